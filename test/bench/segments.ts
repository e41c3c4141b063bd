import { generateKeyPairSync } from 'node:crypto';
import { createReadStream, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical } from '../../shared/documents/canonical.ts';
import { type Seal, sealSegment } from '../../shared/documents/segment.ts';
import { checkSegments } from '../../shared/documents/segment-check.ts';
import { instant } from '../../shared/domain/calendar/time.ts';
import { chain } from '../../shared/storage/log.ts';
import { localSigner } from '../world/local-signer.ts';
import { round, table } from './print.ts';

const EACH = 20_000;
const MEGABYTE = 2 ** 20;

/** What sealing and checking a million events takes: records a second, and whether memory grows with their number. */
export async function benchSegments(directory: string, events: number): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const signer = localSigner(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  const keys = [await signer.key()];
  const files: { name: string; bytes: number; read(): AsyncIterable<Uint8Array> }[] = [];
  let previous: Seal | null = null;
  let sealing = 0;
  for (let hour = 0; hour * EACH < events; hour += 1) {
    const at = instant(Date.parse('2026-01-01T00:00:00+08:00') + hour * 3_600_000);
    const happened = Array.from({ length: EACH }, (_, n) => ({
      type: 'JobFailed' as const,
      data: {
        kind: 'import',
        by: 'p-02-staff1',
        done: n,
        refused: hour,
        why: 'file',
        error: '目录文件第三行缺少“提供部门”',
      },
    }));
    const origin = { at, actorId: 'p-02-staff1', correlation: '8c2f5d1e-6a3b-4f0a-9d57-2f1c6b7e8a90' };
    const logged = chain(happened, { stream: `job_${hour}`, seq: 0, head: null, policy: null }, origin);
    const lines = logged.map((event) => canonical({ event }));
    const began = performance.now();
    const sealed: Awaited<ReturnType<typeof sealSegment>> = await sealSegment(
      lines,
      { events: EACH, previous, at },
      signer,
    );
    sealing += performance.now() - began;
    previous = sealed.seal.document;
    const name = join(directory, `${previous.number}.jsonl`);
    writeFileSync(name, sealed.segment);
    files.push({ name, bytes: statSync(name).size, read: () => createReadStream(name) });
  }
  const checking = async (some: typeof files) => {
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 20);
    const began = performance.now();
    const { finding, records } = await checkSegments(some, keys, {
      root: some === files ? (previous?.root ?? null) : null,
    });
    clearInterval(watch);
    if (finding) throw new Error(`sound segments were refused: ${finding.fault}`);
    return { records, seconds: (performance.now() - began) / 1000, megabytes: most / MEGABYTE };
  };
  const tenth = await checking(files.slice(0, Math.ceil(files.length / 10)));
  const all = await checking(files);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  table(
    '封存的日志 sealed log',
    ['', '', ''],
    [
      ['sealed, records a second', round(events / (sealing / 1000), 0), ''],
      [
        'checked, records a second',
        round(all.records / all.seconds, 0),
        `${all.records} in ${round(all.seconds, 1)} s`,
      ],
      ['checked, MB a second', round(bytes / MEGABYTE / all.seconds, 0), `${round(bytes / all.records, 0)} bytes each`],
      ['memory of the process for a tenth, MB', round(tenth.megabytes, 0), ''],
      ['memory of the process for all, MB', round(all.megabytes, 0), ''],
    ],
  );
}
