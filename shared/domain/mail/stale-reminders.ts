import type { LocalDate } from '../calendar/time.ts';
import type { Duty } from '../duties/duty.ts';
import { taken } from '../duties/escalation.ts';
import type { Escalation } from '../duties/policy.ts';
import type { MailTemplate } from '../effects.ts';

const steps: Partial<Record<MailTemplate | 'digest', Escalation['step']>> = {
  'duty-urged': 'urge',
  'rectification-suggested': 'suggest-rectification',
  'report-prepared': 'report',
};

/** Whether a mail asks for what is still owed, so that it has nothing to say any more once that is done. */
export function reminds(template: MailTemplate | 'digest'): boolean {
  return template === 'duty-reminder' || template in steps;
}

/**
 * Whether what such a mail asks for was done, called off or given another date before it went: it would only confuse. A step that
 * a recount carried over to the new date still stands.
 * @param due the date that it tells of
 */
export function isOvertaken(template: MailTemplate | 'digest', due: LocalDate | undefined, duty: Duty | null): boolean {
  if (!reminds(template)) return false;
  if (duty?.status !== 'open') return true;
  return template === 'duty-reminder' ? duty.due !== due : !taken(duty).some(({ step }) => step === steps[template]);
}
