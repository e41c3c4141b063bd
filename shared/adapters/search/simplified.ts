import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * The list of OpenCC: pairs of a traditional character and its simplified one, with | between. It lies beside the code of a deployed
 * function, which reads it at its first search and not before its first answer.
 */
export const characterList = 'opencc-js/dict/TSCharacters';

interface Characters {
  simple: Map<string, string>;
  /** Any traditional character. */
  traditional: RegExp;
}
let known: Characters | null = null;

/**
 * A text in simplified characters, as many as there were. A character that two simplified ones stand for, such as 乾, becomes the usual
 * one: a search compares texts that are both simplified, and never shows them.
 */
export function simplified(text: string): string {
  known ??= read();
  const { simple, traditional } = known;
  return text.replace(traditional, (character) => simple.get(character) ?? character);
}

function read(): Characters {
  const load = createRequire(import.meta.url);
  const beside = join(import.meta.dirname, 'TSCharacters.js');
  const pairs: string = load(existsSync(beside) ? beside : characterList).default;
  const listed = new Map(pairs.split('|').map((pair) => pair.split(' ') as [string, string]));
  // Some lead to a character that is listed itself.
  const simple = new Map([...listed].map(([character, one]) => [character, listed.get(one) ?? one]));
  return { simple, traditional: new RegExp(`[${[...simple.keys()].join('')}]`, 'gu') };
}
