import { createCipheriv, createDecipheriv, createHash, type DecipherGCM, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { Refusal } from '../domain/refusals.ts';

/**
 * Page cursors. They are sealed and bound to the list they were issued for (operation, filters, caller), so nobody can read one,
 * make one up, or use one to read another list.
 */
export interface Cursors {
  write(scope: unknown, position: unknown): Promise<string>;
  /** @throws Refusal `cursor-invalid` */
  read<T>(scope: unknown, cursor: string, schema: z.ZodType<T>): Promise<T>;
}

/** Cursors under a secret that may be changed. Those that were written before are invalid then. */
export function keptCursors(secret: () => Promise<string>): Cursors {
  return {
    write: async (scope, position) => sealedCursors(await secret()).write(scope, position),
    read: async (scope, cursor, schema) => sealedCursors(await secret()).read(scope, cursor, schema),
  };
}

export const positionSchema = z.strictObject({
  partition: z.string(),
  key: z.record(z.string(), z.string()).nullable(),
});

/** Position in a list that is ordered by sort key alone. */
export const sortKeySchema = z.string().min(1);

const CIPHER = 'aes-256-gcm';
/** Bytes of the nonce before the text, and of the tag after it. */
const NONCE = 12;
const TAG = 16;

/** The same under one secret. */
export function sealedCursors(secret: string) {
  const key = createHash('sha256').update(secret).digest();
  const boundTo = (scope: unknown) => Buffer.from(JSON.stringify(scope) ?? '');
  return {
    write(scope: unknown, position: unknown): string {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(boundTo(scope));
      const text = [cipher.update(JSON.stringify(position), 'utf8'), cipher.final()];
      return Buffer.concat([nonce, ...text, cipher.getAuthTag()]).toString('base64url');
    },
    /** @throws Refusal `cursor-invalid` */
    read<T>(scope: unknown, cursor: string, schema: z.ZodType<T>): T {
      const sealed = Buffer.from(cursor, 'base64url');
      // Several texts decode to the same bytes. Only the one that was written is a cursor.
      if (sealed.length <= NONCE + TAG || sealed.toString('base64url') !== cursor) throw invalid();
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE), { authTagLength: TAG })
        .setAAD(boundTo(scope))
        .setAuthTag(sealed.subarray(-TAG));
      const parsed = schema.safeParse(JSON.parse(opened(decipher, sealed.subarray(NONCE, -TAG))));
      if (!parsed.success) throw invalid();
      return parsed.data;
    },
  };
}

/** The text, where the tag proves that it was sealed here for this list. */
function opened(decipher: DecipherGCM, text: Buffer): string {
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]).toString();
  } catch {
    throw invalid();
  }
}

function invalid() {
  return new Refusal('cursor-invalid', {}, [{ field: 'query.cursor', message: '无效 · not valid' }]);
}
