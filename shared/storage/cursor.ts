import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Refusal } from '../domain/refusals.ts';

/**
 * Page cursors. They are signed and bound to the list they were issued for (operation, filters, caller), so nobody can make
 * one up or use one to read another list.
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

/** Position in a list that is ordered by sort key alone. */
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
      // Compare the encoded text, since several texts decode to the same bytes.
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
