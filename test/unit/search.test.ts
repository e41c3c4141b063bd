import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../shared/adapters/search/grams.ts';
import type { SearchDocument, SearchQuery } from '../../shared/adapters/search/port.ts';
import { IndexFile } from '../../shared/adapters/search/sqlite.ts';
import { documents } from '../data/entries.ts';

const all = documents();
let index: IndexFile;
beforeAll(() => {
  index = indexOf(all);
});
afterAll(() => index.close());

function indexOf(put: SearchDocument[]): IndexFile {
  const built = IndexFile.create(':memory:');
  built.write({ put, remove: [] });
  return built;
}

/** All ids found, read page by page. */
function find(query: Omit<SearchQuery, 'limit'>, limit = 100, from = index): string[] {
  const ids: string[] = [];
  let position: unknown;
  do {
    const page = from.search({ ...query, limit, position });
    ids.push(...page.hits.map((hit) => hit.id));
    expect(page.hits.length).toBeLessThanOrEqual(limit);
    position = page.next ?? undefined;
  } while (position !== undefined);
  return ids;
}

/** What the index has to be as good as: reading every text. */
function scan(q: string, among = all): string[] {
  const part = fold(q).trim();
  return among.filter((one) => folded(one).some((text) => text.includes(part))).map(({ id }) => id);
}

const texts = new Map<SearchDocument, string[]>();
function folded(one: SearchDocument): string[] {
  const known = texts.get(one) ?? [one.name, one.abstract, ...one.items].map(fold);
  texts.set(one, known);
  return known;
}

/** Parts of the real texts, as they stand there. */
const partOf = (length: { min: number; max: number }) =>
  fc
    .tuple(fc.constantFrom(...all), fc.nat(), fc.nat(), fc.integer(length))
    .map(([{ name, abstract, items }, which, start, size]) => {
      const texts = [name, abstract, ...items];
      const characters = Array.from(texts[which % texts.length] ?? name);
      const at = start % Math.max(1, characters.length - size + 1);
      return characters.slice(at, at + size).join('');
    });

function document(id: string, change: Partial<SearchDocument>): SearchDocument {
  const blank = { seq: 1, provider: '12', shareType: 'conditional' as const, abstract: '', items: [] };
  return { ...blank, id, name: '', ...change };
}

describe('what is found', () => {
  it('is what reading every text finds, for one to four characters', () => {
    fc.assert(
      fc.property(
        partOf({ min: 1, max: 4 }).filter((q) => !/\s/.test(fold(q))),
        (q) => {
          const found = find({ q });
          expect(new Set(found)).toEqual(new Set(scan(q)));
          expect(new Set(found).size).toBe(found.length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is what contains every word, where there is white space', () => {
    fc.assert(
      fc.property(partOf({ min: 1, max: 3 }), partOf({ min: 1, max: 3 }), (one, other) => {
        fc.pre(fold(one).trim() !== '' && fold(other).trim() !== '' && !/\s/.test(fold(one + other)));
        const second = new Set(scan(other));
        const both = new Set(scan(one).filter((id) => second.has(id)));
        if (both.size > 0 || one.length + other.length < 5)
          expect(new Set(find({ q: `${one} ${other}` }))).toEqual(both);
      }),
      { numRuns: 300 },
    );
  });

  it('holds for longer parts of the texts', () => {
    fc.assert(
      fc.property(
        partOf({ min: 5, max: 40 }).filter((q) => !/\s/.test(fold(q))),
        (q) => {
          expect(new Set(find({ q }))).toEqual(new Set(scan(q)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is nothing for a word that stands nowhere', () => {
    expect(find({ q: '龘龘' })).toEqual([]);
    expect(find({ q: '​' })).toEqual([]);
  });

  it('does not run from one item into the next, nor from one column into another', () => {
    const few = indexOf([document('a', { name: '甲乙', abstract: '丙丁', items: ['戊己', '庚辛'] })]);
    expect(find({ q: '己庚' }, 10, few)).toEqual([]);
    expect(find({ q: '乙丙' }, 10, few)).toEqual([]);
    expect(find({ q: '庚辛' }, 10, few)).toEqual(['a']);
  });

  it('does not distinguish width and case', () => {
    const few = indexOf([document('a', { name: 'ＧＤＰ统计（年度）' })]);
    for (const q of ['gdp', 'GDP', 'ｇｄｐ统', '(年', '（年度）']) expect(find({ q }, 10, few)).toEqual(['a']);
  });

  it('for a sentence that stands nowhere is what has most of its rarest parts', () => {
    const few = indexOf([
      document('a', { name: '道路运输经营许可信息' }),
      document('b', { name: '企业登记信息' }),
      document('c', { name: '企业年报' }),
    ]);
    expect(find({ q: '我想查询企业登记的情况' }, 1, few)).toEqual(['b', 'c']);
  });

  it('takes what people type for text, never for the syntax of the index', () => {
    const hostile = [
      '"',
      '"" OR *',
      'name : 企',
      '企* NOT 业',
      '^企',
      "'; DROP TABLE entries; --",
      'a"b',
      '(',
      '{name}',
      '\\',
      '*',
      '\u0000',
      '\ud800',
    ];
    for (const q of hostile) expect(() => find({ q })).not.toThrow();
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (q) => void find({ q })));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', '*', '^', 'OR', ' ', '(', ')', ':', '企'), minLength: 1, maxLength: 8 }),
        (q) => void find({ q }),
      ),
    );
    const few = indexOf([document('a', { name: '名称"OR"编号' })]);
    expect(find({ q: '"OR"' }, 10, few)).toEqual(['a']);
    expect(find({ q: '" OR "x' }, 10, few)).toEqual([]);
  });
});

describe('the order', () => {
  it('is the name itself, names beginning so, names containing it, then abstracts and items; the newest first', () => {
    const few = indexOf([
      document('item', { name: '户籍', items: ['企业登记'] }),
      document('contains', { name: '全市企业登记' }),
      document('begins', { name: '企业登记信息' }),
      document('is', { name: '企业登记' }),
      document('abstract', { name: '年报', abstract: '含企业登记' }),
      document('contains-newer', { name: '外资企业登记' }),
    ]);
    const order = ['is', 'begins', 'contains-newer', 'contains', 'abstract', 'item'];
    for (const limit of [1, 2, 3, 100]) expect(find({ q: '企业登记' }, limit, few)).toEqual(order);
  });

  it('holds for a single character and for several words', () => {
    const few = indexOf([
      document('abstract', { name: '名册', abstract: '水 电' }),
      document('contains', { name: '用水用电' }),
      document('begins', { name: '水电' }),
    ]);
    expect(find({ q: '水' }, 10, few)).toEqual(['begins', 'contains', 'abstract']);
    expect(find({ q: '水 电' }, 10, few)).toEqual(['begins', 'contains', 'abstract']);
  });
});

describe('filters', () => {
  it('leave what is of the department and the sharing type', () => {
    for (const department of ['00', '07', '59']) {
      for (const shareType of [undefined, 'conditional', 'not-shared'] as const) {
        const among = all.filter((one) => one.provider === department && (!shareType || one.shareType === shareType));
        for (const q of ['信息', '市', '企业']) {
          expect(new Set(find({ q, department, shareType }, 7))).toEqual(new Set(scan(q, among)));
        }
      }
    }
  });

  it('are not found as text', () => {
    expect(find({ q: 'department=00' })).toEqual([]);
    expect(find({ q: 'conditional' })).toEqual([]);
  });
});

describe('pages', () => {
  it('lose and repeat nothing, whatever their size', () => {
    for (const q of ['信', '信息', '数据', '省市县企业办理登记的全部有关信息']) {
      const whole = find({ q });
      expect(whole.length).toBeGreaterThan(30);
      for (const limit of [1, 7, 25]) expect(find({ q }, limit)).toEqual(whole);
    }
  });

  it('refuse a position that is not theirs', () => {
    for (const position of ['x', { degree: 9, before: 1 }, { skip: -1 }, {}]) {
      expect(() => index.search({ q: '企业', limit: 5, position })).toThrow(/cursor/);
    }
  });
});

describe('highlights', () => {
  const marked = (name: string, q: string) =>
    indexOf([document('a', { name, abstract: q })]).search({ q, limit: 1 }).hits[0]?.highlight;

  it('mark what was found in the name, and are safe to show', () => {
    expect(marked('企业登记与企业年报', '企业')).toBe('<em>企业</em>登记与<em>企业</em>年报');
    expect(marked('<script>"企业"&\'登记\'', '企业')).toBe(
      '&lt;script&gt;&quot;<em>企业</em>&quot;&amp;&#39;登记&#39;',
    );
    expect(marked('a<b', '<')).toBe('a<em>&lt;</em>b');
    expect(marked('ＧＤＰ统计', 'gdp')).toBe('<em>ＧＤＰ</em>统计');
    expect(marked('面积㎡数', 'm2')).toBe('面积<em>㎡</em>数');
    expect(marked('水电水', '水 电')).toBe('<em>水电水</em>');
    expect(marked('户籍', '企业')).toBe('户籍');
    expect(marked('𠮷野家', '𠮷')).toBe('<em>𠮷</em>野家');
  });

  it('keep the name as it was, whatever is searched for', () => {
    const text = (html: string) =>
      html
        .replace(/<\/?em>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, '&');
    const names = new Map(all.map(({ id, name }) => [id, name]));
    fc.assert(
      fc.property(partOf({ min: 1, max: 6 }), (q) => {
        for (const hit of index.search({ q, limit: 10 }).hits) expect(text(hit.highlight)).toBe(names.get(hit.id));
      }),
      { numRuns: 200 },
    );
  });
});

describe('writing', () => {
  it('replaces an entry by a later one only, and takes out what is no longer there', () => {
    const few = indexOf([document('a', { seq: 3, name: '企业登记' }), document('b', { name: '企业年报' })]);
    expect(
      few.write({
        put: [document('a', { seq: 3, name: '旧名' }), document('a', { seq: 2, name: '旧名' })],
        remove: ['x'],
      }),
    ).toBe(0);
    expect(find({ q: '登记' }, 10, few)).toEqual(['a']);
    expect(few.write({ put: [document('a', { seq: 4, name: '市场主体', provider: '13' })], remove: ['b'] })).toBe(2);
    expect(find({ q: '登记' }, 10, few)).toEqual([]);
    expect(find({ q: '企' }, 10, few)).toEqual([]);
    expect(find({ q: '主体', department: '13' }, 10, few)).toEqual(['a']);
    expect(find({ q: '主体', department: '12' }, 10, few)).toEqual([]);
    expect(few.size).toBe(1);
  });

  it('ends in the same as writing everything at once, after any number of changes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), { maxLength: 60 }), (steps) => {
        const changed = IndexFile.create(':memory:');
        const kept = new Map<string, SearchDocument>();
        for (const [seq, [which, there]] of steps.entries()) {
          const one = { ...(all[(which + seq * 7) % all.length] as SearchDocument), id: `id-${which}`, seq: seq + 1 };
          changed.write(there ? { put: [one], remove: [] } : { put: [], remove: [one.id] });
          if (there) kept.set(one.id, one);
          else kept.delete(one.id);
        }
        for (const q of ['信', '信息', '市', '年', '企业']) {
          expect(new Set(find({ q }, 4, changed))).toEqual(new Set(scan(q, [...kept.values()])));
        }
        changed.close();
      }),
      { numRuns: 60 },
    );
  });
});
