/**
 * Writes the contract as an OpenAPI 3.1 document: `npm run openapi -- [--out openapi.json] [--stage prod]`. Without a file it goes to
 * standard output. The stage decides how callers prove who they are.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openApi } from '../shared/contract/openapi/document.ts';
import { columnReference } from '../shared/text/column-reference.ts';
import { readStage } from './stage.ts';

const { values } = parseArgs({ options: { out: { type: 'string' }, stage: { type: 'string', default: 'local' } } });
const { authentication } = readStage((key) => (key === 'stage' ? values.stage : undefined));
const text = `${JSON.stringify(openApi(columnReference, authentication.method), null, 2)}\n`;
// Paths are relative to the directory of the command, not to the one in which npm runs it.
if (values.out) writeFileSync(resolve(process.env.INIT_CWD ?? '', values.out), text);
else process.stdout.write(text);
