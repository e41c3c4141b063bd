import { useMutation } from '@tanstack/react-query';
import { createClient, type Schemas } from '../../../../shared/client/client.ts';
import { Refusal } from '../acts/refusal.tsx';
import { momentOf } from '../dates.ts';
import { words } from '../words.ts';

const said = words.verify;

/** Where the QR code of a printed document leads, for anybody who holds the print: what the code says, and the check of its data. */
export function Verify({ apiUrl }: { apiUrl: string }) {
  const code = new URLSearchParams(location.search);
  const number = code.get('number') ?? '';
  const sha256 = code.get('sha256') ?? '';
  const checking = useMutation({
    mutationFn: async (file: File) => {
      const body = JSON.parse(await file.text()) as { document: Record<string, unknown>; signature: string };
      const api = createClient({ url: apiUrl });
      return (await api.POST('/v1/verify', { body })).data as Schemas['Verdict'];
    },
  });
  const verdict = checking.data;
  return (
    <main id="main" className="verify">
      <h1>{said.title}</h1>
      {number ? (
        <section className="card">
          <dl>
            <dt>{said.number}</dt>
            <dd>{number}</dd>
            <dt>{said.code}</dt>
            <dd>
              <strong>{inFours(sha256.slice(0, 16))}</strong>
            </dd>
          </dl>
          <p className="law">{said.compare}</p>
        </section>
      ) : null}
      <section className="card">
        <h2>{said.check}</h2>
        <label>
          {said.file}
          <input
            type="file"
            accept="application/json,.json"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) checking.mutate(file);
            }}
          />
        </label>
        {checking.error instanceof SyntaxError ? (
          <p role="alert">{said.unreadable}</p>
        ) : checking.isError ? (
          <Refusal error={checking.error} />
        ) : null}
        {verdict ? <Answer verdict={verdict} printed={sha256} /> : null}
      </section>
    </main>
  );
}

function Answer({
  verdict: { genuine, fault, signedAt, says },
  printed,
}: {
  verdict: Schemas['Verdict'];
  printed: string;
}) {
  if (!genuine || !says)
    return (
      <div className="note" role="alert">
        <strong>{said.notGenuine}</strong>
        <div>{said.faults[fault ?? 'not-genuine']}</div>
      </div>
    );
  const isPrint = printed === '' || printed === says.sha256;
  return (
    <div className={isPrint ? 'note ok' : 'note'} role="status">
      <strong>{isPrint ? said.genuine : said.another}</strong>
      <dl>
        <dt>{said.document}</dt>
        <dd>{says.title}</dd>
        <dt>{said.number}</dt>
        <dd>{says.number}</dd>
        <dt>{said.code}</dt>
        <dd>{inFours(says.sha256.slice(0, 16))}</dd>
        <dt>{said.signedAt}</dt>
        <dd>{signedAt ? momentOf(signedAt) : ''}</dd>
      </dl>
    </div>
  );
}

const inFours = (digits: string) => (digits.toUpperCase().match(/.{1,4}/g) ?? []).join('-');
