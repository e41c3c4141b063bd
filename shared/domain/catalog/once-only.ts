import type { Instant } from '../calendar/time.ts';
import { andThen, type Change, change } from '../change.ts';
import type { Actor, Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { withHands } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { isBureau } from '../people/visibility.ts';
import { Refusal } from '../refusals.ts';
import type { Content } from './content.ts';
import {
  checkOnceOnly,
  type Match,
  refuseUnanswered,
  type SourceAnswer,
  unansweredMatches,
} from './matching/answers.ts';
import { compile, type Resource } from './resource.ts';
import { proposeEntry, type ReviewDecision } from './review.ts';

/** A department's answers about existing sources that match its new entry (article 10). */
export interface OnceOnly {
  /** `<entry>.once-only`: stored beside the entry, not within its state. */
  id: string;
  resource: Id<'res'>;
  provider: string;
  answers: SourceAnswer[];
  /** The answered matches, as they were at that time. */
  matches: Match[];
  answeredAt: Instant;
  /** Everybody who answered. */
  hands: string[];
}

/** The most matches that an imported entry lists; the comparison shows all. */
const HELD_NAMED = 5;

export function onceOnlyId(resource: string): string {
  return `${resource}.once-only`;
}

/** Whether an entry has to be compared with others. A published entry is itself a source for comparisons. */
export function mustBeCompared(resource: Resource): boolean {
  return resource.version === 0 && resource.draft !== null;
}

/** @throws Refusal `resource-not-draft` if there is nothing to answer, `resource-under-review` */
export function mayAnswer(resource: Resource): void {
  if (!mustBeCompared(resource)) throw new Refusal('resource-not-draft');
  if (!['draft', 'returned'].includes(resource.draft?.status ?? '')) throw new Refusal('resource-under-review');
}

/**
 * The department answers all matches of its draft at once. This replaces its earlier answers.
 * @throws Refusal `resource-not-draft` if there is nothing to answer, `resource-under-review`, `duplicate-collection`,
 *   `answer-unknown`
 */
export function answerOnceOnly(
  before: OnceOnly | null,
  { resource, matches, answers }: { resource: Resource; matches: Match[]; answers: SourceAnswer[] },
  { by, now }: Actor,
): [Change<'onceOnly', OnceOnly>] {
  mayAnswer(resource);
  checkOnceOnly(matches, answers);
  const answered = matches.filter((match) => answers.some(({ source }) => source === match.id));
  const { id, provider } = resource;
  const hands = withHands(before?.hands ?? [], by);
  const next = { id: onceOnlyId(id), resource: id, provider, answers, matches: answered, answeredAt: now, hands };
  const told = event('OnceOnlyAnswered', {
    provider,
    resource: id,
    used: answers.filter(({ kind }) => kind === 'use-existing').map(({ source }) => source),
    exceptions: answers.filter(({ kind }) => kind === 'exception').map(({ source }) => source),
  });
  return [change('onceOnly', before, next, told)];
}

/** Checks who imports for a department: its staff, or for all of them (null) the bureau. @throws Refusal `role-missing` */
export function mayImport(by: Principal, department: string | null): void {
  const may = department === null ? isBureau(by) : by.department === department && by.roles.includes('staff');
  if (!may) throw new Refusal('role-missing');
}

/**
 * Compiles an imported entry. It is proposed to the head, unless an existing source matches: then it stays a draft until its
 * department has answered (article 10).
 */
export function importEntry(
  entry: { id: Id<'res'>; code: string; provider: string; content: Content },
  { matches, job }: { matches: Match[]; job: Id<'job'> },
  at: Circumstances,
): ReviewDecision {
  const [compiled] = compile(entry, at);
  const held = unansweredMatches(matches, [])
    .slice(0, HELD_NAMED)
    .map(({ id, number, department, called, score }) => ({ id, number, department, called, score }));
  if (held.length === 0) {
    const [proposed, ...duties] = proposeEntry(compiled.next, { job }, at);
    return [andThen(compiled, () => proposed), ...duties];
  }
  const waiting: Resource = {
    ...compiled.next,
    draft: {
      status: 'draft',
      kind: 'content',
      content: entry.content,
      changes: [],
      held,
      job,
      hands: withHands([], at.by),
    },
  };
  return [{ ...compiled, next: waiting }];
}

/** Checks that an imported draft waits for no answers: those are given entry by entry. @throws Refusal `duplicate-collection` */
export function refuseHeld({ draft }: Resource): void {
  if (draft?.status === 'draft') refuseUnanswered(draft.held ?? []);
}

/** Checks at submission that all matches are answered (article 10). @throws Refusal `duplicate-collection` */
export function mustBeAnswered(resource: Resource, matches: Match[], answers: SourceAnswer[]): void {
  if (mustBeCompared(resource)) refuseUnanswered(unansweredMatches(matches, answers));
}
