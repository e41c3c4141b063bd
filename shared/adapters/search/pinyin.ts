import { pinyin } from 'pinyin-pro';
import { fold } from './grams.ts';

/**
 * How a name may be read, for the index alone: whoever searches needs no dictionary (see letters.ts). Each reading has one
 * part for each character of the name, separated by spaces: a syllable, a letter, or the character itself where it isn't read.
 * @returns the reading by words first (重庆 `chong qing`), then, where it differs, the one character by character
 */
export function readings(name: string): string[] {
  const characters = Array.from(name);
  const byWords = pinyin(name, { toneType: 'none', type: 'array', v: true });
  const each = characters.map((character) => pinyin(character, { toneType: 'none', v: true }));
  const read = (syllables: string[]) => syllables.map((syllable) => fold(syllable).trim() || '_').join(' ');
  const alone = read(each);
  // Rare characters beyond the first plane might be counted differently by the library some day.
  const together = byWords.length === characters.length ? read(byWords) : alone;
  return together === alone ? [alone] : [together, alone];
}
