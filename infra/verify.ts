/**
 * Checks a document or a bundle that the platform handed out, or segments of its log, without a network:
 * `npm run verify -- <file.json | evidence.zip> [--keys jwks.json]`;
 * `npm run verify -- <segment.jsonl>… --keys jwks.json [--root <root of a mail>] [--from <number of the first segment>]`.
 * The exit code is 0 for genuine, 1 for not genuine, and 2 when it can't be decided.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { PublicKey } from '../shared/adapters/sign/port.ts';
import { keys as keySet } from '../shared/contract/schemas/document.ts';
import { checkBundle } from '../shared/documents/bundle-check.ts';
import { checkText, type SignatureVerdict } from '../shared/documents/check.ts';
import { checkSegments, type SegmentFinding } from '../shared/documents/segment-check.ts';
import { unpack } from '../shared/documents/zip.ts';

const faults = {
  malformed: '不是签名文书 · not a signed document',
  'unknown-key': '签名密钥不在所给公钥中 · signed by a key that is not among those given',
  'not-genuine': '内容与签名不符 · the content is not what was signed',
  archive: '压缩包被改动或不是证据包 · the archive is changed, or no bundle',
  signature: '清单的签名不成立 · the signature over the manifest does not hold',
  digest: '文件与清单所列摘要不符 · not the file that the manifest lists',
  missing: '清单所列文件缺失 · listed and not there',
  unlisted: '清单未列的文件 · there and not listed',
  chain: '事件链断裂或不完整 · the chain of events is broken or not whole',
  document: '文书的签名不成立，或所据事件、状态不在链上 · not signed, or not standing on these events and their states',
};

const wrong: Record<SegmentFinding['fault'], string> = {
  'unknown-key': faults['unknown-key'],
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
npm run verify -- <segment.jsonl>… --keys jwks.json [--root <sha256>] [--from <number>]`;
const { values, positionals } = parseArgs({
  options: { keys: { type: 'string' }, root: { type: 'string' }, from: { type: 'string' } },
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
  const { finding, segments, records, last } = await checkSegments(files, trusted(null), {
    from: first,
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
  if (!bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) {
    return told(await checkText(bytes.toString(), trusted(null)));
  }
  const { manifest, files, faults: found } = await checkBundle(bytes, trusted(bytes));
  const genuine = told(manifest) && found.length === 0;
  for (const { name, sha256 } of files) {
    const fault = found.find((one) => one.file === name)?.fault;
    console.log(`  ${fault ? '✗' : '✓'} ${sha256}  ${name}${fault ? `  ${faults[fault]}` : ''}`);
  }
  for (const { file: name, fault } of found) {
    if (!files.some((one) => one.name === name)) console.log(`  ✗ ${name}  ${faults[fault]}`);
  }
  if (!genuine && manifest.genuine) console.log('证据包被改动 · the bundle has been changed');
  return genuine;
}

function told({ genuine, fault, kid, signedAt, says }: SignatureVerdict): boolean {
  if (!genuine || !says) {
    console.log(`不真实 · not genuine: ${faults[fault ?? 'malformed']}`);
    return false;
  }
  console.log(`真实 · genuine: ${says.title} ${says.number}（${says.kind}）`);
  console.log(`  形成 made ${says.madeAt}，签名 signed ${signedAt}`);
  console.log(`  密钥 key ${kid}`);
  console.log(`  摘要 SHA-256 ${says.sha256}`);
  return true;
}

/** The keys saved from `/v1/keys`. Without them, the bundle's own keys, which prove only that the bundle is complete. */
function trusted(bundle: Buffer | null): PublicKey[] {
  if (values.keys) return keySet.parse(JSON.parse(from(values.keys).toString())).keys;
  if (!bundle) stop('请用 --keys 给出公钥文件 · give the keys saved from /v1/keys with --keys');
  console.log(
    '注意：使用证据包自带的公钥，请与 /v1/keys 核对 · the keys are the bundle’s own: hold them against /v1/keys',
  );
  const own = unpack(bundle).find(({ name }) => name === 'keys.json');
  return keySet.parse(JSON.parse(Buffer.from(own?.bytes ?? []).toString())).keys;
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
