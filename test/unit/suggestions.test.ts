import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, type Instant, type LocalDate } from '../../shared/domain/calendar/time.ts';
import { grounds as groundOfKind } from '../../shared/domain/duties/escalation.ts';
import { dutyKinds } from '../../shared/domain/duties/policy.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import type { EventType, LoggedEvent } from '../../shared/domain/event.ts';
import { rectificationGrounds } from '../../shared/domain/rectifications/grounds.ts';
import { count, disprove, type RuleCount } from '../../shared/domain/rectifications/rule-count.ts';
import type { Suggestion } from '../../shared/domain/rectifications/suggestion.ts';
import { suggestingEvents } from '../../shared/domain/rectifications/suggestion-events.ts';
import { rulesFor, type SuggestionRule, suggestionRules } from '../../shared/domain/rectifications/suggestion-rules.ts';
import { type Fact, factsOf, isDisproof } from '../../shared/domain/statistics/facts.ts';

const ruleOf = (id: string) => suggestionRules.find((rule) => rule.id === id) as SuggestionRule;
const now = '2027-01-04T09:00:00.000+08:00' as Instant;
const day = (date: string) => date as LocalDate;

/** A missed date of a reply, or that it is disproved. */
const missed = (n: number, on: string, duty = 'reply'): Fact => ({
  ...{ kind: 'duty-missed', department: '02', duty, due: day(on), day: day(on) },
  ...{ id: `req_${n}.reply/${on}`, about: `req_${n}` },
});
const excused = (fact: Fact): Fact => ({ ...fact, kind: 'duty-excused', id: `${fact.id}/excused` }) as Fact;
const returned = (n: number, entry: string, on: string): Fact => ({
  ...{ kind: 'entry-returned', department: '02', day: day(on), id: `${entry}@${n}`, about: entry },
});

/** What the reactor keeps: the count of a rule, and the suggestions. */
class Kept {
  readonly rule: SuggestionRule;
  rules: RuleCount | null = null;
  suggestions = new Map<string, Suggestion>();
  events: string[] = [];
  constructor(rule: SuggestionRule) {
    this.rule = rule;
  }
  see(...facts: Fact[]) {
    for (const fact of facts) {
      const newest = this.suggestions.get(this.rules?.newest ?? '');
      const before = { count: this.rules, open: newest?.status === 'open' ? newest : null };
      const of = { fact, event: fact.id, text: fact.id, told: false };
      const changes = isDisproof(fact)
        ? disprove(this.rule, of, before)
        : count(this.rule, of, before, { id: `sug_${fact.id}`, number: 'JY-2027-000001' }, now);
      for (const one of changes) {
        if (one.kind === 'suggestion') this.events.push(...one.events.map(({ type }) => type));
        if (one.kind === 'ruleCount') this.rules = one.next as RuleCount;
        else this.suggestions.set((one.next as Suggestion).id, one.next as Suggestion);
      }
    }
    return this;
  }
  settle() {
    for (const [id, one] of this.suggestions) this.suggestions.set(id, { ...one, status: 'put-aside' });
    return this;
  }
  get open() {
    return [...this.suggestions.values()].filter(({ status }) => status === 'open');
  }
  shown() {
    return this.open.map(({ facts }) => facts.map(({ id }) => id));
  }
}

describe('第二十三条 (art. 23): the rules of suggestions', () => {
  it('cover each duty that is escalated so far, by the item that its lateness falls under, once', () => {
    const escalated = (duty: string): Fact => ({
      ...{ kind: 'duty-escalated', department: '02', duty, missed: 'x', id: 'y', day: day('2027-03-01'), about: 'z' },
    });
    const cited = (rule: SuggestionRule) => rectificationGrounds[rule.ground].cited;
    for (const kind of dutyKinds) {
      const reaches = policies.some(
        ({ duty, escalation }) => duty === kind && escalation.some(({ step }) => step === 'suggest-rectification'),
      );
      const alone = [...rulesFor(escalated(kind)), ...rulesFor(missed(1, '2027-03-01', kind))].filter(
        (rule) => rule.count === 1,
      );
      if (reaches) expect(alone.map(cited), kind).toEqual([expect.stringContaining(groundOfKind[kind])]);
    }
  });

  it('count what follows from the events that are looked at, and from no others', () => {
    const seen = new Set<string>();
    const samples: Partial<Record<EventType, object>> = {
      DutyLate: { owes: '02', kind: 'reply', subject: 'req_1', due: '2027-03-01' },
      DutyFlagVoided: { owes: '02', kind: 'reply', subject: 'req_1', due: '2027-03-02', flagged: '2027-03-01' },
      DutyMet: { owes: '02', kind: 'reply', subject: 'req_1', metOn: '2027-03-01', late: true, days: 9 },
      RectificationSuggested: { owes: '02', kind: 'reply', subject: 'req_1', due: '2027-03-01', workingDays: 5 },
      DuplicateFound: { provider: '02', foundAt: now },
      DuplicateLifted: { provider: '02', foundAt: now },
      CorrectionRejected: { provider: '02', requester: '06' },
      DataCorrected: { provider: '02', requester: '06' },
      ResourceReturned: { provider: '02', returnedBy: 'bureau' },
      ResourcePublished: { provider: '02', version: 1, sharing: null, filled: null },
    };
    for (const [type, data] of Object.entries(samples)) {
      const event = { type, data, id: 'req_1.reply@2', stream: 'req_1.reply', at: now } as unknown as LoggedEvent;
      if (factsOf(event).some((fact) => rulesFor(fact).length > 0)) seen.add(type);
    }
    expect([...seen].sort()).toEqual([...suggestingEvents].sort());
  });

  it('hold on the days they are in force', () => {
    const [first, ...others] = suggestionRules;
    const ended = [{ ...(first as SuggestionRule), effectiveTo: day('2027-02-28') }, ...others];
    expect(rulesFor(missed(1, '2027-02-28'), ended).map(({ id }) => id)).toContain('late-twice');
    expect(rulesFor(missed(1, '2027-03-01'), ended).map(({ id }) => id)).not.toContain('late-twice');
    expect(rulesFor(missed(1, '2021-03-09'))).toEqual([]);
  });

  it('count nothing of the city government, which nobody here is above', () => {
    expect(rulesFor({ ...missed(1, '2027-03-01', 'decide'), department: '99' })).toEqual([]);
  });
});

describe('第二十三条 (art. 23): a suggestion', () => {
  const late = ruleOf('late-twice');

  it('opens at the rule’s count within its months, which end on the same date (民法典 201, 202)', () => {
    const first = missed(1, '2026-03-10');
    expect(new Kept(late).see(first).open).toEqual([]);
    const last = addMonths(first.day, 12);
    expect(new Kept(late).see(first, missed(2, last)).shown()).toEqual([[first.id, missed(2, last).id]]);
    expect(new Kept(late).see(first, missed(2, addDays(last, 1))).open).toEqual([]);
  });

  it('is one for a rule and a department: what else is found joins it', () => {
    const facts = ['2027-01-11', '2027-02-01', '2027-03-01'].map((on, n) => missed(n, on));
    const kept = new Kept(late).see(...facts);
    expect(kept.shown()).toEqual([facts.map(({ id }) => id)]);
    expect(kept.events).toEqual(['SuggestionOpened', 'SuggestionJoined']);
  });

  it('is settled once: what it rested on counts no more', () => {
    const kept = new Kept(late).see(missed(1, '2027-01-11'), missed(2, '2027-02-01')).settle();
    expect(kept.see(missed(3, '2027-03-01')).open).toEqual([]);
    expect(kept.see(missed(4, '2027-03-02')).shown()).toEqual([
      [missed(3, '2027-03-01').id, missed(4, '2027-03-02').id],
    ]);
  });

  it('lapses where too little is left of it, and what is left counts again', () => {
    const [a, b, c] = ['2027-01-11', '2027-02-01', '2027-03-01'].map((on, n) => missed(n, on)) as [Fact, Fact, Fact];
    const kept = new Kept(late).see(a, b, excused(a));
    expect(kept.open).toEqual([]);
    expect(kept.events).toEqual(['SuggestionOpened', 'SuggestionLapsed']);
    expect(kept.see(c).shown()).toEqual([[b.id, c.id]]);
    const enough = new Kept(late).see(a, b, c, excused(b));
    expect(enough.shown()).toEqual([[a.id, c.id]]);
    expect(enough.events.at(-1)).toBe('SuggestionReduced');
    // What was disproved before it came never counts.
    expect(new Kept(late).see(excused(a), a, b).open).toEqual([]);
  });

  it('第二十三条（四） (item 4): counts the returns of one entry together, not those of several', () => {
    const rule = ruleOf('entry-returned');
    const of = (entry: string) => [1, 2, 3].map((n) => returned(n, entry, `2027-03-0${n}`));
    const [a, b] = [of('res_a'), of('res_b')] as [Fact[], Fact[]];
    const kept = new Kept(rule).see(...a.slice(0, 2), ...b.slice(0, 2));
    expect(kept.open).toEqual([]);
    expect(kept.see(...a.slice(2)).shown()).toEqual([a.map(({ id }) => id)]);
    // A second entry that reaches the count joins the one that is open.
    expect(kept.see(...b.slice(2)).shown()[0]).toHaveLength(6);
  });

  it('is the same in whatever order its facts come, how late and how often', () => {
    const facts = fc.array(
      fc.record({ n: fc.integer({ min: 0, max: 9 }), on: fc.integer({ min: 0, max: 800 }), voided: fc.boolean() }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(facts, fc.infiniteStream(fc.nat()), (some, noise) => {
        const all = some.flatMap(({ n, on, voided }) => {
          const fact = missed(n, addDays(day('2025-06-02'), on));
          return voided ? [fact, excused(fact)] : [fact];
        });
        const shuffled = [...all, ...all.slice(0, 4)]
          .map((fact) => [noise.next().value ?? 0, fact] as const)
          .sort(([a], [b]) => a - b)
          .map(([, fact]) => fact);
        const standing = (kept: Kept) => kept.rules?.facts.map(({ id }) => id) ?? [];
        const [one, other] = [new Kept(late).see(...all), new Kept(late).see(...shuffled)];
        expect(standing(one).toSorted()).toEqual(standing(other).toSorted());
        // Whatever came first, it is open where two dates that stand lie within the time, and only there.
        const stand = all.filter((fact) => !isDisproof(fact) && !all.some(({ id }) => id === `${fact.id}/excused`));
        const within = stand.some((a) =>
          stand.some((b) => a.id !== b.id && a.day <= b.day && b.day <= addMonths(a.day, 12)),
        );
        for (const kept of [one, other]) {
          expect(kept.open.length).toBe(within ? 1 : 0);
          const shown = kept.shown().flat();
          expect(new Set(shown).size).toBe(shown.length);
          for (const id of shown) expect(stand.map((fact) => fact.id)).toContain(id);
        }
      }),
    );
  });

  it('keeps no more than it needs: what is older than what was dropped is counted no more', () => {
    const facts = Array.from({ length: 320 }, (_, n) => missed(n, addDays(day('2026-01-05'), n)));
    const kept = new Kept(late).see(...facts);
    expect(kept.rules?.facts).toHaveLength(300);
    const before = kept.rules;
    expect(kept.see(facts[0] as Fact).rules).toBe(before);
  });
});
