import { useState } from 'react';
import { openDocument } from '../api.ts';
import { words } from '../words.ts';

/** The signed documents of a request: to read, and as PDF. */
export function Documents({ id, kinds }: { id: string; kinds: ('form' | 'reply')[] }) {
  const [failed, setFailed] = useState('');
  const open = (path: string, type: string) =>
    openDocument(path, type).then(
      () => setFailed(''),
      (error: Error) => setFailed(error.message),
    );
  return (
    <section className="card">
      <h2>{words.parts.documents}</h2>
      <dl>
        {kinds.map((kind) => (
          <div key={kind} style={{ display: 'contents' }}>
            <dt>{words.documents[kind]}</dt>
            <dd>
              <button type="button" className="plain" onClick={() => open(`/v1/requests/${id}/${kind}`, 'text/html')}>
                {words.documents.open}
              </button>
              <button
                type="button"
                className="plain"
                onClick={() => open(`/v1/requests/${id}/${kind}.pdf`, 'application/pdf')}
              >
                {words.documents.pdf}
              </button>
            </dd>
          </div>
        ))}
      </dl>
      {failed ? <p role="alert">{failed}</p> : null}
    </section>
  );
}
