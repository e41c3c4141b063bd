import { identityKeys, keysOf } from '../metadata.ts';
import { common, synonyms, technical } from './synonyms.ts';

/** Text without accidental differences: width, case, white space, punctuation. */
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
 * The key by which items are compared: the name without brackets (a unit, a remark), width, case and punctuation. Synonyms have
 * the key of the first word in their group.
 */
export function itemKey(name: string): string {
  const bare = plain(name.normalize('NFKC').replace(/[([【〔{][^)\]】〕}]*[)\]】〕}]?/g, '')) || plain(name);
  const ended = bare.length > 2 ? bare.replace(/等+$/, '') : bare;
  return canonical(ended);
}

/**
 * The key of a name without accidental differences. A longer name may end in a synonym: 慈善组织信用代码 is
 * 慈善组织统一社会信用代码. What stands before it stays, since it says whose code it is.
 */
function canonical(name: string): string {
  const known = CANONICAL.get(name);
  if (known !== undefined || TECHNICAL.has(name) || COMMON.has(name)) return known ?? name;
  // The longest ending comes first.
  for (let at = 1; at <= name.length - SHORTEST; at += 1) {
    const ending = CANONICAL.get(name.slice(at));
    const known = ending === undefined ? name : name.slice(0, at) + ending;
    // What comes of it may be a synonym as a whole.
    if (known !== name) return canonical(known);
    if (ending !== undefined) return name;
  }
  return name;
}

/** Shorter endings, such as 名 or 村, end in too many words that are something else. */
const SHORTEST = 2;

/**
 * The keys of the items of one entry, in their order. What brackets hold is left out of a key, since it is mostly a unit; but of
 * two items that differ by it alone, such as 行业代码 and 行业代码（中文）, the second has it in its key: they are not the same.
 */
export function itemKeys(names: readonly string[]): string[] {
  const bare = new Set(names.filter((name) => !BRACKET.test(name)).map(itemKey));
  const taken = new Set(bare);
  return names.map((name) => {
    const key = itemKey(name);
    if (!BRACKET.test(name) || !taken.has(key)) {
      taken.add(key);
      return key;
    }
    return plain(name) || key;
  });
}

const BRACKET = /[（([【〔{]/;

/** The weight of a common item: 0 for technical items, little for items that appear in entries about anything. */
export function weightOf(key: string): number {
  return key === '' || TECHNICAL.has(key) ? 0 : COMMON.has(key) ? 0.4 : 1;
}

export type IdentityKey = keyof typeof identityKeys;

/** The identity keys among some items, by their mark or else by their name (article 10). */
export function identitiesOf(items: { name: string; identifies?: IdentityKey | undefined }[]): IdentityKey[] {
  const found = items.flatMap(({ name, identifies }) => identifies ?? IDENTITY_BY_NAME.get(itemKey(name)) ?? []);
  return [...new Set(found)].sort();
}

const IDENTITY_BY_NAME = new Map(keysOf(identityKeys).map((identity) => [plain(identityKeys[identity]), identity]));
