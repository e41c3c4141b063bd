const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
const bold = paint(1);
const dim = paint(2);
const red = paint(31);
const green = paint(32);

const began = performance.now();

/** What is being done, with the seconds since the start. */
export function say(text: string): void {
  console.log(dim(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}`));
}

let judged = 0;
const missed: string[] = [];

/** `ok` or `over`, coloured; counted for the summary. */
export function verdict(what: string, value: number, goal: number): string {
  judged++;
  if (value <= goal) return green(`ok ≤ ${goal}`);
  missed.push(`${what} ${value} > ${goal}`);
  return red(`over ${goal}`);
}

/** How many of the goals judged are met, and which are not. */
export function summary(): void {
  if (judged === 0) return;
  const met = `目标 · goals met: ${judged - missed.length} of ${judged}`;
  console.log(`\n${missed.length === 0 ? green(met) : red(`${met}; over: ${missed.join('; ')}`)}`);
}

/** A table with a title; text to the left, numbers to the right. */
export function table(title: string, head: string[], rows: (string | number)[][]): void {
  const lines = [...(head.some(Boolean) ? [head.map(dim)] : []), ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => width(line[column] ?? ''))));
  console.log(`\n${bold(title)}`);
  for (const line of lines) {
    const cells = line.map((cell, column) => {
      const fill = ' '.repeat((widths[column] ?? 0) - width(cell));
      return rows.some((row) => typeof row[column] === 'number') ? fill + cell : cell + fill;
    });
    console.log(`  ${cells.join('  ').trimEnd()}`);
  }
}

/** Columns on a terminal: a Chinese character takes two, a colour none. */
function width(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
  const plain = text.replace(/\u001b\[\d+m/g, '');
  return Array.from(plain).reduce((sum, character) => sum + (/[\u2e80-\uffee]/.test(character) ? 2 : 1), 0);
}

/** The value that a share of all lies at or below. @param share 0.5 for the median */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: number[]) => percentile(values, 0.5);

export const round = (value: number, digits = 2) => Number(value.toFixed(digits));
