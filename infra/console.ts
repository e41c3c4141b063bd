/** Writes the built console to a directory, to be served elsewhere: `npm run console -- [--out .local/site]`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { copySite } from './constructs/site.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: '.local/site' } } });
const out = resolve(process.env.INIT_CWD ?? '', values.out);
await copySite(resolve(import.meta.dirname, '..'), out);
process.stdout.write(`${out}\n`);
