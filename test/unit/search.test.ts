import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold, searchWords, words } from '../../shared/adapters/search/bigrams.ts';
import { excerpt, highlight } from '../../shared/adapters/search/highlight.ts';
import { readings } from '../../shared/adapters/search/pinyin.ts';
import { readLetters } from '../../shared/adapters/search/pinyin-query.ts';
import {
  facets,
  type SearchDepartment,
  type SearchDocument,
  type SearchQuery,
} from '../../shared/adapters/search/port.ts';
import { simplified } from '../../shared/adapters/search/simplified.ts';
import { IndexFile } from '../../shared/adapters/search/sqlite.ts';
import { instant } from '../../shared/domain/calendar/time.ts';
import { itemKey } from '../../shared/domain/catalog/matching/items.ts';
import { documents } from '../data/entries.ts';

const all = documents();
let index: IndexFile;
beforeAll(() => {
  index = indexOf(all);
});
afterAll(() => index.close());

function indexOf(put: SearchDocument[], named: SearchDepartment[] = []): IndexFile {
  const built = IndexFile.create(':memory:');
  built.write({ put, remove: [], departments: named });
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

const LETTERS = /^[a-z]+$/;

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

/** Whether no mark stands around it that is no part of what is looked for. */
const isBare = (q: string) => /[\p{L}\p{N}]/u.test(q) && searchWords(q).join(' ') === words(q).join(' ');

let published = 0;

/** Published after those made before. */
function document(id: string, change: Partial<SearchDocument>): SearchDocument {
  const is = {
    department: '12',
    shareType: 'conditional',
    theme: '经济',
    format: 'file',
    updateCycle: 'daily',
  } as const;
  const name = change.name ?? '';
  published += 1;
  const publishedAt = instant(Date.UTC(2026, 8, 24) + published);
  return {
    ...is,
    seq: 1,
    version: 1,
    publishedAt,
    abstract: '',
    items: [],
    keys: [],
    id,
    code: id,
    name,
    readings: readings(name),
    ...change,
  };
}

describe('a search text', () => {
  const few = IndexFile.create(':memory:');
  few.write({
    put: [
      document('registered', { name: '企业登记信息', code: '341128112/000007' }),
      document('listed', { name: '名单（2026）', code: '341128112/000008' }),
      document('rewarded', { name: '对《植物检疫条例》的奖励' }),
      document('settled', { name: '对植物新品种的调解' }),
    ],
    remove: [],
  });

  it('may have marks around a word, as it was copied: it finds what the bare word finds', () => {
    for (const q of [
      '“企业登记”',
      '"企业登记"',
      '「企业登记」',
      '（企业登记）',
      '《企业登记》',
      '【企业登记】',
      '企业登记。',
      '企业登记，',
      '企业登记）',
    ])
      expect([q, find({ q }, 10, few)]).toEqual([q, ['registered']]);
    expect(find({ q: '企业。登记' }, 10, few)).toEqual(['registered']);
    // What stands within a word belongs to it, and a mark alone is looked for as it is.
    expect(find({ q: '名单（2026）' }, 10, few)).toEqual(['listed']);
    expect(find({ q: '《' }, 10, few)).toEqual(['rewarded']);
  });

  it('may be the code of an entry', () => {
    expect(find({ q: '341128112/000007' }, 10, few)).toEqual(['registered']);
    expect(find({ q: '３４１１２８１１２／０００００８' }, 10, few)).toEqual(['listed']);
    expect(find({ q: '341128112/000009' }, 10, few)).toEqual([]);
  });

  it('sorts by how names are read, whatever marks stand in them', () => {
    expect(find({ q: '植物', sort: 'name' }, 10, few)).toEqual(['rewarded', 'settled']);
  });
});

describe('what is found', () => {
  it('is what reading every text finds, for one to four characters', () => {
    fc.assert(
      fc.property(
        partOf({ min: 1, max: 4 }).filter((q) => !/\s/.test(fold(q)) && isBare(q)),
        (q) => {
          const found = find({ q });
          const texts = new Set(scan(q));
          // A word of letters is pinyin too: what is found by that comes after.
          const expected = LETTERS.test(fold(q)) ? found.slice(0, texts.size) : found;
          expect(new Set(expected)).toEqual(texts);
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
        fc.pre(isBare(one) && isBare(other));
        fc.pre(![one, other].some((word) => LETTERS.test(fold(word))));
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
        partOf({ min: 5, max: 40 }).filter((q) => !/\s/.test(fold(q)) && !LETTERS.test(fold(q)) && isBare(q)),
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

describe('traditional characters', () => {
  const few = indexOf([
    document('simplified', { name: '机构数据资源', abstract: '统一社会信用代码', items: ['发证机关'] }),
    document('traditional', { name: '機構數據資源', abstract: '統一社會信用代碼', items: ['發證機關'] }),
    document('other', { name: '企业登记' }),
  ]);
  afterAll(() => few.close());

  it('find simplified ones and are found by them, mixed too', () => {
    for (const q of ['資源', '数据資源', '機構', '機构數据', '資源 數據', '統一社會', '發证机關', 'jigou', 'jgsj']) {
      expect([q, find({ q }, 10, few).sort()]).toEqual([q, ['simplified', 'traditional']]);
      const bare = Array.from(q, (one) => ({ 資: '资', 數: '数', 據: '据', 機: '机', 構: '构' })[one] ?? one).join('');
      expect(find({ q: bare }, 10, few)).toEqual(find({ q }, 10, few));
    }
    expect(find({ q: '企業登記' }, 10, few)).toEqual(['other']);
  });

  it('are marked as they stand in the text, whichever were typed', () => {
    const marked = (q: string) => few.search({ q, limit: 10 }).hits.map(({ id, marks }) => [id, marks] as const);
    for (const q of ['数据', '數據']) {
      const marks = new Map(marked(q));
      expect(highlight('機構數據資源', marks.get('traditional') ?? [])).toBe('機構<em>數據</em>資源');
      expect(highlight('机构数据资源', marks.get('simplified') ?? [])).toBe('机构<em>数据</em>资源');
    }
  });

  it('become as many simplified ones, and what is simplified stays as it is', () => {
    for (const text of all.flatMap(({ name, abstract, items }) => [name, abstract, ...items])) {
      const same = text.normalize('NFKC');
      expect(simplified(same)).toBe(same);
    }
    expect(fold('乾薴後臺')).toBe('干苎后台');
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
        const among = all.filter((one) => one.department === department && (!shareType || one.shareType === shareType));
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
    for (const position of ['x', { degree: 99, before: 1 }, { skip: -1 }, {}, { older: 3 }, { after: ['a', 1] }]) {
      expect(() => index.search({ q: '企业', limit: 5, position })).toThrow(/cursor/);
    }
    for (const position of [{ degree: 1, before: 1 }, { after: ['a', 1] }]) {
      expect(() => index.search({ q: '企业', sort: 'newest', limit: 5, position })).toThrow(/cursor/);
    }
    expect(() => index.search({ sort: 'name', limit: 5, position: { older: 3 } })).toThrow(/cursor/);
  });
});

describe('highlights', () => {
  const marked = (name: string, q: string) => {
    const [hit] = indexOf([document('a', { name, abstract: q })]).search({ q, limit: 1 }).hits;
    return hit && highlight(name, hit.marks);
  };
  const shown = (html: string) =>
    html
      .replace(/<\/?em>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&');

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

  it('mark what pinyin stands for', () => {
    expect(marked('重庆企业（登记）信息', 'qyd')).toBe('重庆<em>企业（登</em>记）信息');
    expect(marked('重庆企业登记信息', 'chongqing')).toBe('<em>重庆</em>企业登记信息');
  });

  it('keep the name as it was, whatever is searched for', () => {
    const names = new Map(all.map(({ id, name }) => [id, name]));
    fc.assert(
      fc.property(partOf({ min: 1, max: 6 }), (q) => {
        for (const { id, marks } of index.search({ q, limit: 10 }).hits) {
          expect(shown(highlight(names.get(id) ?? '', marks))).toBe(names.get(id));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of a long abstract show the part around what was found', () => {
    const long = `${'甲'.repeat(200)}企业登记${'乙'.repeat(200)}`;
    expect(excerpt(long, ['企业'], 20)).toBe(`…甲甲甲甲甲<em>企业</em>登记${'乙'.repeat(11)}…`);
    expect(excerpt(long, ['户籍'], 20)).toBe(`${'甲'.repeat(20)}…`);
    expect(excerpt('企业登记', ['登记'], 20)).toBe('企业<em>登记</em>');
    expect(excerpt(`${'甲'.repeat(30)}登记`, ['登记'], 10)).toBe(`…${'甲'.repeat(8)}<em>登记</em>`);
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        partOf({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 60 }),
        (one, q, length) => {
          const text = shown(excerpt(one.abstract, [fold(q)], length)).replace(/^…|…$/g, '');
          expect(one.abstract).toContain(text);
          if (fold(one.abstract).includes(fold(q)) && length > 20) expect(fold(text)).toContain(fold(q));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('pinyin', () => {
  const few = indexOf([
    document('enterprise', { name: '企业登记信息' }),
    document('zhong', { name: '重要产品目录' }),
    document('chong', { name: '重庆银行网点' }),
    document('west', { name: '西安办事处' }),
    document('first', { name: '先进个人' }),
    document('gdp', { name: 'GDP统计（2021年）' }),
    document('green', { name: '城市绿化率' }),
  ]);
  const findIn = (q: string) => find({ q }, 3, few);

  it.each([
    ['qydj', ['enterprise']],
    ['djxx', ['enterprise']],
    ['qiyedengji', ['enterprise']],
    ['QiYeDengJi', ['enterprise']],
    ['qiyede', ['enterprise']],
    ['qiyedj', ['enterprise']],
    ['dengjixx', ['enterprise']],
    ['iyedeng', []],
    ['qiyeji', []],
    ['chongqing', ['chong']],
    ['zhongyao', ['zhong']],
    ['yinhang', ['chong']],
    ['xian', ['first', 'west']],
    ['gdptj', ['gdp']],
    ['gdptongji', ['gdp']],
    ['tongjinian', ['gdp']],
    ['lvhua', ['green']],
    ['登记 qy', ['enterprise']],
    ['q', ['enterprise']],
  ])('%s finds %j', (q, ids) => {
    expect(new Set(findIn(q))).toEqual(new Set(ids));
  });

  it('comes after what has the letters themselves', () => {
    const two = indexOf([document('letters', { name: 'QYDJ系统' }), document('read', { name: '企业登记' })]);
    expect(find({ q: 'qydj' }, 1, two)).toEqual(['letters', 'read']);
  });

  it('reads every syllable that a character has', () => {
    const unread = new Set<string>();
    for (let code = 0x4e00; code <= 0x9fff; code++) {
      const [syllable = ''] = readings(String.fromCharCode(code));
      const whole = readLetters(syllable).some(([piece, ...more]) => piece?.kind === 'begun' && more.length === 0);
      if (/^[a-z]{2,}$/.test(syllable) && !whole) unread.add(syllable);
    }
    expect([...unread]).toEqual(['ng']);
  });

  it('finds every name by its initials and by its syllables', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(), fc.integer({ min: 2, max: 6 }), (one, start, length) => {
        const syllables = (one.readings[0] ?? '').split(' ').filter((part) => /^[a-z]+$/.test(part));
        fc.pre(syllables.length >= 2 && syllables.every((part) => !['n', 'ng', 'm'].includes(part)));
        const at = start % (syllables.length - 1);
        const part = syllables.slice(at, at + length);
        const among = { department: one.department, shareType: one.shareType };
        expect(find({ q: part.map((syllable) => syllable[0]).join(''), ...among })).toContain(one.id);
        const initialLetters = part.filter((syllable) => syllable.length === 1).length;
        if (initialLetters === 0 && length <= 4) expect(find({ q: part.join(''), ...among })).toContain(one.id);
      }),
      { numRuns: 200 },
    );
  });

  it('takes any letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aeinghuzvx0 '), maxLength: 70 }), (q) => void find({ q }, 50)),
      { numRuns: 100 },
    );
  });
});

describe("the department's name", () => {
  const bureau = (id: string, name: string): SearchDepartment => ({ id, name, readings: readings(name) });
  const few = indexOf(
    [
      document('named', { name: '教育局公告', department: '12' }),
      document('theirs', { name: '学校名录', department: '06' }),
      document('other', { name: '企业名录', department: '12' }),
    ],
    [bureau('06', '义马市教育体育局'), bureau('12', '义马市市场监督管理局')],
  );

  it('finds what the department provides, after what has it in its texts', () => {
    expect(find({ q: '教育体育局' }, 10, few)).toEqual(['theirs']);
    expect(find({ q: '教育' }, 1, few)).toEqual(['named', 'theirs']);
    expect(find({ q: '教育 学校' }, 1, few)).toEqual(['theirs']);
    expect(find({ q: 'jytyj' }, 10, few)).toEqual(['theirs']);
    expect(find({ q: '义马市', department: '12' }, 1, few)).toEqual(['other', 'named']);
  });

  it('is the one it has now', () => {
    expect(few.write({ put: [], remove: [], departments: [bureau('06', '义马市教育局')] })).toBe(1);
    expect(few.write({ put: [], remove: [], departments: [bureau('06', '义马市教育局')] })).toBe(0);
    expect(find({ q: '教育体育局' }, 10, few)).not.toContain('theirs');
    expect(find({ q: '义马市教育局' }, 10, few)).toEqual(['theirs']);
  });
});

describe('the other orders', () => {
  it('have what relevance has, whatever the page', () => {
    for (const q of ['企业', '信息', 'xx', '省市县企业办理登记的全部有关信息', undefined]) {
      const filters = { department: '07' };
      const expected = q === undefined ? undefined : find({ q, ...filters });
      for (const sort of ['newest', 'name', 'code'] as const) {
        const found = find({ q, sort, ...filters }, 7);
        expect(new Set(found).size).toBe(found.length);
        expect(found).toEqual(find({ q, sort, ...filters }, 100));
        if (expected && expected.length < 400) expect(new Set(found)).toEqual(new Set(expected));
        else if (q === undefined) expect(found.length).toBe(all.filter(({ department }) => department === '07').length);
      }
    }
  });

  it('are by code, whole or of a department, also for what is published between two pages', () => {
    const coded = all.toSorted((a, b) => (a.code < b.code ? -1 : 1));
    expect(find({ sort: 'code' }, 60)).toEqual(coded.map(({ id }) => id));
    const theirs = coded.filter(({ department }) => department === '07').map(({ id }) => id);
    expect(find({ sort: 'code', department: '07' }, 7)).toEqual(theirs);
    const few = indexOf(['3', '1', '5'].map((code) => document(code, { code })));
    const { hits, next } = few.search({ sort: 'code', limit: 2 });
    few.write({ put: [document('4', { code: '4' }), document('2', { code: '2' })], remove: ['3'] });
    const rest = few.search({ sort: 'code', limit: 9, position: next });
    expect([...hits, ...rest.hits].map(({ id }) => id)).toEqual(['1', '3', '4', '5']);
  });

  it('are by age, and by pinyin', () => {
    const few = indexOf(['张湾', '安庆', '重庆', '昂首', '100强'].map((name) => document(name, { name })));
    expect(find({ sort: 'name' }, 2, few)).toEqual(['100强', '安庆', '昂首', '重庆', '张湾']);
    expect(find({ sort: 'newest' }, 2, few)).toEqual(['100强', '昂首', '重庆', '安庆', '张湾']);
    expect(find({ q: '庆', sort: 'name' }, 1, few)).toEqual(['安庆', '重庆']);
  });
});

describe('facets', () => {
  it('count what is found, by every property', () => {
    fc.assert(
      fc.property(
        partOf({ min: 1, max: 3 }).filter((q) => !/\s/.test(fold(q))),
        fc.constantFrom<Omit<SearchQuery, 'limit'>>(
          {},
          { theme: '经济' },
          { format: 'file', shareType: 'conditional' },
        ),
        (q, filters) => {
          const found = new Set(find({ q, ...filters }));
          const among = all.filter(({ id }) => found.has(id));
          const counts = index.count({ q, ...filters });
          for (const facet of facets) {
            const expected = Map.groupBy(among, (one) => one[facet]);
            expect(new Map(counts[facet].map(({ value, count }) => [value, count]))).toEqual(
              new Map([...expected].map(([value, some]) => [value, some.length])),
            );
            expect(counts[facet].map(({ count }) => count)).toEqual(
              counts[facet].map(({ count }) => count).sort((a, b) => b - a),
            );
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('count everything without a word, nothing where nothing is found, and a sentence by its pieces', () => {
    const total = (q?: string) => index.count({ q }).theme.reduce((sum, { count }) => sum + count, 0);
    expect(total()).toBe(all.length);
    expect(total('龘龘')).toBe(0);
    expect(total('\u200b')).toBe(0);
    expect(total('请问企业登记的全部信息在哪里办理')).toBeGreaterThan(0);
    expect(index.count({ theme: '没有' }).department).toEqual([]);
  });

  it('keep up with what is written', () => {
    const few = indexOf([document('z', { name: '企业' }), document('b', { name: '企业', theme: '教育 文化' })]);
    expect(few.count({ q: '企业' }).theme).toEqual([
      { value: '教育 文化', count: 1 },
      { value: '经济', count: 1 },
    ]);
    few.write({ put: [document('c', { name: '企业', theme: '教育 文化' })], remove: ['z'] });
    expect(few.count({ q: '企业' }).theme).toEqual([{ value: '教育 文化', count: 2 }]);
    expect(find({ q: '企业', theme: '教育 文化' }, 10, few)).toEqual(['c', 'b']);
  });
});

describe('candidates', () => {
  it('are the entries that share the rarest items and parts of the name, never the entry itself', () => {
    const keys = (...items: string[]) => items.map(itemKey);
    const few = indexOf([
      document('same', { name: '低保对象信息', keys: keys('姓名', '身份证号', '保障类别') }),
      document('person', { name: '教师名册', keys: keys('姓名', '身份证号码') }),
      document('name', { name: '低保对象统计', keys: keys('年度', '人数') }),
      document('other', { name: '水库水位', keys: keys('水位') }),
    ]);
    const query = { keys: keys('公民身份号码', '保障类别', '姓名'), name: '城乡低保对象', limit: 10 };
    expect(few.candidates(query).ids).toEqual(['same', 'name', 'person']);
    expect(few.candidates({ ...query, exclude: 'same', limit: 1 }).ids).toEqual(['name']);
    expect(few.candidates({ keys: [], name: '无', limit: 5 }).ids).toEqual([]);
    expect([...few.candidates(query).holders]).toEqual([
      [itemKey('身份证号'), 2],
      ['保障类型', 1],
      ['姓名', 2],
    ]);
    expect(few.candidates({ ...query, excludeDepartment: '12' }).ids).toEqual([]);
  });

  it('are the same however much was asked before, also after a change', () => {
    const asked = all.slice(0, 60).map(({ keys, name, department }) => ({
      ...{ keys, name, excludeDepartment: department, limit: 60 },
    }));
    const used = indexOf(all.slice(0, 400));
    for (const documents of [all.slice(0, 400), all.slice(0, 500)]) {
      used.write({ put: documents, remove: [] });
      const fresh = indexOf(documents);
      for (const query of [...asked, ...asked]) expect(used.candidates(query)).toEqual(fresh.candidates(query));
    }
  });

  it('of an entry as it is are led by itself', () => {
    const wrong = all.filter(({ id, name, keys }) => {
      const [first] = index.candidates({ keys, name, limit: 1 }).ids;
      return first !== id && all.find((one) => one.id === first)?.name !== name;
    });
    expect(wrong.length).toBeLessThan(all.length / 20);
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
    expect(few.write({ put: [document('a', { seq: 4, name: '市场主体', department: '13' })], remove: ['b'] })).toBe(2);
    expect(find({ q: '登记' }, 10, few)).toEqual([]);
    expect(find({ q: '企' }, 10, few)).toEqual([]);
    expect(find({ q: '主体', department: '13' }, 10, few)).toEqual(['a']);
    expect(find({ q: '主体', department: '12' }, 10, few)).toEqual([]);
    expect(few.size).toBe(1);
  });

  it('numbers entries in the order of their publication, in whichever order they arrive, also of one instant', () => {
    const entry = fc.record({ which: fc.integer({ min: 0, max: 7 }), hour: fc.integer({ min: 10, max: 13 }) });
    fc.assert(
      fc.property(fc.array(fc.array(entry, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (batches) => {
        const arriving = IndexFile.create(':memory:');
        const kept = new Map<string, SearchDocument>();
        let seq = 0;
        for (const batch of batches) {
          const put = batch.map(({ which, hour }) => {
            seq += 1;
            const publishedAt = `2026-09-24T${hour}:00:00.000+08:00` as const;
            return { ...(all[which] as SearchDocument), id: `id-${which}`, seq, publishedAt };
          });
          for (const one of put) kept.set(one.id, one);
          const later = arriving.after(put).flatMap((id) => kept.get(id) ?? []);
          arriving.write({ put: [...put, ...later], remove: [] });
        }
        const inOrder = [...kept.values()].sort((a, b) => (a.publishedAt + a.id < b.publishedAt + b.id ? 1 : -1));
        expect(find({ sort: 'newest' }, 3, arriving)).toEqual(inOrder.map(({ id }) => id));
        arriving.close();
      }),
      { numRuns: 60 },
    );
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
