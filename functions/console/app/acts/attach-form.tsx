import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../api.ts';
import { put } from '../put.ts';
import { words } from '../words.ts';
import { Refusal } from './refusal.tsx';

type Body = Partial<Schemas['CreateAttachmentInput']>;
type FileType = Schemas['CreateAttachmentInput']['type'];
const TYPES: FileType[] = ['pdf', 'ofd', 'docx', 'xlsx', 'jpg', 'png'];
const said = words.attach;

const typeOf = ({ name }: File) => TYPES.find((type) => name.toLowerCase().endsWith(`.${type}`));

interface Props {
  /** Asks for the link to send a file of the case to. */
  prepare: (asked: { type: FileType; size: number }) => Promise<Schemas['NegotiationUpload']>;
  value: Body;
  change: (value: Body) => void;
}

/** A file, which is sent once it is chosen, and what it is called in the case. */
export function AttachForm({ prepare, value, change }: Props) {
  const [percent, setPercent] = useState(0);
  const [isOther, setOther] = useState(false);
  const sending = useMutation({
    mutationFn: async ({ file, type }: { file: File; type: FileType }) => {
      const upload = await prepare({ type, size: file.size });
      await put(upload.uploadUrl, upload.contentType, file, setPercent);
      return { file: upload.file, type, name: value.name ?? file.name.replace(/\.\w+$/, '').slice(0, 120) };
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
        <p role="status">{sending.isPending ? said.sending(percent) : value.file ? said.ready : ''}</p>
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
