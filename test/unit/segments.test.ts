import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicKey, Signer } from '../../shared/adapters/sign/port.ts';
import { canonical } from '../../shared/documents/canonical.ts';
import { signDetached } from '../../shared/documents/jws.ts';
import { MerkleTree } from '../../shared/documents/merkle.ts';
import { type LogLine, placeOf, type Seal, sealSegment } from '../../shared/documents/segment.ts';
import { checkSegments, type SegmentFile } from '../../shared/documents/segment-check.ts';
import { type Instant, instant } from '../../shared/domain/calendar/time.ts';
import { chain } from '../../shared/storage/log.ts';
import { bj } from '../examples.ts';
import { localSigner } from '../world/local-signer.ts';

const newSigner = () => localSigner(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
const signer = newSigner();
const START = bj('2026-09-24', '09:00:00.000');
const hourAfter = (n: number) => instant(Date.parse(START) + n * 3_600_000);

/** Some decisions about one thing, and as many accesses. */
function records(hour: number, each: number): LogLine[] {
  const at = hourAfter(hour);
  const origin = { at, actorId: 'officer', correlation: `c-${hour}` };
  const reminded = Array.from({ length: each }, (_, n) => ({
    type: 'NoticeMissing' as const,
    data: { year: 2027, week: `第${n}周 𠮷` },
  }));
  const events = chain(reminded, { stream: `law.${hour}`, seq: 0, head: null, policy: null }, origin);
  return [
    ...events.map((event) => ({ event })),
    ...events.map(({ id }) => ({
      access: {
        ...({
          kind: 'read',
          at,
          correlation: `call-${id}`,
          operation: 'getPerson',
          about: 'p-1',
          person: 'p-2',
        } as const),
        ...{ department: '02', roles: ['staff' as const], from: '10.0.0.1', status: 200 },
      },
    })),
  ].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

async function sealed(hour: number, of: LogLine[], previous: Seal | null, by: Signer = signer) {
  const events = of.filter((record) => 'event' in record).length;
  return await sealSegment(of.map(canonical), { events, previous, at: hourAfter(hour + 1) }, by);
}

/** A log of some hours, of which one is empty. */
async function logOf(hours: number, by: Signer = signer) {
  const segments: { segment: Buffer; document: Seal }[] = [];
  for (let hour = 0; hour < hours; hour += 1) {
    const { segment, seal } = await sealed(
      hour,
      hour === 1 ? [] : records(hour, 3),
      segments.at(-1)?.document ?? null,
      by,
    );
    segments.push({ segment, document: seal.document });
  }
  return segments;
}

const file = (name: string, bytes: Uint8Array, pieces = bytes.length): SegmentFile => ({
  name,
  async *read() {
    for (let from = 0; from < bytes.length; from += pieces) yield bytes.subarray(from, from + pieces);
  },
});

let keys: PublicKey[];
let log: Awaited<ReturnType<typeof logOf>>;
beforeAll(async () => {
  keys = [await signer.key()];
  log = await logOf(4);
});

const check = (segments: readonly Uint8Array[], options?: Parameters<typeof checkSegments>[2]) =>
  checkSegments(
    segments.map((bytes, n) => file(`${n + 1}.jsonl`, bytes)),
    keys,
    options,
  );
const bytes = () => log.map(({ segment }) => segment);
const findingOf = async (...of: Parameters<typeof check>) => (await check(...of)).finding;
/** The log with one segment's lines changed. */
const withLines = (at: number, change: (lines: string[]) => string[]) =>
  bytes().map((segment, n) =>
    n === at ? Buffer.from(`${change(segment.toString().trimEnd().split('\n')).join('\n')}\n`) : segment,
  );

describe('a Merkle root (RFC 6962, 2.1)', () => {
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const rootOf = (of: Buffer[]) => {
    const tree = new MerkleTree();
    for (const leaf of of) tree.add(leaf);
    return tree.root();
  };
  const hash = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const asDefined = (of: Buffer[]): Buffer => {
    if (of.length === 0) return hash();
    if (of.length === 1) return hash(Buffer.of(0), of[0] as Buffer);
    let split = 1;
    while (2 * split < of.length) split *= 2;
    return hash(Buffer.of(1), asDefined(of.slice(0, split)), asDefined(of.slice(split)));
  };

  it('is that of the known examples, and of the definition for any number of leaves', () => {
    const known = leaves.map((hex) => Buffer.from(hex, 'hex'));
    expect(rootOf(known.slice(0, 1))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(rootOf(known)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
    for (let count = 0; count < 70; count += 1) {
      const some = Array.from({ length: count }, (_, n) => Buffer.from(`leaf ${n}`));
      expect(rootOf(some)).toBe(asDefined(some).toString('hex'));
    }
  });
});

describe('第十二条 (art. 12): the sealed log, checked offline', () => {
  it('holds, in whatever order its segments are given and in whatever pieces they are read', async () => {
    expect(await check(bytes())).toMatchObject({
      finding: null,
      segments: 4,
      records: 18,
      last: { number: '00000004' },
    });
    expect(await findingOf(bytes().reverse())).toBeNull();
    for (const pieces of [1, 7, 100]) {
      const files = bytes().map((segment, n) => file(String(n), segment, pieces));
      expect((await checkSegments(files, keys)).finding).toBeNull();
    }
    for (const { document } of log) expect(await findingOf(bytes(), { root: document.root })).toBeNull();
  });

  it('is found out at any byte that is flipped', async () => {
    const [segment] = bytes() as [Buffer];
    for (let place = 0; place < segment.length; place += 1) {
      const flipped = Buffer.from(segment);
      flipped[place] = (flipped[place] as number) ^ (1 << (place % 8));
      expect(await findingOf([flipped, ...bytes().slice(1)]), `byte ${place}`).not.toBeNull();
    }
  });

  it('names the decision that was changed, and the segment of an access', async () => {
    const changed = withLines(2, (lines) => lines.map((line, n) => (n === 5 ? line.replace('第', '弟') : line)));
    expect(await findingOf(changed)).toEqual({ fault: 'changed', file: '3.jsonl', line: 6 });
    const read = withLines(2, (lines) => lines.map((one) => one.replace('"person":"p-2"', '"person":"p-3"')));
    expect(await findingOf(read)).toEqual({ fault: 'changed', file: '3.jsonl' });
  });

  it('finds what was dropped, added, repeated or put in another order', async () => {
    for (let dropped = 1; dropped <= 6; dropped += 1) {
      const without = withLines(2, (lines) => lines.filter((_, n) => n !== dropped));
      expect(await findingOf(without)).toEqual({ fault: 'count', file: '3.jsonl' });
    }
    const repeated = withLines(2, ([head = '', first = '', ...rest]) => [head, first, first, ...rest]);
    expect(await findingOf(repeated)).toEqual({ fault: 'count', file: '3.jsonl' });
    const swapped = withLines(2, ([head = '', first = '', second = '', ...rest]) => [head, second, first, ...rest]);
    expect(await findingOf(swapped)).toEqual({ fault: 'order', file: '3.jsonl', line: 3 });
    for (let missing = 0; missing < 3; missing += 1) {
      const rest = bytes().filter((_, n) => n !== missing);
      expect(await findingOf(rest)).toEqual({ fault: 'missing', file: null, segment: `0000000${missing + 1}` });
    }
    const twice = [...bytes(), bytes()[1] as Buffer];
    expect(await findingOf(twice)).toMatchObject({ fault: 'twice', segment: '00000002' });
  });

  it('finds what was cut off: of a segment at any byte, and of the end of the log against a root that was mailed', async () => {
    const last = bytes()[3] as Buffer;
    for (let length = 0; length < last.length; length += 1) {
      const cut = [...bytes().slice(0, 3), last.subarray(0, length)];
      expect(['truncated', 'malformed'], `${length} bytes`).toContain((await findingOf(cut))?.fault);
    }
    const root = log[3]?.document.root ?? '';
    expect(await findingOf(bytes().slice(0, 3))).toBeNull();
    expect(await findingOf(bytes().slice(0, 3), { root })).toEqual({ fault: 'root', file: null });
    expect(await check(bytes().slice(2), { from: 3, root })).toMatchObject({ finding: null, segments: 2 });
  });

  it('finds another key, whether it shows its own name or that of ours', async () => {
    const other = newSigner();
    const forged = await logOf(4, other);
    const theirs = forged.map(({ segment }) => segment);
    expect(await findingOf(theirs)).toMatchObject({ fault: 'unknown-key', file: '1.jsonl' });
    const inOurName: Signer = { key: () => signer.key(), sign: (message) => other.sign(message) };
    const masked = (await logOf(4, inOurName)).map(({ segment }) => segment);
    expect(await findingOf(masked)).toMatchObject({ fault: 'not-genuine', file: '1.jsonl' });
    const [, ...rest] = bytes();
    expect(await findingOf([theirs[0] as Buffer, ...rest])).toMatchObject({ fault: 'unknown-key' });
  });

  it('finds history that was rewritten with our own key, since every later root would be another', async () => {
    const kept = log.map(({ document }) => document);
    const rewritten = await sealed(2, records(2, 2), kept[1] ?? null);
    const swapped = bytes().map((segment, n) => (n === 2 ? rewritten.segment : segment));
    expect(await findingOf(swapped)).toEqual({ fault: 'chain', file: '4.jsonl', line: 1 });
    const after = await sealed(3, records(3, 3), rewritten.seal.document);
    const whole = [...bytes().slice(0, 2), rewritten.segment, after.segment];
    expect(await findingOf(whole)).toBeNull();
    expect(await findingOf(whole, { root: kept[3]?.root ?? '' })).toEqual({ fault: 'root', file: null });
    // The same tree under another head.
    const { root, ...head } = kept[3] as Seal;
    const document = { ...head, events: head.events + 1, root };
    const seal = { document, signature: await signDetached(canonical(document), signer, document.madeAt as Instant) };
    const claimed = withLines(3, (lines) => [...lines.slice(0, -1), canonical(seal).toString()]);
    expect(await findingOf(claimed)).toEqual({ fault: 'changed', file: '4.jsonl', line: 1 });
  });
});

describe('npm run verify', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'segments-'));
    for (const [n, { segment }] of log.entries()) writeFileSync(join(directory, `${n + 1}.jsonl`), segment);
    writeFileSync(join(directory, 'keys.json'), JSON.stringify({ keys }));
  });
  afterAll(() => rmSync(directory, { recursive: true }));
  const verify = (...args: string[]) => {
    const command = ['infra/verify.ts', ...args, '--keys', 'keys.json'];
    const { status, stdout } = spawnSync(process.execPath, command, {
      env: { ...process.env, INIT_CWD: directory },
      encoding: 'utf8',
    });
    return { status, stdout };
  };

  it('says up to when the log holds, and the first thing that is wrong', () => {
    const root = log[3]?.document.root ?? '';
    const sound = verify('3.jsonl', '1.jsonl', '4.jsonl', '2.jsonl', '--root', root);
    expect(sound).toMatchObject({ status: 0, stdout: expect.stringContaining(root) });
    const tail = verify('1.jsonl', '2.jsonl', '3.jsonl', '--root', root);
    expect(tail).toMatchObject({ status: 1, stdout: expect.stringContaining('no segment has this root') });
    const gap = verify('1.jsonl', '3.jsonl', '4.jsonl');
    expect(gap).toMatchObject({ status: 1, stdout: expect.stringContaining('第 00000002 号 number，缺少分段') });
    expect(verify('1.jsonl', 'keys.json')).toMatchObject({ status: 2 });
  });
});
