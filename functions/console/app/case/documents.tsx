import { useState } from 'react';
import { openDocument, type Schemas } from '../api.ts';
import { words } from '../words.ts';

/** A signed document, and where it is read: as a page, if it has one, and as PDF; or a sealed bundle of all there is, to download. */
export interface Paper {
  name: string;
  page?: string;
  pdf?: string;
  bundle?: () => Promise<Schemas['Evidence'] | undefined>;
}

/** The signed documents of a case. */
export function Documents({ papers }: { papers: Paper[] }) {
  const [failed, setFailed] = useState('');
  const told = (done: Promise<unknown>) =>
    done.then(
      () => setFailed(''),
      (error: Error) => setFailed(error.message),
    );
  const open = (path: string, type: string) => told(openDocument(path, type));
  const download = async (bundle: NonNullable<Paper['bundle']>) => {
    const evidence = await bundle();
    if (evidence) window.location.assign(evidence.file.url);
  };
  return (
    <section className="card">
      <h2>{words.parts.documents}</h2>
      <dl>
        {papers.map(({ name, page, pdf, bundle }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>
              {page ? (
                <button type="button" className="plain" onClick={() => open(page, 'text/html')}>
                  {words.documents.open}
                </button>
              ) : null}
              {pdf ? (
                <button type="button" className="plain" onClick={() => open(pdf, 'application/pdf')}>
                  {words.documents.pdf}
                </button>
              ) : null}
              {bundle ? (
                <button type="button" className="plain" onClick={() => void told(download(bundle))}>
                  {words.documents.download}
                </button>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
      {failed ? <p role="alert">{failed}</p> : null}
    </section>
  );
}
