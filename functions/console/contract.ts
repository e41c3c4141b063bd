import { createHash } from 'node:crypto';
import { openApi } from '../../shared/contract/openapi/document.ts';

const text = JSON.stringify(openApi(() => []));

/** The API's description as a file of the console, which makes its forms of it. Its name has its hash, so a browser keeps it for a year. */
export const contractFile = {
  fileName: `assets/openapi-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`,
  source: text,
};
