import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkOnceOnly,
  itemsHeldElsewhere,
  type Match,
  type SourceAnswer,
  unansweredMatches,
} from '../../shared/domain/catalog/matching/answers.ts';
import { identitiesOf, itemKey, itemKeys, weightOf } from '../../shared/domain/catalog/matching/items.ts';
import { comparer, type MatchSubject, profileOf, SHOWN } from '../../shared/domain/catalog/matching/match.ts';
import { core, nameParts, nameSimilarity } from '../../shared/domain/catalog/matching/names.ts';
import { common, synonyms, technical } from '../../shared/domain/catalog/matching/synonyms.ts';
import { THRESHOLD } from '../../shared/domain/catalog/matching/threshold.ts';
import type { Id } from '../../shared/domain/id.ts';
import { explain } from '../../shared/text/match.ts';
import { entries } from '../data/entries.ts';
import { blind, chosenOn, compare, compounds, measure, measureCompounds } from '../data/once-only.ts';
import { refused } from '../examples.ts';

const subject = (name: string, items: string[], more: Partial<MatchSubject> = {}): MatchSubject => ({
  name,
  items: items.map((item) => ({ name: item })),
  ...more,
});

describe('an item', () => {
  it.each([
    ['身份证号', '公民身份号码'],
    ['居民身份证号码（18位）', '公民身份号码'],
    ['社会信用代码', '统一社会信用代码'],
    ['名字', '姓名'],
    ['联系方式', '电话'],
    [' 联 系 电 话：', '电话'],
    ['注册资本（万元）', '注册资金'],
    ['ＩＤ号', 'id号'],
    ['地址等', '详细地址'],
    ['A级 景区', 'ａ级景区'],
    // The ending of a longer name is a synonym.
    ['慈善组织信用代码', '慈善组织统一社会信用代码'],
    ['医院联系方式', '医院电话'],
    ['参保人身份证号（18位）', '参保人公民身份号码'],
  ])('%s is the same as %s', (one, other) => {
    expect(itemKey(one)).toBe(itemKey(other));
  });

  it.each([
    ['姓名', '单位名称'],
    ['发证日期', '有效期'],
    ['经度', '纬度'],
    ['身份证号', '统一社会信用代码'],
    ['法定代表人', '负责人'],
    ['慈善组织统一社会信用代码', '社会团体统一社会信用代码'],
    ['医院电话', '学校电话'],
    ['医院电话', '电话'],
  ])('%s is not the same as %s', (one, other) => {
    expect(itemKey(one)).not.toBe(itemKey(other));
  });

  it('第十条 (art. 10): is not the same as another of its entry that differs by what brackets hold, and none is left out', () => {
    expect(itemKeys(['行业代码', '行业代码（中文）'])).toEqual(['行业代码', '行业代码中文']);
    expect(itemKeys(['行业代码(中文)', '行业代码'])).toEqual(['行业代码中文', '行业代码']);
    expect(itemKeys(['金额（万元）', '金额（元）'])).toEqual([itemKey('金额'), '金额元']);
    expect(itemKeys(['注册资本（万元）', '姓名'])).toEqual(['注册资本（万元）', '姓名'].map(itemKey));
    const plan = {
      name: '行业分类',
      items: [{ name: '行业代码' }, { name: '行业代码（中文）' }, { name: '行业说明' }],
    };
    const both = comparer(profileOf(plan))(profileOf(plan)).items.map(([mine]) => mine);
    expect(both).toEqual(['行业代码', '行业代码（中文）', '行业说明']);
    const one = { name: '行业分类', items: [{ name: '行业代码' }] };
    expect(comparer(profileOf(plan))(profileOf(one)).items).toEqual([['行业代码', '行业代码']]);
  });

  it('第十条 (art. 10): called after what it is of, finds its entry under another name, and hardly another', () => {
    expect(compounds).toHaveLength(60);
    expect(measureCompounds(THRESHOLD).found).toBeGreaterThanOrEqual(45);
    expect(measureCompounds(SHOWN).found).toBeGreaterThanOrEqual(55);
    expect(measureCompounds(THRESHOLD).mistaken).toBeLessThanOrEqual(1);
  });

  it('has a key that is its own key, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => itemKey(itemKey(name)) === itemKey(name)));
    for (const { items } of entries) for (const item of items) expect(itemKey(itemKey(item))).toBe(itemKey(item));
  });

  it('stands in one group of synonyms only, and what is technical or common is named as it is compared', () => {
    const names = synonyms.flat();
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    for (const name of common) expect([name, weightOf(itemKey(name))]).toEqual([name, 0.4]);
    for (const name of technical) expect([name, weightOf(itemKey(name))]).toEqual([name, 0]);
  });

  it('第十条 (art. 10): may be the key of a person or an organisation, as marked or as called', () => {
    expect(identitiesOf([{ name: '证件号', identifies: 'citizen' }, { name: '社会信用代码' }])).toEqual([
      'citizen',
      'organisation',
    ]);
    expect(identitiesOf([{ name: '姓名' }])).toEqual([]);
  });
});

describe('a name', () => {
  it.each([
    ['义马市2021年城乡低保对象基本情况统计表', '城乡低保对象'],
    ['全市养老机构信息（公办）', '养老机构'],
    ['第三季度用电量统计', '用电量'],
    ['信息', '信息'],
  ])('%s is about %s', (name, about) => {
    expect(core(name)).toBe(about);
  });

  it('is alike from both sides, wholly to itself, and by a share of 0 to 1', () => {
    const named = fc.constantFrom(...entries).map(({ name }) => name);
    fc.assert(
      fc.property(named, named, (one, other) => {
        const [mine, theirs] = [nameParts(one), nameParts(other)];
        const alike = nameSimilarity(mine, theirs);
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
        expect(nameSimilarity(theirs, mine)).toBeCloseTo(alike, 10);
        expect(nameSimilarity(mine, nameParts(one))).toBe(1);
      }),
    );
  });
});

describe('comparing', () => {
  const anySubject = fc
    .constantFrom(...entries.filter(({ items }) => items.length > 0))
    .map(({ name, items }) => subject(name, items));

  it('gives shares of 0 to 1, and the whole score to the same with telling items', () => {
    fc.assert(
      fc.property(anySubject, anySubject, (mine, theirs) => {
        const { score, covered, name, items } = compare(mine, theirs);
        for (const share of [score, covered, name]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        for (const [one, other] of items) expect(itemKey(one)).toBe(itemKey(other));
        expect(compare(mine, mine).score).toBeGreaterThanOrEqual(THRESHOLD);
      }),
    );
  });

  it('never falls when theirs has one more item of mine', () => {
    fc.assert(
      fc.property(anySubject, anySubject, fc.nat(), (mine, theirs, which) => {
        const added = mine.items[which % mine.items.length] ?? { name: '' };
        const more = { ...theirs, items: [...theirs.items, added] };
        const before = compare(mine, { ...theirs, identity: [] });
        const after = compare(mine, more);
        // A key of identity may become one that differs, which is another matter.
        if (before.sameIdentity === after.sameIdentity) expect(after.score).toBeGreaterThanOrEqual(before.score);
        expect(after.covered).toBeGreaterThanOrEqual(before.covered);
      }),
    );
  });

  it('does not mind how items and names are typed', () => {
    const mine = subject('低保对象信息', ['姓名', '身份证号', '保障类别（城市、农村）']);
    const theirs = subject('义马市低保对象名单', ['名字', '居民身份证号码', '保障类别']);
    expect(compare(mine, theirs)).toMatchObject({ name: 1, covered: 1, sameIdentity: true, sameTheme: null });
    expect(compare(mine, theirs).items).toEqual([
      ['姓名', '名字'],
      ['身份证号', '居民身份证号码'],
      ['保障类别（城市、农村）', '保障类别'],
    ]);
  });

  it('finds the same under another name by what it holds, but not by what every table holds', () => {
    const telling = ['测站编码', '施测时间', '库水位', '蓄水量', '水面面积'];
    expect(compare(subject('库湖容曲线', telling), subject('山洪预警基础资料', telling)).score).toBeGreaterThanOrEqual(
      THRESHOLD,
    );
    const everywhere = ['序号', '名称', '地址', '联系电话', '备注', '更新时间'];
    expect(compare(subject('幼儿园', everywhere), subject('加油站', everywhere)).score).toBeLessThan(THRESHOLD);
  });

  it('takes an item for less the more entries have it, as forms are much alike', () => {
    const form = ['受理编号', '申请人', '受理日期', '办结日期', '办理结果', '经办人', '审批意见'];
    const [mine, theirs] = [subject('采砂许可', form), subject('养犬登记', form)];
    const held = (number: number) => new Map(form.map((item) => [itemKey(item), number]));
    expect(compare(mine, theirs, held(2)).score).toBeGreaterThanOrEqual(THRESHOLD);
    expect(compare(mine, theirs, held(40)).score).toBeLessThan(0.3);
    expect(compare(mine, mine, held(40)).score).toBeGreaterThanOrEqual(THRESHOLD);
  });

  it('counts the same theme and key for, another against', () => {
    const mine = subject('困难家庭', ['收入', '身份证号'], { theme: '社会保障' });
    const score = (theme: string, item: string) => compare(mine, subject('困难群众', ['收入', item], { theme })).score;
    expect(score('社会保障', '身份证号')).toBeGreaterThan(score('交通运输', '身份证号'));
    expect(
      compare({ ...mine, identity: ['citizen'] }, subject('困难群众', ['收入'], { identity: ['organisation'] })),
    ).toMatchObject({ sameIdentity: false, sameTheme: null });
  });

  it('is explained so that a person can follow it, in both languages', () => {
    const likeness = compare(
      subject('低保对象', ['姓名', '身份证号', '保障类别'], { theme: '社会保障' }),
      subject('低保人员', ['名字', '公民身份号码', '金额'], { theme: '社会保障' }),
    );
    const { zh, en } = explain({
      kind: 'resource',
      id: 'res_x',
      number: 'x',
      department: '02',
      called: 'x',
      ...likeness,
    });
    expect(zh).toBe(
      '目录条目名称相近度 42%；相同信息项 2 个（姓名＝名字、身份证号＝公民身份号码），占本次信息项的 44%；标识相同；主题相同。',
    );
    expect(en).toBe(
      'An entry whose name is 42% alike; 2 items in common (姓名＝名字, 身份证号＝公民身份号码), 44% of these items; the same identity key; the same theme.',
    );
  });
});

describe('the labelled pairs', () => {
  it('are told apart, those labelled before anything was scored nearly as well as those it was chosen on', () => {
    expect([chosenOn.length, blind.length]).toEqual([265, 83]);
    const measured = [measure(chosenOn, THRESHOLD), measure(blind, THRESHOLD)];
    for (const { recall } of measured) expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(measured[0]?.precision).toBeGreaterThan(0.88);
    expect(measured[1]?.precision).toBeGreaterThan(0.8);
  });

  it('set the threshold where as many are asked in vain as are missed', () => {
    const apart = (threshold: number) => {
      const { precision, recall } = measure(chosenOn, threshold);
      return Math.abs(precision - recall);
    };
    for (const other of [0.3, 0.35, 0.4, 0.45, 0.55, 0.6, 0.65, 0.7]) {
      expect(apart(THRESHOLD)).toBeLessThan(apart(other));
    }
  });
});

describe('answers', () => {
  const match = (id: string, score: number, items: [string, string][] = []): Match => ({
    ...{ kind: 'resource', id: id as Id<'res'>, number: `3411281/${id}`, department: '02', called: id, score, items },
    ...{ covered: 1, name: 1, sameIdentity: null, sameTheme: null },
  });
  const use = (source: string): SourceAnswer => ({ kind: 'use-existing', source });
  const basis = { document: '统计法', article: '第七条', kind: 'law' as const };
  const except = (source: string): SourceAnswer => ({ kind: 'exception', source, reason: '专项普查', basis });
  const close = [
    match('a', 0.9, [['姓名', '名字']]),
    match('b', THRESHOLD, [
      ['姓名', '姓名'],
      ['金额', '资金'],
    ]),
  ];
  const far = match('c', THRESHOLD - 0.001);

  it('are owed to every match from the threshold on', () => {
    expect(unansweredMatches([...close, far], []).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(unansweredMatches([...close, far], [use('a'), except('b')])).toEqual([]);
    expect(refused(() => checkOnceOnly([...close, far], [use('a')]))).toBe('duplicate-collection');
    expect(refused(() => checkOnceOnly([...close, far], [use('a'), except('b'), use('c')]))).toBe('done');
    expect(refused(() => checkOnceOnly([far], []))).toBe('done');
  });

  it('are to what was matched, each once', () => {
    expect(refused(() => checkOnceOnly(close, [use('a'), use('b'), use('z')]))).toBe('answer-unknown');
    expect(refused(() => checkOnceOnly(close, [use('a'), use('b'), except('a')]))).toBe('answer-unknown');
  });

  it('that use a source leave its items to it', () => {
    expect(itemsHeldElsewhere(close, [use('a'), use('b')])).toEqual(['姓名', '金额']);
    expect(itemsHeldElsewhere(close, [except('a'), except('b')])).toEqual([]);
  });
});
