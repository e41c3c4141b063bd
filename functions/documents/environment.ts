import * as z from 'zod';
import { arn, authentication, observed, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...authentication,
  ...table.registry,
  ...table.cases,
  ...table.events,
  ...table.access,
  /** The portal where prints are checked: the QR code on them leads to `${PORTAL_URL}/verify`. */
  PORTAL_URL: z.url(),
  FILES_BUCKET: z.string().min(3),
  /** The ARNs of the platform's signing keys, separated by commas; the first one signs. */
  SIGNING_KEYS: z.string().transform((text, context) => {
    const arns = z.array(arn).min(1).safeParse(text.split(','));
    if (!arns.success) context.addIssue({ code: 'custom', message: 'ARNs with commas between' });
    return arns.data ?? [];
  }),
});
