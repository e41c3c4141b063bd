import { identityKeys, keysOf } from '../metadata.ts';
import { common, synonyms, technical } from './synonyms.ts';

/** Text without what people don't mean to distinguish: width, case, white space, punctuation. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const CANONICAL = new Map(synonyms.flatMap((group) => group.map((name) => [plain(name), plain(group[0] ?? name)])));
const TECHNICAL = new Set(technical.map(plain));
const COMMON = new Set(common.map(plain));

/**
 * What an information item is compared by: its name without what is in brackets (a unit, a remark), width, case and
 * punctuation, and of several words for the same the one the list of synonyms begins with.
 */
export function itemKey(name: string): string {
  const bare = plain(name.normalize('NFKC').replace(/[([【〔{][^)\]】〕}]*[)\]】〕}]?/g, '')) || plain(name);
  const ended = bare.length > 2 ? bare.replace(/等+$/, '') : bare;
  return CANONICAL.get(ended) ?? ended;
}

/** How much an item in common tells: nothing where it serves the table only, little where entries about anything have it. */
export function weightOf(key: string): number {
  return key === '' || TECHNICAL.has(key) ? 0 : COMMON.has(key) ? 0.4 : 1;
}

export type IdentityKey = keyof typeof identityKeys;

/** Article 10: which keys of persons and organisations the items name, by what they are marked as or else called. */
export function identitiesOf(items: { name: string; identifies?: IdentityKey | undefined }[]): IdentityKey[] {
  const found = items.flatMap(({ name, identifies }) => identifies ?? IDENTITY_BY_NAME.get(itemKey(name)) ?? []);
  return [...new Set(found)].sort();
}

const IDENTITY_BY_NAME = new Map(keysOf(identityKeys).map((identity) => [plain(identityKeys[identity]), identity]));
