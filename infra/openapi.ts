/**
 * Writes the contract as an OpenAPI 3.1 document: `npm run openapi -- [--out openapi.json] [--stage prod]`. Without a file it goes to
 * standard output. The stage decides how callers prove who they are. `--release 0.2.0` keeps it as the released one instead, with which
 * the changelog compares from then on.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { released } from '../shared/contract/changelog/changelog.ts';
import { snapshotOf } from '../shared/contract/changelog/snapshot.ts';
import { openApi } from '../shared/contract/openapi/document.ts';
import { columnReference } from '../shared/text/column-reference.ts';
import { readStage } from './stage.ts';

const { values } = parseArgs({
  options: { out: { type: 'string' }, stage: { type: 'string', default: 'local' }, release: { type: 'string' } },
});
const { authentication } = readStage((key) => (key === 'stage' ? values.stage : undefined));
const text = `${JSON.stringify(openApi(columnReference, authentication.method), null, 2)}\n`;
if (values.release) release(values.release);
// Paths are relative to the directory of the command, not to the one in which npm runs it.
else if (values.out) writeFileSync(resolve(process.env.INIT_CWD ?? '', values.out), text);
else process.stdout.write(text);

function release(version: string): void {
  const directory = join(import.meta.dirname, '../shared/contract/changelog');
  const changelog = join(directory, 'CHANGELOG.md');
  const { operations, schemas } = snapshotOf(JSON.parse(text));
  // A line for each operation and each schema, so that a difference of two releases can be read.
  const lines = (all: object) =>
    Object.entries(all).map(([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(one)}`);
  const kept = `{"operations":{\n${lines(operations).join(',\n')}\n},"schemas":{\n${lines(schemas).join(',\n')}\n}}\n`;
  writeFileSync(join(directory, 'released.json'), kept);
  writeFileSync(changelog, released(readFileSync(changelog, 'utf8'), version, new Date().toISOString().slice(0, 10)));
}
