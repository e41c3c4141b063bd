/** What somebody has looked at last, kept in their browser. */
export interface Seen {
  to: string;
  name: string;
  number: string;
}

const AT_MOST = 8;
const keyOf = (person: string) => `recent:${person}`;

export function recentOf(person: string): Seen[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(person)) ?? '[]') as Seen[];
  } catch {
    return [];
  }
}

export function remember(person: string, seen: Seen): void {
  const others = recentOf(person).filter(({ to }) => to !== seen.to);
  localStorage.setItem(keyOf(person), JSON.stringify([seen, ...others].slice(0, AT_MOST)));
}
