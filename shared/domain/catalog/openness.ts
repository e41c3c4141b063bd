import type { Instant } from '../calendar/time.ts';
import { type Content, confidentialityOf, type Item, sharingOf } from './content.ts';
import type { Resource } from './resource.ts';

/** What society may know of an entry: no word of sharing among departments, and only the items that are open. */
export interface OpenEntry {
  id: string;
  code: string;
  provider: string;
  version: number;
  publishedAt: Instant;
  publishedOn?: Content['publishedOn'];
  name: string;
  abstract: string;
  theme: string;
  format: Content['format'];
  updateCycle: Content['updateCycle'];
  /** The condition of openness; null where there is none. */
  condition: string | null;
  items: Pick<Item, 'id' | 'name' | 'dataType' | 'length'>[];
}

/**
 * The part of a published entry that is open to society (开放目录, articles 3, 6, 23(1)). An entry is open where it says so, an item
 * unless it says otherwise. Whatever it says, what is secret, confidential (article 15) or not even shared among departments is not.
 * @returns null where nothing is open
 */
export function openPart({ id, code, provider, version, published, publishedAt }: Resource): OpenEntry | null {
  if (!published || !publishedAt || !published.open.toSociety || published.secrecy !== 'none') return null;
  const items = published.items.filter((item) => isOpen(published, item));
  if (items.length === 0) return null;
  const { name, abstract, theme, format, updateCycle, publishedOn, open } = published;
  return {
    ...{ id, code, provider, version, publishedAt, name, abstract, format, updateCycle },
    ...(publishedOn ? { publishedOn } : {}),
    theme: open.theme ?? theme,
    condition: open.condition || null,
    items: items.map(({ id, name, dataType, length }) => ({
      ...{ id, name },
      ...(dataType ? { dataType } : {}),
      ...(length ? { length } : {}),
    })),
  };
}

function isOpen(content: Content, item: Item): boolean {
  return item.open !== false && !confidentialityOf(content, item) && sharingOf(content, item) !== 'not-shared';
}

/** What an open entry is found by, in small letters. */
export function wordsOf({ code, name, abstract, theme, items }: OpenEntry): string {
  return [code, name, abstract, theme, ...items.map((item) => item.name)].join('\n').toLowerCase();
}
