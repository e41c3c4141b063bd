import * as z from 'zod';
import { keptSecret } from '../secret.ts';

/** The headers that open an interface, as the platform gave them to the provider. */
const secret = z.object({
  headers: z.record(z.string().regex(/^(authorization|x-[a-z0-9-]+)$/i), z.string().min(1).max(4000)),
});
type Headers = z.output<typeof secret>['headers'];
const FORM = 'the secret of an interface must hold {"headers": {"authorization": "..."}}';

/**
 * Reads the secret of a department's interface. Its name is `<prefix><department>/<name>`, so nobody can register an interface
 * that opens with another department's key.
 */
export function interfaceCredentials(prefix: string): (department: string, name: string) => Promise<Headers> {
  const known = new Map<string, () => Promise<z.output<typeof secret>>>();
  return async (department, name) => {
    const id = `${prefix}${department}/${name}`;
    const read = known.get(id) ?? keptSecret(id, secret, FORM);
    known.set(id, read);
    return (await read()).headers;
  };
}
