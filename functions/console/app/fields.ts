import type { CaseField } from './case-fields.ts';
import { namesIn } from './names.ts';
import { words } from './words.ts';

type ApplicationField = 'purpose' | 'scope' | 'basis' | 'scene' | 'mode' | 'until' | 'system' | 'phone';

/** The names of fields: the contract's, those of an application as its form has them, and the few that are called otherwise here. */
export const fields = {
  ...namesIn<CaseField>('fields'),
  ...namesIn<ApplicationField>('applicationFields'),
  ...words.fields,
};
