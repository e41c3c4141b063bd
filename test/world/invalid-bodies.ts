interface InvalidBody {
  body: unknown;
  field: string;
}

/** Invalid variants of a body, each with its wrong field: missing, of another type, unknown, or too long. */
export function invalidBodies(body: object): InvalidBody[] {
  return everyPlace(body).flatMap(({ path, value }) => [
    ...(path.length > 0 ? [at(body, path, undefined), at(body, path, typeof value === 'number' ? 'x' : 7)] : []),
    ...(isObject(value) ? [at(body, [...path, 'surprise'], 1)] : []),
    ...(typeof value === 'string' ? [at(body, path, 'x'.repeat(5000))] : []),
  ]);
}

/** Variants of a body, each with one text that is far too long. */
export function overlongBodies(body: object): InvalidBody[] {
  return everyPlace(body).flatMap(({ path, value }) => {
    const longer = typeof value === 'string' ? value.padEnd(5000, value) : value;
    return longer === value ? [] : at(body, path, longer);
  });
}

/** Variants of a body, each with one text that has half a character in it, or a name of a member that has. */
export function brokenBodies(body: object): InvalidBody[] {
  return everyPlace(body).flatMap(({ path, value }) => [
    ...(typeof value === 'string' ? [at(body, path, `${value}\ud842`)] : []),
    ...(isObject(value)
      ? [{ ...at(body, [...path, 'x\ud842'], 1), field: ['body', ...path, 'x\ufffd'].join('.') }]
      : []),
  ]);
}

function everyPlace(value: unknown, path: string[] = []): { path: string[]; value: unknown }[] {
  const within = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [{ path, value }, ...within.flatMap(([name, part]) => everyPlace(part, [...path, name]))];
}

function at(body: object, path: string[], value: unknown): InvalidBody {
  const copy = structuredClone(body);
  let parent = copy as Record<string, unknown>;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string, unknown>;
  parent[path.at(-1) ?? ''] = value;
  return { body: copy, field: ['body', ...path].join('.') };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
