import { describe, expect, it } from 'vitest';
import type { Instant, LocalDate } from '../../shared/domain/calendar/time.ts';
import {
  compile,
  propose,
  proposeWithdrawal,
  type Resource,
  revise as reviseBy,
} from '../../shared/domain/catalog/resource.ts';
import {
  approveEntry,
  declineNoChange,
  type ReviewDecision,
  returnEntry,
  reviseEntry,
  submitEntry,
} from '../../shared/domain/catalog/review.ts';
import { changesOf } from '../../shared/domain/change.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { claim, openDuty, wake } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor, rulesOf } from '../../shared/domain/duties/law.ts';
import type { Id } from '../../shared/domain/id.ts';
import { BUREAU } from '../../shared/domain/people/department.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import {
  law as basis,
  bj,
  changeOf,
  content,
  dutiesAfter,
  leader,
  nextOf,
  officer,
  person,
  published,
  RESOURCE,
  refused,
  said,
  updateTerms,
} from '../examples.ts';

const [A, B, C] = ['chg_a', 'chg_b', 'chg_c'] as const;
const REVIEW = `${RESOURCE}.review.1`;
const law = lawInForce();
const owing = (change: Id<'chg'>, start: LocalDate = '2026-09-18') =>
  openDuty(updateTerms(start, change), rulesFor(law, 'update', null, start), bj(start)).next;
const duties = [owing(A), owing(B), owing(C)];
const submittedAt = bj('2026-09-24', '17:00:00.000');

const at = (now: Instant, among: Duty[], by: Principal = officer) => ({ duties: among, by, now, law });
const staff = person('12');
const by = (who: Principal, now: Instant) => ({ by: who, now });
const revise = (entry: Resource, said: Parameters<typeof reviseBy>[1]) => reviseBy(entry, said, { by: staff });

/** Whoever consents by the rule of today, and by that from before Order 809. */
const inCharge = person('12', ['leader', 'head'], 'leader-12');

/** Proposed by staff and consented to by their leader. */
function submit(draft: Resource, among: Duty[] = duties, now = submittedAt) {
  return consented(propose(draft, {}, by(staff, now))[0].next, among, now);
}

function consented(proposed: Resource, among: Duty[], now = submittedAt) {
  const submitted = submitEntry(proposed, at(now, among, inCharge));
  return { entry: entryOf(submitted), after: dutiesAfter(among, submitted), submitted };
}

/** The published entry revised with a draft that names the changes A and B, and submitted. */
const submission = (among: Duty[] = duties) =>
  submit(revise(published(), { content: content({ abstract: '按新法修订' }), changes: [A, B] })[0].next, among);

const entryOf = (decision: ReviewDecision) => changeOf(decision, 'resource').next;
const opened = (decision: ReviewDecision) =>
  changesOf(decision, 'duty').flatMap(({ before, next }) => (before === null ? [next] : []));
/** Those that go on or end, as they were. */
const touched = (decision: ReviewDecision) => changesOf(decision, 'duty').flatMap(({ before }) => before ?? []);

const statuses = (all: Duty[], kind = 'update') => all.filter((duty) => duty.kind === kind).map(({ status }) => status);
const ofKind = (all: Duty[], kind: Duty['kind']) => all.find((duty) => duty.kind === kind);
const back = (entry: Resource, among: Duty[], now: Instant) => returnEntry(entry, said('仍缺条款'), at(now, among));

describe('第九条 (art. 9): a revision names the changes it answers', () => {
  it('proposed, it leaves their duties as they are: only the leader can submit', () => {
    const [proposed] = propose(
      revise(published(), { content: content(), changes: [A] })[0].next,
      {},
      by(staff, submittedAt),
    );
    expect(proposed.next.draft).toMatchObject({ status: 'proposed', changes: [A] });
    expect(refused(() => approveEntry(proposed.next, at(submittedAt, duties)))).toBe('resource-not-submitted');
  });

  it('submitted, it claims the duties of those changes and no others', () => {
    expect(statuses(submission().after)).toEqual(['claimed', 'claimed', 'open']);
  });

  it('approved, those duties are met on the day the leader consented, whatever day it is', () => {
    const { entry, after } = submission();
    const approved = approveEntry(entry, at(bj('2026-11-30'), after));
    expect(entryOf(approved).version).toBe(2);
    const met = dutiesAfter(after, approved);
    expect(statuses(met)).toEqual(['met', 'met', 'open']);
    expect(met[0]).toMatchObject({ metAt: submittedAt, late: false, how: 'revision' });
  });

  it("returned, they are open again without the bureau's days", () => {
    const { entry, after } = submission();
    const returned = back(entry, after, bj('2026-09-29'));
    expect(entryOf(returned).draft).toMatchObject({ status: 'returned', returnedBy: 'bureau', changes: [A, B] });
    const open = dutiesAfter(after, returned);
    expect(statuses(open)).toEqual(['open', 'open', 'open']);
    expect(open.slice(0, 3).map(({ due }) => due)).toEqual(['2026-10-12', '2026-10-12', '2026-10-09']);
  });

  it('returned and submitted again, they are claimed again', () => {
    const { entry, after } = submission();
    const returned = back(entry, after, bj('2026-09-29'));
    const again = submit(entryOf(returned), dutiesAfter(after, returned), bj('2026-10-08'));
    expect(statuses(again.after)).toEqual(['claimed', 'claimed', 'open']);
  });

  it('a duty that "no change needed" was claimed for is left to that claim', () => {
    const unneeded = claim(
      owing(A),
      { kind: 'no-change', at: submittedAt, by: 'p-12', reason: '不涉及' },
      rulesOf(law, owing(A)),
    ).next;
    const { entry, after } = submission([unneeded]);
    const updates = (decision: ReviewDecision) => touched(decision).filter(({ kind }) => kind === 'update');
    expect(after[0]).toEqual(unneeded);
    expect(updates(approveEntry(entry, at(bj('2026-09-28'), after)))).toEqual([]);
    expect(updates(back(entry, after, bj('2026-09-28')))).toEqual([]);
  });

  it('and where that claim is rejected while the revision is with the bureau, the duty waits for it, and is met with it', () => {
    const [first, ...others] = duties as [Duty, ...Duty[]];
    const rules = rulesOf(law, first);
    const said = { kind: 'no-change', at: bj('2026-09-23'), by: 'p-12', reason: '不涉及' } as const;
    const { entry, after } = submission([claim(first, said, rules).next, ...others]);
    const rejected = declineNoChange(after[0] as Duty, entry, rules, bj('2026-11-02'));
    expect(rejected.events.map(({ type }) => type)).toEqual(['DutyReopened', 'DutyClaimed']);
    expect(wake(rejected.next, rules, bj('2027-01-04'))).toBeNull();
    const waiting = [rejected.next, ...after.slice(1)];
    const met = dutiesAfter(waiting, approveEntry(entry, at(bj('2026-11-30'), waiting)));
    expect(met[0]).toMatchObject({ status: 'met', metAt: submittedAt, late: false, how: 'revision', flags: [] });
    expect(declineNoChange(after[0] as Duty, published(), rules, bj('2026-11-02')).next.status).toBe('open');
  });

  it('submitted late, it is met late', () => {
    const { entry, after } = submission([owing(A, '2026-08-03')]);
    const [met] = dutiesAfter(after, approveEntry(entry, at(bj('2026-09-25'), after)));
    expect(met).toMatchObject({ status: 'met', late: true });
  });

  it('names only changes that its entry owes an update for now', () => {
    const { entry, after } = submission();
    const [met] = dutiesAfter(after, approveEntry(entry, at(submittedAt, after)));
    const naming = (changes: Id<'chg'>[], among: Duty[]) =>
      refused(() => reviseEntry(published(), { content: content(), changes }, { by: staff, duties: among }));
    expect(naming([A, C], duties)).toBe('done');
    expect(naming(['chg_x'], duties)).toBe('changes-unknown');
    expect(naming([A], [met as Duty])).toBe('changes-unknown');
    expect(naming([], [])).toBe('done');
  });

  it('that answers no change touches no update duty', () => {
    const { entry, after } = submit(revise(published(), { content: content(), changes: [] })[0].next);
    expect(statuses(after)).toEqual(['open', 'open', 'open']);
    expect(statuses(dutiesAfter(after, approveEntry(entry, at(submittedAt, after))))).toEqual(['open', 'open', 'open']);
  });

  it('withdrawn, the entry owes no update any more, nor one that was claimed; what was met stays met', () => {
    const met = { ...owing(C), status: 'met', metAt: submittedAt, late: false, how: 'no-change' } as Duty;
    const claimed = claim(
      owing(B),
      { kind: 'no-change', at: submittedAt, by: 'p-12', reason: '不涉及' },
      rulesOf(law, owing(B)),
    ).next;
    const proposed = proposeWithdrawal(published(), { reason: '职能划出', dropDraft: false }, by(staff, submittedAt))[0]
      .next;
    const { entry, after } = consented(proposed, [owing(A), claimed, met]);
    expect(statuses(after)).toEqual(['open', 'claimed', 'met']);
    const ended = dutiesAfter(after, approveEntry(entry, at(bj('2026-09-25'), after)));
    expect(statuses(ended)).toEqual(['cancelled', 'cancelled', 'met']);
    expect(ended[0]).toMatchObject({ nextWakeAt: null, cancelledAt: bj('2026-09-25') });
  });
});

describe('《政务数据共享条例》第十七条 (Order 809 art. 17): the bureau reviews an update in 2 working days', () => {
  it('the review of an update is a duty of the bureau; a first compilation has one by the product’s own rule', () => {
    const review = ofKind(submission().after, 'review');
    expect(review).toMatchObject({ id: REVIEW, owes: BUREAU, waits: null, due: '2026-09-29', status: 'open' });
    expect(submission().entry.draft).toMatchObject({ review: REVIEW });
    const entry = { id: RESOURCE as Id<'res'>, code: '341128112/000001', provider: '12', content: content() };
    const compiled = compile(entry, { by: staff })[0].next;
    const first = submit(compiled, []);
    const own = `${RESOURCE}.review-first.1`;
    expect(opened(first.submitted)).toMatchObject([{ id: own, kind: 'review-first', owes: BUREAU, due: '2026-10-15' }]);
    expect(first.entry.draft).toMatchObject({ review: own });
    const approved = approveEntry(first.entry, at(bj('2026-10-15'), first.after));
    expect(ofKind(dutiesAfter(first.after, approved), 'review-first')).toMatchObject({ status: 'met', late: false });
  });

  it('none before Order 809 was in force', () => {
    const { submitted } = submit(
      revise(published(), { content: content(), changes: [] })[0].next,
      [],
      bj('2025-07-31'),
    );
    expect(opened(submitted)).toEqual([]);
    expect(
      opened(submit(revise(published(), { content: content(), changes: [] })[0].next, [], bj('2025-08-01')).submitted),
    ).toHaveLength(1);
  });

  it('is met by approving and by returning alike, late after the last day', () => {
    const { entry, after } = submission();
    for (const [now, late] of [
      [bj('2026-09-29', '23:59:59.999'), false],
      [bj('2026-09-30', '00:00:00.000'), true],
    ] as const) {
      const approved = dutiesAfter(after, approveEntry(entry, at(now, after)));
      const returned = dutiesAfter(after, back(entry, after, now));
      for (const all of [approved, returned]) {
        expect(ofKind(all, 'review')).toMatchObject({ status: 'met', metAt: now, late, how: 'done' });
      }
    }
  });

  it('is late when nobody has reviewed by then, and the bureau and its leader are told', () => {
    const review = ofKind(submission().after, 'review') as Duty;
    const late = wake(review, rulesOf(law, review), bj('2026-09-30', '00:00:00.000'));
    expect(late?.events).toMatchObject([{ type: 'DutyLate', data: { to: ['bureau', 'leader'] } }]);
    expect(nextOf(late).flags).toEqual([{ due: '2026-09-29', at: bj('2026-09-30', '00:00:00.000') }]);
  });

  it('another submission has another review', () => {
    const { entry, after } = submission();
    const returned = back(entry, after, bj('2026-09-25'));
    const open = dutiesAfter(after, returned);
    const proposed = propose(entryOf(returned), {}, by(staff, bj('2026-09-28')))[0].next;
    const again = submitEntry(proposed, at(bj('2026-09-28'), open, leader()));
    expect(opened(again).map(({ id }) => id)).toEqual([`${RESOURCE}.review.2`]);
    const approved = approveEntry(entryOf(again), at(bj('2026-09-29'), dutiesAfter(open, again)));
    expect(touched(approved).map(({ id }) => id)).toContain(`${RESOURCE}.review.2`);
    expect(touched(approved).map(({ id }) => id)).not.toContain(REVIEW);
  });
});

describe('第九条、第十四条 (art. 9, 14): a basis that ends reopens the classification', () => {
  const ending = (...ends: LocalDate[]) => content({}, { bases: ends.map((endsOn) => ({ ...basis, endsOn })) });
  const reclassified = (shown: Resource, among: Duty[], now: Instant) => {
    const { entry, after } = submit(shown, among, now);
    return { after, approved: approveEntry(entry, at(now, after)) };
  };

  it('a duty counted from the day the first of them ends', () => {
    const draft = revise(published(), { content: ending('2026-12-31', '2026-10-20'), changes: [] })[0].next;
    const { approved } = reclassified(draft, [], submittedAt);
    expect(opened(approved)).toMatchObject([
      { id: `${RESOURCE}.reclassify.v2`, kind: 'reclassify', owes: '12', start: '2026-10-20', due: '2026-11-03' },
    ]);
  });

  it('none where no basis ends', () => {
    expect(
      opened(reclassified(revise(published(), { content: content(), changes: [] })[0].next, [], submittedAt).approved),
    ).toEqual([]);
  });

  it('met by the next version, which has its own where its basis ends too', () => {
    const first = reclassified(
      revise(published(), { content: ending('2026-10-20'), changes: [] })[0].next,
      [],
      submittedAt,
    );
    const open = dutiesAfter(first.after, first.approved);
    const longer = revise(entryOf(first.approved), { content: ending('2027-10-20'), changes: [] })[0].next;
    const second = reclassified(longer, open, bj('2026-10-22'));
    const all = dutiesAfter(second.after, second.approved).filter(({ kind }) => kind === 'reclassify');
    expect(all.map(({ id, status }) => [id, status])).toEqual([
      [`${RESOURCE}.reclassify.v2`, 'met'],
      [`${RESOURCE}.reclassify.v3`, 'open'],
    ]);
  });

  it('no longer owed where the entry is withdrawn', () => {
    const first = reclassified(
      revise(published(), { content: ending('2026-10-20'), changes: [] })[0].next,
      [],
      submittedAt,
    );
    const open = dutiesAfter(first.after, first.approved);
    const proposed = proposeWithdrawal(
      entryOf(first.approved),
      { reason: '职能划出', dropDraft: false },
      by(staff, bj('2026-10-09')),
    )[0].next;
    const { entry, after } = consented(proposed, open, bj('2026-10-09'));
    const approved = approveEntry(entry, at(bj('2026-10-09'), after));
    expect(opened(approved)).toEqual([]);
    expect(ofKind(dutiesAfter(after, approved), 'reclassify')).toMatchObject({ status: 'cancelled' });
  });
});
