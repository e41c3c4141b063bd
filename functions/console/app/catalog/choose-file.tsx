import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Refusal } from '../acts/refusal.tsx';
import { queries } from '../api.ts';
import { ACCEPTED, formatOf, type Upload, upload } from './upload.ts';
import { catalogWords } from './words.ts';

const { importing: words } = catalogWords;

/** Sends a file and leads to its import. */
export function useUpload() {
  const go = useNavigate();
  const [percent, setPercent] = useState(0);
  const sending = useMutation({
    mutationFn: (what: Upload) => upload(what, setPercent),
    onSuccess: (id) => {
      void queries.invalidateQueries({ queryKey: ['imports', 'list'] });
      void go(`/imports/${id}`);
    },
  });
  return { sending, percent };
}

/** Where a file is chosen or dropped. It is checked at once. */
export function ChooseFile({ label, first = true }: { label: string; first?: boolean }) {
  const { sending, percent } = useUpload();
  const [wrong, setWrong] = useState(false);
  const [over, setOver] = useState(false);
  const take = (file: File | undefined) => {
    setOver(false);
    if (!file) return;
    setWrong(!formatOf(file));
    if (formatOf(file)) sending.mutate({ file, checkOnly: true, corrections: [], thenImport: false });
  };
  return (
    <section
      className={over ? 'drop over' : 'drop'}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files[0]);
      }}
    >
      <label className={first ? 'button primary' : 'button'}>
        {label}
        <input
          type="file"
          accept={ACCEPTED}
          disabled={sending.isPending}
          onChange={({ target }) => {
            take(target.files?.[0]);
            target.value = '';
          }}
        />
      </label>
      <span className="quiet">{words.drop}</span>
      {sending.isPending ? <p role="status">{words.sending(percent)}</p> : null}
      {wrong ? <p role="alert">{words.wrongKind}</p> : null}
      {sending.isError ? <Refusal error={sending.error} /> : null}
    </section>
  );
}
