import { describe, expect, it } from 'vitest';
import { wrongIn } from '../../functions/console/app/acts/check.ts';
import type { Document, Schema } from '../../functions/console/app/acts/schema.ts';
import { pasted } from '../../functions/console/app/catalog/paste.ts';
import { citedInEnglish, holidayInEnglish } from '../../functions/console/app/words/english-law.ts';
import { englishNames } from '../../functions/console/english-names.ts';
import { names } from '../../functions/console/names.ts';
import { openApi } from '../../shared/contract/openapi/document.ts';
import { statutoryHolidays } from '../../shared/domain/calendar/statute.ts';
import { OWN_RULES } from '../../shared/domain/regulations.ts';
import { conditional } from '../world/entries.ts';

describe('what is cited in English', () => {
  it.each([
    ['第十六条', '“办法” art. 16'],
    ['第九条、第十四条', '“办法” arts. 9, 14'],
    ['第二十条', '“办法” art. 20'],
    ['第一百一十条', '“办法” art. 110'],
    ['第一百零三条', '“办法” art. 103'],
    ['国办发明电〔2025〕7号', '“办法” 国办发明电〔2025〕7号'],
    ['', '“办法”'],
  ])('says of %s: %s', (article, said) => {
    expect(citedInEnglish('办法', article)).toBe(said);
  });

  it('says whose rule it is where no law sets days', () => {
    expect(citedInEnglish(OWN_RULES.document, '补正期限')).toMatch(/^The product’s own rule/);
  });

  it('has a name for every holiday of the statute', () => {
    for (const { name } of statutoryHolidays(2026)) expect(holidayInEnglish(name)).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('rows that are pasted from a spreadsheet', () => {
  it('are items by the headings of the first row, in any order', () => {
    expect(
      pasted('序号\t数据长度\t信息项名称*\t数据类型\r\n1\t50位\t姓名\t字符型\r\n2\t\t出生日期\t日期型\r\n', []),
    ).toEqual([
      { id: 'i1', name: '姓名', dataType: 'C', length: 50 },
      { id: 'i2', name: '出生日期', dataType: 'D' },
    ]);
  });

  it('are name, type, length and sharing without headings', () => {
    expect(pasted('姓名\tC\t20\t不予共享\n\n住址', [])).toEqual([
      { id: 'i1', name: '姓名', dataType: 'C', length: 20, sharing: 'not-shared' },
      { id: 'i2', name: '住址' },
    ]);
  });

  it('add nothing that is there already, and take no id that is', () => {
    const there = [
      { id: 'i1', name: '姓名' },
      { id: 'i2', name: '住址' },
    ];
    expect(pasted('姓名\n学号\n学号', there)).toEqual([{ id: 'i3', name: '学号' }]);
  });
});

describe('an entry that is checked as one types', () => {
  const document = openApi(() => []) as unknown as Document;
  const schema: Schema = { $ref: '#/components/schemas/Content' };

  it('lacks nothing where it is whole', () => {
    expect(wrongIn(schema, document, conditional())).toEqual({});
  });

  it('says of each field what it lacks, within groups and items too', () => {
    const { abstract: _, ...rest } = conditional();
    const wrong = wrongIn(schema, document, {
      ...rest,
      name: '短',
      items: [{ id: 'a', name: '' }],
      sharing: { type: 'often', bases: [{ document: '民法典' }] },
      open: undefined,
    });
    expect(wrong).toMatchObject({
      abstract: '尚未填写',
      name: '至少 2 个字',
      'items.0.name': '尚未填写',
      'sharing.type': '请从所列各项中选择',
      'sharing.method': '尚未填写',
      'sharing.bases.0.article': '尚未填写',
      'open.toSociety': '尚未填写',
    });
    expect(wrongIn(schema, document, { ...conditional(), items: [] })).toEqual({ items: '至少填写 1 项' });
  });
});

describe('the forms of acts', () => {
  it('name each decision that one chooses between, in both languages', () => {
    const { paths, components } = openApi(() => []) as unknown as Document;
    // What is agreed to as a whole has a form made by hand, and the unit of days has no other value.
    const apart = ['all', 'working-day'];
    const without = new Set<string>();
    const look = (schema: Schema, seen: readonly string[]): void => {
      const { $ref, const: fixed, properties = {}, items, oneOf = [], anyOf = [] } = schema;
      if ($ref && !seen.includes($ref))
        look(components.schemas[$ref.split('/').at(-1) ?? ''] as Schema, [...seen, $ref]);
      if (typeof fixed === 'string' && !apart.includes(fixed))
        for (const values of [names.values, englishNames.values]) if (!(fixed in values)) without.add(fixed);
      for (const part of [...Object.values(properties), ...oneOf, ...anyOf, ...(items ? [items] : [])])
        look(part, seen);
    };
    for (const { requestBody } of Object.values(paths).flatMap((path) => Object.values(path)))
      look(requestBody?.content['application/json']?.schema ?? {}, []);
    expect([...without]).toEqual([]);
  });
});
