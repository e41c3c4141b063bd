import * as z from 'zod';

/** How somebody wants their mails. */
export const mailChoice = z.strictObject({
  /** Each by itself, or one digest each morning of a working day. */
  pace: z.enum(['each', 'digest']),
  /** Of what is late: at once, or with the digest too. */
  alerts: z.enum(['at-once', 'digest']),
  /** What waits on a day off: what the clock causes, or what people do as well. */
  quiet: z.enum(['clock', 'all']),
});
export type MailChoice = z.infer<typeof mailChoice>;

/** Of whoever has chosen nothing. */
export const usualMails: MailChoice = { pace: 'each', alerts: 'at-once', quiet: 'clock' };

export function mailsOf({ mail }: { mail?: MailChoice }): MailChoice {
  return mail ?? usualMails;
}
