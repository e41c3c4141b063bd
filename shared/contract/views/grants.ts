import type * as z from 'zod';
import type { Instant } from '../../domain/calendar/time.ts';
import { liability } from '../../domain/cases/liability.ts';
import type { Circumstances } from '../../domain/circumstances.ts';
import {
  type Ending,
  endings,
  type Filing,
  type Grant,
  type Renewal,
  type Suspension,
} from '../../domain/grants/grant.ts';
import type { UseRecord } from '../../domain/grants/records.ts';
import { endsOn, statusAt } from '../../domain/grants/term.ts';
import { filingLife } from '../../domain/lives/filing.ts';
import { grantLife } from '../../domain/lives/grant.ts';
import { renewalLife } from '../../domain/lives/renewal.ts';
import type { Unacted } from '../actions/action.ts';
import type * as grants from '../schemas/grant.ts';
import { deadlineView } from './duties.ts';

/** A grant in its state at an instant. */
export function grantView(grant: Grant, now: Instant): z.input<typeof grants.grant> {
  const { id, source, number, resource, version, resourceName, requester, provider } = grant;
  const { items, purpose, scope, conditions, direct = false, madeAt, provision } = grant;
  const status = statusAt(grant, now);
  return {
    ...{ id, source, number, resource, version, resourceName, requester, provider },
    ...{ items, purpose, scope, conditions, direct, madeAt, status },
    statusName: grantLife.states[status],
    endsOn: endsOn(grant),
    provision: provision && {
      kind: provision.kind,
      interface: provision.kind === 'interface' ? provision.interface : null,
      at: grant.providedAt ?? madeAt,
    },
    suspension: grant.suspension && suspensionView(grant.suspension),
    renewal: grant.renewal && renewalView(grant.renewal),
    filing: grant.filing && filingView(grant.filing),
    ending: grant.ending && endingView(grant.ending),
    liability,
  };
}

/** A grant with its open deadlines, the most urgent first. */
export function grantWithDeadlinesView(
  grant: Grant,
  { duties, law, now }: Pick<Circumstances, 'duties' | 'law' | 'now'>,
): Unacted<typeof grants.grantWithDeadlines> {
  const open = duties.filter(({ status }) => status === 'open').sort((a, b) => a.due.localeCompare(b.due));
  const deadlines = open.map((duty) => ({ kind: duty.kind, ...deadlineView(duty, law, now) }));
  return { ...grantView(grant, now), deadlines };
}

export function recordOfUseView({ id, grant, kind, on, what, count, at }: UseRecord): z.input<typeof grants.useRecord> {
  return { id, grant, kind, on, what, count: count ?? null, at };
}

function suspensionView({ by, at, reason, due, rectified }: Suspension) {
  return { by, at, reason, due, rectified: rectified && { at: rectified.at, statement: rectified.statement } };
}

function renewalView({ status, items, reason, askedAt, answer, remarks }: Renewal) {
  const answered = answer && { items: answer.items, refusal: answer.refusal, at: answer.at };
  return { status, statusName: renewalLife.states[status], items, reason, askedAt, answer: answered, remarks };
}

function filingView(filing: Filing) {
  const { status, kind, reason, negotiated, filedAt, decidedAt, remarks } = filing;
  return {
    ...{ status, kind, reason, negotiated, filedAt, decidedAt, remarks },
    statusName: filingLife.states[status],
    endsOn: filing.kind === 'end' ? filing.endsOn : null,
    change: filing.kind === 'change' ? filing.change : null,
  };
}

function endingView({ on, how, reason }: Ending) {
  return { on, how, howName: endings[how], reason };
}
