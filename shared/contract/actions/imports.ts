import { mayImport } from '../../domain/catalog/once-only.ts';
import type { ImportWork } from '../../domain/job.ts';
import type { JobStatus } from '../../domain/lives/job.ts';
import { filesRoutes } from '../routes/files.ts';
import type { Acts } from './action.ts';

/** An import, and whether drafts that it made still wait. */
interface Import {
  status: JobStatus;
  work: ImportWork;
  hasDrafts: boolean;
}

const open = ({ status, hasDrafts }: Import) => hasDrafts && (status === 'finished' || status === 'failed');

/** What can be done with the drafts of an import, all at once. */
export const importActs: Acts<Import> = {
  proposeImport: { route: filesRoutes.proposeImport, open, may: ({ work }, { by }) => mayImport(by, work.department) },
  withdrawImport: {
    route: filesRoutes.withdrawImport,
    open,
    may: ({ work }, { by }) => mayImport(by, work.department),
  },
};
