import { describe, expect, it } from 'vitest';
import { claim, type Duty, openDuty } from '../../shared/domain/duty.ts';
import { type Resource, revise } from '../../shared/domain/resource.ts';
import { approveEntry, checkChanges, returnEntry, submitEntry } from '../../shared/domain/review.ts';
import { lawInForce, rulesFor, rulesOf } from '../../shared/domain/rules.ts';
import { bj, content, officer, person, published, refused, updateTerms } from '../examples.ts';

const [A, B, C] = ['chg_a', 'chg_b', 'chg_c'];
const law = lawInForce();
const owing = (change: string, start = '2026-09-18') =>
  openDuty(updateTerms(start, change), rulesFor(law, 'update', null, start), bj(start)).next;
const duties = [owing(A), owing(B), owing(C)];
const staff = person('12');
const submittedAt = bj('2026-09-24', '17:00:00.000');

/** The entry revised with a draft that names the changes A and B, and submitted. */
function submission(among: Duty[] = duties) {
  const revised = revise(published(), content({ abstract: '按新法修订' }), [A, B]).next;
  const { entry, duties: decided } = submitEntry(revised, among, staff, submittedAt);
  return { entry: entry.next, after: applied(among, decided) };
}

function applied(all: Duty[], decided: { of: Duty; decision: { next: Duty } }[]): Duty[] {
  const next = new Map(decided.map(({ of, decision }) => [of.id, decision.next]));
  return all.map((duty) => next.get(duty.id) ?? duty);
}

const statuses = (all: Duty[]) => all.map(({ status }) => status);

function back(entry: Resource, among: Duty[], now: string) {
  return returnEntry(entry, among, officer, { remarks: '仍缺条款', now, rules: (duty) => rulesOf(law, duty) });
}

describe('第九条 (art. 9): a revision names the changes it answers', () => {
  it('submitted, it claims the duties of those changes and no others', () => {
    expect(statuses(submission().after)).toEqual(['claimed', 'claimed', 'open']);
  });

  it('approved, those duties are met on the day it was submitted, whatever day it is', () => {
    const { entry, after } = submission();
    const { entry: approved, duties: decided } = approveEntry(entry, after, officer, bj('2026-11-30'));
    expect(approved.next.version).toBe(2);
    const met = applied(after, decided);
    expect(statuses(met)).toEqual(['met', 'met', 'open']);
    expect(met[0]).toMatchObject({ metAt: submittedAt, late: false, how: 'revision' });
  });

  it("returned, they are open again without the bureau's days", () => {
    const { entry, after } = submission();
    const { entry: returned, duties: decided } = back(entry, after, bj('2026-09-29'));
    expect(returned.next.draft).toMatchObject({ status: 'returned', changes: [A, B] });
    const open = applied(after, decided);
    expect(statuses(open)).toEqual(['open', 'open', 'open']);
    expect(open.map(({ due }) => due)).toEqual(['2026-10-12', '2026-10-12', '2026-10-09']);
  });

  it('returned and submitted again, they are claimed again', () => {
    const { entry, after } = submission();
    const returned = back(entry, after, bj('2026-09-29'));
    const again = submitEntry(returned.entry.next, applied(after, returned.duties), staff, bj('2026-10-08'));
    expect(again.duties.map(({ decision }) => decision.next.status)).toEqual(['claimed', 'claimed']);
  });

  it('a duty that "no change needed" was claimed for is left to that claim', () => {
    const said = claim(owing(A), { kind: 'no-change', at: submittedAt, by: 'p-12', reason: '不涉及' }).next;
    const { entry, after } = submission([said]);
    expect(after).toEqual([said]);
    expect(approveEntry(entry, after, officer, bj('2026-09-28')).duties).toEqual([]);
    expect(back(entry, after, bj('2026-09-28')).duties).toEqual([]);
  });

  it('submitted late, it is met late', () => {
    const late = [owing(A, '2026-08-03')];
    const { entry, after } = submission(late);
    const [met] = applied(after, approveEntry(entry, after, officer, bj('2026-09-25')).duties);
    expect(met).toMatchObject({ status: 'met', late: true });
  });

  it('names only changes that its entry owes an update for now', () => {
    const [met] = applied(
      submission().after,
      approveEntry(submission().entry, submission().after, officer, submittedAt).duties,
    );
    expect(refused(() => checkChanges(duties, [A, C]))).toBe('done');
    expect(refused(() => checkChanges(duties, ['chg_x']))).toBe('changes-unknown');
    expect(refused(() => checkChanges([met as Duty], [A]))).toBe('changes-unknown');
    expect(refused(() => checkChanges([], []))).toBe('done');
  });

  it('that answers no change touches no duty', () => {
    const revised = revise(published(), content(), []).next;
    const { entry, duties: none } = submitEntry(revised, duties, staff, submittedAt);
    expect(none).toEqual([]);
    expect(approveEntry(entry.next, duties, officer, submittedAt).duties).toEqual([]);
  });
});
