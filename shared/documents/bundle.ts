import type * as z from 'zod';
import type { PublicKey } from '../adapters/sign/port.ts';
import type { manifest as manifestSchema, signedDocument } from '../contract/schemas/document.ts';
import { latestOf } from '../domain/calendar/time.ts';
import type { LoggedEvent } from '../domain/event.ts';
import { documentHtml } from '../text/documents/html.ts';
import { canonical, sha256 } from './canonical.ts';
import type { Fonts } from './fonts.ts';
import { MANIFEST, SIGNATURE } from './names.ts';
import { documentPdf } from './pdf.ts';
import { type File, pack } from './zip.ts';

export type Manifest = z.output<typeof manifestSchema>;
type SignedDocument = z.output<typeof signedDocument>;

/** A case as it is sealed: the documents that were handed out, and the events of each stream. */
export interface SealedCase {
  number: string;
  title: Manifest['title'];
  documents: SignedDocument[];
  streams: LoggedEvent[][];
  /** Where prints are checked. */
  portalUrl: string;
  /** What the parties attached; it lies under `files/`. */
  files: File[];
}

/**
 * The evidence of a case: its documents as data, page and PDF, its chained events, what was attached, the keys, and a manifest
 * with the digest of each. It depends on the state of the case alone, so everybody gets the same (article 16).
 */
export async function evidenceOf(
  of: SealedCase,
  keys: readonly PublicKey[],
  fonts: Fonts,
): Promise<{ manifest: Manifest; files: File[] }> {
  const files: File[] = [{ name: 'README.txt', bytes: Buffer.from(README) }];
  for (const signed of of.documents) files.push(...(await filesOf(signed, of.portalUrl, fonts)));
  // A stream without events has nothing to show.
  for (const events of of.streams.filter(({ length }) => length > 0)) {
    const lines = events.map((event) => `${canonical(event)}\n`);
    files.push({ name: `events/${events[0]?.stream}.jsonl`, bytes: Buffer.from(lines.join('')) });
  }
  files.push(...of.files);
  files.push({ name: 'keys.json', bytes: canonical({ keys }) });
  const last = of.streams.flatMap((events) => events.at(-1) ?? []);
  const manifest: Manifest = {
    kind: 'evidence',
    number: of.number,
    title: of.title,
    madeAt: latestOf(last.map(({ at }) => at)),
    log: last.map(({ stream, seq, hash, digest }) => ({ stream, seq, hash, ...(digest ? { digest } : {}) })),
    files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
  };
  return { manifest, files };
}

/** The bundle: the files, the manifest that lists them, and the signature of the manifest. */
export function seal({ manifest, files }: { manifest: Manifest; files: File[] }, signature: string): Buffer {
  return pack([
    ...files,
    { name: MANIFEST, bytes: canonical(manifest) },
    { name: SIGNATURE, bytes: Buffer.from(signature) },
  ]);
}

async function filesOf(signed: SignedDocument, portalUrl: string, fonts: Fonts): Promise<File[]> {
  const { document } = signed;
  const name = `documents/${document.number}-${document.kind}`;
  const data = canonical(signed);
  const printed = { portalUrl, sha256: sha256(canonical(document)) };
  return [
    { name: `${name}.json`, bytes: data },
    { name: `${name}.html`, bytes: Buffer.from(documentHtml(document, printed)) },
    { name: `${name}.pdf`, bytes: await documentPdf(document, printed, data, fonts) },
  ];
}

const README = `证据包 · Sealed evidence

documents/  文书：签名数据（.json）、网页（.html）、打印件（.pdf）
            Documents: signed data, page, print.
events/     事件日志，每行一条，前后以散列相连；每个文件是一条完整的链
            The event log, an event to a line, each holding the hash of the one before it; every file is a whole chain.
files/      附件，以其 SHA-256 命名；文书列出全部附件，过大的不在包内，可另行下载后核对
            What was attached, named by its SHA-256. The record lists all; what is too large for the bundle is fetched apart.
keys.json   平台公钥。请与 /v1/keys 公布的或自己保存的核对
            The platform's public keys. Hold them against those published, or those you saved.
manifest.json, manifest.jws
            全部文件的 SHA-256 摘要，及平台对清单的签名（ES256，RFC 7515 分离式，RFC 7797）
            The SHA-256 of every file, and the platform's signature over that list (ES256, detached).

核验，无需联网 · To check, without a network:
  npm run verify -- evidence.zip --keys keys.json
`;
