import type { EventType } from '../domain/event.ts';
import type { Kind } from './kinds/states.ts';

/** Converts what was stored under one version into the next version. */
export type Upcast = (old: Data) => Data;
type Data = Record<string, unknown>;

/**
 * Stored items stay as they were written, for years; readers get them in today's form. So every change of a stored type needs
 * an upcast here: the first of a list converts version 1 to 2, the last converts to today's version.
 * Where nothing is to be converted, as for an added optional field, the upcast returns its argument.
 * test/stored/ fails where a type has changed and its version has not.
 */
const states: { [K in Kind]?: readonly Upcast[] } = {
  resource: [
    ({ draft, ...rest }) => ({ ...rest, draft: draft && handled(draft, 'proposedBy') }),
    // No draft had been marked with its import.
    asBefore,
    // Nothing had been found to be a duplicate.
    asBefore,
  ],
  collection: [(old) => ({ ...old, duplicate: null })],
  onceOnly: [(old) => ({ ...old, hands: [] })],
  application: [(old) => handled(old, 'handler', 'proposedBy', 'consentedBy')],
  request: [
    ({ extension, ...rest }) => ({
      ...rest,
      extension: extension && handled(extension),
      hands: [...namesIn(rest, 'handler', 'consentedBy'), ...namesIn(rest.proposed, 'by')],
    }),
    // When a reply had been returned was not kept.
    asBefore,
  ],
  grant: [
    ({ suspension, renewal, filing, ...rest }) => ({
      ...rest,
      suspension: suspension && { ...(suspension as Data), hands: namesIn((suspension as Data).rectified, 'by') },
      renewal: renewal && answered(renewal as Data),
      filing: filing && handled(filing),
    }),
    // What was filed and not decided lapses with the end of the grant.
    ({ filing, ...rest }) => {
      const over = ['ended', 'terminated', 'disposed'].includes(String(rest.status));
      const pending = (filing as Data | null)?.status === 'filed';
      return { ...rest, filing: over && pending ? { ...(filing as Data), status: 'lapsed' } : filing };
    },
    // When the answer to a renewal had been returned was not kept.
    asBefore,
    // What was asked for is declined, here as everywhere.
    ({ filing, ...rest }) => ({ ...rest, filing: filing && declined(filing as Data, 'status') }),
  ],
  correction: [
    ({ answer, ...rest }) => ({
      ...declined(rest, 'status'),
      answer: answer && declined(answer as Data, 'outcome'),
    }),
  ],
  contested: [
    ({ cases, ...rest }) => ({
      ...rest,
      cases: (cases as Data[]).map(({ rejected, ...one }) => ({ ...one, declined: rejected })),
    }),
  ],
  negotiation: [
    ({ ruling, ...rest }) => ({
      ...handled(rest, 'by'),
      ruling: ruling && { ...(ruling as Data), referred: null },
    }),
    // The city government attached no file.
    asBefore,
    // Whose turn it was had not been kept.
    asBefore,
  ],
  demand: [
    ({ statedBy, consentedBy, ...rest }) => ({
      ...rest,
      hands: [...(statedBy as string[]), ...namesIn({ consentedBy }, 'consentedBy')],
    }),
  ],
  evaluation: [
    // Nothing told that a collection was a duplicate.
    ({ rows, ...rest }) => ({
      ...rest,
      rows: (rows as Data[]).map(({ figures, ...row }) => ({
        ...row,
        figures: { ...(figures as Data), collections: { duplicates: 0 } },
      })),
    }),
  ],
  // Nobody had acted for an absent person in what was stored before, nobody had decided for the city government, and what waited for a
  // consent, an answer or a first review had no duty. No rule said who consents to an entry, and none recurred. Nothing was rectified by
  // notice, nothing was owed of an evaluation, and nobody complained or was criticized before all departments.
  duty: [asBefore, asBefore, asBefore, asBefore, asBefore, asBefore, asBefore],
  policy: [asBefore, asBefore, asBefore, asBefore, asBefore, asBefore, asBefore, asBefore],
  // Nobody had chosen a language of mails, nobody had been named deputy, nobody was an auditor or an evaluator, and everybody signed in
  // under their id.
  person: [asBefore, asBefore, asBefore, asBefore, asBefore, asBefore],
  // No department had changed its name or been merged.
  department: [asBefore],
  // Nothing of security had been sent, nor of what is rectified by notice, of an evaluation, a complaint, or a notice of criticism.
  delivery: [asBefore, asBefore, asBefore, asBefore],
  job: [
    ({ work, ...rest }) => {
      const { kind } = work as Data;
      return { ...rest, failure: null, work: kind === 'approve' || kind === 'consent' ? { kind, entries: [] } : work };
    },
    // There were no jobs on the drafts of an import, and none of a merger. No import only checked a file, or corrected one. None
    // exported the log.
    asBefore,
    asBefore,
    asBefore,
    asBefore,
  ],
};
const events: { [T in EventType]?: readonly Upcast[] } = {
  DepartmentRegistered: [(old) => ({ ...old, creditCode: null, office: null, division: null })],
  PersonRegistered: [(old) => ({ ...old, name: null, email: null })],
  // What they were before is not known.
  PersonChanged: [({ active, roles }) => ({ active, roles, department: null, before: {}, after: { active, roles } })],
  MailChosen: [asBefore],
  PersonLeft: [(old) => ({ ...old, before: {}, after: {} })],
  // Who had returned it was not kept.
  ResourceReturned: [(old) => ({ ...old, returnedBy: null })],
  // Neither how long it took nor how complete an entry was had been kept.
  DutyMet: [(old) => ({ ...old, days: null })],
  ResourcePublished: [(old) => ({ ...old, sharing: null, filled: null })],
};
/** The content of a published version of an entry. */
const contents: readonly Upcast[] = [
  // No remark had been kept on a cycle.
  asBefore,
];

/** The version under which a type is stored today; a type that never changed is at 1. */
export const current = {
  state: (kind: Kind) => newest(states[kind]),
  event: (type: EventType) => newest(events[type]),
  content: () => newest(contents),
};

/** Converts what was stored under version `v` to today's form. */
export const upcast = {
  state: (kind: Kind, v: number, state: object) => raise(states[kind], v, state),
  event: (type: EventType, v: number, data: object) => raise(events[type], v, data),
  content: (v: number, content: object) => raise(contents, v, content),
};

/** The same with `hands`: the people whom these fields name. */
function handled(stored: unknown, ...fields: string[]): Data {
  return { ...(stored as Data), hands: namesIn(stored, ...fields) };
}

function namesIn(stored: unknown, ...fields: string[]): string[] {
  const named = fields.flatMap((field) => (stored as Data | null | undefined)?.[field] ?? []);
  return [...new Set(named)] as string[];
}

function answered({ askedBy, answer, ...renewal }: Data): Data {
  const { by, ...said } = (answer ?? {}) as Data;
  return { ...renewal, answer: answer ? said : null, hands: namesIn({ askedBy, by }, 'askedBy', 'by') };
}

/** The same with today's word where this field said `rejected`. */
function declined(stored: Data, field: string): Data {
  return stored[field] === 'rejected' ? { ...stored, [field]: 'declined' } : stored;
}

function asBefore(old: Data): Data {
  return old;
}

export function newest(steps: readonly Upcast[] = []): number {
  return steps.length + 1;
}

/** Stored by a later release than this one, in a form that this one can't read. */
export class OfLaterRelease extends RangeError {}

/** @throws OfLaterRelease; RangeError for what nobody has numbered */
export function raise(steps: readonly Upcast[] = [], v: number, stored: object): object {
  const message = `stored under version ${v}, of ${newest(steps)}`;
  if (v > newest(steps)) throw new OfLaterRelease(message);
  if (!(v >= 1)) throw new RangeError(message);
  return steps.slice(v - 1).reduce((old, step) => step(old), stored as Data);
}
