import type { LocalDate } from '../calendar/time.ts';
import type { Duty } from '../duties/duty.ts';
import { rungsTaken } from '../duties/escalation.ts';
import type { EscalationRung } from '../duties/policy.ts';
import type { MailTemplate } from '../effects.ts';

const steps: Partial<Record<MailTemplate | 'digest', EscalationRung['step']>> = {
  'duty-urged': 'urge',
  'rectification-suggested': 'suggest-rectification',
  'report-prepared': 'report',
};

/** Whether a mail asks for work that is owed. Such a mail is pointless once the work is done. */
export function isReminder(template: MailTemplate | 'digest'): boolean {
  return template === 'duty-reminder' || template in steps;
}

/**
 * Whether the work was done, cancelled or moved to another date before the mail went out. The mail would only confuse then.
 * A rung that a recount carried over to the new date still counts.
 * @param due the date in the mail
 */
export function isOvertaken(template: MailTemplate | 'digest', due: LocalDate | undefined, duty: Duty | null): boolean {
  if (!isReminder(template)) return false;
  if (duty?.status !== 'open') return true;
  return template === 'duty-reminder'
    ? duty.due !== due
    : !rungsTaken(duty).some(({ step }) => step === steps[template]);
}
