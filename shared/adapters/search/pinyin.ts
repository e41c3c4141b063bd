import { pinyin } from 'pinyin-pro';
import { fold } from './bigrams.ts';

/**
 * The readings of a name. Only the index needs them; a search needs no dictionary (see pinyin-query.ts). A reading has
 * one part for each character of the name, separated by spaces: a syllable, a letter, or the character itself if it has
 * no reading.
 * @returns the reading by words (重庆 `chong qing`), then the reading by single characters if it differs
 */
export function readings(name: string): string[] {
  const characters = Array.from(name);
  const byWords = pinyin(name, { toneType: 'none', type: 'array', v: true });
  const each = characters.map((character) => pinyin(character, { toneType: 'none', v: true }));
  const read = (syllables: string[]) => syllables.map((syllable) => fold(syllable).trim() || '_').join(' ');
  const alone = read(each);
  // A later version of the library might count rare characters beyond the first plane differently.
  const together = byWords.length === characters.length ? read(byWords) : alone;
  return together === alone ? [alone] : [together, alone];
}
