import * as z from 'zod';
import { basisSchema } from '../../domain/catalog/content.ts';
import { confidentialities, keysOf } from '../../domain/catalog/metadata.ts';
import { attachmentType } from '../../domain/disputes/attachment.ts';
import { meetingSchema } from '../../domain/disputes/meeting.ts';
import { statedFields } from '../../domain/disputes/opening-fields.ts';
import { sides } from '../../domain/disputes/sides.ts';
import { termsFields } from '../../domain/disputes/terms-fields.ts';
import { authorities } from '../../domain/disputes/verdict.ts';
import { shapeOf } from '../../domain/field.ts';
import { negotiationLife } from '../../domain/lives/negotiation.ts';
import { departmentId } from '../../domain/people/department.ts';
import { actions } from './action.ts';
import { date, id, instant, signature } from './common.ts';
import { deadline } from './duty.ts';

const side = z.enum(sides);
const author = z.enum([...sides, 'bureau', 'government']);
const record = { at: instant, ...signature };

const answer = z.strictObject({ accepted: z.boolean(), reason: z.string().nullable(), ...record });
const answers = z.strictObject({ requester: answer.nullable(), provider: answer.nullable() });
const terms = shapeOf(termsFields);
const verdict = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('share'), ...terms }),
  z.strictObject({ verdict: z.literal('not-share'), basis: basisSchema }),
]);

const attachment = z.strictObject({
  id: id('fil'),
  side: author,
  name: z.string(),
  type: attachmentType,
  bytes: z.int(),
  sha256: z.string().meta({ description: 'SHA-256, hexadecimal' }),
  ...record,
});

/** A negotiation as a list shows it. */
export const negotiation = z.strictObject({
  id: id('neg'),
  number: z.string().meta({ examples: ['XS-2026-000001'] }),
  status: z.enum(keysOf(negotiationLife.states)),
  request: z.strictObject({ id: id('req'), number: z.string() }).nullable(),
  resource: z.strictObject({ id: id('res'), code: z.string(), version: z.int(), name: z.string() }),
  requester: departmentId,
  provider: departmentId,
  openedBy: side,
  openedAt: instant,
  sentAt: instant.nullable(),
  items: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      /** Why the item is shared only by agreement (article 15); null if it is not. */
      confidential: z.enum(keysOf(confidentialities)).nullable(),
    }),
  ),
  acrossLevels: z.boolean(),
  grant: id('grt').nullable(),
  endedAt: instant.nullable(),
  /** The running deadlines: for the bureau's coordination, each side's answer to the ruling, or the city government's decision. */
  deadlines: z.array(deadline),
});

/** A negotiation in full, the same for every party. */
export const negotiationCase = negotiation.extend({
  actions,
  ...signature,
  ...shapeOf(statedFields),
  until: statedFields.until.schema.nullable(),
  remarks: z.string().nullable(),
  statements: z.array(z.strictObject({ number: z.int(), side, text: z.string(), ...record })),
  files: z.array(attachment),
  proposals: z.array(
    z.strictObject({
      number: z.int(),
      author,
      ...terms,
      status: z.enum(['open', 'replaced', 'declined', 'accepted']),
      answers,
      ...record,
    }),
  ),
  failure: z.strictObject({ side, reason: z.string(), ...record }).nullable(),
  meetings: z.array(meetingSchema.extend({ number: z.int(), ...record })),
  ruling: z
    .strictObject({
      ...{ verdict, reasons: z.string(), departments: z.array(departmentId), answers },
      /** When the bureau referred it to the city government, since a side had not answered in time. */
      referred: z.strictObject(record).nullable(),
      ...record,
    })
    .nullable(),
  decision: z
    .strictObject({
      kind: z.enum(keysOf(authorities)),
      authority: z.string(),
      documentNumber: z.string(),
      decidedOn: date,
      file: id('fil'),
      verdict,
      reasons: z.string(),
      ...record,
    })
    .nullable(),
});

/** The link to PUT a file to, with its content type and expiry. The file is then attached by its id. */
export const upload = z.strictObject({
  file: id('fil'),
  uploadUrl: z.url(),
  contentType: z.string(),
  expiresAt: instant,
});

export const download = attachment.extend({ downloadUrl: z.url(), expiresAt: instant });
