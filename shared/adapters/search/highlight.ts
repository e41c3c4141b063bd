import { fold } from './bigrams.ts';

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * A text, HTML-escaped, with every occurrence of the words marked `<em>`. The words are folded already. The text stays as it was
 * written: 「ＧＤＰ统计」 found by `gdp` keeps its width.
 */
export function highlight(text: string, words: string[]): string {
  return mark(lettersOf(text), words);
}

/**
 * The part of a long text around the first of the words, marked in the same way; the beginning if it contains none.
 * @param length in visible characters, not counting the … for what is left out
 */
export function excerpt(text: string, words: string[], length = 80): string {
  const letters = lettersOf(text);
  const folded = letters.map((letter) => fold(letter));
  const whole = folded.join('');
  const first = Math.min(...words.map((word) => whole.indexOf(word)).filter((at) => at >= 0), whole.length);
  let hit = 0;
  for (let at = 0; at + (folded[hit]?.length ?? 1) <= first; hit++) at += folded[hit]?.length ?? 1;
  const lead = Math.floor(length / 4);
  const start = hit >= letters.length ? 0 : Math.max(0, Math.min(hit - lead, letters.length - length));
  const end = start + length;
  const shown = mark(letters.slice(start, end), words);
  return `${start > 0 ? '…' : ''}${shown}${end < letters.length ? '…' : ''}`;
}

function lettersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function mark(letters: string[], words: string[]): string {
  const folded = letters.map((letter) => fold(letter));
  const text = folded.join('');
  // First the marked stretches of the folded text, then the letters of the name that they touch.
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
