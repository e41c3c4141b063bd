import type { Circumstances } from '../circumstances.ts';
import { isLate } from '../duties/duty.ts';
import { mustBeInTime } from '../duties/duty-rights.ts';
import { extend, mayExtend, mustBeExtendable } from '../duties/duty-steps.ts';
import { currentDuty, rulesOf } from '../duties/law.ts';
import { passOn } from '../duties/waiting.ts';
import { event } from '../event.ts';
import { extensionLife } from '../lives/extension.ts';
import { handsOf, mustBeAnother } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import { aboutOf, asksForTime, rectifyDuty, stepped } from './duties.ts';
import {
  doneBy,
  type FileAuthor,
  isOfTheBureau,
  type Rectification,
  type RectificationDecision,
  type RectificationFile,
  rectificationFacts,
  takeStep,
} from './rectification.ts';
import type { Review, TimeAnswer } from './rectification-fields.ts';

const MOST_FILES = 30;
const MOST_REPORTS = 15;

/** @throws Refusal `not-your-step`, `step-closed`, `time-asked`, `extension-too-late`, `no-extension`, `extended-already` */
export function mayAskTime(rectification: Rectification, at: Circumstances): void {
  takeStep(rectification, 'askTime', at.by);
  if (rectification.time) throw new Refusal('time-asked');
  const duty = rectifyDuty(at);
  if (!duty) return;
  mustBeInTime(duty, at);
  mustBeExtendable(duty, rulesOf(at.law, duty));
}

/** The department asks for more time, once, until the date. @throws Refusal as `mayAskTime`, `extension-too-long` */
export function askTime(
  rectification: Rectification,
  asked: { days: number; reason: string },
  at: Circumstances,
): RectificationDecision {
  mayAskTime(rectification, at);
  const duty = rectifyDuty(at);
  if (duty) mayExtend(duty, asked.days, rulesOf(at.law, duty));
  const next = { ...rectification, time: { ...asked, answer: null, ...doneBy(at.by, at.now) } };
  return [
    ...stepped(rectification, next, event('RectificationTimeAsked', { ...rectificationFacts(next), ...asked }), at),
    ...passOn(extensionLife, [null, 'asked'], aboutOf(next), at),
  ];
}

/** @returns what was asked @throws Refusal `not-your-step`, `step-closed`, `time-not-asked`, `same-person` */
export function mayAnswerTime(rectification: Rectification, { by }: Circumstances) {
  takeStep(rectification, 'answerTime', by);
  const { time } = rectification;
  if (!time || !asksForTime(rectification)) throw new Refusal('time-not-asked');
  mustBeAnother(by, handsOf(time));
  return time;
}

/**
 * Whoever is above the department gives the time or declines. What was asked in time is given even where the date is over meanwhile.
 * @throws Refusal as `mayAnswerTime`, and those of `mayExtend`
 */
export function answerTime(rectification: Rectification, said: TimeAnswer, at: Circumstances): RectificationDecision {
  const time = mayAnswerTime(rectification, at);
  const granted = said.decision === 'grant';
  const reason = granted ? null : said.reason;
  const next = { ...rectification, time: { ...time, answer: { granted, reason, ...doneBy(at.by, at.now) } } };
  const duty = rectifyDuty(at);
  const given =
    granted && duty
      ? [extend(duty, { days: time.days, reason: time.reason, ...doneBy(at.by, at.now) }, rulesOf(at.law, duty))]
      : [];
  const facts = rectificationFacts(next);
  const told = granted
    ? event('RectificationTimeGranted', { ...facts, days: time.days })
    : event('RectificationTimeDeclined', { ...facts, reason: said.reason });
  return [
    ...stepped(rectification, next, told, at),
    ...given,
    ...passOn(extensionLife, ['asked', granted ? 'given' : 'declined'], aboutOf(next), at),
  ];
}

/** @returns for whom @throws Refusal `not-your-step`, `step-closed`, `case-full` */
export function mayAttach(rectification: Rectification, by: Principal): FileAuthor {
  const own = by.department === rectification.department;
  takeStep(rectification, own ? 'attach' : 'attachAbove', by);
  if (rectification.files.length >= MOST_FILES) throw new Refusal('case-full', { what: '附件', most: MOST_FILES });
  return own ? 'department' : isOfTheBureau(rectification) ? 'government' : 'bureau';
}

/** A file joins the case. @throws Refusal `not-your-step`, `step-closed`, `case-full`, `attached-already` */
export function attach(
  rectification: Rectification,
  file: Pick<RectificationFile, 'id' | 'name' | 'type' | 'bytes' | 'sha256'>,
  at: Circumstances,
): RectificationDecision {
  const author = mayAttach(rectification, at.by);
  if (rectification.files.some(({ id }) => id === file.id)) throw new Refusal('attached-already');
  const next = { ...rectification, files: [...rectification.files, { ...file, author, ...doneBy(at.by, at.now) }] };
  const { id, bytes, sha256 } = file;
  const told = event('RectificationFileAttached', { ...rectificationFacts(next), author, file: id, bytes, sha256 });
  return stepped(rectification, next, told, at);
}

/** @throws Refusal `not-your-step`, `step-closed`, `case-full` */
export function mayReport(rectification: Rectification, { by }: Circumstances) {
  const { reports, status } = rectification;
  if (reports.length >= MOST_REPORTS) throw new Refusal('case-full', { what: '报告', most: MOST_REPORTS });
  return status === 'ordered' ? takeStep(rectification, 'answerOrder', by) : takeStep(rectification, 'report', by);
}

/** The department reports what it has rectified, with files of the case. @throws Refusal as `mayReport`, `files-unknown` */
export function report(
  rectification: Rectification,
  { statement, files }: { statement: string; files: string[] },
  at: Circumstances,
): RectificationDecision {
  const to = mayReport(rectification, at);
  const unknown = files.filter(
    (id) => !rectification.files.some((file) => file.id === id && file.author === 'department'),
  );
  if (unknown.length > 0) throw new Refusal('files-unknown', {}, [{ field: 'body.files', message: unknown.join() }]);
  const number = rectification.reports.length + 1;
  const reports = [...rectification.reports, { number, statement, files, returned: null, ...doneBy(at.by, at.now) }];
  const duty = rectifyDuty(at);
  const late = duty !== undefined && isLate(currentDuty(at.law, duty).duty, at.now);
  const next: Rectification = { ...rectification, status: to(), reports };
  const told = event('RectificationReported', { ...rectificationFacts(next), report: number, files, late });
  return stepped(rectification, next, told, at);
}

/** @returns the report that waits @throws Refusal `not-your-step`, `step-closed`, `same-person` */
export function mayReview(rectification: Rectification, { by }: Circumstances) {
  takeStep(rectification, rectification.status === 'answered' ? 'returnAnswer' : 'accept', by);
  const last = rectification.reports.at(-1);
  if (!last) throw new Error(`no report in ${rectification.id}`);
  mustBeAnother(by, handsOf(last));
  return last;
}

/**
 * Whoever is above the department accepts the report, or returns it with reasons and a new date. What the city government ordered is
 * not accepted here: its outcome is recorded.
 * @throws Refusal as `mayReview`, `due-out-of-range`
 */
export function review(rectification: Rectification, said: Review, at: Circumstances): RectificationDecision {
  const last = mayReview(rectification, at);
  const facts = rectificationFacts(rectification);
  if (said.decision === 'accept') {
    const next: Rectification = {
      ...rectification,
      status: takeStep(rectification, 'accept', at.by)(),
      endedAt: at.now,
    };
    return stepped(rectification, next, event('RectificationAccepted', { ...facts, report: last.number }), at);
  }
  const { reason, dueOn } = said;
  const status =
    rectification.status === 'answered'
      ? takeStep(rectification, 'returnAnswer', at.by)()
      : takeStep(rectification, 'return', at.by)();
  const reports = rectification.reports.map((one) =>
    one === last ? { ...one, returned: { reason, dueOn, ...doneBy(at.by, at.now) } } : one,
  );
  const next: Rectification = { ...rectification, status, reports, dueOn };
  const told = event('RectificationSentBack', { ...facts, report: last.number, reason, dueOn });
  return stepped(rectification, next, told, at);
}
