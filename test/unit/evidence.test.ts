import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { evidenceOf, type Manifest, seal } from '../../shared/documents/bundle.ts';
import { checkBundle } from '../../shared/documents/bundle-check.ts';
import { canonical, sha256 } from '../../shared/documents/canonical.ts';
import { readFonts } from '../../shared/documents/fonts.ts';
import { signDetached } from '../../shared/documents/jws.ts';
import { type File, pack, unpack } from '../../shared/documents/zip.ts';
import type { DomainEvent, LoggedEvent } from '../../shared/domain/event.ts';
import { chain } from '../../shared/storage/log.ts';
import { type Document, row, text } from '../../shared/text/documents/parts.ts';
import { localSigner } from '../world/local-signer.ts';

const portalUrl = 'https://yima.example';
const fonts = await readFonts(createRequire(import.meta.url).resolve);
const signer = localSigner(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
const key = await signer.key();
const at = '2026-09-24T09:00:00.000+08:00';

function stream(name: string, count: number): LoggedEvent[] {
  const events = Array.from({ length: count }, (_, n) => ({ type: 'RequestSubmitted', data: { n } }));
  const to = { stream: name, seq: 0, head: null, policy: null };
  return chain(events as unknown as DomainEvent[], to, { at, actorId: 'school', correlation: 'call-1' });
}

const streams = [stream('req_1', 3), stream('req_1.reply', 1)];
const document: Document = {
  kind: 'application',
  number: 'YM-2026-000001',
  title: { zh: '需求申请表', en: 'Form' },
  issuer: { zh: '义马市', en: 'Yima' },
  madeAt: at,
  log: [{ stream: 'req_1', seq: 2, hash: streams[0]?.[1]?.hash ?? '' }],
  head: [],
  rows: [row('用途', 'Purpose', text('核验'))],
  proof: null,
  rests: [{ document: '暂行办法', article: '第十五条' }],
};
const signature = await signDetached(canonical(document), signer, at);
const made = await evidenceOf(
  {
    number: document.number,
    title: { zh: '证据包', en: 'Evidence' },
    documents: [{ document, signature }],
    streams,
    files: [],
    portalUrl,
  },
  [key],
  fonts,
);
const manifestSignature = await signDetached(canonical(made.manifest), signer, at);
const bundle = seal(made, manifestSignature);

/** The bundle with other files, sealed anew by whoever holds the key. */
async function resealed(changed: (files: File[]) => File[], more: Partial<Manifest> = {}): Promise<Buffer> {
  const files = changed(made.files.map((file) => ({ ...file })));
  const manifest = {
    ...made.manifest,
    ...more,
    files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
  };
  return seal({ manifest, files }, await signDetached(canonical(manifest), signer, at));
}

describe('an archive', () => {
  it('gives back what was packed, and is the same for the same', () => {
    const files = fc.array(
      fc.record({ name: fc.stringMatching(/^[a-z]{1,8}\/[a-z]{1,8}$/), bytes: fc.uint8Array({ maxLength: 200 }) }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(files, (given) => {
        const archive = pack(given);
        expect(unpack(archive).map(({ name, bytes }) => [name, [...bytes]])).toEqual(
          given.map(({ name, bytes }) => [name, [...bytes]]),
        );
        expect(pack(unpack(archive)).equals(archive)).toBe(true);
      }),
    );
  });

  it('is one that other programs open', () => {
    const others = unzipSync(bundle);
    expect(Object.keys(others)).toEqual(unpack(bundle).map(({ name }) => name));
    for (const { name, bytes } of unpack(bundle))
      expect(Buffer.from(others[name] ?? []).equals(bytes), name).toBe(true);
  });
});

describe('第十六条 (art. 16): sealed evidence', () => {
  it('holds the documents, the events, the keys and a signed list of them', async () => {
    expect(unpack(bundle).map(({ name }) => name)).toEqual([
      'README.txt',
      'documents/YM-2026-000001-application.json',
      'documents/YM-2026-000001-application.html',
      'documents/YM-2026-000001-application.pdf',
      'events/req_1.jsonl',
      'events/req_1.reply.jsonl',
      'keys.json',
      'manifest.json',
      'manifest.jws',
    ]);
    const { manifest, faults } = await checkBundle(bundle, [key]);
    expect(faults).toEqual([]);
    expect(manifest).toMatchObject({ genuine: true, kid: key.kid, says: { kind: 'evidence', madeAt: at } });
    expect(seal(made, manifestSignature).equals(bundle)).toBe(true);
  });

  it('shows any byte that is another, wherever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bundle.length - 1), fc.integer({ min: 1, max: 255 }), async (place, difference) => {
        const changed = Buffer.from(bundle);
        changed[place] = (changed[place] ?? 0) ^ difference;
        const { manifest, faults } = await checkBundle(changed, [key]);
        expect(manifest.genuine && faults.length === 0).toBe(false);
      }),
      { numRuns: 300 },
    );
    for (const cut of [0, 1, 1000, bundle.length - 1]) {
      expect((await checkBundle(bundle.subarray(0, cut), [key])).faults).not.toEqual([]);
    }
    expect((await checkBundle(Buffer.concat([bundle, Buffer.from([0])]), [key])).faults).not.toEqual([]);
  });

  it('shows a file that is another, missing or added, though the archive is whole', async () => {
    const files = unpack(bundle);
    const changed = (name: string, bytes: Uint8Array) =>
      pack(files.map((file) => (file.name === name ? { name, bytes } : file)));
    const faultsOf = async (archive: Buffer) => (await checkBundle(archive, [key])).faults;
    expect(await faultsOf(changed('README.txt', Buffer.from('x')))).toEqual([{ file: 'README.txt', fault: 'digest' }]);
    expect(await faultsOf(pack(files.filter(({ name }) => name !== 'keys.json')))).toEqual([
      { file: 'keys.json', fault: 'missing' },
    ]);
    const extra = { name: 'extra.txt', bytes: Buffer.from('x') };
    expect(await faultsOf(pack([...files, extra]))).toEqual([{ file: 'extra.txt', fault: 'unlisted' }]);
    // The same list with spaces in it says the same, and is not what was sealed.
    const spaced = Buffer.from(JSON.stringify(made.manifest, null, 1));
    expect(await faultsOf(changed('manifest.json', spaced))).toEqual([{ file: 'manifest.json', fault: 'digest' }]);
  });

  it('shows an event that is another, left out or of another chain, even to whoever holds the key', async () => {
    const without = (count: number) => (files: File[]) =>
      files.map(({ name, bytes }) =>
        name === 'events/req_1.jsonl'
          ? { name, bytes: Buffer.from(Buffer.from(bytes).toString().split('\n').slice(count).join('\n')) }
          : { name, bytes },
      );
    const altered = (files: File[]) =>
      files.map(({ name, bytes }) => ({
        name,
        bytes: Buffer.from(Buffer.from(bytes).toString().replace('"n":1', '"n":7')),
      }));
    for (const change of [without(1), altered]) {
      const { manifest, faults } = await checkBundle(await resealed((files) => change(files.slice(4, 6))), [key]);
      expect(manifest.genuine).toBe(true);
      expect(faults).toContainEqual({ file: 'events/req_1.jsonl', fault: 'chain' });
    }
    const shorter = await checkBundle(await resealed((files) => files, { log: [made.manifest.log[1] as never] }), [
      key,
    ]);
    // The document stands on events that are not among the chains vouched for.
    expect(shorter.faults).toContainEqual({ file: 'documents/YM-2026-000001-application.json', fault: 'document' });
  });

  it('shows a document of another state than the one to which the events led', async () => {
    const to = { stream: 'req_2', seq: 0, head: null, policy: null };
    const submitted = { type: 'RequestSubmitted', data: {} } as unknown as DomainEvent;
    const led = { from: null, digest: 'a' };
    const events = chain([submitted], to, { at, actorId: 'school', correlation: 'call-1' }, led);
    const faultsOf = async (digest: string) => {
      const log = events.map(({ stream, seq, hash }) => ({ stream, seq, hash, digest }));
      const other = { ...document, log };
      const documents = [{ document: other, signature: await signDetached(canonical(other), signer, at) }];
      const { number, title } = document;
      const sealed = await evidenceOf(
        { number, title, documents, streams: [events], files: [], portalUrl },
        [key],
        fonts,
      );
      const archive = seal(sealed, await signDetached(canonical(sealed.manifest), signer, at));
      return (await checkBundle(archive, [key])).faults;
    };
    expect(await faultsOf('a')).toEqual([]);
    expect(await faultsOf('b')).toEqual([{ file: 'documents/YM-2026-000001-application.json', fault: 'document' }]);
  });

  it('is genuine by no other key', async () => {
    const other = localSigner(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
    const { manifest } = await checkBundle(bundle, [await other.key()]);
    expect(manifest).toMatchObject({ genuine: false, fault: 'unknown-key' });
    const forged = seal(made, await signDetached(canonical(made.manifest), other, at));
    expect((await checkBundle(forged, [key])).manifest).toMatchObject({ genuine: false, fault: 'unknown-key' });
  });
});

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  const put = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const keys = put('keys.json', JSON.stringify({ keys: [key] }));
  const verify = async (...args: string[]): Promise<{ code: number; said: string }> => {
    const script = join(import.meta.dirname, '../../infra/verify.ts');
    const flags = ['--disable-warning=ExperimentalWarning', script, ...args];
    return await promisify(execFile)(process.execPath, flags).then(
      ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
      ({ code, stdout, stderr }) => ({ code, said: stdout + stderr }),
    );
  };

  it('tells of a document and of a bundle whether they are genuine, without a network', async () => {
    const form = put('form.json', JSON.stringify({ document, signature }, null, 2));
    expect(await verify(form, '--keys', keys)).toMatchObject({
      code: 0,
      said: expect.stringContaining('真实 · genuine'),
    });
    const forged = put(
      'forged.json',
      JSON.stringify({ document: { ...document, number: 'YM-2026-000002' }, signature }),
    );
    expect(await verify(forged, '--keys', keys)).toMatchObject({ code: 1, said: expect.stringContaining('不真实') });
    expect(await verify(form)).toMatchObject({ code: 2, said: expect.stringContaining('--keys') });

    const zip = put('evidence.zip', bundle);
    const good = await verify(zip, '--keys', keys);
    expect(good.code).toBe(0);
    for (const { name, sha256: digest } of made.manifest.files) expect(good.said).toContain(`✓ ${digest}  ${name}`);
    expect(await verify(zip)).toMatchObject({ code: 0, said: expect.stringContaining('/v1/keys') });
    const files = unpack(bundle).map((file) =>
      file.name === 'README.txt' ? { ...file, bytes: Buffer.from('x') } : file,
    );
    const bad = await verify(put('bad.zip', pack(files)), '--keys', keys);
    expect(bad.code).toBe(1);
    expect(bad.said).toMatch(/✗ \w+ {2}README.txt/);
    expect((await verify(join(folder, 'nothing.zip'))).code).toBe(2);
  });
});
