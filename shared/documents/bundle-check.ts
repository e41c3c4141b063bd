import type * as z from 'zod';
import type { PublicKey } from '../adapters/sign/port.ts';
import * as schemas from '../contract/schemas/document.ts';
import type { LoggedEvent } from '../domain/event.ts';
import { firstBreak } from '../storage/log.ts';
import { canonical, sha256 } from './canonical.ts';
import { check, notGenuine, type SignatureVerdict } from './check.ts';
import { MANIFEST, SIGNATURE } from './names.ts';
import { unpack } from './zip.ts';

type Manifest = z.output<typeof schemas.manifest>;

/** What a check of a bundle found. The bundle is genuine if nothing is wrong with it. */
export interface Findings {
  manifest: SignatureVerdict;
  /** What the manifest lists; nothing while its signature is not known to hold. */
  files: Manifest['files'];
  /** Each file with its fault. A file that the signed manifest does not list has the fault `unlisted`. */
  faults: { file: string; fault: 'archive' | 'signature' | 'digest' | 'missing' | 'unlisted' | 'chain' | 'document' }[];
}

/**
 * Checks a whole bundle without asking anyone. The archive must be as it was packed, and the manifest signed by one of these
 * keys. Every file must be the one that the manifest lists, and every log a whole chain up to where the manifest says. Every
 * document must be signed and rest on events of these chains, and on the states to which these led.
 */
export async function checkBundle(archive: Uint8Array, keys: readonly PublicKey[]): Promise<Findings> {
  const faults: Findings['faults'] = [];
  const files = opened(archive);
  const manifest = schemas.manifest.safeParse(json(files.get(MANIFEST)));
  if (files.size === 0 || !manifest.success) {
    return { manifest: notGenuine('malformed'), files: [], faults: [{ file: MANIFEST, fault: 'archive' }] };
  }
  const verdict = await check(manifest.data, text(files.get(SIGNATURE)), keys);
  if (!verdict.genuine) return { manifest: verdict, files: [], faults: [{ file: MANIFEST, fault: 'signature' }] };
  if (!canonical(manifest.data).equals(files.get(MANIFEST) ?? Buffer.alloc(0))) {
    faults.push({ file: MANIFEST, fault: 'digest' });
  }
  faults.push(...digestFaults(manifest.data, files));
  const logs = new Map(manifest.data.log.map(({ stream }) => [stream, eventsIn(files.get(`events/${stream}.jsonl`))]));
  for (const { stream, seq, hash } of manifest.data.log) {
    const events = logs.get(stream) ?? [];
    const lines = events.map((event) => `${canonical(event)}\n`).join('');
    const whole =
      lines === text(files.get(`events/${stream}.jsonl`)) &&
      events.length === seq &&
      events.at(-1)?.hash === hash &&
      firstBreak(events) === null;
    if (!whole || events.some((event) => event.stream !== stream)) {
      faults.push({ file: `events/${stream}.jsonl`, fault: 'chain' });
    }
  }
  for (const [name, bytes] of files) {
    if (!/^documents\/.*\.json$/.test(name)) continue;
    const signed = schemas.signedDocument.safeParse(json(bytes));
    const holds =
      signed.success &&
      canonical(signed.data).equals(bytes) &&
      (await check(signed.data.document, signed.data.signature, keys)).genuine;
    const stands = ({ stream, seq, hash, digest }: Manifest['log'][number]) => {
      const event = logs.get(stream)?.[seq - 1];
      // An event from before events carried digests says nothing of the state.
      return event?.hash === hash && (event.digest === undefined || event.digest === digest);
    };
    if (!holds || !signed.data.document.log.every(stands)) faults.push({ file: name, fault: 'document' });
  }
  return { manifest: verdict, files: manifest.data.files, faults };
}

function opened(archive: Uint8Array): Map<string, Buffer> {
  try {
    return new Map(unpack(archive).map(({ name, bytes }) => [name, Buffer.from(bytes)]));
  } catch {
    return new Map();
  }
}

function digestFaults({ files: listed }: Manifest, files: Map<string, Buffer>): Findings['faults'] {
  const names = new Set([...listed.map(({ name }) => name), MANIFEST, SIGNATURE]);
  return [
    ...listed.flatMap(({ name, bytes, sha256: digest }): Findings['faults'] => {
      const file = files.get(name);
      if (!file) return [{ file: name, fault: 'missing' }];
      return file.length === bytes && sha256(file) === digest ? [] : [{ file: name, fault: 'digest' }];
    }),
    ...[...files.keys()]
      .filter((name) => !names.has(name))
      .map((file): Findings['faults'][number] => ({ file, fault: 'unlisted' })),
  ];
}

function eventsIn(bytes: Buffer | undefined): LoggedEvent[] {
  const lines = text(bytes).split('\n').slice(0, -1);
  return lines.flatMap((line) => (json(Buffer.from(line)) as LoggedEvent | null) ?? []);
}

function json(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(text(bytes));
  } catch {
    return null;
  }
}

function text(bytes: Buffer | undefined): string {
  return bytes?.toString() ?? '';
}
