import { contentTypes, fileKeys } from '../../shared/adapters/file-keys.ts';
import { FileExchanged } from '../../shared/adapters/files.ts';
import { fileFinding, reportOf } from '../../shared/domain/catalog/import/report.ts';
import type { Job, JobWork } from '../../shared/domain/job.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { allDepartments } from '../../shared/storage/lists.ts';
import { existingEntries } from '../../shared/storage/whole-lists.ts';
import type { JobsDeps } from './deps.ts';
import type { ImportEntry, ImportFile, ImportScope } from './import-file.ts';
import { readJson } from './read-json.ts';
import { readTable } from './read-table.ts';

/**
 * Reads an uploaded file once. It writes the report, the marked-up copy and the entries, then erases the upload. From
 * then on, also after an interruption, the job works from the entries. So a secret in the file is stored nowhere.
 */
export async function prepareImport(
  job: Job,
  work: JobWork & { kind: 'import' },
  { database, files }: JobsDeps,
): Promise<ImportEntry[]> {
  const kept = fileKeys.entries(job.id);
  if ((await files.size(kept)) === null) {
    const { entries, report, marked } = await readUpload();
    await files.write(fileKeys.report(job.id), JSON.stringify(report), 'application/json', '导入报告.json');
    if (marked) await files.write(fileKeys.marked(job.id), marked, contentTypes.xlsx, '导入结果.xlsx');
    await files.write(kept, JSON.stringify(entries), 'application/json');
    await files.erase(work.file);
    return entries;
  }
  await files.erase(work.file);
  return JSON.parse(new TextDecoder().decode(await files.read(kept))) as ImportEntry[];

  async function readUpload(): Promise<ImportFile> {
    const scope: ImportScope = {
      departments: await allDepartments(database),
      own: work.department,
      existing: (department) => existingEntries(database, department),
    };
    try {
      const bytes = await files.read(work.file, work.upload);
      return work.format === 'json' ? await readJson(bytes, scope) : await readTable(bytes, work, scope);
    } catch (error) {
      const refused = error instanceof FileExchanged ? new Refusal('file-exchanged') : error;
      if (!(refused instanceof Refusal)) throw error;
      const { code, details, zh, message } = refused;
      const refusal = { row: 0, refusal: { code, details } };
      return {
        entries: [refusal],
        report: reportOf(['refused'], [fileFinding(zh, message)], false),
        marked: null,
      };
    }
  }
}
