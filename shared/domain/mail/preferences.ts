import * as z from 'zod';

/** How a person wants their mails. */
export const mailChoice = z.strictObject({
  /** One mail for each event, or one digest each working morning. */
  pace: z.enum(['each', 'digest']),
  /** Mails about lateness: at once, or in the digest too. */
  alerts: z.enum(['at-once', 'digest']),
  /** Mails that wait on a day off: those caused by the clock, or all. */
  quiet: z.enum(['clock', 'all']),
  /** English beside the Chinese of each line; without it if left out. */
  english: z.boolean().optional(),
});
export type MailChoice = z.infer<typeof mailChoice>;

/** The default. */
export const usualMails: MailChoice = { pace: 'each', alerts: 'at-once', quiet: 'clock' };

export function mailsOf({ mail }: { mail?: MailChoice }): MailChoice {
  return mail ?? usualMails;
}
