/**
 * Checks a document or a bundle that the platform handed out, without a network:
 * `npm run verify -- <file.json | evidence.zip> [--keys jwks.json]`. The exit code is 0 for genuine, 1 for not genuine, and 2 when
 * it can't be decided.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { PublicKey } from '../shared/adapters/sign/port.ts';
import { keys as keySet } from '../shared/contract/schemas/document.ts';
import { checkBundle } from '../shared/documents/bundle-check.ts';
import { checkText, type SignatureVerdict } from '../shared/documents/check.ts';
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

const { values, positionals } = parseArgs({ options: { keys: { type: 'string' } }, allowPositionals: true });
const [file] = positionals;
if (!file) stop('npm run verify -- <file.json | evidence.zip> [--keys jwks.json]');
// Paths are relative to the directory of the command, not to the one in which npm runs it.
const from = (path: string) => readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), path));
try {
  process.exitCode = (await verify(from(String(file)))) ? 0 : 1;
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
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
