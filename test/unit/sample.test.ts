import { readFileSync } from 'node:fs';
import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import { departments, people, principals } from '../../infra/local/sample/departments.ts';
import { importRow } from '../../shared/contract/schemas/files.ts';
import { newPerson } from '../../shared/contract/schemas/registry.ts';
import { checkContent } from '../../shared/domain/catalog/content.ts';
import { departmentSchema } from '../../shared/domain/people/department.ts';

const file = new URL('../../infra/local/sample/catalog.json', import.meta.url);
const text = readFileSync(file, 'utf8');
const rows = JSON.parse(text) as unknown[];
const parsed = rows.map((row) => importRow.parse(row));

describe('the sample departments', () => {
  it('are registered as the contract asks, under valid credit codes of Yima, each once', () => {
    for (const department of departments) {
      departmentSchema.parse(department);
      expect(stdnum.CN?.uscc?.validate(department.creditCode).isValid, department.name).toBe(true);
      expect(department.creditCode).toMatch(/^11411281M/);
    }
    for (const key of ['id', 'name', 'creditCode'] as const) {
      expect(new Set(departments.map((department) => department[key])).size).toBe(departments.length);
    }
  });

  it('each have a leader and two of staff, and the bureau an administrator and two officers', () => {
    for (const person of people) newPerson.parse(person);
    const holding = (department: string, role: string) =>
      people.filter((person) => person.department === department && person.roles.some((held) => held === role)).length;
    for (const { id } of departments) {
      expect([holding(id, 'staff'), holding(id, 'leader')], id).toEqual([2, 1]);
      expect([holding(id, 'administrator'), holding(id, 'bureau')], id).toEqual(id === '00' ? [1, 2] : [0, 0]);
    }
    expect(new Set(people.map((person) => person.id)).size).toBe(people.length);
    expect(new Set(people.map((person) => person.name)).size).toBe(people.length);
    expect(principals.map((principal) => principal.personId)).toEqual(people.map((person) => person.id));
  });
});

describe('the sample catalog', () => {
  it('holds rows that an import accepts, of departments that exist', () => {
    const known = new Set(departments.map((department) => department.id));
    for (const { provider, content } of parsed) {
      expect(() => checkContent(content), content.name).not.toThrow();
      expect(known.has(provider), provider).toBe(true);
    }
  });

  it('stays compact', () => {
    expect(parsed.length).toBe(1017);
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
  });

  it('spreads over the sharing types, already within the first 200', () => {
    for (const part of [parsed, parsed.slice(0, 200)]) {
      const share = (type: string) => part.filter((row) => row.content.sharing.type === type).length / part.length;
      expect(share('unconditional')).toBeGreaterThan(0.5);
      expect(share('unconditional')).toBeLessThan(0.62);
      expect(share('conditional')).toBeGreaterThan(0.33);
      expect(share('conditional')).toBeLessThan(0.45);
      expect(share('not-shared')).toBeGreaterThan(0.03);
      expect(share('not-shared')).toBeLessThan(0.1);
    }
  });

  it('begins with the conditional entry of the story, found by part of its name', () => {
    const [first] = parsed;
    expect(first?.content.name).toContain('低保');
    expect(first?.provider).toBe('02');
    expect(first?.content.sharing.type).toBe('conditional');
    expect(first?.content.items.length).toBeGreaterThanOrEqual(3);
  });

  it('has a name of its own at either end of a round, by which the loader sees how far it got', () => {
    for (const row of [parsed[0], parsed[199], parsed[200], parsed.at(-1)]) {
      expect(parsed.filter(({ content }) => content.name === row?.content.name).length, row?.content.name).toBe(1);
    }
  });

  it('has moved to Yima: no place of the source is left in it', () => {
    const foreign = /铜仁|贵州|黔|碧江|万山|玉屏|沿河|印江|松桃|石阡|江口|德江|思南|大龙|自治县/;
    expect(parsed.filter((row) => foreign.test(JSON.stringify(row))).map((row) => row.content.name)).toEqual([]);
  });
});

describe('personal data', () => {
  const everything = `${text}\n${JSON.stringify(people)}`;
  const found = (pattern: RegExp) => everything.match(pattern) ?? [];

  it('is not in the sample: no mobile or fixed number, no number of a person or of an organisation', () => {
    expect(found(/(?<!\d)1[3-9]\d{9}(?!\d)/g)).toEqual([]);
    expect(found(/(?<!\d)0\d{2,3}[-－ ]?\d{7,8}(?!\d)/g)).toEqual([]);
    expect(found(/(?<!\d)\d{17}[\dXx](?!\d)/g)).toEqual([]);
    expect(found(/(?<![0-9A-Z])[159Y][1239]\d{6}[0-9A-Z]{10}(?![0-9A-Z])/g)).toEqual([]);
  });

  it('is invented where people must have an address', () => {
    expect(found(/[\w.+-]+@[\w.-]+/g).filter((address) => !address.endsWith('@yima.example'))).toEqual([]);
    expect(
      people.every((person) => /(示例|演示|范例|样本|甲审|乙审|管理|上级|甲决|乙决|审计|评估)$/.test(person.name)),
    ).toBe(true);
  });
});
