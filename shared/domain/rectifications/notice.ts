import type { Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { BUREAU, GOVERNMENT } from '../people/department.ts';
import { mustBeAnother, withHands } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import { daysUntil, stepped } from './duties.ts';
import { isOfBureau } from './grounds.ts';
import {
  doneBy,
  draftFacts,
  type Rectification,
  type RectificationDecision,
  rectificationFacts,
  takeStep,
} from './rectification.ts';
import type { NoticeContent } from './rectification-fields.ts';

/**
 * Checks what a notice says: who may draft it for which department, and that its date lies ahead. It happens before the notice gets a
 * number, so that a refused draft leaves no gap in the series. Of the bureau the city government decides (Order 809 art. 41).
 * @throws Refusal `not-your-step`, `ground-of-bureau`, `due-out-of-range`
 */
export function mayDraft(
  { department, ground, dueOn }: Pick<NoticeContent, 'ground' | 'dueOn'> & { department: string },
  at: Pick<Circumstances, 'by' | 'law' | 'now'>,
): void {
  mustBeDrafter(department, at.by);
  mustFit(ground, department);
  daysUntil(dueOn, at);
}

/** Of the bureau the city government decides (Order 809 art. 41). @throws Refusal `not-your-step` */
export function mustBeDrafter(department: string, by: Principal): void {
  const drafter = department === BUREAU ? GOVERNMENT : BUREAU;
  if (by.department !== drafter) throw new Refusal('not-your-step');
}

/** @throws Refusal `ground-of-bureau` */
export function mustFit(ground: NoticeContent['ground'], department: string): void {
  if (!isOfBureau(ground) || department === BUREAU) return;
  throw new Refusal('ground-of-bureau', {}, [{ field: 'body.ground', message: ground }]);
}

/** An officer drafts a notice (article 23). Another officer issues it. @throws Refusal as `mayDraft` */
export function draft(
  { id, number, ...given }: NoticeContent & { id: Id<'rec'>; number: string; department: string },
  at: Circumstances,
): RectificationDecision {
  mayDraft(given, at);
  const drafted: Rectification = {
    ...{ id, number, ...given, status: 'drafted' },
    ...{ draftedAt: at.now, hands: withHands([], at.by), remarks: null, issued: null, time: null },
    ...{ files: [], reports: [], escalation: null, order: null, conclusion: null, accountability: null },
    ...{ ending: null, endedAt: null, duty: null },
  };
  return stepped(null, drafted, event('RectificationDrafted', draftFacts(drafted)), at);
}

/** An officer changes the draft, and so has a hand in it. @throws Refusal `ground-of-bureau`, `due-out-of-range` */
export function revise(rectification: Rectification, content: NoticeContent, at: Circumstances): RectificationDecision {
  takeStep(rectification, 'revise', at.by);
  mustFit(content.ground, rectification.department);
  daysUntil(content.dueOn, at);
  const next = { ...rectification, ...content, hands: withHands(rectification.hands, at.by) };
  return stepped(rectification, next, event('RectificationRevised', draftFacts(next)), at);
}

/** @throws Refusal `not-your-step`, `step-closed`, `same-person`, `due-out-of-range` */
export function mayIssue(rectification: Rectification, at: Circumstances) {
  const to = takeStep(rectification, 'issue', at.by);
  mustBeAnother(at.by, rectification.hands);
  daysUntil(rectification.dueOn, at);
  return to;
}

/**
 * A second officer issues the notice, and the department owes the work by its date (article 23).
 * @throws Refusal as `mayIssue`
 */
export function issue(rectification: Rectification, at: Circumstances): RectificationDecision {
  const to = mayIssue(rectification, at);
  const next: Rectification = {
    ...rectification,
    status: to(),
    issued: { dueOn: rectification.dueOn, ...doneBy(at.by, at.now) },
  };
  const issued = event('RectificationIssued', { ...rectificationFacts(next), dueOn: next.dueOn });
  return stepped(rectification, next, issued, at);
}

/** An officer discards the draft, whoever wrote it. */
export function discard(
  rectification: Rectification,
  { reason }: { reason: string },
  at: Circumstances,
): RectificationDecision {
  const to = takeStep(rectification, 'discard', at.by);
  const next: Rectification = { ...rectification, status: to(), remarks: reason, endedAt: at.now };
  return stepped(rectification, next, event('RectificationDiscarded', { ...draftFacts(next), reason }), at);
}
