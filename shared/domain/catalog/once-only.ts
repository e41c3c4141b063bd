import { andThen, type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import { Refusal } from '../refusals.ts';
import type { Content } from './content.ts';
import {
  checkOnceOnly,
  type Match,
  refuseUnanswered,
  type SourceAnswer,
  unansweredMatches,
} from './matching/answers.ts';
import { compile, type EntryDecision, propose, type Resource } from './resource.ts';

/** How the department answered for the sources that hold what its new entry holds (article 10). */
export interface OnceOnly {
  /** `<entry>.once-only`, beside the entry and apart from its own state. */
  id: string;
  resource: string;
  provider: string;
  answers: SourceAnswer[];
  /** The matches answered, as they were then. */
  matches: Match[];
  answeredAt: string;
}

/** How many of them an imported entry names beside it; the comparison tells all. */
const HELD_NAMED = 5;

export function onceOnlyId(resource: string): string {
  return `${resource}.once-only`;
}

/** Whether an entry has to be compared: once it is published, it is itself a source that others are compared with. */
export function mustBeCompared(resource: Resource): boolean {
  return resource.version === 0 && resource.draft !== null;
}

/**
 * The department answers for all matches of its draft at once, in place of what it answered before.
 * @throws Refusal `resource-not-draft` where there is nothing to answer for, `resource-under-review`, `duplicate-collection`,
 *   `answer-unknown`
 */
export function answerOnceOnly(
  before: OnceOnly | null,
  { resource, matches, answers }: { resource: Resource; matches: Match[]; answers: SourceAnswer[] },
  { now }: Pick<Circumstances, 'now'>,
): [Change<'onceOnly', OnceOnly>] {
  if (!mustBeCompared(resource)) throw new Refusal('resource-not-draft');
  if (!['draft', 'returned'].includes(resource.draft?.status ?? '')) throw new Refusal('resource-under-review');
  checkOnceOnly(matches, answers);
  const answered = matches.filter((match) => answers.some(({ source }) => source === match.id));
  const { id, provider } = resource;
  const next = { id: onceOnlyId(id), resource: id, provider, answers, matches: answered, answeredAt: now };
  const told = event('OnceOnlyAnswered', {
    provider,
    resource: id,
    used: answers.filter(({ kind }) => kind === 'use-existing').map(({ source }) => source),
    exceptions: answers.filter(({ kind }) => kind === 'exception').map(({ source }) => source),
  });
  return [change('onceOnly', before, next, told)];
}

/**
 * Article 10, for an entry that is imported: proposed to the head as if by hand, but where something holds the same, left as a
 * draft until its department has answered.
 */
export function importEntry(
  entry: { id: string; code: string; provider: string; content: Content },
  { matches, job }: { matches: Match[]; job: string },
  at: Pick<Circumstances, 'by' | 'now'>,
): EntryDecision {
  const [compiled] = compile(entry);
  const held = unansweredMatches(matches, [])
    .slice(0, HELD_NAMED)
    .map(({ id, number, department, called, score }) => ({ id, number, department, called, score }));
  if (held.length === 0) return [andThen(compiled, (draft) => propose(draft, { job }, at)[0])];
  const waiting: Resource = {
    ...compiled.next,
    draft: { status: 'draft', kind: 'content', content: entry.content, changes: [], held },
  };
  return [{ ...compiled, next: waiting }];
}

/** Article 10, at submission. @throws Refusal `duplicate-collection` while a match is unanswered */
export function mustBeAnswered(resource: Resource, matches: Match[], answers: SourceAnswer[]): void {
  if (mustBeCompared(resource)) refuseUnanswered(unansweredMatches(matches, answers));
}
