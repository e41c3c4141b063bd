import { useState } from 'react';
import { openDocument } from '../api.ts';
import { words } from '../words.ts';

/** A signed document, and where it is read: as a page, if it has one, and as PDF. */
export interface Paper {
  name: string;
  page?: string;
  pdf: string;
}

/** The signed documents of a case. */
export function Documents({ papers }: { papers: Paper[] }) {
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
        {papers.map(({ name, page, pdf }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>
              {page ? (
                <button type="button" className="plain" onClick={() => open(page, 'text/html')}>
                  {words.documents.open}
                </button>
              ) : null}
              <button type="button" className="plain" onClick={() => open(pdf, 'application/pdf')}>
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
