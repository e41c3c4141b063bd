import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Refusal } from '../domain/refusals.ts';

/**
 * Page cursors: signed, and bound to the list they were given for (operation, filters, asker), so that one can neither be
 * made up nor used to look into somebody else's list.
 */
export interface Cursors {
  write(scope: unknown, position: unknown): string;
  /** @throws Refusal `cursor-invalid` */
  read<T>(scope: unknown, cursor: string, schema: z.ZodType<T>): T;
}

export const positionSchema = z.strictObject({
  partition: z.string(),
  key: z.record(z.string(), z.string()).nullable(),
});

/** Where a list goes on that goes by its sort keys alone. */
export const sortKeySchema = z.string().min(1);

export function signedCursors(secret: string): Cursors {
  const signed = (scope: unknown, payload: string) => {
    const hmac = createHmac('sha256', secret).update(JSON.stringify(scope)).update('\n').update(payload);
    return `${payload}.${hmac.digest('base64url')}`;
  };
  return {
    write(scope, position) {
      return signed(scope, Buffer.from(JSON.stringify(position)).toString('base64url'));
    },
    read(scope, cursor, schema) {
      const [payload = ''] = cursor.split('.');
      // Compared as it is written, since many texts decode to the same bytes.
      const given = Buffer.from(cursor);
      const right = Buffer.from(signed(scope, payload));
      if (given.length !== right.length || !timingSafeEqual(given, right)) throw invalid();
      const parsed = schema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
      if (!parsed.success) throw invalid();
      return parsed.data;
    },
  };
}

function invalid() {
  return new Refusal('cursor-invalid', {}, [{ field: 'cursor', message: 'invalid' }]);
}
