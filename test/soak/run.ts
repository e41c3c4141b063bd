/** `npm run soak -- <part> [--name number …]`: what takes too long for `npm test`, part by part. */
import { faults } from './faults.ts';
import { fuzz } from './fuzz.ts';
import { histories } from './histories.ts';
import { properties } from './properties.ts';
import { recount } from './recount.ts';
import { year } from './year.ts';

type Options = Record<string, number[]>;
const parts: Record<string, (options: Options) => Promise<void>> = {
  histories,
  faults,
  fuzz,
  properties,
  recount,
  year,
};

const [name = '', ...rest] = process.argv.slice(2);
const options: Options = {};
for (const [n, word] of rest.entries()) {
  const named = word.startsWith('--') ? word.slice(2) : null;
  if (named) options[named] = [...(options[named] ?? []), Number(rest[n + 1])];
}
const part = parts[name];
if (!part) {
  console.error(`which part? ${Object.keys(parts).join(', ')}`);
  process.exit(1);
}
await part(options);
// A world keeps functions warm for the next one of its process, and here is none.
process.exit();
