import { ProblemError } from './api.ts';
import { spoken } from './language.ts';
import { words } from './words.ts';

/** What a place shows while it is read. */
export function Waiting() {
  return (
    <div className="card waiting" role="status" aria-label={words.loading}>
      <i />
      <i />
      <i />
    </div>
  );
}

export function PageFailed() {
  return (
    <main className="page">
      <Failed error={undefined} />
    </main>
  );
}

/** What cannot be shown, and why. What one may not see is the same as what is not there. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const status = problem?.status;
  const title = status === 404 || status === 400 ? words.notFound : status === 403 ? words.forbidden : words.failed;
  const why =
    status === 404 || status === 400
      ? words.notFoundWhy
      : problem
        ? spoken({ zh: problem.detail, en: problem.detailEn })
        : '';
  return (
    <div className="card empty" role="alert">
      <strong>{title}</strong>
      <p>{why}</p>
      {problem?.rule ? <p className="law">{problem.rule}</p> : null}
      <button type="button" onClick={retry ?? (() => location.reload())}>
        {words.tryAgain}
      </button>
    </div>
  );
}

export function Nothing() {
  return <p className="empty quiet">{words.nothing}</p>;
}
