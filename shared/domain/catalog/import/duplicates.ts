import { sameness } from './text.ts';

type Existing = (department: string) => { code: string; name: string }[];

/** Finds duplicate entries of a provider, in the file or in the catalog, regardless of punctuation, width and spaces. */
export class DuplicateFinder {
  readonly #seen = new Map<string, number>();
  readonly #known = new Map<string, Map<string, string>>();
  readonly #existing: Existing;

  /** @param existing the codes and names of the entries that a department has */
  constructor(existing: Existing) {
    this.#existing = existing;
  }

  /** The code of the same entry in the catalog, found by code or name. */
  inCatalog(provider: string, { code, name }: { code?: string | undefined; name: string }): string | undefined {
    const known = this.#of(provider);
    return known.get(code ?? '') ?? known.get(sameness(name));
  }

  /** The row of the same entry earlier in the file. If there is none, remembers this row. */
  inFile(provider: string, name: string, row: number): number | undefined {
    const key = `${provider} ${sameness(name)}`;
    const first = this.#seen.get(key);
    if (first === undefined && name) this.#seen.set(key, row);
    return first;
  }

  #of(provider: string): Map<string, string> {
    const found =
      this.#known.get(provider) ??
      new Map(
        this.#existing(provider).flatMap(({ code, name }): [string, string][] => [
          [code, code],
          [sameness(name), code],
        ]),
      );
    this.#known.set(provider, found);
    return found;
  }
}
