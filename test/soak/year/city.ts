import { generateKeyPairSync } from 'node:crypto';
import { canonical } from '../../../shared/documents/canonical.ts';
import { nameOfSegment } from '../../../shared/documents/names.ts';
import { placeOf, type Seal, sealSegment } from '../../../shared/documents/segment.ts';
import { addDays, dateOf, type Instant, type LocalDate } from '../../../shared/domain/calendar/time.ts';
import type { ShareType } from '../../../shared/domain/catalog/metadata.ts';
import { openOnReceipt } from '../../../shared/domain/duties/case-duties.ts';
import { type Duty, type DutyChange, isOpen } from '../../../shared/domain/duties/duty.ts';
import { meet, wake } from '../../../shared/domain/duties/duty-steps.ts';
import { type Law, lawInForce, rulesOf } from '../../../shared/domain/duties/law.ts';
import type { DutyKind } from '../../../shared/domain/duties/policy.ts';
import { type DomainEvent, event, type LoggedEvent } from '../../../shared/domain/event.ts';
import { chain } from '../../../shared/storage/log.ts';
import { localSigner } from '../../world/local-signer.ts';
import { Choices } from '../histories/random.ts';

/** What is done later, in the order of its time. */
interface Later {
  at: Instant;
  act: (at: Instant) => void;
}

/** A department as it works: of how many things in a hundred it does in time. */
interface Department {
  id: string;
  diligence: number;
  entries: string[];
}

/**
 * A city whose departments share for a while, by chance of a seed. Each day has its requests, replies, data, corrections and records; what
 * is owed is opened, woken, missed and met by the very rules of the product. What happens is a log as the product writes and seals it.
 */
export class SimulatedCity {
  readonly law: Law = lawInForce();
  readonly departments: Department[];
  readonly events: LoggedEvent[] = [];
  readonly segments = new Map<string, string>();
  readonly #choose: Choices;
  readonly #signer = localSigner(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  readonly #streams = new Map<string, { seq: number; head: string | null }>();
  readonly #duties = new Map<string, Duty>();
  #later: Later[] = [];
  #unsealed: LoggedEvent[] = [];
  #last: Seal | null = null;
  #ids = 0;

  constructor(seed: number, departments: number) {
    this.#choose = new Choices(seed);
    this.departments = Array.from({ length: departments }, (_, n) => ({
      id: String(n === 0 ? '00' : n + 9).padStart(2, '0'),
      diligence: 60 + this.#choose.below(40),
      entries: [],
    }));
  }

  keys() {
    return this.#signer.key();
  }

  get lastSeal(): Seal {
    if (!this.#last) throw new Error('nothing is sealed');
    return this.#last;
  }

  /** Lives from one day to another, both included, and seals the log of every week. */
  async live(from: LocalDate, to: LocalDate): Promise<void> {
    for (let day = from; day <= to; day = addDays(day, 1)) {
      for (const duty of this.#duties.values()) {
        const woken = isOpen(duty) ? wake(duty, rulesOf(this.law, duty), at(day, 0)) : null;
        if (woken) this.#commit(woken, at(day, 0));
      }
      for (const department of this.departments) this.#work(department, day);
      this.#later.sort((a, b) => (a.at < b.at ? -1 : 1));
      const due = this.#later.filter((one) => dateOf(one.at) <= day);
      this.#later = this.#later.filter((one) => dateOf(one.at) > day);
      for (const { at: when, act } of due) act(when);
      if (day.endsWith('7') || day === to) await this.seal(at(addDays(day, 1), 0));
    }
  }

  /** Seals what was written since the last time; some of it is older, as what a late job writes is. */
  async seal(when: Instant): Promise<void> {
    const waiting = this.#unsealed.map((one) => ({ event: one })).sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    const lines = waiting.map((line) => canonical(line));
    const sealed = await sealSegment(lines, { events: lines.length, previous: this.#last, at: when }, this.#signer);
    this.#last = sealed.seal.document;
    this.segments.set(nameOfSegment(this.#last.number), sealed.segment.toString());
    this.#unsealed = [];
  }

  write(stream: string, when: Instant, ...happened: DomainEvent[]): void {
    const before = this.#streams.get(stream) ?? { seq: 0, head: null };
    const origin = { at: when, actorId: 'somebody', correlation: `c-${this.events.length}` };
    const logged = chain(happened, { stream, ...before, policy: null }, origin);
    const last = logged.at(-1);
    if (last) this.#streams.set(stream, { seq: last.seq, head: last.hash });
    this.events.push(...logged);
    this.#unsealed.push(...logged);
  }

  #work(department: Department, day: LocalDate): void {
    const morning = at(day, 9);
    if (department.entries.length < 12 && this.#choose.chance(8)) this.#publish(department, morning);
    const others = this.departments.filter((one) => one !== department && one.entries.length > 0);
    if (others.length > 0 && this.#choose.chance(6)) this.#request(department, this.#choose.of(others), morning);
  }

  #publish({ id: provider, entries }: Department, when: Instant): void {
    const id = this.#id('res');
    const sharing = this.#choose.weighed<ShareType>(['conditional', 'unconditional', 'not-shared'], (type) =>
      type === 'conditional' ? 6 : 2,
    );
    const [code, name, filled] = [`${provider}/${this.#ids}`, `资源${this.#ids}`, this.#choose.below(100) / 100];
    this.#open({ id, owes: '00', kind: 'review-first' }, when);
    this.#after('00', 10, when, (then) => {
      this.#meet(`${id}.review-first`, then);
      this.write(
        id,
        then,
        event('ResourcePublished', { ...{ provider, code, name, version: 1, changes: [] }, sharing, filled }),
      );
      if (sharing !== 'not-shared') entries.push(id);
    });
  }

  #request({ id: requester }: Department, { id: provider, entries }: Department, when: Instant): void {
    const id = this.#id('req');
    const resource = this.#choose.of(entries);
    const sides = { number: `YM-${this.#ids}`, requester, provider, name: '资源' };
    this.write(id, when, event('RequestSubmitted', { ...sides, resources: [resource], items: 1 }));
    this.#open({ id, owes: provider, kind: 'reply' }, when);
    this.#after(provider, 5, when, (then) => {
      this.#meet(`${id}.reply`, then);
      const agreed = this.#choose.chance(80);
      const answered = { ...sides, agreed: agreed ? 1 : 0, requested: 1, grants: [] };
      this.write(id, then, event(agreed ? 'RequestAgreed' : 'RequestRefused', answered));
      if (agreed) this.#grant(sides, resource, then);
    });
  }

  #grant(sides: { requester: string; provider: string }, resource: string, when: Instant): void {
    const id = this.#id('grt');
    const { requester, provider } = sides;
    const of = { requester, provider };
    this.write(id, when, event('GrantMade', { ...of, source: id, resource, items: ['i1'], endsOn: null }));
    this.#open({ id, owes: provider, kind: 'provide' }, when);
    this.#after(provider, 20, when, (then) => {
      this.#meet(`${id}.provide`, then);
      this.write(
        id,
        then,
        event('GrantProvided', { ...of, kind: 'file' }),
        event('AccessTaken', { ...of, kind: 'file' }),
      );
      if (this.#choose.chance(70)) {
        const use = { ...of, grant: id, kind: 'use', on: dateOf(then), count: 1 };
        this.write(this.#id('use'), then, event('UseRecorded', use));
      }
      if (this.#choose.chance(25)) this.#correct(of, resource, then);
    });
  }

  #correct(sides: { requester: string; provider: string }, resource: string, when: Instant): void {
    const id = this.#id('cor');
    const facts = { ...sides, number: `JH-${this.#ids}`, resource, name: '资源', item: null };
    this.write(id, when, event('CorrectionReported', { ...facts, fault: 'wrong' }));
    this.#open({ id, owes: sides.provider, kind: 'correct' }, when);
    this.#after(sides.provider, 10, when, (then) => {
      this.#meet(`${id}.correct`, then);
      this.write(id, then, event(this.#choose.chance(70) ? 'DataCorrected' : 'DataVerified', facts));
      const stars = 1 + this.#choose.below(5);
      this.write(id, then, event('CorrectionRated', { ...facts, stars, solved: stars > 2 }));
    });
  }

  /** Does something within its days, or for somebody who is not diligent some days after. */
  #after(by: string, days: number, when: Instant, act: (then: Instant) => void): void {
    const diligence = this.departments.find(({ id }) => id === by)?.diligence ?? 90;
    const inTime = this.#choose.chance(diligence);
    const took = inTime ? this.#choose.below(Math.max(1, days)) : days * 2 + this.#choose.below(15);
    this.#later.push({ at: at(addDays(dateOf(when), took), 10 + this.#choose.below(7)), act });
  }

  #open({ id, owes, kind }: { id: string; owes: string; kind: DutyKind }, now: Instant): void {
    const subject = { type: 'request' as const, id, number: id, name: id };
    const sharing = kind === 'reply' || kind === 'provide' ? 'conditional' : null;
    const terms = { id: `${id}.${kind}`, kind, subject, owes, waits: null };
    this.#commit(openOnReceipt(terms, sharing, { law: this.law, now }), now);
  }

  #meet(id: string, now: Instant): void {
    const duty = this.#duties.get(id);
    if (!duty) throw new Error(`no duty ${id}`);
    this.#commit(meet(duty, rulesOf(this.law, duty), now), now);
  }

  #commit({ next, events }: DutyChange, now: Instant): void {
    this.#duties.set(next.id, next);
    this.write(next.id, now, ...events);
  }

  #id(prefix: string): string {
    this.#ids += 1;
    return `${prefix}_${String(this.#ids).padStart(26, '0')}`;
  }
}

function at(day: LocalDate, hour: number): Instant {
  return `${day}T${String(hour).padStart(2, '0')}:00:00.000+08:00` as Instant;
}
