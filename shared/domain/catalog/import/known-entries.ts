import type { Existing } from './existing.ts';
import { sameness } from './text.ts';

/**
 * The entries that the catalog has and those that a file had so far. Names are compared without punctuation, width and spaces;
 * an entry that is revised is known by its code.
 */
export class KnownEntries {
  readonly #names = new Map<string, number>();
  readonly #codes = new Map<string, number>();
  readonly #departments = new Map<string, { byCode: Map<string, Existing>; byName: Map<string, Existing> }>();
  readonly #existing: (department: string) => Existing[];

  constructor(existing: (department: string) => Existing[]) {
    this.#existing = existing;
  }

  byCode(provider: string, code: string): Existing | undefined {
    return code === '' ? undefined : this.#of(provider).byCode.get(code);
  }

  /** Another entry of this name. @param own the code of the entry itself */
  byName(provider: string, name: string, own?: string): Existing | undefined {
    const found = this.#of(provider).byName.get(sameness(name));
    return found?.code === own ? undefined : found;
  }

  /** The row of the same name earlier in the file. If there is none, remembers this row. */
  nameInFile(provider: string, name: string, row: number): number | undefined {
    return remember(this.#names, name && `${provider} ${sameness(name)}`, row);
  }

  /** The row with the same code earlier in the file. If there is none, remembers this row. */
  codeInFile(code: string, row: number): number | undefined {
    return remember(this.#codes, code, row);
  }

  /** The published entries that are not in the file, of each department of which others are. */
  notInFile(): Existing[] {
    return [...this.#departments.values()].flatMap(({ byCode }) => {
      const all = [...byCode.values()];
      if (!all.some(({ code }) => this.#codes.has(code))) return [];
      return all.filter(({ code, published }) => published !== null && !this.#codes.has(code));
    });
  }

  #of(provider: string) {
    const found = this.#departments.get(provider);
    if (found) return found;
    const entries = this.#existing(provider);
    const loaded = {
      byCode: new Map(entries.map((entry) => [entry.code, entry])),
      byName: new Map(entries.flatMap((entry) => (entry.name ? [[sameness(entry.name), entry]] : []))),
    };
    this.#departments.set(provider, loaded);
    return loaded;
  }
}

function remember(rows: Map<string, number>, key: string, row: number): number | undefined {
  const first = rows.get(key);
  if (first === undefined && key) rows.set(key, row);
  return first;
}
