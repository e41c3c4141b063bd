/**
 * What the system costs in AWS: `npm run cost`, of what was measured (`infra/cost/measured.json`, which a test holds against the system)
 * and list prices (`infra/cost/prices.json`).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cost, costOf, idleOf, type Measured, type Prices, sizes } from './cost/model.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, 'cost', name), 'utf8'));
const prices = read('prices.json') as Prices & { region: string; asOf: string };
const measured = read('measured.json') as Measured;

function print(title: string, { parts, total }: Cost): void {
  const line = (what: string, cost: number) => `  ${what.padEnd(24)}${cost.toFixed(3).padStart(12)}`;
  process.stdout.write(`${[title, ...parts.map(([what, cost]) => line(what, cost)), line('=', total)].join('\n')}\n\n`);
}

process.stdout.write(`${prices.currency}, ${prices.region}, ${prices.asOf}\n\n`);
const idle = idleOf(measured, prices);
print('每千件全流程 · 1,000 cases, from application to grant', costOf(measured.lifecycle, prices, 1_000));
print('每月固定 · a month in which nothing happens', idle);
for (const [size, cases] of Object.entries(sizes)) {
  const total = idle.total + costOf(measured.lifecycle, prices, cases).total;
  process.stdout.write(`${size}: ${cases} 件/月 cases a month, ${total.toFixed(2)} ${prices.currency}\n`);
}
