import { language } from '../language.ts';
import { chineseCatalog } from '../words/chinese-catalog.ts';

/** The words of the catalog's own places: import, export, editor, basket. */
export const catalogWords: typeof chineseCatalog =
  language === 'en' ? (await import('../words/english-catalog.ts')).englishCatalog : chineseCatalog;
