import { fold } from './grams.ts';

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * The name, HTML-escaped, with every occurrence of the words marked `<em>`. Words are folded already; the name is shown as
 * it was written, so 「ＧＤＰ统计」 found by `gdp` stays as wide as it is.
 */
export function highlight(name: string, words: string[]): string {
  const letters = Array.from(graphemes.segment(name), ({ segment }) => segment);
  const folded = letters.map((letter) => fold(letter));
  const text = folded.join('');
  // Which stretches of the folded text are marked, then which letters of the name these stretches touch.
  const marked = new Uint8Array(text.length);
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) marked.fill(1, at, at + word.length);
  }
  let html = '';
  let open = false;
  let at = 0;
  for (const [index, letter] of letters.entries()) {
    const end = at + (folded[index]?.length ?? 0);
    const hit: boolean = end > at ? marked.subarray(at, end).includes(1) : open;
    if (hit !== open) html += hit ? '<em>' : '</em>';
    html += escapeHtml(letter);
    open = hit;
    at = end;
  }
  return open ? `${html}</em>` : html;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
