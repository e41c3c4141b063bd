import type { Document, Part, Row } from '../text/documents/parts.ts';
import { colours, heatOf } from '../text/html.ts';
import type { Words } from '../text/words.ts';

/** What stands below a form: what it rests on, by what it is checked, and the QR code that leads there. */
interface Foot {
  rests: string;
  words: readonly Words[];
  code: { side: number; path: string };
}

type Pdf = PDFKit.PDFDocument;

/** Points. */
const LABEL = 95;
const PAD = 4;
const GAP = 2;
const SIZE = 9.5;
const SMALL = 7;
/** Room for a signature and a seal below the words of a row. */
const SIGNATURE = 28;
/** The side of a QR code: with 50 modules, more than 0.4 mm for each. */
const CODE = 62;
/** About the height of a line of a table. */
const LINE = 17;

interface Style {
  size?: number;
  font?: 'regular' | 'bold';
  colour?: string;
  align?: 'left' | 'center' | 'right';
}

/** A line of text. It is measured as it is drawn, so that a frame fits its text. */
interface Set {
  text: string;
  style: Style;
}

/** A4 pages on which a document is laid out from top to bottom; what does not fit goes on the next page. */
export class Sheet {
  readonly #pdf: Pdf;
  readonly #left: number;
  readonly #width: number;

  constructor(pdf: Pdf) {
    this.#pdf = pdf;
    this.#left = pdf.page.margins.left;
    this.#width = pdf.page.width - pdf.page.margins.left - pdf.page.margins.right;
  }

  brand(text: string): void {
    this.#write({ text, style: { size: 8.5, colour: colours.brand } });
  }

  title({ zh, en }: Words): void {
    this.#pdf.y += 10;
    this.#write({ text: zh, style: { size: 18, font: 'bold', align: 'center' } });
    this.#write({ text: en, style: { size: 9, colour: colours.quiet, align: 'center' } });
    this.#pdf.y += 8;
  }

  heading({ zh, en }: Words): void {
    this.#write({ text: zh, style: { size: 12, font: 'bold' } });
    this.#write({ text: en, style: { size: SMALL + 1, colour: colours.quiet } });
    this.#pdf.y += 4;
  }

  words({ zh, en }: Words): void {
    this.#write({ text: zh, style: {} });
    this.#write({ text: en, style: { size: SMALL, colour: colours.quiet } });
    this.#pdf.y += 4;
  }

  note(text: string): void {
    this.#pdf.y += 3;
    this.#write({ text, style: { size: SMALL + 0.5, colour: colours.quiet } });
  }

  /**
   * The lines of a form with what stands below them. The last line stays together with that and, where nothing follows on its page,
   * with the line before it, so that no page holds only the end of a form.
   */
  form(lines: [Row, Row?][], foot: Foot, { last }: { last: boolean }): void {
    const together = last ? 2 : 1;
    const ending = lines.slice(-together).map((line) => this.#lineOf(line).height);
    const end = ending.reduce((sum, height) => sum + height, this.#footHeight(foot));
    for (const [n, line] of lines.entries()) {
      if (n === lines.length - together && end <= this.#room) this.#fit(end);
      this.#line(line);
    }
    this.#fit(this.#footHeight(foot));
    this.#foot(foot);
  }

  /** Number, date and status, spread over the width. */
  head(entries: Document['head']): void {
    const { y } = this.#pdf;
    const width = this.#width / entries.length;
    const aligned = ['left', 'center', 'right'] as const;
    for (const [index, { label, text }] of entries.entries()) {
      const line = { text: `${label.zh} ${text}`, style: { align: aligned[index] ?? 'left' } };
      this.#put(line, this.#left + width * index, y, width);
    }
    this.#pdf.y = y + this.#height({ text: '年', style: {} }, width) + 4;
  }

  /** The height within the margins of a page. */
  get #room(): number {
    const { height, margins } = this.#pdf.page;
    return height - margins.top - margins.bottom;
  }

  #footOf({ rests, words }: Foot): Set[] {
    return [
      { text: rests, style: { size: SMALL + 0.5, colour: colours.quiet } },
      ...words.map(({ zh, en }) => ({ text: `${zh}　${en}`, style: { size: SMALL, colour: colours.quiet } })),
    ];
  }

  #footHeight(foot: Foot): number {
    return PAD + Math.max(CODE, this.#stack(this.#footOf(foot), this.#width - CODE - 2 * PAD));
  }

  #foot(foot: Foot): void {
    const pdf = this.#pdf;
    const y = pdf.y + PAD;
    const bottom = pdf.y + this.#footHeight(foot);
    this.#column(this.#footOf(foot), this.#left, y, this.#width - CODE - 2 * PAD);
    pdf
      .save()
      .translate(this.#left + this.#width - CODE, y)
      .scale(CODE / foot.code.side)
      .path(foot.code.path)
      .fill('#000000')
      .restore();
    pdf.y = bottom;
  }

  /** A line of the form: one or two labels, each with its content beside it. */
  #lineOf([left, right]: [Row, Row?]) {
    const half = this.#width / 2;
    const cells = right
      ? [this.#cell(left, this.#left, half), this.#cell(right, this.#left + half, half)]
      : [this.#cell(left, this.#left, this.#width)];
    return { cells, height: Math.max(...cells.map((cell) => cell.height)) };
  }

  #line([left, right]: [Row, Row?]): void {
    const { cells, height } = this.#lineOf(right ? [left, right] : [left]);
    if (height > this.#room && !right) {
      this.#long(left);
      return;
    }
    this.#fit(height);
    const { y } = this.#pdf;
    for (const cell of cells) cell.draw(y, height);
    this.#pdf.y = y + height;
  }

  /** @param head the columns: the width of each in relation to the others, and whether it is set to the right */
  table(
    head: { text: string; right: boolean; wide: number; drawn?: 'bar' | 'heat' | null }[],
    rows: { cells: string[]; faint: boolean; marked: boolean; shares?: (number | null)[] }[],
  ): void {
    const all = head.reduce((sum, { wide }) => sum + wide, 0);
    const widths = head.map(({ wide }) => (wide / all) * this.#width);
    const put = (
      cells: string[],
      style: Style,
      marked: boolean,
      above?: () => void,
      shares: (number | null)[] = [],
    ) => {
      const height = this.#height({ text: '年', style }, this.#width) + 2 * GAP;
      if (this.#fit(height)) above?.();
      const { y } = this.#pdf;
      if (marked) this.#pdf.rect(this.#left, y, this.#width, height).fill(colours.amber.wash);
      let x = this.#left;
      for (const [index, text] of cells.entries()) {
        const width = widths[index] ?? 0;
        this.#shade(head[index]?.drawn ?? null, shares[index] ?? null, { x, y, width, height });
        this.#put(
          { text, style: { ...style, align: head[index]?.right ? 'right' : 'left' } },
          x + PAD,
          y + GAP,
          width - 2 * PAD,
        );
        x += width;
      }
      this.#pdf
        .lineWidth(0.5)
        .moveTo(this.#left, y + height)
        .lineTo(this.#left + this.#width, y + height)
        .stroke(colours.line);
      this.#pdf.y = y + height;
    };
    const titles = () =>
      put(
        head.map(({ text }) => text),
        { size: SMALL + 1, colour: colours.quiet },
        false,
      );
    titles();
    for (const { cells, faint, marked, shares } of rows) {
      put(
        cells,
        { size: SMALL + 1.5, colour: faint ? colours.faint : colours.ink, font: marked ? 'bold' : 'regular' },
        marked,
        titles,
        shares,
      );
    }
    this.#pdf.y += 6;
  }

  /** Draws a share behind the text of a cell: a bar, or a shade from red over amber to green. */
  #shade(
    drawn: 'bar' | 'heat' | null,
    share: number | null,
    { x, y, width, height }: { x: number; y: number; width: number; height: number },
  ): void {
    if (drawn === null || share === null) return;
    if (drawn === 'bar') this.#pdf.rect(x, y + 1, width * share, height - 2).fill(colours.blue.wash);
    else this.#pdf.rect(x + 0.5, y + 0.5, width - 1, height - 1).fill(heatOf(share));
  }

  /** Leaves a space before what follows, or begins a new page if this one has not so many lines left. */
  apart(lines: number): void {
    this.#pdf.y += 16;
    this.#fit(lines * LINE);
  }

  numberPages(words: (page: number, pages: number) => string): void {
    const { count } = this.#pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#pdf.switchToPage(page);
      const { margins, height } = this.#pdf.page;
      const bottom = margins.bottom;
      // The library would begin a new page for text below the margin.
      margins.bottom = 0;
      const line = {
        text: words(page + 1, count),
        style: { size: SMALL + 0.5, colour: colours.quiet, align: 'center' },
      } as const;
      this.#put(line, this.#left, height - 36, this.#width);
      margins.bottom = bottom;
    }
  }

  /** A framed label with its lines. It is measured now and drawn when the height of the line is known. */
  #cell(row: Row, x: number, width: number) {
    const inner = { label: LABEL - 2 * PAD, value: width - LABEL - 2 * PAD };
    const value = row.parts.flatMap(linesOf);
    const zh: Set = { text: row.label.zh, style: { font: 'bold' } };
    const en: Set = { text: row.label.en, style: { size: SMALL, colour: colours.quiet } };
    // In one line where both fit, or every short row would be as high as its label.
    const beside = this.#wide(zh) + PAD;
    const inOne = beside + this.#wide(en) <= inner.label;
    const label: Set[] = inOne ? [zh] : [zh, en];
    const heights = [this.#stack(label, inner.label), this.#stack(value, inner.value) + (row.signed ? SIGNATURE : 0)];
    return {
      height: Math.max(...heights) + 2 * PAD,
      draw: (y: number, height: number) => {
        const pdf = this.#pdf;
        pdf.rect(x, y, LABEL, height).fill(colours.ground);
        pdf.lineWidth(0.75).rect(x, y, LABEL, height).stroke(colours.ink);
        pdf.rect(x + LABEL, y, width - LABEL, height).stroke(colours.ink);
        this.#column(label, x + PAD, y + PAD, inner.label);
        if (inOne) this.#put(en, x + PAD + beside, y + PAD + (this.#high(zh) - this.#high(en)) * 0.8, inner.label);
        this.#column(value, x + LABEL + PAD, y + PAD, inner.value);
        if (row.signed) {
          const text = '负责人签字 Signed　　　　　　　　　　（盖章 seal）　　　　　　　　年　　月　　日';
          this.#put({ text, style: { size: SIZE - 1 } }, x + LABEL + PAD, y + height - PAD - 14, inner.value);
        }
      },
    };
  }

  /** A row taller than a page: its label becomes a heading, and its lines run on from page to page. */
  #long({ label, parts }: Row): void {
    this.#pdf.y += 6;
    this.#write({ text: `${label.zh}　${label.en}`, style: { font: 'bold' } });
    for (const set of parts.flatMap(linesOf)) this.#write(set);
    this.#pdf.y += 6;
  }

  #stack(sets: Set[], width: number): number {
    return sets.reduce((sum, set) => sum + this.#height(set, width) + GAP, -GAP);
  }

  #column(sets: Set[], x: number, from: number, width: number): void {
    let y = from;
    for (const set of sets) {
      this.#put(set, x, y, width);
      y += this.#height(set, width) + GAP;
    }
  }

  /** Begins a new page if this one has not so much room left. @returns whether it did */
  #fit(height: number): boolean {
    const { page, y } = this.#pdf;
    const full = y + height > page.height - page.margins.bottom;
    if (full) this.#pdf.addPage();
    return full;
  }

  /** Text over the whole width, below the last. */
  #write(set: Set): void {
    this.#style(set.style);
    this.#pdf.text(set.text, this.#left, this.#pdf.y, { width: this.#width, align: set.style.align ?? 'left' });
  }

  #put({ text, style }: Set, x: number, y: number, width: number): void {
    this.#style(style);
    this.#pdf.text(text, x, y, { width, align: style.align ?? 'left' });
  }

  #height({ text, style }: Set, width: number): number {
    this.#style(style);
    return this.#pdf.heightOfString(text, { width });
  }

  #wide({ text, style }: Set): number {
    this.#style(style);
    return this.#pdf.widthOfString(text);
  }

  /** The height of a single line. */
  #high({ style }: Set): number {
    this.#style(style);
    return this.#pdf.currentLineHeight();
  }

  #style({ size = SIZE, font = 'regular', colour = colours.ink }: Style): void {
    this.#pdf.font(font).fontSize(size).fillColor(colour);
  }
}

function linesOf(part: Part): Set[] {
  if ('words' in part) {
    return [
      { text: part.words.zh, style: {} },
      { text: part.words.en, style: { size: SMALL, colour: colours.quiet } },
    ];
  }
  if ('list' in part) {
    return [{ text: part.list.map((item, index) => `${index + 1}. ${item}`).join('　'), style: {} }];
  }
  return [{ text: part.text, style: part.strong ? { font: 'bold' } : {} }];
}
