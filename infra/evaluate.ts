/**
 * Makes the evaluation of a year anew from the exported log alone, and compares it with what was published (article 17):
 * `npm run evaluate -- <segment.jsonl>… --year 2026 [--keys jwks.json]`; with `--from` and `--to` instead of `--year` it prints the
 * statistics of these days as JSON. With `--keys` the segments are verified first.
 * The exit code is 0 where the results are the same, 1 where they differ or are not genuine, and 2 where that can't be told.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { checkSegments } from '../shared/documents/segment-check.ts';
import { keysIn } from '../shared/documents/verdict-text.ts';
import { localDate } from '../shared/domain/calendar/time.ts';
import { type Reproduced, Reproduction } from '../shared/domain/evaluation/reproduction.ts';
import type { LoggedEvent } from '../shared/domain/event.ts';
import { current, upcast } from '../shared/storage/versions.ts';

const usage = 'npm run evaluate -- <segment.jsonl>… (--year <year> | --from <day> --to <day>) [--keys jwks.json]';
const options = {
  year: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  keys: { type: 'string' },
} as const;
const { values, positionals } = parseArgs({ options, allowPositionals: true });
// Paths are relative to the directory of the command, not to the one in which npm runs it.
const pathOf = (path: string) => resolve(process.env.INIT_CWD ?? process.cwd(), path);

try {
  if (positionals.length === 0) stop(usage);
  process.exitCode = (await evaluate()) ? 0 : 1;
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}

async function evaluate(): Promise<boolean> {
  if (values.keys && !(await isGenuine(values.keys))) return false;
  const { log, roots } = await read(positionals.map(pathOf));
  const { from, to, year } = values;
  if (from && to) {
    const period = { from: localDate.parse(from), to: localDate.parse(to) };
    console.log(JSON.stringify({ ...period, items: log.statistics(period) }, null, 2));
    return true;
  }
  if (!year) stop(usage);
  const made = log.evaluation(Number(year));
  if (!made) stop(`日志中没有${year}年度的评估 · the log has no evaluation of ${year}`);
  return show(made, roots);
}

async function isGenuine(keys: string): Promise<boolean> {
  const files = positionals.map((name) => ({ name, read: () => createReadStream(pathOf(name)) }));
  const { finding } = await checkSegments(files, keysIn(readFileSync(pathOf(keys)).toString()));
  if (finding) console.log(`不真实 · not genuine: ${finding.file ?? ''} ${finding.fault}`);
  return finding === null;
}

/** Reads segments in the order of their numbers, a line at a time. */
async function read(files: string[]): Promise<{ log: Reproduction; roots: Map<string, string> }> {
  const log = new Reproduction();
  const roots = new Map<string, string>();
  const numbered: { number: string; file: string }[] = [];
  for (const file of files) {
    for await (const line of linesOf(file)) {
      numbered.push({ number: String(line.number), file });
      break;
    }
  }
  for (const { number, file } of numbered.sort((a, b) => (a.number < b.number ? -1 : 1))) {
    for await (const { event, document } of linesOf(file)) {
      if (document) roots.set(number, String((document as { root: string }).root));
      if (!event) continue;
      const { type, v, data } = event as LoggedEvent;
      log.take(
        { ...(event as object), v: current.event(type), data: upcast.event(type, v, data) } as LoggedEvent,
        number,
      );
    }
  }
  return { log, roots };
}

async function* linesOf(file: string): AsyncGenerator<Record<string, unknown>> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }))
    yield JSON.parse(line);
}

function show(made: Reproduced, roots: Map<string, string>): boolean {
  const { number, results, published, different, through, root, terms } = made;
  const bands = new Map(terms.bands.map(({ id, name }) => [id, name]));
  console.log(`${number}　截至日志分段 up to segment ${through}`);
  for (const { department, total, band, rank, measured } of results.toSorted(
    (a, b) => (a.rank ?? 999) - (b.rank ?? 999),
  )) {
    const name = band === null ? null : bands.get(band);
    const place = rank === null ? '不排名 not ranked' : `第 ${rank} 名`;
    console.log(
      `  ${department}  ${place}  ${total ?? '—'}  ${name ? `${name.zh} ${name.en}` : ''}（已测算 measured ${measured}）`,
    );
  }
  const sealed = roots.get(through);
  if (sealed !== root) {
    console.log(
      `分段 ${through} 的根与评估所记不同，或者缺少该分段 · the root of segment ${through} is another, or it is missing`,
    );
    return false;
  }
  if (!published) {
    console.log('尚未公布，无可比较 · not published yet, so there is nothing to compare with');
    return true;
  }
  if (different.length === 0) console.log('与公布的结果一致 · the same as was published');
  else console.log(`与公布的结果不同 · not what was published: ${different.join(', ')}`);
  return different.length === 0;
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
