import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas } from '../api.ts';
import { put } from '../put.ts';
import { words } from '../words.ts';
import { Refusal } from './refusal.tsx';

type Body = Partial<Schemas['CreateAttachmentInput']>;
type FileType = Schemas['CreateAttachmentInput']['type'];
const TYPES: FileType[] = ['pdf', 'ofd', 'docx', 'xlsx', 'jpg', 'png'];
const said = words.attach;

const typeOf = ({ name }: File) => TYPES.find((type) => name.toLowerCase().endsWith(`.${type}`));

interface Upload {
  file: string;
  uploadUrl: string;
  contentType: string;
}

/** What asks for the link that a file of the case is sent to. */
type Asks = (id: string, body: { type: FileType; size: number }) => Promise<{ data?: Upload }>;

interface Props {
  /** The case. */
  id: string;
  value: Body;
  change: (value: Body) => void;
  asks: Asks;
  /** What is said once the file has been sent. */
  ready?: string;
}

/** The links to send a file to, by the operation that takes it in. */
export const asking = {
  createAttachment: (id, body) => api.POST('/v1/negotiations/{id}/uploads', { params: { path: { id } }, body }),
  attachFile: (id, body) => api.POST('/v1/rectifications/{id}/prepare-file', { params: { path: { id } }, body }),
  reportSafeguard: (id, body) => api.POST('/v1/safeguards/{id}/report-files', { params: { path: { id } }, body }),
  concludeIncident: (id, body) => api.POST('/v1/incidents/{id}/incident-files', { params: { path: { id } }, body }),
} satisfies Record<string, Asks>;

/** A file, which is sent once it is chosen, and what it is called in the case. */
export function AttachForm({ id, value, change, asks, ready = said.ready }: Props) {
  const [percent, setPercent] = useState(0);
  const [isOther, setOther] = useState(false);
  const sending = useMutation({
    mutationFn: async ({ file, type }: { file: File; type: FileType }) => {
      const { data } = await asks(id, { type, size: file.size });
      const upload = data as Upload;
      await put(upload.uploadUrl, upload.contentType, file, setPercent);
      return { ...value, file: upload.file, type, name: value.name ?? file.name.replace(/\.\w+$/, '').slice(0, 120) };
    },
    onSuccess: change,
  });
  return (
    <>
      <div className="field">
        <label htmlFor="attached">{said.file}</label>
        <p className="hint" id="attached-hint">
          {said.types(TYPES.join(words.comma))}
        </p>
        <input
          id="attached"
          type="file"
          aria-describedby="attached-hint"
          accept={TYPES.map((type) => `.${type}`).join()}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            const type = file && typeOf(file);
            setOther(Boolean(file) && !type);
            if (file && type) sending.mutate({ file, type });
          }}
        />
        <p role="status">{sending.isPending ? said.sending(percent) : value.file ? ready : ''}</p>
        {isOther ? <p className="wrong">{said.types(TYPES.join(words.comma))}</p> : null}
        {sending.isError ? <Refusal error={sending.error} /> : null}
      </div>
      <div className="field">
        <label htmlFor="attached-name">{said.name}</label>
        <input
          id="attached-name"
          data-field="name"
          value={value.name ?? ''}
          onChange={({ target }) => change({ ...value, name: target.value })}
        />
      </div>
    </>
  );
}
