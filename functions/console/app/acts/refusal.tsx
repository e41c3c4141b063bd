import { ProblemError } from '../api.ts';
import { spoken } from '../language.ts';
import { words } from '../words.ts';

/** What was refused, by which rule, and whether anything has happened. */
export function Refusal({ error }: { error: unknown }) {
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const said =
    !problem || problem.status >= 500
      ? words.unknown
      : problem.status === 412
        ? words.changedMeanwhile
        : problem.status === 401
          ? words.ranOut
          : undefined;
  if (said || !problem)
    return (
      <div className="note" role="alert">
        {said}
      </div>
    );
  return (
    <div className="note" role="alert">
      <strong>{words.refused}</strong>
      <div>{spoken({ zh: problem.detail, en: problem.detailEn })}</div>
      {problem.errors.map(({ field, message }) => (
        <div key={field}>{message}</div>
      ))}
      {problem.rule ? <div className="law">{problem.rule}</div> : null}
    </div>
  );
}
