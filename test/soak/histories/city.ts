import { expect } from 'vitest';
import { isCommand } from '../../../shared/contract/route.ts';
import { type OperationId, routes } from '../../../shared/contract/routes.ts';
import type { Problem } from '../../../shared/contract/schemas/common.ts';
import type { LocalDate } from '../../../shared/domain/calendar/time.ts';
import { daysBy } from '../../oracle/days.ts';
import { endOf } from '../../oracle/debts.ts';
import { Ledger } from '../../oracle/ledger.ts';
import type { CallInput } from '../../world/sent-request.ts';
import type { World } from '../../world/world.ts';
import type { Case, Grant, Loaded, Proposed, Request, Said } from './cases.ts';
import type { Choices } from './random.ts';

/** Who works in which department; those who have left are taken out. */
const STAFF: Record<string, string[]> = {
  '00': ['bureau-staff', 'bureau-staff2'],
  '02': ['civil', 'civil2'],
  '06': ['school', 'school2'],
  '07': ['legal', 'legal2'],
};
const HEADS: Record<string, string> = {
  '00': 'bureau-head',
  '02': 'civil-head',
  '06': 'school-head',
  '07': 'legal-head',
};
export const LEADERS: Record<string, string> = {
  '00': 'bureau-leader',
  '02': 'civil-leader',
  '06': 'school-leader',
  '07': 'legal-leader',
  '99': 'government-leader',
};
/** Who decides for the city government. */
export const GOVERNMENT = 'government';
export const OFFICERS = ['officer', 'officer2', 'two-hats'];

/** The city of one history: the booted world, what is owed in it by the slow count, and the cases there are. */
export class City {
  readonly world: World;
  /** By which the history goes on. */
  choose: Choices;
  readonly ledger = new Ledger(daysBy());
  readonly cases: Case[] = [];
  readonly staff: Record<string, string[]> = structuredClone(STAFF);
  /** Who has been staff of a department, and until when. */
  readonly formerly: { department: string; staff: string[]; until: string }[] = [];
  /** How often each event of these types has happened. */
  readonly happened = new Map<string, number>();
  /** What has lost its timer, by id, and may be found by the sweep alone. */
  readonly timersLost = new Set<string>();
  /** Absences of staff, with who stands in. */
  readonly away: { who: string; delegate: string; from: string; to: string }[] = [];
  /** How many people have joined. */
  joined = 0;
  /** The notices that the bureau has loaded and that hold, by year. */
  readonly notices: Loaded[] = [];
  /** The rules about time that were proposed. */
  readonly policies: Proposed[] = [];
  /** How many notices and rules there ever were. */
  loaded = 0;
  /** The job that counts again because of what was loaded last, while it goes on. */
  recounting: string | null = null;
  #keys = 0;

  constructor(world: World, choose: Choices) {
    this.world = world;
    this.choose = choose;
  }

  /** Business time, as the product writes it. */
  get now(): string {
    return `${new Date(this.world.runtime.now().getTime() + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`;
  }

  get today(): string {
    return this.now.slice(0, 10);
  }

  get departments(): string[] {
    return Object.keys(this.staff);
  }

  of<C extends Case>(kind: C['kind']): C[] {
    return this.cases.filter((one): one is C => one.kind === kind);
  }

  add<C extends Case>(one: C): C {
    this.cases.push(one);
    return one;
  }

  someStaff(department: string): string {
    return this.choose.of(this.staff[department] ?? []);
  }

  leader(department: string): string {
    return LEADERS[department] ?? '';
  }

  head(department: string): string {
    return HEADS[department] ?? '';
  }

  /** An officer who takes no part as staff. */
  officer(): string {
    return this.choose.of(['officer', 'officer2']);
  }

  /** Calls as a person and expects it to succeed; some calls are sent twice, as a client does that got no answer. */
  async call(by: string, operation: OperationId, asked: CallInput): Promise<{ body: Said; etag: string; at: string }> {
    this.#keys += 1;
    const keyed = { ...asked, ...this.#standIn(by), key: `history-${this.#keys}` };
    const { as, at } = { as: await this.world.as(keyed.by), at: this.now };
    const said = await as.send(operation, keyed);
    expect(said.status, `${operation} by ${by}: ${JSON.stringify(said.body)}`).toBe(routes[operation].success);
    if (isCommand(routes[operation]) && this.choose.chance(5)) {
      const again = await as.send(operation, keyed);
      expect([again.status, again.body], `${operation} again`).toEqual([said.status, said.body]);
    }
    expect(this.today, 'a call that lasts over midnight is no part of this').toBe(at.slice(0, 10));
    return { ...said, at };
  }

  /** Calls what is not to succeed, and expects a refusal. */
  async refused(by: string, operation: OperationId, asked: CallInput): Promise<string> {
    const said = await (await this.world.as(by)).send(operation, asked);
    const { code } = said.body as Problem;
    const told = `${operation} by ${by}: ${said.status} ${JSON.stringify(said.body)}`;
    expect(said.status >= 400 && said.status < 500, told).toBe(true);
    return code;
  }

  /** A colleague who stands in for them today, acting in their place. */
  #standIn(by: string): { by: string; headers?: Record<string, string> } {
    const away = this.away.find(({ who, from, to }) => who === by && from <= this.today && this.today <= to);
    return away && this.choose.chance(50) ? { by: away.delegate, headers: { 'acting-for': by } } : { by };
  }

  tell(...events: string[]): void {
    for (const event of events) this.happened.set(event, (this.happened.get(event) ?? 0) + 1);
  }

  /** A day so many calendar days from today. */
  inDays(days: number): LocalDate {
    const date = new Date(`${this.today}T12:00:00Z`);
    date.setUTCDate(date.getUTCDate() + days);
    return date.toISOString().slice(0, 10) as LocalDate;
  }

  /** What time alone brings about: applications lapse, grants end. */
  elapse(): void {
    const { ledger, now } = this;
    for (const request of this.of<Request>('request').filter(({ status }) => status === 'supplementing')) {
      // Another calendar may have put the date into the past.
      const over =
        [endOf(ledger.standing(ledger.one(request.id, 'supplement'), now).due), ledger.turnedAt].sort()[1] ?? '';
      if (now < over) continue;
      if (ledger.about(request.id, ['stopped'], 'reply').length === 0) {
        // The reply was late when more was asked for, so it stays owed.
        request.status = 'submitted';
        ledger.cancel(request.id, ['supplement'], over);
        this.tell('SupplementMissed');
        continue;
      }
      request.status = 'lapsed';
      ledger.cancel(request.id, ['supplement', 'reply', 'decide-extension', 'decide-instead'], over);
      this.tell('RequestLapsed');
    }
    for (const grant of this.of<Grant>('grant').filter(({ status }) => LIVE.includes(status))) {
      if (now >= endOf(grant.until)) this.endGrant(grant, grant.until, endOf(grant.until), 'GrantEnded');
    }
  }

  /** It is over on a day: what was open on it is pointless, and what was provided is to be disposed of from that day. */
  endGrant(grant: Grant, on: string, at: string, event: 'GrantEnded' | 'GrantTerminated'): void {
    const { ledger } = this;
    grant.status = event === 'GrantEnded' ? 'ended' : 'terminated';
    // Misuse is answered for whatever becomes of the grant.
    const rectification = event === 'GrantTerminated' ? ['rectify'] : [];
    ledger.cancel(grant.id, ['provide', 'consent', 'renew', 'decide-filing', 'decide-instead', ...rectification], at);
    if (event === 'GrantEnded' && this.#isKept(grant, at)) ledger.cancel(grant.id, ['dispose'], at);
    else this.disposeFrom(grant, grant.provided ? on : null, at);
    if (['proposed', 'asked', 'answered'].includes(grant.renewal?.status ?? '')) grant.renewal = null;
    this.tell(event);
  }

  /** Whether other grants still allow all that this one did. */
  #isKept(grant: Grant, at: string): boolean {
    const allowing = this.of<Grant>('grant').filter(
      (one) =>
        one !== grant &&
        one.requester === grant.requester &&
        one.entry === grant.entry &&
        one.provided &&
        LIVE.includes(one.status) &&
        at < endOf(one.until),
    );
    return grant.items.every((item) => allowing.some(({ items }) => items.includes(item)));
  }

  disposeFrom(grant: Grant, start: string | null, at: string): void {
    const open = this.ledger.about(grant.id, ['open'], 'dispose');
    if (open.some((debt) => debt.terms.start === start)) return;
    this.ledger.cancel(grant.id, ['dispose'], at);
    if (start) this.owe(grant, 'dispose', { start, at });
  }

  /** A grant's debts are numbered, each kind for itself. */
  owe(
    grant: Grant,
    kind: 'provide' | 'renew' | 'rectify' | 'dispose',
    { start, at, days }: { start?: string; at: string; days?: number },
  ): void {
    const number = this.ledger.debts.filter((debt) => debt.subject === grant.id && debt.kind === kind).length + 1;
    const byProvider = kind === 'provide' || kind === 'renew';
    const sides = byProvider ? [grant.provider, grant.requester] : [grant.requester, grant.provider];
    const [owes = '', waits = null] = sides;
    this.ledger.open({
      id: `${grant.id}.${kind}.${number}`,
      rule: kind === 'provide' ? (grant.direct ? 'provide-unconditional' : 'provide-conditional') : kind,
      subject: grant.id,
      owes,
      waits,
      at,
      ...(start ? { start } : {}),
      ...(days ? { days } : {}),
    });
  }
}

export const LIVE = ['awaiting-provision', 'in-use', 'suspended', 'rectified'];
