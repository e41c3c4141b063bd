import { encode } from 'uqr';

/**
 * A text as QR code: the length of its side in modules, and the outline of the dark ones as an SVG path, which a page and a PDF draw
 * alike. It reads with a seventh of it damaged, such as by a stamp.
 */
export function qrCode(text: string): { side: number; path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  const bars = data.flatMap((line, y) =>
    barsOf(line).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`),
  );
  return { side: size, path: bars.join('') };
}

/** The dark modules of a line, as many at once as lie side by side. */
function barsOf(line: boolean[]): { from: number; length: number }[] {
  const bars: { from: number; length: number }[] = [];
  for (const [x, dark] of line.entries()) {
    const last = bars.at(-1);
    if (!dark) continue;
    if (last && last.from + last.length === x) last.length += 1;
    else bars.push({ from: x, length: 1 });
  }
  return bars;
}
