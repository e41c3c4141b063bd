import { Refusal } from '../../domain/refusals.ts';

/** The limits of an uploaded file. They hold while it is read, so a file beyond them is refused before it costs more. */
export const MAX_BYTES = 50 * 1024 * 1024;
/** The size of all unpacked parts of a workbook together. */
export const MAX_UNPACKED = 300 * 1024 * 1024;
/** The ratio of unpacked to packed size: sheets of repeated cells reach 60, a bomb 1,000. */
export const MAX_RATIO = 250;
export const MAX_PARTS = 2_000;
export const MAX_ROWS = 100_000;
export const MAX_CELLS = 5_000_000;
export const MAX_COLUMNS = 200;
/** The merged cells of one sheet. */
export const MAX_MERGES = 100_000;
/** The attributes of one tag: the root of a sheet has some twenty, a cell three. */
export const MAX_ATTRIBUTES = 100;
/** The characters of one cell, as in spreadsheet programs. */
export const MAX_CELL = 32_767;
/** The characters of all cells together. A text that many cells share counts in each. */
const MAX_TEXT = 40_000_000;
/** The tags of all XML parts. A sheet of `MAX_CELLS` has about twice as many. */
const MAX_TAGS = 15_000_000;
/** The time of reading and checking, half of what a run has. A catalog of 100,000 rows takes a fifth of it. */
const MAX_SECONDS = 150;

/** What reading one file may still use. */
export class Allowance {
  readonly #until: number;
  #rows = MAX_ROWS;
  #cells = MAX_CELLS;
  #text = MAX_TEXT;
  #tags = MAX_TAGS;

  constructor({ seconds = MAX_SECONDS }: { seconds?: number } = {}) {
    this.#until = performance.now() + seconds * 1_000;
  }

  /** @throws Refusal `file-too-many-rows` */
  takeRow(): void {
    this.#rows -= 1;
    if (this.#rows < 0) throw new Refusal('file-too-many-rows', { max: MAX_ROWS });
  }

  /** @throws Refusal `file-too-many-rows` */
  takeCells(count: number): void {
    this.#cells -= count;
    if (this.#cells < 0) throw new Refusal('file-too-many-rows', { max: MAX_ROWS });
  }

  /** @throws Refusal `file-cell-too-long`, `file-too-complex` */
  takeText(length: number): void {
    if (length > MAX_CELL) throw new Refusal('file-cell-too-long', { max: MAX_CELL });
    this.#text -= length;
    if (this.#text < 0) throw new Refusal('file-too-complex');
  }

  /** @throws Refusal `file-too-complex` */
  takeTag(): void {
    this.#tags -= 1;
    if (this.#tags < 0) throw new Refusal('file-too-complex');
  }

  /** @throws Refusal `file-too-complex` where the time is over */
  takeTime(): void {
    if (performance.now() > this.#until) throw new Refusal('file-too-complex');
  }
}
