import { cutText } from '../../plain-text.ts';
import { type ColumnKey, columns } from './columns.ts';
import { type Finding, type FindingDetails, type FindingKind, finding } from './finding.ts';
import type { Group, Row, Unreadable } from './row-groups.ts';
import { sameness, saysNothing, tidy, withoutMarkup } from './text.ts';

/** The longest text that a column takes: a list of items or of legal bases. */
const LONGEST = 8_000;
const LONGEST_CHOICE = 200;

/** Reads the cells of one entry and collects findings. */
export class CellReader {
  readonly findings: Finding[] = [];
  readonly #group: Group;

  constructor(group: Group) {
    this.#group = group;
  }

  get rows(): readonly Row[] {
    return this.#group.rows;
  }

  get first(): Row {
    return this.#group.rows[0];
  }

  add(kind: FindingKind, key: ColumnKey, details: FindingDetails = {}, row: Row = this.first): void {
    // Of a cell that cannot be read there is nothing more to say.
    if (row.unreadable(key)) return;
    this.findings.push(finding(kind, row.number, key, { value: row.of(key), ...details }));
  }

  addUnreadable(why: Unreadable, key: ColumnKey, row: Row): void {
    this.findings.push(finding(why, row.number, key, { value: row.of(key) }));
  }

  addUnreadableAt(why: Unreadable, heading: string, row: Row): void {
    this.findings.push(finding(why, row.number, { header: heading }));
  }

  /** Forgets findings that an earlier reading has had too: as many of each as there are. */
  forget(earlier: readonly Finding[]): void {
    const key = ({ column, value, zh }: Finding) => JSON.stringify([column, value, zh]);
    const counts = new Map<string, number>();
    for (const each of earlier) counts.set(key(each), (counts.get(key(each)) ?? 0) + 1);
    const kept = this.findings.filter((each) => {
      const count = counts.get(key(each)) ?? 0;
      counts.set(key(each), count - 1);
      return count <= 0;
    });
    this.findings.splice(0, this.findings.length, ...kept);
  }

  /**
   * Reads a column of the entry: filled in on its first row, blank or the same on the others. A value on a later row only
   * counts too, since a merged cell may begin lower.
   */
  entryText(key: ColumnKey): string {
    const [first, ...others] = this.#group.rows;
    let text = first.of(key);
    for (const row of others) {
      const here = row.of(key);
      if (here === '') continue;
      if (text === '') text = here;
      else if (sameness(here) !== sameness(text))
        this.add('rows-differ', key, { first: cutText(text, 30), suggestion: text, readings: [text] }, row);
    }
    return this.#cleaned(key, text, this.first);
  }

  /** Reads a column of the entry that further rows may override for their items. */
  ownText(key: ColumnKey): string {
    const row = this.#group.rows.find((each) => each.of(key) !== '') ?? this.first;
    return this.#cleaned(key, row.of(key), row);
  }

  itemText(key: ColumnKey, row: Row): string {
    return this.#cleaned(key, row.of(key), row);
  }

  /** Reads text within limits; `''` if it is blank. */
  text(key: ColumnKey, { min = 1, max }: { min?: number; max: number }): string {
    const text = this.entryText(key);
    if (text === '') {
      if (columns[key].required) this.add('missing', key);
      return '';
    }
    if (text.length > max) {
      this.add('too-long', key, { max });
      return text.slice(0, max);
    }
    if (text.length < min) this.add('too-short', key, { min });
    return text;
  }

  /** Reads a value of an enumeration in any of its spellings. */
  choice<T extends string>(
    key: ColumnKey,
    table: { of: (text: string) => T | undefined; names: Record<T, string>; likely?: (text: string) => readonly T[] },
    text = this.entryText(key),
    row = this.first,
  ): T | undefined {
    const all = Object.values<string>(table.names);
    if (text === '') {
      if (columns[key].required) this.add('missing', key, { suggestion: all.join('、'), readings: all }, row);
      return undefined;
    }
    const chosen = text.length > LONGEST_CHOICE ? undefined : table.of(text);
    if (chosen === undefined) {
      const likely = table.likely?.(text).map((each) => table.names[each]) ?? [];
      const details = { suggestion: likely.join('或') || null, readings: likely.length > 0 ? likely : all };
      this.add('unknown', key, { value: text, choices: all.join('、'), ...details }, row);
    } else if (text !== table.names[chosen]) {
      this.add('spelling', key, { value: text, to: table.names[chosen] }, row);
    }
    return chosen;
  }

  #cleaned(key: ColumnKey, given: string, row: Row): string {
    if (given === '') return '';
    if (given.length > LONGEST) {
      this.add('too-long', key, { max: LONGEST }, row);
      return '';
    }
    if (saysNothing(given)) {
      this.add('left-blank', key, { value: given }, row);
      return '';
    }
    // Bases stand one on a line, so the lines are kept.
    const text =
      key === 'bases' || key === 'condition'
        ? given.split('\n').map(tidyText).filter(Boolean).join('\n')
        : tidyText(given);
    if (text !== given) this.add('tidied', key, { value: given }, row);
    return text;
  }
}

function tidyText(text: string): string {
  return tidy(withoutMarkup(text));
}
