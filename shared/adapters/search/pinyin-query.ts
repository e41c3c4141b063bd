/**
 * Letters typed for Chinese, read without a dictionary. 企业登记 is found by its syllables (`qiyedengji`, or with the last one
 * incomplete: `qiyede`), by their initials (`qydj`), and by both together (`qiyedj`).
 */
export type Piece = { text: string; kind: 'syllable' | 'begun' | 'initial' };

/** The 405 syllables of Chinese, by their consonant; ü is typed v. */
const SYLLABLES = new Set(
  Object.entries({
    '': 'a ai an ang ao e ei en eng er o ou',
    b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
    c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
    ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
    d: 'a ai an ang ao e en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
    f: 'a an ang ei en eng o ou u',
    g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
    h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
    j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
    k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
    l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve',
    m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
    n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve',
    p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
    q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
    r: 'an ang ao e en eng i ong ou u uan ui un uo',
    s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
    sh: 'a ai an ang ao e en eng i ou u ua uai uan uang ui un uo',
    t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
    w: 'a ai an ang ei en eng o u',
    x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
    y: 'a an ang ao e i in ing o ong ou u uan ue un',
    z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
    zh: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  }).flatMap(([consonant, finals]) => finals.split(' ').map((final) => consonant + final)),
);
const LONGEST = 6;
const BEGINNINGS = new Set([...SYLLABLES].flatMap((one) => Array.from(one, (_, at) => one.slice(0, at + 1))));
/** `xian` is 县 or 西安. A long row of letters has hundreds of such readings, and people mean one of the few shortest. */
const READINGS = 6;

/** The ways to read a word as pinyin, those with the fewest syllables first; none if it is not a word of letters. */
export function readLetters(word: string): Piece[][] {
  if (!/^[a-z]{1,60}$/.test(word)) return [];
  const initials = Array.from(word, (text): Piece => ({ text, kind: 'initial' }));
  if (word.length === 1) return [initials];
  const mixed = greedy(word);
  const kinds = new Set(mixed.map(({ kind }) => kind));
  return [...bySyllables(word), initials, ...(kinds.size > 1 ? [mixed] : [])];
}

/** Whole syllables, of which the last may be incomplete. */
function bySyllables(word: string): Piece[][] {
  let open: { pieces: Piece[]; at: number }[] = [{ pieces: [], at: 0 }];
  const done: Piece[][] = [];
  while (open.length > 0 && done.length < READINGS) {
    const longer: typeof open = [];
    for (const { pieces, at } of open) {
      const rest = word.slice(at);
      if (BEGINNINGS.has(rest)) done.push([...pieces, { text: rest, kind: 'begun' }]);
      for (let length = Math.min(LONGEST, rest.length - 1); length >= 1; length--) {
        const text = rest.slice(0, length);
        if (SYLLABLES.has(text)) longer.push({ pieces: [...pieces, { text, kind: 'syllable' }], at: at + length });
      }
    }
    open = longer.slice(0, 50);
  }
  return done.slice(0, READINGS);
}

/** Syllables where there are any, and initials between them. */
function greedy(word: string): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < word.length; ) {
    let length = Math.min(LONGEST, word.length - at);
    while (length > 1 && !SYLLABLES.has(word.slice(at, at + length))) length--;
    const text = word.slice(at, at + length);
    pieces.push({ text, kind: length > 1 ? 'syllable' : 'initial' });
    at += length;
  }
  return pieces;
}

/** Whether a piece stands for a syllable. */
function fits(syllable: string | undefined, { text, kind }: Piece): boolean {
  return syllable !== undefined && (kind === 'syllable' ? syllable === text : syllable.startsWith(text));
}

/** Finds the part of a name that a word of letters stands for under one of its readings (see pinyin.ts), or null. */
export function partReader(word: string): (name: string, readings: string[]) => string | null {
  const wanted = readLetters(word);
  if (wanted.length === 0) return () => null;
  return (name, readings) => {
    for (const reading of readings) {
      const read = reading.split(' ').flatMap((syllable, at) => (/^[a-z]+$/.test(syllable) ? [{ syllable, at }] : []));
      for (const pieces of wanted) {
        const start = read.findIndex((_, from) => pieces.every((piece, n) => fits(read[from + n]?.syllable, piece)));
        const first = read[start];
        const last = read[start + pieces.length - 1];
        if (first && last)
          return Array.from(name)
            .slice(first.at, last.at + 1)
            .join('');
      }
    }
    return null;
  };
}
