import type { Allowance } from './limits.ts';
import type { ReadPart } from './xml.ts';

/** The texts that the cells of a workbook share. */
export async function readStrings(read: ReadPart, allowance: Allowance): Promise<string[]> {
  const strings: string[] = [];
  const text = new TextCollector();
  await read({
    open(name) {
      text.open(name);
      if (name === 'si') allowance.takeCells(1);
    },
    close(name) {
      text.close(name);
      if (name !== 'si') return;
      strings.push(text.take(allowance));
    },
    text: (piece) => text.text(piece),
  });
  return strings;
}

/** Collects the text of a cell from its runs. The phonetic guide above the characters is no part of it. */
export class TextCollector {
  #text = '';
  #inText = false;
  #inGuide = false;

  open(name: string): void {
    if (name === 't') this.#inText = true;
    if (name === 'rPh') this.#inGuide = true;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    if (name === 'rPh') this.#inGuide = false;
  }

  text(piece: string): void {
    if (this.#inText && !this.#inGuide) this.#text += piece;
  }

  /** The text so far, and begins anew. @throws Refusal `file-cell-too-long`, `file-too-complex` */
  take(allowance: Allowance): string {
    const text = unescaped(this.#text);
    this.#text = '';
    allowance.takeText(text.length);
    return text;
  }
}

/** Characters that XML cannot hold stand as `_x000D_`. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
