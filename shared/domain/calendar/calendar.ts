/** The working-day calendar of Chinese government offices. The rest of the system imports this folder from here. */

export { FIRST_YEAR } from '../regulations.ts';
export {
  addWorkingDays,
  type CountedDay,
  count,
  countWithStops,
  type ExcludedDays as Stop,
  type ProofDay,
  proof,
  type ReceiptRule,
  receiptRules,
  receivedOn,
  workingDaysBetween,
} from './count.ts';
export { differences } from './difference.ts';
export { fromHolidayCn, type Notice, notice, noticeFaults, noticeKinds, noticeSchema } from './notice.ts';
export { stateCouncilNotices } from './notices.ts';
export type { Citation } from './statute.ts';
export {
  type Calendar,
  calendar,
  type Day,
  type DayKind,
  dayKinds,
  dayOf,
  isWorkingDay,
  LAST_YEAR,
  versionIn,
} from './table.ts';
