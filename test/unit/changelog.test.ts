import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changelogOf, released } from '../../shared/contract/changelog/changelog.ts';
import { changesBetween } from '../../shared/contract/changelog/changes.ts';
import { type Snapshot, snapshotOf } from '../../shared/contract/changelog/snapshot.ts';
import { openApi } from '../../shared/contract/openapi/document.ts';
import type { Json } from '../../shared/contract/openapi/json.ts';
import { columnReference } from '../../shared/text/column-reference.ts';

const directory = join(import.meta.dirname, '../../shared/contract/changelog');
const file = join(directory, 'CHANGELOG.md');
const before = JSON.parse(readFileSync(join(directory, 'released.json'), 'utf8')) as Snapshot;
const now = snapshotOf(JSON.parse(JSON.stringify(openApi(columnReference))));

it('the changelog says all that has changed since the last release', async () => {
  const changes = changesBetween(before, now);
  await expect(changelogOf(changes, readFileSync(file, 'utf8'))).toMatchFileSnapshot(file);
});

describe('a change', () => {
  const snapshot = (sent: Json, answered: Json, schemas: Record<string, Json> = {}): Snapshot => ({
    operations: {
      replyTo: {
        at: 'POST /v1/replies',
        parameters: {},
        sent: { required: true, schema: sent },
        answered: { status: '200', type: 'application/json', schema: answered },
      },
    },
    schemas,
  });
  const object = (properties: Record<string, Json>, ...required: string[]) => ({
    type: 'object',
    properties,
    required,
  });
  const text = { type: 'string', maxLength: 10 };

  it.each<[what: string, how: string, sent: boolean, answered: boolean, old: Json, now: Json]>([
    ['a new field', 'added', false, false, object({}), object({ a: text })],
    ['a new required field', 'added', true, false, object({}), object({ a: text }, 'a')],
    ['a field that is gone', 'removed', true, true, object({ a: text }), object({})],
    ['a field that is required now', 'changed', true, false, object({ a: text }), object({ a: text }, 'a')],
    ['a field that is optional now', 'changed', false, true, object({ a: text }, 'a'), object({ a: text })],
    ['a shorter text', 'changed', true, false, object({ a: text }), object({ a: { ...text, maxLength: 9 } })],
    ['a longer text', 'changed', false, false, object({ a: text }), object({ a: { ...text, maxLength: 11 } })],
    ['another form', 'changed', true, false, object({ a: text }), object({ a: { ...text, pattern: '^x' } })],
    ['another type', 'changed', true, true, object({ a: text }), object({ a: { type: 'integer' } })],
    ['a further value', 'changed', false, false, object({ a: { enum: ['x'] } }), object({ a: { enum: ['x', 'y'] } })],
    [
      'a value that is gone',
      'changed',
      true,
      false,
      object({ a: { enum: ['x', 'y'] } }),
      object({ a: { enum: ['x'] } }),
    ],
    [
      'what may be null now',
      'changed',
      false,
      true,
      object({ a: text }),
      object({ a: { anyOf: [text, { type: 'null' }] } }),
    ],
  ])('%s is %s: breaking where it is sent %s, where it is answered %s', (_, how, sent, answered, old, after) => {
    const same = object({ b: text });
    const one = changesBetween(snapshot(old, same), snapshot(after, same));
    expect(one).toMatchObject([{ operation: 'replyTo', where: 'sent', field: 'a', how, breaking: sent }]);
    const other = changesBetween(snapshot(same, old), snapshot(same, after));
    expect(other).toMatchObject([{ where: 'answered', field: 'a', how, breaking: answered }]);
  });

  it('of a list of words is told by the words that are new or gone', () => {
    const list = (...words: string[]) => object({ a: { enum: words } });
    const changes = (old: Json, now: Json) => changesBetween(snapshot(list('x'), old), snapshot(list('x'), now));
    const lines = (old: Json, now: Json) =>
      changelogOf(changes(old, now), '')
        .split('\n')
        .filter((one) => one.startsWith('- '));
    expect(lines(list('x', 'y'), list('x', 'y', 'z', 'w'))).toEqual([
      '- 答复 · answered `a` 变更 · changed: + `"w" | "z"` — `replyTo`',
    ]);
    expect(lines(list('x', 'y'), list('y'))).toEqual(['- 答复 · answered `a` 变更 · changed: − `"x"` — `replyTo`']);
    expect(lines(list('x', 'y'), list('y', 'z'))).toEqual([
      '- 答复 · answered `a` 变更 · changed: `"x"` → `"z"` — `replyTo`',
    ]);
  });

  it('is none where only names of schemas, words or the order changed, and is told once of what is new as a whole', () => {
    const part = { type: 'object', properties: { due: { type: 'string' } } };
    const old = snapshot({}, object({ a: { $ref: '#/components/schemas/Old' } }), { Old: part });
    expect(changesBetween(old, snapshot({}, object({ a: part })))).toEqual([]);
    const fresh = changesBetween(old, snapshot({}, object({ a: part, b: { type: 'array', items: part } })));
    expect(fresh.map(({ field, how }) => [field, how])).toEqual([['b', 'added']]);
  });

  it('of an operation is told with its method and path', () => {
    const { operations, schemas } = snapshot({}, {});
    const none: Snapshot = { operations: {}, schemas };
    expect(changesBetween(none, { operations, schemas })).toMatchObject([{ how: 'added', breaking: false }]);
    expect(changesBetween({ operations, schemas }, none)).toMatchObject([{ how: 'removed', breaking: true }]);
    const moved = { ...operations.replyTo, at: 'PUT /v1/replies' } as Snapshot['operations'][string];
    const changes = changesBetween({ operations, schemas }, { operations: { replyTo: moved }, schemas });
    expect(changelogOf(changes, '\n## 0')).toContain('`POST /v1/replies → 200 application/json` → `PUT /v1/replies');
  });

  it('that is released stands under its version, and nothing is unreleased', () => {
    const { operations, schemas } = snapshot({}, {});
    const changelog = changelogOf(
      changesBetween({ operations: {}, schemas }, { operations, schemas }),
      'x\n## 0.1.0\n',
    );
    const text = released(changelog, '0.2.0', '2026-12-01');
    expect(text).toMatch(
      /Unreleased\n\n没有变化。 · No changes.\n\n## 0\.2\.0（2026-12-01）\n\n- .*`replyTo`\n\n## 0\.1\.0\n$/,
    );
    expect(changelogOf([], text)).toBe(text);
  });
});
