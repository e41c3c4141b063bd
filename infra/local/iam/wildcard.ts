const compiled = new Map<string, RegExp>();

/** A pattern of IAM (`*` for any text, `?` for one character) as a regular expression over the whole value. */
export function wildcard(pattern: string, flags = ''): RegExp {
  const key = `${flags}:${pattern}`;
  let expression = compiled.get(key);
  if (!expression) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    expression = new RegExp(`^${source}$`, `s${flags}`);
    compiled.set(key, expression);
  }
  return expression;
}
