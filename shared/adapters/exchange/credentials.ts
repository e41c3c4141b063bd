import * as z from 'zod';
import { keptSecret } from '../secret.ts';

/** The headers that open an interface, as the platform gave them to its provider. */
const secret = z.object({
  headers: z.record(z.string().regex(/^(authorization|x-[a-z0-9-]+)$/i), z.string().min(1).max(4000)),
});
type Headers = z.output<typeof secret>['headers'];

/**
 * Reads the secret of a department's interface: `<prefix><department>/<name>`, so that nobody can register an interface that
 * opens with another department's key.
 */
export function interfaceCredentials(prefix: string): (department: string, name: string) => Promise<Headers> {
  const known = new Map<string, () => Promise<Headers>>();
  return async (department, name) => {
    const id = `${prefix}${department}/${name}`;
    const read = known.get(id) ?? keptSecret(id, parse);
    known.set(id, read);
    return await read();
  };
}

function parse(text: string): Headers {
  try {
    return secret.parse(JSON.parse(text)).headers;
  } catch {
    // The parser's own words quote what it could not read.
    throw new Error('the secret of an interface must hold {"headers": {"authorization": "..."}}');
  }
}
