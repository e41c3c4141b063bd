import { readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Command } from 'commander';
import { type Schemas, versionOf } from '../../client.ts';
import { json } from '../body.ts';
import { Failure } from '../exit.ts';
import type { Session } from '../session.ts';
import type { Say } from '../words.ts';

type Sessions = (options: object) => Session;
type Job = Schemas['Job'];

/** How long one waits between two looks at a job, at first and at most. */
const WAITS_MS = { first: 300, most: 5_000 };

/** What goes in and out as files: imports, exports, a year's calendar, and documents to be verified. */
export function fileFlows(program: Command, say: Say, session: Sessions): void {
  program
    .command('import')
    .argument('<file>', 'xlsx, csv, json')
    .description(say('导入目录文件，显示进度和报告', 'Import a catalog file, with progress and the report'))
    .option('--check-only', say('只检查，不导入', 'only check it'))
    .option('--propose', say('随后提请其全部修订', 'propose all its revisions afterwards'))
    .action(async (file: string, _: object, command: Command) => {
      const { checkOnly, propose, ...common } = command.optsWithGlobals<{ checkOnly?: boolean; propose?: boolean }>();
      const here = session(common);
      const id = await upload(here, file, checkOnly === true);
      const params = { path: { id } };
      await here.client.POST('/v1/imports/{id}/start', { params });
      const job = await finished(here, id);
      const { data } = await here.client.GET('/v1/imports/{id}/report', { params });
      const report = (data as Schemas['ImportReport']).report;
      here.show(report?.findings ?? data, ['severity', 'sheet', 'row', 'column', 'value', 'zh']);
      if (report) {
        const { entries, refused, unchanged, revised, reportUrl, markedUrl } = report;
        here.tell(
          say(
            `${entries} 条：不合格 ${refused}，修订 ${revised}，无变化 ${unchanged}`,
            `${entries} entries: ${refused} refused, ${revised} revised, ${unchanged} unchanged`,
          ),
        );
        here.tell(`${say('报告', 'The report')}: ${markedUrl ?? reportUrl}`);
      }
      if (propose && !checkOnly) {
        const proposed = await here.client.POST('/v1/imports/{id}/propose', { params });
        await finished(here, (proposed.data as Job).id);
      }
      if (job.refused > 0 || (report?.refused ?? 0) > 0)
        throw new Failure(8, say('有条目未能导入', 'Some entries were not imported'));
    });

  program
    .command('export')
    .argument('<file>', say('写入的文件；扩展名即格式', 'the file to write; its extension is the format'))
    .description(say('导出目录或导入模板', 'Export the catalog, or the template of an import'))
    .option('--format <format>', 'xlsx, csv, json, dcat, template')
    .option('--department <id>', say('只要一个部门的', 'only of one department'))
    .action(async (file: string, _: object, command: Command) => {
      const { format, department, ...common } = command.optsWithGlobals<{ format?: string; department?: string }>();
      const here = session(common);
      const kind = (format ?? extname(file).slice(1)) as Schemas['CreateExportInput']['format'];
      const begun = await here.client.POST('/v1/exports', {
        body: { format: kind, ...(department ? { department } : {}) },
      });
      const { id } = begun.data as Job;
      await finished(here, id);
      const { data } = await here.client.GET('/v1/exports/{id}', { params: { path: { id } } });
      const address = (data as Schemas['Exported']).downloadUrl;
      if (!address) throw new Failure(8, say('没有生成文件', 'No file was made'));
      writeFileSync(file, await bytesOf(await fetch(address)));
      here.tell(`${say('已写入', 'Written')}: ${file}`);
    });

  program
    .command('calendar')
    .argument('<year>', say('年份', 'the year'))
    .argument(
      '<file>',
      say('放假通知：本系统的格式，或 holiday-cn 的文件', 'the notice in our shape, or a file of holiday-cn'),
    )
    .description(say('预览并载入一年的放假安排', 'Preview and load the holidays of a year'))
    .option('--yes', say('预览后载入', 'load it after the preview'))
    .option('--number <number>', say('通知的文号', 'the number of the notice'))
    .option('--published-on <date>', say('印发日期', 'the day it was issued'))
    .action(async (year: string, file: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<{ yes?: boolean; number?: string; publishedOn?: string }>();
      const here = session(options);
      const path = { year: Number(year) };
      const body = noticeIn(file, options);
      const preview = (await here.client.POST('/v1/calendars/{year}/preview', { params: { path }, body })).data;
      const { moved, days } = preview as Schemas['Preview'];
      here.tell(say(`变动 ${days.length} 天，影响 ${moved} 个期限`, `${days.length} days change, ${moved} dates move`));
      if (!options.yes) {
        here.show(days);
        here.tell(say('加 --yes 载入', 'Add --yes to load it'));
        return;
      }
      const read = await here.client.GET('/v1/calendars/{year}', { params: { path } });
      const params = { path, header: { 'If-Match': versionOf(read) } };
      const loaded = (await here.client.PUT('/v1/calendars/{year}', { params, body })).data as Schemas['CalendarYear'];
      if (loaded.job) await finished(here, loaded.job);
      const { days: _days, versions: _versions, actions: _actions, ...shown } = loaded;
      here.show(shown);
    });

  program
    .command('verify')
    .argument('<file>', say('签名文书（JSON）或证据包（zip）', 'a signed document (JSON), or a bundle (zip)'))
    .description(
      say(
        '核验文书或证据包是否真实，不需要登录',
        'Say whether a document or a bundle is genuine; nobody has to sign in',
      ),
    )
    .option(
      '--keys <file>',
      say('从 /v1/keys 保存的公钥：不联网核验', 'the keys saved from /v1/keys: checks without a network'),
    )
    .action(async (file: string, _: object, command: Command) => {
      const { keys, ...common } = command.optsWithGlobals<{ keys?: string }>();
      const here = session(common);
      const bytes = readFileSync(file);
      // Read only where it is needed, because it is larger than the rest of the program.
      const { isBundle, keysIn, verdictOn } = await import('../../../documents/verdict-text.ts');
      if (keys || isBundle(bytes)) {
        // The platform's keys are asked for where none were saved: a bundle's own prove only that it is complete.
        const text = keys ? readFileSync(keys, 'utf8') : JSON.stringify((await here.client.GET('/v1/keys')).data);
        const { genuine, lines } = await verdictOn(bytes, keysIn(text));
        here.show(`${lines.join('\n')}\n`);
        if (!genuine) throw new Failure(8, say('不真实', 'Not genuine'));
        return;
      }
      const body = json(bytes.toString(), file) as Schemas['ToVerify'];
      const verdict = (await here.client.POST('/v1/verify', { body })).data as Schemas['Verdict'];
      here.show(verdict);
      if (!verdict.genuine) throw new Failure(8, say('不真实', 'Not genuine'));
    });
}

/** Sends a file to where the API says. @returns the id of the import */
async function upload(here: Session, file: string, checkOnly: boolean): Promise<string> {
  const bytes = readFileSync(file);
  const format = extname(file).slice(1).toLowerCase() as Schemas['NewImport']['format'];
  const { data } = await here.client.POST('/v1/imports', {
    body: { format, size: bytes.length, fileName: basename(file), checkOnly },
  });
  const { job, uploadUrl, contentType } = data as Schemas['FilesUpload'];
  here.progress(here.say(`上传 ${basename(file)}`, `Uploading ${basename(file)}`));
  await bytesOf(await fetch(uploadUrl, { method: 'PUT', headers: { 'content-type': contentType }, body: bytes }));
  return job.id;
}

/** Waits for a job and says how far it is. */
async function finished(here: Session, id: string): Promise<Job> {
  let said = '';
  for (let wait = WAITS_MS.first; ; wait = Math.min(wait * 1.5, WAITS_MS.most)) {
    const job = (await here.client.GET('/v1/jobs/{id}', { params: { path: { id } } })).data as Job;
    const over = job.status === 'finished' || job.status === 'failed';
    const now = `${job.status} ${job.done}/${job.total ?? '?'}`;
    if (now !== said) here.progress(now, over);
    said = now;
    if (job.status === 'failed')
      throw new Failure(
        8,
        `${here.say('任务失败', 'The job failed')}: ${job.failure?.error ?? job.failure?.why ?? ''}`,
      );
    if (over) return job;
    await setTimeout(wait);
  }
}

async function bytesOf(answer: Response): Promise<Uint8Array> {
  if (!answer.ok)
    throw new Failure(answer.status >= 500 ? 7 : 6, `${answer.status} ${(await answer.text()).slice(0, 300)}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** A file of holiday-cn says its year and its papers; anything else is a notice in our shape, or the whole call. */
function noticeIn(file: string, { number, publishedOn }: { number?: string; publishedOn?: string }): Schemas['Load'] {
  const read = json(readFileSync(file, 'utf8'), file) as Record<string, unknown>;
  const about = { ...(number ? { documentNumber: number } : {}), ...(publishedOn ? { publishedOn } : {}) };
  if ('papers' in read) {
    const { year, papers, days } = read;
    return { holidayCn: { year, papers, days } as Schemas['LoadHolidayCn'], ...about };
  }
  return 'notice' in read || 'holidayCn' in read
    ? (read as Schemas['Load'])
    : ({ notice: read } as unknown as Schemas['Load']);
}
