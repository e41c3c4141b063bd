import { describe, expect, it } from 'vitest';
import type { Item } from '../../shared/domain/catalog/content.ts';
import { diff } from '../../shared/domain/catalog/diff.ts';
import { content, law, unconditional } from '../examples.ts';

describe('第七条 (art. 7): two versions are compared field by field', () => {
  it('the same content differs in nothing, however its fields are ordered', () => {
    const reordered = Object.fromEntries(Object.entries(content()).reverse()) as ReturnType<typeof content>;
    expect(diff(content(), content())).toEqual([]);
    expect(diff(content(), reordered)).toEqual([]);
  });

  it('a field is named by its path, with what it was and what it is', () => {
    const after = content({ abstract: '依据新法修订的摘要', updateCycle: 'monthly' }, { condition: '仅限核验' });
    expect(diff(content(), after)).toEqual([
      { field: 'abstract', before: '本市参保人员的基本登记信息', after: '依据新法修订的摘要' },
      { field: 'sharing.condition', before: '用于依法核验参保资格', after: '仅限核验' },
      { field: 'updateCycle', before: 'daily', after: 'monthly' },
    ]);
  });

  it('what was added was nothing before, what is gone is nothing after', () => {
    const bare = content({}, unconditional);
    const based = content({}, { type: 'unconditional', condition: undefined, bases: [law] });
    const fields = ['document', 'article', 'kind'] as const;
    expect(diff(bare, based)).toEqual(
      fields.map((field) => ({ field: `sharing.bases.0.${field}`, before: null, after: law[field] })),
    );
    expect(diff(based, bare)).toEqual(
      fields.map((field) => ({ field: `sharing.bases.0.${field}`, before: law[field], after: null })),
    );
  });

  it('false is a value and not nothing', () => {
    const open = (toSociety: boolean) => content({ open: { toSociety } });
    expect(diff(open(true), open(false))).toEqual([{ field: 'open.toSociety', before: true, after: false }]);
  });

  describe('an item is the same item where its id is', () => {
    const [name, number, status] = content().items as [Item, Item, Item];

    it('one that moved did not change', () => {
      expect(diff(content(), content({ items: [status, name, number] }))).toEqual([]);
    });

    it('one that was renamed is still that item', () => {
      const after = content({ items: [name, { ...number, name: '证件号码', sharing: 'not-shared' }, status] });
      expect(diff(content(), after)).toEqual([
        { field: 'items.id-number.name', before: '公民身份号码', after: '证件号码' },
        { field: 'items.id-number.sharing', before: null, after: 'not-shared' },
      ]);
    });

    it('one taken out before the others does not change those', () => {
      const fields = diff(content(), content({ items: [number, status] })).map(({ field }) => field);
      expect(fields).toEqual(['items.name.id', 'items.name.name', 'items.name.dataType', 'items.name.length']);
    });
  });
});
