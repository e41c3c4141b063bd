import { applications } from './applications.tsx';
import { circulars } from './circulars.tsx';
import { complaints } from './complaints.tsx';
import { contractors } from './contractors.ts';
import { corrections } from './corrections.ts';
import { demands } from './demands.ts';
import { duties } from './duties.tsx';
import { grants } from './grants.ts';
import { incidents } from './incidents.tsx';
import type { Kind } from './kind.ts';
import { negotiations } from './negotiations.tsx';
import { rectifications } from './rectifications.tsx';
import { requests } from './requests.tsx';
import { safeguards } from './safeguards.tsx';
import { suggestions } from './suggestions.tsx';

/** The kinds of case, by the name in the address. A new kind is a file here. */
export const kinds: Record<string, Kind> = {
  requests,
  applications,
  grants,
  corrections,
  demands,
  negotiations,
  rectifications,
  suggestions,
  complaints,
  circulars,
  safeguards,
  incidents,
  contractors,
  duties,
};
