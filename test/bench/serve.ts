import { readFileSync, writeFileSync } from 'node:fs';
import type { Runtime } from '../../infra/local/runtime.ts';
import { sampleRows } from '../../infra/local/sample/load.ts';
import { operations } from './operations.ts';
import { say } from './print.ts';
import { seedRows, type TableNames } from './seed.ts';

/** An entry of another system's catalog. */
interface GivenRow {
  name: string;
  abstract: string;
  theme: string;
  fields: string[];
}

const APPLICATIONS = 500;
const CLERK = 'p-16-staff1';

/**
 * Publishes the entries of a file and goes on running, so that another program can compare the system with others.
 * @param rows the file of entries: one JSON object a line, with name, abstract, theme and fields
 * @param out the file that says where the system is, and how it is asked
 * @returns when it is interrupted
 */
export async function serveRows(runtime: Runtime, names: TableNames, rows: string, out: string): Promise<void> {
  const given = readFileSync(rows, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GivenRow);
  say(`写入目录 · seeding ${given.length} entries`);
  const sample = sampleRows();
  const entries = await seedRows(
    runtime,
    names,
    given.map(({ name, abstract, theme, fields }, n) => {
      const { provider, content } = sample[n % sample.length] as (typeof sample)[number];
      const items = fields.map((field, at) => ({ id: String(at + 1), name: field }));
      return { provider, content: { ...content, name, abstract, theme, items } };
    }),
  );
  await runtime.invoke('indexer', { rebuild: true });
  const apply = operations(entries).find(({ name }) => name === 'apply');
  const bodies = Array.from({ length: APPLICATIONS }, (_, n) => apply?.ask(n).body);
  const product = {
    url: runtime.apiUrl,
    settle: `${runtime.controlUrl}/settle`,
    token: await runtime.token(CLERK),
    ids: entries.map(({ id }) => id),
    themes: [...new Set(given.map(({ theme }) => theme))],
    get: '/v1/resources/{id}',
    list: '/v1/resources?limit=25&sort=newest&theme={theme}',
    search: '/v1/resources?limit=25&q={q}',
    create: { method: 'POST', path: '/v1/applications', bodies },
    update: { method: 'PUT', path: '/v1/applications/{id}' },
  };
  writeFileSync(out, JSON.stringify(product));
  say(`就绪 · ready: ${runtime.apiUrl}, ${out}`);
  await new Promise(() => {});
}
