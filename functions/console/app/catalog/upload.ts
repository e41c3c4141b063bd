import { api, type Schemas } from '../api.ts';
import { put } from '../put.ts';

export type Correction = Schemas['NewImportCorrection'];
type Format = Schemas['NewImport']['format'];

export interface Upload {
  file: File;
  /** Whether it is only read and reported on. */
  checkOnly: boolean;
  corrections: Correction[];
  /** Whether the import follows by itself, where the check finds nothing wrong. */
  thenImport: boolean;
}

const FORMATS: Format[] = ['xlsx', 'csv', 'json'];
export const ACCEPTED = FORMATS.map((format) => `.${format}`).join();

export const formatOf = ({ name }: File) => FORMATS.find((format) => name.toLowerCase().endsWith(`.${format}`));

/** The files of this visit by their import: what was only checked is sent again to be imported. */
const sent = new Map<string, Upload>();
export const uploadOf = (id: string) => sent.get(id);

/** Sends a file and starts its import. @param progress told how much is sent, in percent @returns the id of the import */
export async function upload(what: Upload, progress: (percent: number) => void): Promise<string> {
  const { file, checkOnly, corrections } = what;
  const format = formatOf(file) as Format;
  const { data } = await api.POST('/v1/imports', {
    body: { format, size: file.size, fileName: file.name.slice(-200), checkOnly, corrections },
  });
  const { job, uploadUrl, contentType } = data as Schemas['FilesUpload'];
  await put(uploadUrl, contentType, file, progress);
  await api.POST('/v1/imports/{id}/start', { params: { path: { id: job.id } } });
  sent.set(job.id, what);
  return job.id;
}
