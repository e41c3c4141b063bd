import { readFileSync } from 'node:fs';
import { Failure } from './exit.ts';
import { isText, type Schema, schemaAt } from './operations.ts';

/** What an operation is sent: JSON as written, of a file (`@file`) or of standard input (`-`), and single fields over it. */
export function bodyOf(schema: Schema, body: string | undefined, fields: readonly string[] = []): unknown {
  const sent = body === undefined ? undefined : json(textOf(body), body.startsWith('@') ? body.slice(1) : '--body');
  if (fields.length === 0) return sent;
  const whole = (sent ?? {}) as Record<string, unknown>;
  for (const field of fields) {
    const at = field.indexOf('=');
    if (at < 1) throw new Failure(2, `--field ${field}: 应为 名称=值 · name=value is needed`);
    const path = field.slice(0, at).split('.');
    put(whole, path, typed(schemaAt(schema, path), field.slice(at + 1), path.join('.')));
  }
  return whole;
}

/** A value as its field takes it: text as it is, whatever else as JSON. */
function typed(schema: Schema, text: string, name: string): unknown {
  return isText(schema) ? text : json(text, name);
}

function textOf(body: string): string {
  if (body === '-') return readFileSync(0, 'utf8');
  return body.startsWith('@') ? readFileSync(body.slice(1), 'utf8') : body;
}

export function json(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(2, `${where}: 不是合法的 JSON · not JSON: ${text.slice(0, 60)}`);
  }
}

function put(whole: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    whole[name] = value;
    return;
  }
  whole[name] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {};
  put(whole[name] as Record<string, unknown>, rest, value);
}
