import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { Explanations } from '../../shared/contract/explanations/explanation.ts';
import type { Negotiation } from '../../shared/domain/disputes/negotiation.ts';
import type { Line } from '../../shared/domain/field.ts';

const root = join(import.meta.dirname, '../..');
const VALUE = '新增字段的内容';
const TITLE = '新增字段';

const field = `text(prose(2, 60), { zh: '${TITLE}', en: 'Added' })`;

/** Where a field is declared, and where it is explained. */
const places = [
  ['cases/application', 'application', 'application', field],
  ['cases/reply', 'reply', 'reply', `optional(${field})`],
  ['cases/reply', 'reply', 'refusal', `optional(${field})`],
  ['cases/correction', 'correction', 'report', field],
  ['disputes/terms', 'negotiation', 'terms', field],
] as const;
const explanation = `added: { zh: '新增字段的说明。', en: 'What it means.', example: '${VALUE}' },`;

type Json = Record<string, unknown>;

/** A copy of the code, in which each form has one field more: declared in one line, explained in another. */
let copy: string;
let forms: typeof import('../field-products.ts');
beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'field-'));
  for (const path of ['package.json', 'shared', 'test/examples.ts', 'test/field-products.ts'])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const [declared, explained, form, declaration] of places) {
    addLine(`shared/domain/${declared}-fields.ts`, `export const ${form}Fields = {`, `added: ${declaration},`);
    addLine(
      `shared/contract/explanations/${explained}.ts`,
      `export const ${form}Explanations: Explanations<typeof ${form}Fields> = {`,
      explanation,
    );
  }
  forms = await import(join(copy, 'test/field-products.ts'));
});
afterAll(() => rmSync(copy, { recursive: true }));

function addLine(path: string, after: string, line: string): void {
  const file = join(copy, path);
  const source = readFileSync(file, 'utf8');
  expect(source.split(after)).toHaveLength(2);
  writeFileSync(file, source.replace(after, `${after}\n${line}`));
}

/** What the OpenAPI document says of every property of this name, in a part of it and what that refers to. */
function* properties(document: Json, value: unknown, name: string, met = new Set<unknown>()): Generator<Json> {
  if (typeof value !== 'object' || value === null || met.has(value)) return;
  met.add(value);
  for (const [key, part] of Object.entries(value)) {
    if (key === 'properties' && name in (part as Json)) yield (part as Record<string, Json>)[name] as Json;
    const referred =
      key === '$ref'
        ? String(part)
            .split('/')
            .slice(1)
            .reduce((of, at) => of[at] as Json, document)
        : part;
    yield* properties(document, referred, name, met);
  }
}

const standing = { log: [], madeAt: '2026-09-24T09:00:00.000+08:00' as const };
const names = {
  requester: '甲',
  provider: '乙',
  handler: '丙',
  email: '',
  head: { head: '丁', delegate: null },
  replyHead: null,
};

/** A request whose form and reply are filled in, as its provider sees it. */
function shownRequest() {
  const { examples, lawInForce, replySchema, requestWithProofView } = forms;
  const reply = replySchema.parse({
    refused: [{ items: 'all', kind: 'other', reason: '不具备条件', basis: examples.law, added: VALUE }],
    added: VALUE,
  });
  const { next } = examples.changeOf(examples.replied(examples.request(), reply, 'grt_1'), 'request');
  const by = examples.person('15');
  return requestWithProofView(next, { duties: [], law: lawInForce(), now: standing.madeAt, by });
}

describe('a field added to the declaration of the application', () => {
  it('is asked for by the schema, within its limits', () => {
    const form = forms.examples.application();
    expect(form).toMatchObject({ added: VALUE });
    const wrong = (added: unknown) =>
      forms.applicationSchema.safeParse({ ...form, added }).error?.issues.map(({ path }) => path.join('.'));
    expect([wrong(VALUE), wrong(undefined), wrong('长'.repeat(61))]).toEqual([undefined, ['added'], ['added']]);
  });

  it('is shown by the view, and accepted by the schema of the view', () => {
    expect(shownRequest()).toMatchObject({ added: VALUE });
    expect(forms.requestSchema.shape).toHaveProperty('added');
  });

  it('is printed in the form and signed with it', () => {
    const document = forms.applicationDocument(shownRequest(), names, standing);
    expect(document.rows).toContainEqual({
      ...{ label: { zh: TITLE, en: 'Added' }, half: false, signed: false },
      parts: [{ text: VALUE, strong: false }],
    });
    const page = forms.documentHtml(document, { sha256: '', portalUrl: 'https://yima.example' });
    for (const said of [Buffer.from(forms.canonical(document)).toString(), page])
      for (const expected of [TITLE, VALUE]) expect(said).toContain(expected);
  });

  it('is a column of the spreadsheet, and of its reference with what it means', () => {
    const [heading = [], row = []] = forms.tableOf(forms.requestColumns, [shownRequest()], []);
    expect(row[heading.indexOf(`${TITLE} Added`)]).toBe(VALUE);
    expect(forms.columnReference('exportRequests').filter((line) => line.includes(TITLE))).toEqual([
      `- ${TITLE} Added：新增字段的说明。 · What it means.（2–60 字 · characters）`,
    ]);
  });
});

describe('a field added to the declaration', () => {
  it('of the reply or of a refusal is kept, shown and printed', () => {
    const view = shownRequest();
    expect(view.reply).toMatchObject({ added: VALUE, refused: [{ added: VALUE }] });
    const document = forms.replyDocument(view, names, standing);
    const printed = document?.rows.find(({ label }) => label.en === 'Reply')?.parts;
    const sentence = { text: `${TITLE}：${VALUE}`, strong: false };
    expect(printed?.filter((part) => 'text' in part && part.text === sentence.text)).toEqual([sentence, sentence]);
  });

  it('of the report of a correction is kept and shown', () => {
    const { correctionView, exampleOf, lawInForce, report, reportExplanations, reportSchema, reportedSubject } = forms;
    const { changeOf, person, published, RESOURCE } = forms.examples;
    const given = reportSchema.parse({
      ...exampleOf(reportExplanations),
      about: { type: 'entry', resource: RESOURCE },
    });
    const by = person('15');
    const subject = reportedSubject(given, { resource: published(), grant: null }, by);
    const at = { by, now: standing.madeAt, law: lawInForce(), duties: [] };
    const reported = report({ ...given, id: 'cor_1', number: 'JH-2026-000001', subject }, at);
    expect(correctionView(changeOf(reported, 'correction').next, at)).toMatchObject({ added: VALUE });
  });

  it('of the terms of a negotiation is accepted and printed', () => {
    const { exampleOf, negotiationDocument, termsExplanations, termsSchema } = forms;
    const terms = termsSchema.parse(exampleOf(termsExplanations));
    const record = { at: standing.madeAt, by: 'p-15' };
    const answers = { requester: null, provider: null };
    const negotiation = {
      ...{ id: 'neg_1', number: 'XS-2026-000001', status: 'negotiating', openedBy: 'requester', openedAt: record.at },
      ...{ requester: '15', provider: '12', items: [], statements: [], files: [], meetings: [], by: 'p-15' },
      resource: { id: 'res_1', code: '1', version: 1, name: '低保对象信息' },
      proposals: [{ ...terms, ...record, number: 1, author: 'requester', answers }],
    } as unknown as Negotiation;
    const named = { department: (id: string) => id, person: (id: string) => id };
    const document = negotiationDocument(negotiation, named, standing, null);
    const row = document.rows.find(({ label }) => label.en === 'Terms 1');
    expect(row?.parts).toContainEqual({ text: `${TITLE}：${VALUE}`, strong: false });
  });

  it.each([
    ['/v1/applications', 'post', 'requestBody'],
    ['/v1/requests/{id}', 'get', 'responses'],
    ['/v1/requests/{id}/draft-reply', 'post', 'requestBody'],
    ['/v1/corrections', 'post', 'requestBody'],
    ['/v1/corrections/{id}', 'get', 'responses'],
    ['/v1/negotiations/{id}/proposals', 'post', 'requestBody'],
    ['/v1/negotiations/{id}', 'get', 'responses'],
  ])('is described by OpenAPI: %s, %s, %s', (path, method, part) => {
    const document = forms.openApi(forms.columnReference) as Json & { paths: Record<string, Record<string, Json>> };
    const found = [...properties(document, document.paths[path]?.[method]?.[part], 'added')];
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) {
      // An answer may lack what nobody filled in.
      const { anyOf: [shown = one] = [] } = one as { anyOf?: Json[] };
      expect(shown).toMatchObject({ title: `${TITLE} · Added`, examples: [VALUE], minLength: 2, maxLength: 60 });
    }
  });
});

it('a field without an explanation does not compile', () => {
  type Added = Record<'known' | 'added', Line<z.ZodString>>;
  const known = { zh: '说明。', en: 'Meaning.', example: VALUE };
  // @ts-expect-error: `added` is not explained.
  const explained: Explanations<Added> = { known };
  expect(explained).not.toHaveProperty('added');
});
