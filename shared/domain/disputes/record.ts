import type * as z from 'zod';
import { change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import { signature } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import type { Attachment } from './attachment.ts';
import { type NegotiationDecision, withConsequences } from './consequences.ts';
import { mustHaveRoom, type Negotiation, negotiationFacts, takeStep } from './negotiation.ts';
import { type Author, authorOf, sideOf } from './sides.ts';
import type { statementSchema } from './statement.ts';

const MOST_STATEMENTS = 30;
const MOST_FILES = 20;

/** @throws Refusal `not-your-step`, `step-closed`, `case-full` */
export function mayState(negotiation: Negotiation, { by }: Circumstances): void {
  takeStep(negotiation, 'state', by);
  mustHaveRoom(negotiation.statements, MOST_STATEMENTS, '陈述');
}

/** One side makes a statement. @throws Refusal `not-your-step`, `step-closed`, `case-full` */
export function makeStatement(
  negotiation: Negotiation,
  { text }: z.infer<typeof statementSchema>,
  at: Circumstances,
): NegotiationDecision {
  mayState(negotiation, at);
  const side = sideOf(negotiation, at.by);
  const number = negotiation.statements.length + 1;
  const statement = { number, side, text, at: at.now, ...signature(at.by) };
  const next = { ...negotiation, statements: [...negotiation.statements, statement] };
  const stated = event('NegotiationStated', { ...negotiationFacts(negotiation), side, statement: number });
  return withConsequences(change('negotiation', negotiation, next, stated), at);
}

/**
 * Checks, before the upload, that a person may attach a file. @returns for whom @throws Refusal `not-your-step`, `step-closed`,
 * `case-full`
 */
export function mayAttach(negotiation: Negotiation, by: Principal): Author {
  const side = authorOf(negotiation, by);
  takeStep(negotiation, attaching[side], by);
  mustHaveRoom(negotiation.files, MOST_FILES, '附件');
  return side;
}

/** The step by which each author attaches a file. */
const attaching = {
  requester: 'attach',
  provider: 'attach',
  bureau: 'attachAsBureau',
  government: 'attachAsGovernment',
} as const satisfies Record<Author, string>;

/** @throws Refusal `not-your-step`, `step-closed`, `case-full`, `attached-already` */
export function addAttachment(
  negotiation: Negotiation,
  file: Pick<Attachment, 'id' | 'name' | 'type' | 'bytes' | 'sha256'>,
  at: Circumstances,
): NegotiationDecision {
  const side = mayAttach(negotiation, at.by);
  if (negotiation.files.some(({ id }) => id === file.id)) throw new Refusal('attached-already');
  const { id, bytes, sha256 } = file;
  const next = {
    ...negotiation,
    files: [...negotiation.files, { ...file, side, at: at.now, ...signature(at.by) }],
  };
  const attached = event('NegotiationFileAttached', {
    ...negotiationFacts(negotiation),
    side,
    file: id,
    bytes,
    sha256,
  });
  return withConsequences(change('negotiation', negotiation, next, attached), at);
}

/** Checks that named files are attached to the negotiation. @throws Refusal `files-unknown` */
export function mustBeAttached({ files }: Pick<Negotiation, 'files'>, named: readonly string[], field: string): void {
  const unknown = named.filter((id) => !files.some((file) => file.id === id));
  if (unknown.length > 0) throw new Refusal('files-unknown', {}, [{ field, message: unknown.join() }]);
}
