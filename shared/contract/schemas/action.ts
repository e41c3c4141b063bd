import * as z from 'zod';

/** What can be done to what is shown, and whether by the caller. */
export const action = z.strictObject({
  /** The operation, as this document calls it. */
  operation: z.string().meta({ examples: ['consentReply'] }),
  /** The act in Chinese. */
  title: z.string().meta({ examples: ['负责人同意答复'] }),
  allowed: z.boolean(),
  /** Why the caller may not now; a colleague may, or a later day. */
  because: z
    .strictObject({
      code: z.string().meta({ examples: ['same-person'] }),
      zh: z.string(),
      en: z.string(),
      /** The article that it rests on. */
      rule: z.string().nullable(),
    })
    .nullable(),
  /** What `decision` may be now, where the state doesn't leave all of them. */
  choices: z.array(z.string().meta({ examples: ['resume'] })).optional(),
});

/** Everything that the state leaves to be done, by whomever. */
export const actions = z.array(action);
