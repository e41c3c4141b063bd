import type { PublicKey } from '../adapters/sign/port.ts';
import { keys as keySet } from '../contract/schemas/document.ts';
import { checkBundle } from './bundle-check.ts';
import { checkText, type SignatureVerdict } from './check.ts';
import { unpack } from './zip.ts';

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

/** What somebody is told who has a document or a bundle checked without a network, line by line. */
export interface Told {
  genuine: boolean;
  lines: string[];
}

/** Whether the file is a bundle, and no single document. */
export function isBundle(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'));
}

/** The keys in the text that `/v1/keys` answered. @throws Error where it is something else */
export function keysIn(text: string): PublicKey[] {
  return keySet.parse(JSON.parse(text)).keys;
}

/**
 * Checks a document, or a bundle with all that is in it.
 * @param keys saved from `/v1/keys`. Null takes the bundle's own, which prove only that the bundle is complete; a document has none.
 */
export async function verdictOn(bytes: Buffer, keys: readonly PublicKey[] | null): Promise<Told> {
  if (!isBundle(bytes)) return toldOf(await checkText(bytes.toString(), keys ?? []));
  const { manifest, files, faults: found } = await checkBundle(bytes, keys ?? ownKeys(bytes));
  const { genuine, lines } = toldOf(manifest);
  const ofFiles = files.map(({ name, sha256 }) => {
    const fault = found.find(({ file }) => file === name)?.fault;
    return `  ${fault ? '✗' : '✓'} ${sha256}  ${name}${fault ? `  ${faults[fault]}` : ''}`;
  });
  const others = found
    .filter(({ file }) => !files.some(({ name }) => name === file))
    .map(({ file, fault }) => `  ✗ ${file}  ${faults[fault]}`);
  const changed = genuine && found.length > 0;
  return {
    genuine: genuine && found.length === 0,
    lines: [
      ...(keys
        ? []
        : [
            '注意：使用证据包自带的公钥，请与 /v1/keys 核对 · the keys are the bundle’s own: hold them against /v1/keys',
          ]),
      ...lines,
      ...ofFiles,
      ...others,
      ...(changed ? ['证据包被改动 · the bundle has been changed'] : []),
    ],
  };
}

function toldOf({ genuine, fault, kid, signedAt, says }: SignatureVerdict): Told {
  if (!genuine || !says) return { genuine: false, lines: [`不真实 · not genuine: ${faults[fault ?? 'malformed']}`] };
  return {
    genuine: true,
    lines: [
      `真实 · genuine: ${says.title} ${says.number}（${says.kind}）`,
      `  形成 made ${says.madeAt}，签名 signed ${signedAt}`,
      `  密钥 key ${kid}`,
      `  摘要 SHA-256 ${says.sha256}`,
    ],
  };
}

function ownKeys(bundle: Buffer): PublicKey[] {
  const own = unpack(bundle).find(({ name }) => name === 'keys.json');
  return keysIn(Buffer.from(own?.bytes ?? []).toString());
}
