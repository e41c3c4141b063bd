import type { Fonts } from './fonts.ts';
import { unpackWoff } from './woff.ts';

/** What this file uses of pdfkit beyond its declared types. Its version is fixed, and a test holds every kind of run. */
interface Inner extends PDFKit.PDFDocument {
  _font: { ascender: number; font: { hasGlyphForCodePoint(codePoint: number): boolean } };
  _fontSize: number;
  _fillColor: [string, number] | null;
  _text(text: string, ...rest: unknown[]): this;
  _fragment(text: string, x: number, y: number, options: Options): void;
}
type Options = PDFKit.Mixins.TextOptions & { lineWidth?: number; textWidth?: number };
type Font = Inner['_font'];

/** Characters that one font draws, or that are drawn as lines. */
interface Run {
  by: 'own' | 'rare' | 'lines';
  text: string;
}

/** Signs that forms tick, which fonts for Chinese text lack: drawn as lines, in hundredths of the size, from the foot of a character. */
const drawn: Record<string, readonly (readonly [number, number])[]> = {
  '☐': [],
  '☑': [
    [22, 42],
    [42, 18],
    [78, 68],
  ],
  '☒': [
    [24, 18],
    [76, 70],
    [50, 44],
    [24, 70],
    [76, 18],
  ],
};

/**
 * Lets a PDF draw text for which its font is not enough: each run of characters by the font in use, by the font for rare characters, or
 * as lines. What no font has stands there as 〓 with its code point, never as an empty box that looks like a character.
 */
export function mixFonts(pdf: PDFKit.PDFDocument, { rare }: Pick<Fonts, 'rare'>): void {
  const inner = pdf as Inner;
  const own = {
    text: inner._text.bind(inner),
    fragment: inner._fragment.bind(inner),
    widthOfString: inner.widthOfString.bind(inner),
  };
  let opened: Font | null = null;

  /** Does something with the font for rare characters, which is opened when the first of them comes. */
  function withRare<T>(work: () => T): T {
    const before = inner._font;
    if (opened) inner._font = opened;
    else {
      pdf.registerFont('rare', unpackWoff(rare)).font('rare');
      opened = inner._font;
    }
    try {
      return work();
    } finally {
      inner._font = before;
    }
  }

  function drawnBy(character: string): Run['by'] | null {
    if (character in drawn) return 'lines';
    const codePoint = character.codePointAt(0) ?? 0;
    if (character === '\n' || inner._font.font.hasGlyphForCodePoint(codePoint)) return 'own';
    return withRare(() => inner._font.font.hasGlyphForCodePoint(codePoint)) ? 'rare' : null;
  }

  function runsOf(text: string): Run[] {
    const runs: Run[] = [];
    for (const character of text) {
      const by = drawnBy(character) ?? 'own';
      const last = runs.at(-1);
      if (last?.by === by) last.text += character;
      else runs.push({ by, text: character });
    }
    return runs;
  }

  const widthOf = ({ by, text }: Run, options?: Options): number => {
    if (by === 'lines') return text.length * inner._fontSize;
    const width = () => own.widthOfString(text, options);
    return by === 'rare' ? withRare(width) : width();
  };

  /** Draws signs as lines, and leaves their characters to whoever copies the text. */
  function drawLines(text: string, x: number, foot: number): void {
    const size = inner._fontSize;
    pdf.save().lineWidth(size * 0.06);
    pdf.strokeColor(...(inner._fillColor ?? ['black', 1]));
    pdf.markContent('Span', { actual: text });
    for (const [n, character] of [...text].entries()) {
      const left = x + n * size;
      const strokes = drawn[character] ?? [];
      pdf.rect(left + size * 0.1, foot - size * 0.8, size * 0.8, size * 0.8).stroke();
      for (const [at, [right, up]] of strokes.entries()) {
        const [px, py] = [left + (size * right) / 100, foot - (size * up) / 100];
        if (at === 0) pdf.moveTo(px, py);
        else pdf.lineTo(px, py);
      }
      if (strokes.length > 0) pdf.stroke();
    }
    pdf.endMarkedContent();
    pdf.restore();
  }

  /** Text as it can be drawn. */
  function printable(text: string): string {
    const lines = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' ');
    return Array.from(lines, (character) => {
      if (drawnBy(character)) return character;
      // It has no shape of its own, such as a selector of variants.
      if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return '';
      return `〓(U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')})`;
    }).join('');
  }

  inner._text = (text, ...rest) => own.text(printable(text), ...rest);
  inner.widthOfString = (text, options) => runsOf(text).reduce((sum, run) => sum + widthOf(run, options), 0);
  inner._fragment = (text, x, y, options) => {
    const runs = runsOf(text);
    if (runs.every(({ by }) => by === 'own')) {
      own.fragment(text, x, y, options);
      return;
    }
    const foot = (inner._font.ascender / 1000) * inner._fontSize;
    const { lineWidth = 0, textWidth = 0, align } = options;
    const spare = lineWidth - textWidth;
    let at = x + (align === 'right' ? spare : align === 'center' ? spare / 2 : 0);
    for (const run of runs) {
      const draw = () => own.fragment(run.text, at, y, { baseline: -foot });
      if (run.by === 'lines') drawLines(run.text, at, y + foot);
      else if (run.by === 'rare') withRare(draw);
      else draw();
      at += widthOf(run);
    }
  };
}
