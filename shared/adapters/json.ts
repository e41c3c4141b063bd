/** A text that is not JSON, or that not every reader understands in the same way. The message says why. */
export class NotJson extends Error {}

/** How deep lists and objects may lie in each other. */
const DEEPEST = 64;
/** How many members one object may have. What people declare has some dozens. */
const MOST_MEMBERS = 10_000;

/**
 * Reads JSON that has one meaning (I-JSON, RFC 7493, which the canonical form of RFC 8785 presupposes). A member given twice would
 * be one value to one reader and another to the next, `__proto__` is no member to some, and a number may be too large for any.
 * @throws NotJson
 */
export function parseJson(text: string, reviver?: Parameters<typeof JSON.parse>[1]): unknown {
  let value: unknown;
  try {
    mustHaveOneMeaning(text);
    value = JSON.parse(text, reviver);
  } catch (error) {
    if (error instanceof NotJson) throw error;
    throw new NotJson('不是有效的 JSON · not valid JSON');
  }
  return value;
}

/** Looks at each name, number and bracket. A text that is no JSON at all is left to the parser. */
function mustHaveOneMeaning(text: string): void {
  /** For each bracket that is open: the names of the object so far, or null for a list. */
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '{' || char === '[') {
      if (open.push(char === '{' ? new Set() : null) > DEEPEST) throw new NotJson('层次过深 · nested too deep');
    } else if (char === '}' || char === ']') {
      open.pop();
    } else if (char === '"') {
      const from = at;
      for (at += 1; at < text.length && text[at] !== '"'; at += 1) if (text[at] === '\\') at += 1;
      const names = open.at(-1);
      if (names && isName(text, at + 1)) addName(names, JSON.parse(text.slice(from, at + 1)));
    } else if (char === '-' || (char >= '0' && char <= '9')) {
      const [number = ''] = sticky(/[-+.\deE]+/y, text, at);
      if (!Number.isFinite(Number(number))) throw new NotJson('数字过大 · a number is too large');
      at += number.length - 1;
    }
  }
}

function addName(names: Set<string>, name: string): void {
  if (names.has(name)) throw new NotJson('同一成员出现两次 · a member is given twice');
  if (name === '__proto__') throw new NotJson('不允许的成员名 · a member may not have this name');
  names.add(name);
  if (names.size > MOST_MEMBERS) throw new NotJson('成员过多 · too many members');
}

function isName(text: string, behind: number): boolean {
  return sticky(/\s*:/y, text, behind).length > 0;
}

function sticky(pattern: RegExp, text: string, at: number): string[] {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? [];
}
