interface Spoiled {
  body: unknown;
  field: string;
}

/** Ways to spoil a body, each with the field that is wrong then: without it, of another type, unknown, too long. */
export function spoiled(body: object): Spoiled[] {
  return everyPlace(body).flatMap(({ path, value }) => [
    ...(path.length > 0 ? [at(body, path, undefined), at(body, path, typeof value === 'number' ? 'x' : 7)] : []),
    ...(isObject(value) ? [at(body, [...path, 'surprise'], 1)] : []),
    ...(typeof value === 'string' ? [at(body, path, 'x'.repeat(5000))] : []),
  ]);
}

/** A body with one text after the other made longer than any has to be. */
export function tooLong(body: object): Spoiled[] {
  return everyPlace(body).flatMap(({ path, value }) => {
    const longer = typeof value === 'string' ? value.padEnd(5000, value) : value;
    return longer === value ? [] : at(body, path, longer);
  });
}

function everyPlace(value: unknown, path: string[] = []): { path: string[]; value: unknown }[] {
  const within = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [{ path, value }, ...within.flatMap(([name, part]) => everyPlace(part, [...path, name]))];
}

function at(body: object, path: string[], value: unknown): Spoiled {
  const copy = structuredClone(body);
  let parent = copy as Record<string, unknown>;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string, unknown>;
  parent[path.at(-1) ?? ''] = value;
  return { body: copy, field: ['body', ...path].join('.') };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
