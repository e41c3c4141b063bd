/** The filter patterns of event source mappings (Lambda's filter criteria). */

type Test = (value: unknown) => boolean;
export type Filter = (record: unknown) => boolean;

/**
 * Compiles filter criteria. A record passes when any of the patterns matches.
 * @param patterns in JSON. Without patterns every record passes.
 * @throws Error for an unknown comparison.
 */
export function compileFilter(patterns: string[]): Filter {
  if (patterns.length === 0) return () => true;
  const tests = patterns.map((pattern) => compileObject(JSON.parse(pattern), pattern));
  return (record) => tests.some((test) => test(record));
}

function compileObject(pattern: unknown, whole: string): Test {
  if (typeof pattern !== 'object' || pattern === null || '$or' in pattern) throw unknown(whole);
  const fields = Object.entries(pattern).map(([name, of]): [string, Test] => [
    name,
    Array.isArray(of) ? compileLeaf(of, whole) : compileObject(of, whole),
  ]);
  return (value) =>
    fields.every(([name, test]) =>
      test(typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined),
    );
}

function compileLeaf(choices: unknown[], whole: string): Test {
  const tests = choices.map((choice) => compileChoice(choice, whole));
  return (value) => tests.some((test) => (Array.isArray(value) ? value.some(test) : test(value)));
}

function compileChoice(choice: unknown, whole: string): Test {
  if (typeof choice !== 'object' || choice === null) return (value) => value === choice;
  const [[comparison, operand] = []] = Object.entries(choice) as [string, unknown][];
  const text = String(operand);
  switch (comparison) {
    case 'exists':
      return (value) => (value !== undefined) === operand;
    case 'prefix':
      return (value) => typeof value === 'string' && value.startsWith(text);
    case 'suffix':
      return (value) => typeof value === 'string' && value.endsWith(text);
    case 'equals-ignore-case':
      return (value) => typeof value === 'string' && value.toLowerCase() === text.toLowerCase();
    case 'anything-but': {
      const excluded = [operand].flat().map((one) => compileChoice(one, whole));
      return (value) => value !== undefined && !excluded.some((test) => test(value));
    }
    case 'numeric':
      return numeric(operand as (string | number)[], whole);
    default:
      throw unknown(whole);
  }
}

const comparisons: Record<string, (a: number, b: number) => boolean> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function numeric(operand: (string | number)[], whole: string): Test {
  const tests: ((value: number) => boolean)[] = [];
  for (let i = 0; i < operand.length; i += 2) {
    const compare = comparisons[String(operand[i])];
    if (!compare) throw unknown(whole);
    tests.push((value) => compare(value, Number(operand[i + 1])));
  }
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

const unknown = (pattern: string) => new Error(`the filter pattern ${pattern} is unknown to the local runtime`);
