import { sameness } from './text.ts';

type Existing = (department: string) => { code: string; name: string }[];

/** Entries of a provider that are the same but for punctuation, width or spaces: within a file, or in the catalog already. */
export class DuplicateFinder {
  readonly #seen = new Map<string, number>();
  readonly #known = new Map<string, Map<string, string>>();
  readonly #existing: Existing;

  /** @param existing the codes and names of the entries that a department has */
  constructor(existing: Existing) {
    this.#existing = existing;
  }

  /** The code of the entry that the catalog has already, by its code or its name. */
  inCatalog(provider: string, { code, name }: { code?: string | undefined; name: string }): string | undefined {
    const known = this.#of(provider);
    return known.get(code ?? '') ?? known.get(sameness(name));
  }

  /** The row where the file had the same entry before; remembered from here on where it had none. */
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
