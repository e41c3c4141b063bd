/**
 * Checks a document or a bundle that the platform handed out, or segments of its log, without a network:
 * `npm run verify -- <file.json | evidence.zip> [--keys jwks.json]`;
 * `npm run verify -- <segment.jsonl>… --keys jwks.json [--root <root of a mail>]
 * [--from <number of the first segment>] [--before <root of the segment before it>]`.
 * The exit code is 0 for genuine, 1 for not genuine, and 2 when it can't be decided.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkSegments, type SegmentFinding } from '../shared/documents/segment-check.ts';
import { isBundle, keysIn, verdictOn } from '../shared/documents/verdict-text.ts';

const wrong: Record<SegmentFinding['fault'], string> = {
  'unknown-key': '签名密钥不在所给公钥中 · signed by a key that is not among those given',
  malformed: '不是日志分段 · not a segment of the log',
  'not-genuine': '封存的签名不成立 · the signature of the seal does not hold',
  truncated: '分段不完整，缺少结尾 · the segment has no end',
  count: '记录数与封存时不符，有缺失或增加 · records are missing or added',
  order: '记录的次序被改动 · the records are in another order',
  changed: '内容与封存时不符 · not what was sealed',
  missing: '缺少分段 · a segment is missing',
  twice: '分段重复 · a segment is given twice',
  chain: '与前一分段不相接 · it does not follow the segment before it',
  root: '没有分段具有所给的根：缺少末尾，或历史被改写 · no segment has this root: the end is missing, or history was rewritten',
};

const usage = `npm run verify -- <file.json | evidence.zip> [--keys jwks.json]
npm run verify -- <segment.jsonl>… --keys jwks.json [--root <sha256>] [--from <number>] [--before <sha256>]`;
const { values, positionals } = parseArgs({
  options: { keys: { type: 'string' }, root: { type: 'string' }, from: { type: 'string' }, before: { type: 'string' } },
  allowPositionals: true,
});
const [file] = positionals;
if (!file) stop(usage);
// Paths are relative to the directory of the command, not to the one in which npm runs it.
const pathOf = (path: string) => resolve(process.env.INIT_CWD ?? process.cwd(), path);
const from = (path: string) => readFileSync(pathOf(path));
try {
  const areSegments = positionals.every((name) => name.endsWith('.jsonl'));
  if (!areSegments && positionals.length > 1) stop(usage);
  process.exitCode = (await (areSegments ? verifyLog(positionals) : verify(from(String(file))))) ? 0 : 1;
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}

/** Checks segments of the log, and names the first thing that is wrong. */
async function verifyLog(names: string[]): Promise<boolean> {
  const files = names.map((name) => ({ name, read: () => createReadStream(pathOf(name)) }));
  const first = Number(values.from ?? 1);
  if (!Number.isSafeInteger(first) || first < 1) stop(usage);
  const { finding, segments, records, last } = await checkSegments(files, trusted(), {
    from: first,
    before: values.before?.toLowerCase() ?? null,
    root: values.root?.toLowerCase() ?? null,
  });
  if (last) {
    console.log(`成立 · sound: ${segments} 个分段 segments，${records} 条记录 records`);
    console.log(`  截至 up to ${last.madeAt}，第 ${last.number} 号 number`);
    console.log(`  根 root ${last.root}`);
  }
  if (!finding) return true;
  const place = [
    finding.file,
    finding.segment && `第 ${finding.segment} 号 number`,
    finding.line && `第 ${finding.line} 行 line`,
  ];
  console.log(`不真实 · not genuine: ${[...place.filter(Boolean), wrong[finding.fault]].join('，')}`);
  return false;
}

async function verify(bytes: Buffer): Promise<boolean> {
  const { genuine, lines } = await verdictOn(bytes, isBundle(bytes) && !values.keys ? null : trusted());
  for (const line of lines) console.log(line);
  return genuine;
}

/** The keys saved from `/v1/keys`. */
function trusted() {
  if (!values.keys) stop('请用 --keys 给出公钥文件 · give the keys saved from /v1/keys with --keys');
  return keysIn(from(values.keys).toString());
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
