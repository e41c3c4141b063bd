import type { LocalDate } from '../calendar/time.ts';
import type { FactKind } from './fact-kinds.ts';
import { disproofOf, type Fact, type FactOf } from './facts.ts';

/** Both days included. */
export interface Period {
  from: LocalDate;
  to: LocalDate;
}

/** How what was owed in a period was done. `late`: dates that were missed, however long after the work was done. */
interface Timeliness {
  inTime: number;
  late: number;
  /** The share in time, from 0 to 1; null where nothing was owed. */
  rate: number | null;
  /** Working days from receipt until it was done; null where none was, or the log does not say. */
  median: number | null;
  p90: number | null;
}

/** What the statistics say of a department in a period (articles 6, 17; 809 art. 38). Shares go from 0 to 1; null: of nothing. */
export interface Figures {
  /** `published` at the end of the period. `filled`: the share of their optional fields; `attached`: of those that may be shared. */
  entries: {
    published: number;
    filled: number | null;
    attached: number | null;
    revised: number;
    withdrawn: number;
    returned: number;
  };
  updates: Timeliness;
  /** `sent` by the department; all others are those that it received. */
  requests: {
    sent: number;
    received: number;
    agreed: number;
    partlyAgreed: number;
    refused: number;
    disputed: number;
  };
  replies: Timeliness;
  provision: Timeliness;
  corrections: Timeliness & {
    made: number;
    received: number;
    corrected: number;
    verified: number;
    declined: number;
    contested: number;
    rated: number;
    /** The share of the rated answers that solved the matter. */
    solved: number | null;
    /** One to five, on average. */
    stars: number | null;
  };
  /** `grants`: whose data the department took or used in the period; `recorded`: the share of them with a record of use. */
  use: { grants: number; daysOfUse: number; records: number; recorded: number | null };
  rectifications: Timeliness;
  /** Tasks of security that recur, and what an incident takes; `incidents`: closed ones that the department answers for (article 22). */
  security: Timeliness & { incidents: number };
  /** `duplicates`: entries and collections that were found to be collected twice (article 10), and still are. */
  collections: { duplicates: number };
  /** What the bureau alone owes. */
  reviews: Timeliness;
}

/** The kinds of duty behind each figure of timeliness. */
const timely = {
  updates: ['update', 'reclassify'],
  replies: ['reply', 'renew'],
  provision: ['provide'],
  corrections: ['correct', 'answer-objection'],
  rectifications: ['rectify', 'rectify-notice'],
  security: [
    ...['assess-risk', 'review-security', 'check-secrecy', 'drill-restore', 'plan-emergency', 'exercise-emergency'],
    ...['tell-authority', 'handle-incident', 'review-contractor'],
  ],
  reviews: ['review', 'review-first', 'find', 'coordinate', 'decide-extension', 'decide-filing'],
} as const satisfies { [F in keyof Figures]?: readonly string[] };

/**
 * The figures of a department, of its facts in a period.
 * @param entries what it has at the end of the period (`entriesAt`)
 */
export function figuresOf(facts: readonly Fact[], entries: readonly Entry[]): Figures {
  const of = <K extends FactKind>(kind: K) => facts.filter((fact): fact is FactOf<K> => fact.kind === kind);
  const provided = <K extends 'request-sent' | 'request-answered' | 'dispute-opened' | 'correction-reported'>(
    kind: K,
  ) => (of(kind) as FactOf<'request-sent'>[]).filter(({ side }) => side === 'provider');
  const answers = of('request-answered').filter(({ side }) => side === 'provider');
  const corrected = of('correction-answered');
  const rated = of('correction-rated');
  const shareable = entries.filter(({ sharing }) => sharing !== 'not-shared');
  const used = [...of('data-taken'), ...of('data-used')].filter(({ side }) => side === 'requester');
  const grants = new Set(used.map(({ about }) => about));
  const records = of('use-recorded');
  const recorded = new Set(records.map(({ about }) => about));
  return {
    entries: {
      published: entries.length,
      filled: mean(entries.flatMap(({ filled }) => filled ?? [])),
      attached: share(shareable.filter(({ attached }) => attached).length, shareable.length),
      revised: of('entry-published').filter(({ version }) => version > 1).length,
      withdrawn: of('entry-withdrawn').length,
      returned: of('entry-returned').length,
    },
    updates: timeliness(facts, timely.updates),
    requests: {
      sent: of('request-sent').filter(({ side }) => side === 'requester').length,
      received: provided('request-sent').length,
      agreed: answers.filter(({ answer }) => answer === 'agreed').length,
      partlyAgreed: answers.filter(({ answer }) => answer === 'partly-agreed').length,
      refused: answers.filter(({ answer }) => answer === 'refused').length,
      disputed: provided('dispute-opened').length,
    },
    replies: timeliness(facts, timely.replies),
    provision: timeliness(facts, timely.provision),
    corrections: {
      ...timeliness(facts, timely.corrections),
      made: of('correction-reported').filter(({ side }) => side === 'requester').length,
      received: provided('correction-reported').length,
      corrected: corrected.filter(({ answer }) => answer === 'corrected').length,
      verified: corrected.filter(({ answer }) => answer === 'verified').length,
      declined: corrected.filter(({ answer }) => answer === 'declined').length,
      contested: of('correction-contested').length,
      rated: rated.length,
      solved: share(rated.filter(({ solved }) => solved).length, rated.length),
      stars: mean(rated.map(({ stars }) => stars)),
    },
    use: {
      grants: grants.size,
      daysOfUse: of('data-used').filter(({ side }) => side === 'requester').length,
      records: records.length,
      recorded: share([...grants].filter((grant) => recorded.has(grant)).length, grants.size),
    },
    rectifications: timeliness(facts, timely.rectifications),
    security: {
      ...timeliness(facts, timely.security),
      incidents: of('incident-closed').filter(({ liable }) => liable).length,
    },
    collections: { duplicates: standingOf(facts, 'duplicate-found').length },
    reviews: timeliness(facts, timely.reviews),
  };
}

/** The facts of a kind that no other fact disproves: what is disproved counts nowhere. */
function standingOf<K extends FactKind>(facts: readonly Fact[], kind: K): FactOf<K>[] {
  const ids = new Set(facts.map(({ id }) => id));
  return facts.filter((fact): fact is FactOf<K> => fact.kind === kind && !ids.has(disproofOf(fact)));
}

function timeliness(facts: readonly Fact[], duties: readonly string[]): Timeliness {
  const met = facts.filter(
    (fact): fact is FactOf<'duty-met'> => fact.kind === 'duty-met' && duties.includes(fact.duty),
  );
  const inTime = met.filter(({ late }) => !late).length;
  const late = standingOf(facts, 'duty-missed').filter(({ duty }) => duties.includes(duty)).length;
  const days = met.flatMap((fact) => fact.days ?? []);
  return { inTime, late, rate: share(inTime, inTime + late), median: quantile(days, 0.5), p90: quantile(days, 0.9) };
}

/** An entry that is published, as the facts have it. */
export interface Entry extends Pick<FactOf<'entry-published'>, 'sharing' | 'filled'> {
  id: string;
  department: string;
  /** Its data can be had: an interface serves it, it is in the pool of the province, or it was provided to somebody. */
  attached: boolean;
}

/** The entries that are published at the end of a day. @param facts the standing facts of all departments until then */
function entriesAt(facts: readonly Fact[], day: LocalDate): Entry[] {
  const entries = new Map<string, Omit<Entry, 'attached'>>();
  const pooled = new Set<string>();
  const served = new Map<string, string>();
  const grants = new Map<string, string>();
  const provided = new Set<string>();
  for (const fact of facts.filter((one) => one.day <= day).toSorted(inOrder)) {
    const { about, department } = fact;
    if (fact.kind === 'entry-published') {
      const { sharing, filled } = fact;
      entries.set(about, { id: about, department, sharing, filled });
    } else if (fact.kind === 'entry-withdrawn') entries.delete(about);
    else if (fact.kind === 'entry-moved') {
      const entry = entries.get(about);
      if (entry) entries.set(about, { ...entry, department });
    } else if (fact.kind === 'entry-pooled') pooled[fact.pooled ? 'add' : 'delete'](about);
    else if (fact.kind === 'interface-registered') served.set(about, fact.resource);
    else if (fact.kind === 'interface-retired') served.delete(about);
    else if (fact.kind === 'grant-made') grants.set(about, fact.resource);
    else if (fact.kind === 'grant-provided') provided.add(about);
  }
  const withData = new Set([...pooled, ...served.values(), ...[...provided].flatMap((id) => grants.get(id) ?? [])]);
  return [...entries.values()].map((entry) => ({ ...entry, attached: withData.has(entry.id) }));
}

/** By the day, and within one stream by the number of the event. */
function inOrder(a: Fact, b: Fact): number {
  const [streamA = '', seqA] = a.id.split('@');
  const [streamB = '', seqB] = b.id.split('@');
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  if (streamA !== streamB) return streamA < streamB ? -1 : 1;
  return Number(seqA) - Number(seqB);
}

/** The figures of every department in a period. @param facts all of the period, and the standing ones until its end */
export function figuresByDepartment(
  facts: readonly Fact[],
  departments: readonly string[],
  { from, to }: Period,
): { department: string; figures: Figures }[] {
  const entries = Map.groupBy(entriesAt(facts, to), ({ department }) => department);
  const inPeriod = facts.filter(({ day }) => from <= day && day <= to);
  const own = Map.groupBy(inPeriod, ({ department }) => department);
  return departments.map((department) => ({
    department,
    figures: figuresOf(own.get(department) ?? [], entries.get(department) ?? []),
  }));
}

/** The median of each figure over departments, of those that have it. */
export function medianOf(figures: readonly Figures[]): Figures {
  const median = (values: unknown[]): unknown => {
    const known = values.filter((value) => value !== null && value !== undefined);
    if (known.length === 0) return null;
    if (typeof known[0] === 'number') return quantile(known as number[], 0.5);
    const parts = known as Record<string, unknown>[];
    return Object.fromEntries(Object.keys(parts[0] ?? {}).map((key) => [key, median(parts.map((part) => part[key]))]));
  };
  return (figures.length === 0 ? figuresOf([], []) : median([...figures])) as Figures;
}

/** The least value that a share of all is not above; between two, for the median of an even number, their mean. */
export function quantile(values: readonly number[], q: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const place = values.length * q;
  const upper = sorted[Math.min(Math.floor(place), sorted.length - 1)] ?? 0;
  if (Number.isInteger(place) && place > 0) return rounded(((sorted[place - 1] ?? 0) + upper) / 2);
  return upper;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded(part / whole);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
}

/** To four digits, so that the same facts give the same figures everywhere. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
