/**
 * Checks a document or a bundle that the platform handed out, without a network:
 * `npm run verify -- <file.json | evidence.zip> [--keys jwks.json]`. The exit code is 0 for genuine, 1 for not genuine, and 2 when
 * it can't be decided.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isBundle, keysIn, verdictOn } from '../shared/documents/verdict-text.ts';

const { values, positionals } = parseArgs({ options: { keys: { type: 'string' } }, allowPositionals: true });
const [file] = positionals;
if (!file) stop('npm run verify -- <file.json | evidence.zip> [--keys jwks.json]');
// Paths are relative to the directory of the command, not to the one in which npm runs it.
const from = (path: string) => readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), path));
try {
  const bytes = from(String(file));
  if (!values.keys && !isBundle(bytes))
    stop('请用 --keys 给出公钥文件 · give the keys saved from /v1/keys with --keys');
  const { genuine, lines } = await verdictOn(bytes, values.keys ? keysIn(from(values.keys).toString()) : null);
  for (const line of lines) console.log(line);
  process.exitCode = genuine ? 0 : 1;
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
