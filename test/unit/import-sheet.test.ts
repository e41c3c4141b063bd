import { describe, expect, it } from 'vitest';
import { type ColumnKey, columnKeys, columns, nationalKeys } from '../../shared/domain/catalog/import/columns.ts';
import type { Existing } from '../../shared/domain/catalog/import/existing.ts';
import type { SheetRow } from '../../shared/domain/catalog/import/header.ts';
import { type ImportContext, readSheet } from '../../shared/domain/catalog/import/import.ts';
import { providersIn } from '../../shared/domain/catalog/import/providers.ts';
import { saysSecret } from '../../shared/domain/catalog/import/secrecy.ts';
import { tableIn } from '../world/files.ts';
import { departments } from '../world/people.ts';

type Cells = Partial<Record<ColumnKey, string>>;

const whole: Cells = {
  name: '临时救助对象信息',
  provider: '义马市民政局',
  abstract: '全市临时救助对象的救助情况',
  formatCategory: '数据库',
  formatType: 'mysql',
  itemName: '姓名',
  shareType: '无条件共享',
  methodType: '数据库',
  open: '否',
  cycle: '每年',
  theme: '社会救助',
};

const surroundings: ImportContext = { departments: [...departments], own: null, existing: () => [] };

/** The header in row 1, the entries from row 2 on. */
function sheet(rows: Cells[], keys: ColumnKey[] = columnKeys): SheetRow[] {
  const header = { number: 1, cells: keys.map((key) => columns[key].zh) };
  return [header, ...rows.map((row, index) => ({ number: index + 2, cells: keys.map((key) => row[key] ?? '') }))];
}

function read(rows: Cells[], more: Partial<ImportContext> = {}) {
  const reading = readSheet(sheet(rows), { ...surroundings, ...more });
  if (!reading) throw new Error('no header');
  const contents = reading.entries.map((entry) => ('content' in entry ? entry.content : null));
  const said = (severity: 'rejected' | 'cleaned') =>
    reading.findings.filter((each) => each.severity === severity).map(({ row, column }) => `${row} ${column}`);
  return { ...reading, contents, rejected: said('rejected'), cleaned: said('cleaned') };
}

describe('the header', () => {
  it('has the 26 national columns, each under the names that departments write', () => {
    expect(nationalKeys).toHaveLength(26);
    const names = columnKeys.flatMap((key) => [columns[key].zh, columns[key].en, ...(columns[key].also ?? [])]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is found below titles and notes, in any order, with stars and remarks; strange columns are named', () => {
    const header = [
      '*更新频率（必填）',
      '资源名称',
      '提供方',
      '摘要',
      '格式分类',
      '格式\n类型',
      '信息项',
      '共享类型',
      '共享方式',
      '是否开放',
      '联系电话',
    ];
    const cells = [
      '每月',
      '临时救助对象信息',
      '02',
      '全市临时救助对象',
      '数据库',
      'mysql',
      '姓名',
      '1',
      '库表',
      '否',
      '123',
    ];
    const rows = [
      { number: 1, cells: ['政务信息资源目录'] },
      { number: 3, cells: header },
      { number: 4, cells },
    ];
    const reading = readSheet(rows, surroundings);
    expect(reading?.header.row).toBe(3);
    expect(reading?.entries).toMatchObject([{ rows: [4, 4], provider: '02', content: { updateCycle: 'monthly' } }]);
    expect(reading?.findings[0]).toMatchObject({ row: 3, column: '联系电话', severity: 'cleaned' });
  });

  it('is needed', () => {
    expect(readSheet([{ number: 1, cells: ['名称', '数量'] }], surroundings)).toBeNull();
    expect(readSheet([], surroundings)).toBeNull();
    expect(providersIn([], [...departments])).toEqual([]);
  });
});

describe('the rows of an entry', () => {
  it.each([
    ['blank on further rows', [{}, {}]],
    ['repeated on every row', [whole, whole]],
    [
      'partly repeated, with the cells of one entry merged',
      [{ name: whole.name }, { number: '1', provider: whole.provider }],
    ],
  ])('are one where its columns are %s', (_, [second, third]) => {
    const rows = [
      { ...whole, number: '1' },
      { ...second, itemName: '救助日期' },
      { ...third, itemName: '救助金额' },
    ];
    const { contents, findings } = read(rows);
    expect(contents.map((content) => content?.items.map(({ name }) => name))).toEqual([
      ['姓名', '救助日期', '救助金额'],
    ]);
    expect(findings).toEqual([]);
  });

  it('are numbered one by one in some spreadsheets, which says nothing of entries', () => {
    const rows = [
      { ...whole, number: '1' },
      { ...whole, number: '2', itemName: '救助日期' },
    ];
    expect(read(rows).contents).toMatchObject([{ items: [{ name: '姓名' }, { name: '救助日期' }] }]);
    const entries = [...rows, { number: '2', itemName: '救助金额' }];
    expect(read(entries).contents).toHaveLength(2);
  });

  it('may each say otherwise of sharing and openness, which is then of that item', () => {
    const based = { ...whole, condition: '限救助核验', bases: '《中华人民共和国个人信息保护法》第十三条' };
    const rows = [
      based,
      { ...whole, itemName: '公民身份号码', shareType: '不予共享', open: '是' },
      { itemName: '日期', itemSharing: '2', itemOpen: 'Y' },
    ];
    expect(read(rows).contents[0]?.items).toEqual([
      { id: 'i1', name: '姓名' },
      { id: 'i2', name: '公民身份号码', sharing: 'not-shared', open: true },
      { id: 'i3', name: '日期', sharing: 'conditional', open: true },
    ]);
  });

  it('must not contradict each other: the whole entry is refused', () => {
    const rows = [whole, { itemName: '日期', cycle: '每月' }, { ...whole, name: '另一个条目' }];
    const { contents, rejected } = read(rows);
    expect(rejected).toEqual(['3 更新周期']);
    expect(contents.map((content) => content?.name)).toEqual([undefined, '另一个条目']);
  });

  it('may be a single one that lists its items', () => {
    const listed = { ...whole, itemName: '姓名、所在县（市、区），救助日期' };
    const { contents, cleaned } = read([listed]);
    expect(contents[0]?.items.map(({ name }) => name)).toEqual(['姓名', '所在县（市、区）', '救助日期']);
    expect(cleaned).toEqual(['2 信息项名称']);
    expect(read([{ ...listed, length: '50' }]).rejected).toEqual(['2 信息项名称']);
  });

  it('before the first entry belong to none', () => {
    expect(read([{ itemName: '姓名' }, whole]).rejected).toEqual(['2 信息资源名称']);
  });
});

describe('an entry is refused whole', () => {
  it.each<[string, Cells[], string[]]>([
    ['without a provider', [{ ...whole, provider: '' }], ['2 信息资源提供方']],
    ['of a department nobody registered', [{ ...whole, provider: '义马市外星事务局' }], ['2 信息资源提供方']],
    ['without an abstract', [{ ...whole, abstract: '暂无' }], ['2 信息资源摘要']],
    ['whose abstract is its name', [{ ...whole, abstract: '临时救助对象 信息。' }], ['2 信息资源摘要']],
    ['named after a system', [{ ...whole, name: '社会救助管理系统' }], ['2 信息资源名称']],
    ['without items', [{ ...whole, itemName: '' }], ['2 信息项名称']],
    [
      'with an item that has no name',
      [whole, { length: '50', dataType: 'C', number: '1', itemName: ' ', name: whole.name }],
      ['3 信息项名称'],
    ],
    ['with the same item twice', [whole, { itemName: '日期' }, { itemName: '姓 名。' }], ['4 信息项名称']],
    ['of a category and a type that do not match', [{ ...whole, formatType: 'pdf' }], ['2 信息资源格式类型']],
    ['a file shared as a database', [{ ...whole, formatCategory: '电子表格', formatType: 'xlsx' }], ['2 共享方式类型']],
    ['of a format that has to be described', [{ ...whole, formatType: '其他' }], ['2 其他格式描述']],
    ['of a cycle that means none', [{ ...whole, cycle: '每半月' }], ['2 更新周期']],
    ['published on half a date', [{ ...whole, publishedOn: '2023年1月' }], ['2 发布日期']],
    ['of a length that is no number', [{ ...whole, length: '很长' }], ['2 数据长度']],
    ['conditional without a law', [{ ...whole, shareType: '2', condition: '限救助核验' }], ['2 共享依据']],
    [
      'conditional without a condition',
      [{ ...whole, shareType: '2', bases: '《中华人民共和国统计法》第九条' }],
      ['2 共享条件/不予共享依据'],
    ],
    [
      'not shared by a mere notice',
      [{ ...whole, shareType: '3', bases: '某办法 | 第九条 | 地方规范性文件' }],
      ['2 共享依据'],
    ],
    [
      'not shared by a basis that cannot be told',
      [{ ...whole, shareType: '3', condition: '《某办法》不予共享' }],
      ['2 共享条件/不予共享依据'],
    ],
    ['built together with nobody', [{ ...whole, class: '2', category: '3' }], ['2 共建部门']],
    ['of a theme that does not exist', [{ ...whole, class: '2', category: '99' }], ['2 项']],
    ['of a base class without a category', [{ ...whole, class: '基础' }], ['2 项']],
    ['related to no code', [{ ...whole, related: '甲乙丙' }], ['2 关联资源代码']],
    ['with a secret of business for everybody', [{ ...whole, confidential: '商业秘密' }], ['2 商业秘密或个人隐私']],
    ['kept from others for no told reason', [{ ...whole, confidential: '是' }], ['2 商业秘密或个人隐私']],
    [
      'with an item kept for no told reason',
      [whole, { itemName: '日期', itemConfidential: '看情况' }],
      ['3 信息项商业秘密或个人隐私'],
    ],
    ['too long', [{ ...whole, name: '临'.repeat(121) }], ['2 信息资源名称']],
  ])('%s', (_, rows, expected) => {
    const { contents, rejected } = read(rows);
    expect(contents).toEqual([null]);
    expect(rejected.sort()).toEqual(expected.sort());
  });

  it.each<[string, ColumnKey, string[]]>([
    ['legal bases', 'condition', ['限第13条情形', '限第14条情形', '限第15条情形']],
    ['sharing types', 'shareType', ['1', '2', '3']],
    ['inner units', 'unit', ['救助1科', '救助2科', '救助3科']],
  ])('where its %s were filled in by dragging', (_, key, values) => {
    const rows = values.map((value, n) => ({ ...whole, name: `资源${'甲乙丙'[n]}信息`, [key]: value }));
    const { contents, findings } = read(rows);
    expect(contents).toEqual([null, null, null]);
    const filled = findings.filter(({ zh }) => zh.includes('自动填充'));
    expect(filled.map(({ row, value, suggestion }) => [row, value, suggestion])).toEqual(
      values.map((value, n) => [n + 2, value, values[0]]),
    );
  });

  it('where the lengths of its items count up; a series that is meant is left alone', () => {
    const lengths = ['50', '51', '52', '53'].map((length, n) => ({
      ...(n === 0 ? whole : {}),
      itemName: `项${'甲乙丙丁'[n]}`,
      length,
    }));
    expect(read(lengths).rejected).toEqual([2, 3, 4, 5].map((row) => `${row} 数据长度`));
    const years = ['2021', '2022', '2023'].map((year) => ({
      ...whole,
      name: `${year}年救助信息`,
      abstract: `${year}年全市救助对象`,
    }));
    expect(read(years).rejected).toEqual([]);
    const same = ['2021', '2022', '2023'].map((year) => ({ ...whole, name: `${year}年救助信息` }));
    expect(read(same).contents).toEqual([null, null, null]);
  });

  it('where it is there already: in the file or in the catalog, but for punctuation, width or spaces', () => {
    const twins = [whole, { ...whole, name: '临时救助（对象）信息' }, { ...whole, provider: '06' }];
    const { contents, findings } = read(twins);
    expect(contents.map((content) => content !== null)).toEqual([true, false, true]);
    expect(findings.find(({ severity }) => severity === 'rejected')?.zh).toContain('第2行');
    const held = { id: 'res_1', code: '341128102/000007', provider: '02', name: '临时救助对象 信息' } as const;
    const existing = (department: string): Existing[] =>
      department === '02' ? [{ ...held, version: 0, published: null, publishedAt: null, state: 'draft' }] : [];
    const against = read([whole, { ...whole, provider: '教育体育局' }], { existing });
    expect(against.contents.map((content) => content !== null)).toEqual([false, true]);
    expect(against.findings.find(({ severity }) => severity === 'rejected')?.zh).toContain('341128102/000007');
    const coded = { ...whole, name: '改了名的信息', code: '341128102/000007' };
    const withDraft = read([coded], { existing });
    expect(withDraft.contents).toEqual([null]);
    expect(withDraft.findings.find(({ severity }) => severity === 'rejected')?.zh).toContain('尚未提请的草稿');
    const elsewhere = read([{ ...whole, provider: '06', code: '341128102/000007' }], { existing });
    expect(elsewhere.rejected).toEqual(['2 信息资源代码']);
  });

  it("where it is another department's", () => {
    const { contents, rejected } = read([whole, { ...whole, provider: '06' }], { own: '06' });
    expect(contents.map((content) => content !== null)).toEqual([false, true]);
    expect(rejected).toEqual(['2 信息资源提供方']);
  });
});

describe('第三条 (art. 3): a secret', () => {
  it.each<[string, Cells]>([
    ['named so', { secrecy: '机密' }],
    ['with a level nobody knows but a mark', { secrecy: '三级', theme: '秘密' }],
    ['marked as a document is', { abstract: '某资源 秘密★1年' }],
    ['by its ground of refusal', { shareType: '3', condition: '涉及国家秘密，不予共享' }],
    ['by the law it cites', { shareType: '3', bases: '《中华人民共和国保守国家秘密法》第九条' }],
    ['by one of its rows', { itemName: '甲' }],
  ])('%s is refused, and nothing of it repeated', (name, cells) => {
    const rows: Cells[] = [
      { ...whole, name: '不可说之名', ...cells },
      { itemName: '不可说之项', cycle: '每半月' },
    ];
    if (name.includes('rows')) rows.push({ itemName: '乙', secrecy: '国家秘密' });
    const { contents, findings } = read(rows);
    expect(contents).toEqual([null]);
    expect(findings).toMatchObject([{ row: 2, value: '', suggestion: null, rule: '《办法》第三条' }]);
    expect(JSON.stringify(findings)).not.toMatch(/不可说|某资源/);
  });

  it.each<Cells>([
    { secrecy: '不涉密' },
    { secrecy: '否' },
    { shareType: '2', condition: '不涉及国家秘密，限核验', bases: '《中华人民共和国统计法》第九条' },
    { openCondition: '涉密数据已脱敏、脱密处理' },
  ])('is not what says that it is none: %o', (cells) => expect(read([{ ...whole, ...cells }]).rejected).toEqual([]));
});

describe('第三条 (art. 3): a mark of secrecy', () => {
  const keys = columnKeys.filter((key) => key !== 'secrecy');
  /** A table with further columns, and rows above and below. */
  function table(
    more: Record<string, string>,
    { above = [], below = [] }: { above?: string[]; below?: string[] } = {},
  ) {
    const cells = [...keys.map((key) => whole[key] ?? ''), ...Object.values(more)];
    return [
      ...above.map((text, n) => ({ number: n + 1, cells: [text] })),
      { number: 10, cells: [...keys.map((key) => columns[key].zh), ...Object.keys(more)] },
      { number: 11, cells },
      { number: 12, cells: cells.map((cell, n) => (n === keys.indexOf('name') ? '另一名录' : cell)) },
      ...below.map((text, n) => ({ number: n + 13, cells: [text] })),
    ];
  }
  const outcome = (rows: SheetRow[]) => {
    try {
      return readSheet(rows, surroundings)?.entries.map((entry) =>
        'content' in entry ? 'taken' : 'secret' in entry && entry.secret ? 'secret' : 'refused',
      );
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it.each([
    '密级',
    '涉密等级',
    '密级程度',
    '保密级别',
    '保密等级',
    '涉密属性',
    '是否涉及国家秘密',
    '是否涉密',
    '定密情况',
  ])('is read under the heading %s', (heading) => {
    expect(outcome(table({ [heading]: '机密' }))).toEqual(['secret', 'secret']);
    expect(outcome(table({ [heading]: '否' }))).toEqual(['taken', 'taken']);
    expect(outcome(table({ [heading]: '待定' }))).toEqual(['refused', 'refused']);
  });

  it('is read under both headings where two stand side by side, and the stricter counts', () => {
    expect(outcome(table({ 涉密情况: '', 密级: '机密' }))).toEqual(['secret', 'secret']);
    expect(outcome(table({ 涉密情况: '不涉密', 密级: '工作秘密' }))).toEqual(['secret', 'secret']);
    expect(outcome(table({ 密级: '/', 涉密情况: '否' }))).toEqual(['taken', 'taken']);
  });

  it.each([
    '机密★20年',
    '秘密 ★ 1年',
    '机密',
    '秘密级',
    '密级：机密',
    '工作秘密',
    '内部资料，注意保存',
    '内部',
    '涉及国家秘密，不予共享',
    '需保密',
  ])('is found in a remark: %s', (text) => {
    expect(outcome(table({ 备注: text }))).toEqual(['secret', 'secret']);
    expect(outcome(table({ '': text }))).toEqual(['secret', 'secret']);
  });

  it.each([
    '签订保密协议后提供',
    '使用单位须遵守保密义务',
    '涉及商业秘密的按约定方式共享',
    '商业秘密',
    '内部机构编码',
    '不涉及国家秘密',
    '经保密审查，不涉密',
    '密级：无',
    '涉密信息已脱敏',
    '人口密度、加密字段',
    '数据库密码由信息中心保管',
  ])('is not what only sounds like one: %s', (text) => {
    expect(outcome(table({ 备注: text }))).toEqual(['taken', 'taken']);
    expect(outcome(table({ 备注: '' }, { above: [text] }))).toEqual(['taken', 'taken']);
    expect(read([{ ...whole, abstract: `名录，${text}` }]).rejected).toEqual([]);
  });

  it.each(['机密★20年', '政务信息资源目录（秘密）', '密级：机密', '内部资料　注意保存', '绝密'])(
    'above or below the table refuses the file: %s',
    (text) => {
      expect(outcome(table({}, { above: ['政务信息资源目录', text] }))).toBe('secret-refused');
      expect(outcome(table({}, { below: [text] }))).toBe('secret-refused');
    },
  );

  it.each(['填报说明：涉及国家秘密、工作秘密的不得填报。', '密级：', '密级：公开', '不涉密', '联系人：内部审计科'])(
    'is not the note above or below a table: %s',
    (text) => {
      expect(outcome(table({}, { above: [text] }))).toEqual(['taken', 'taken']);
      expect(outcome(table({}, { below: [text] }))?.slice(0, 2)).toEqual(['taken', 'taken']);
    },
  );

  it.each(['保密要求', '密别', '是否脱密'])('may be meant by the heading %s, which nobody can read', (heading) => {
    expect(() => readSheet(table({ [heading]: '否' }), surroundings)).toThrow(
      expect.objectContaining({ code: 'heading-unclear', details: { heading } }),
    );
  });

  it.each(['加密方式', '是否加密', '密码', '人口密度', '商业秘密说明', '是否签订保密协议', '国密算法'])(
    'is not meant by the heading %s',
    (heading) => expect(outcome(table({ [heading]: '是' }))).toEqual(['taken', 'taken']),
  );

  it('is not an item about secrecy, as an archive has', () => {
    const rows = [whole, { itemName: '密级' }, { itemName: '是否涉密' }, { itemName: '国家秘密' }];
    expect(read(rows).contents).toMatchObject([{ items: [{}, {}, {}, { name: '国家秘密' }] }]);
  });

  it('on a cover sheet, or in the name of the sheet, refuses the workbook; a list of levels to choose from does not', () => {
    const rows = table({});
    const beside = (text: string) => ({ name: '封面', rows: [{ number: 1, cells: [text] }] });
    expect(tableIn([beside('绝密'), { name: '目录', rows }])).toBe(rows);
    expect(() => tableIn([beside('机密★10年'), { name: '目录', rows }])).toThrow();
    expect(() => tableIn([{ name: '目录（机密）', rows }])).toThrow();
  });
});

describe('第三条 (art. 3): an entry in JSON', () => {
  const content = { name: '名录', abstract: '名录', sharing: { condition: '签订保密协议' }, items: [{ name: '密级' }] };
  it('is secret by its level, under any name, or by a mark in its text', () => {
    for (const more of [
      { secrecy: 'state-secret' },
      { 密级: '机密' },
      { abstract: '名录 机密★20年' },
      { sharing: { condition: '涉及国家秘密，不予共享' } },
    ])
      expect(saysSecret({ provider: '02', content: { ...content, ...more } })).toBe(true);
    expect(saysSecret({ provider: '02', 保密等级: '秘密', content })).toBe(true);
    expect(saysSecret({ provider: '02', content: { ...content, secrecy: 'none', 涉密情况: '否' } })).toBe(false);
    expect(saysSecret([null, 1, 'x'])).toBe(false);
  });
});

describe('columns of one meaning', () => {
  const keys = [...columnKeys, 'shareType', 'condition'] as ColumnKey[];
  const rows = (second: string, third: string) => [
    { number: 1, cells: [...columnKeys.map((key) => columns[key].zh), '共享属性', '不予共享依据'] },
    { number: 2, cells: keys.map((key, n) => [second, third][n - columnKeys.length] ?? whole[key] ?? '') },
  ];

  it('are both read: what one says where the other says nothing', () => {
    expect(readSheet(rows('', '/'), surroundings)?.entries).toMatchObject([{ content: {} }]);
  });

  it('must not contradict each other', () => {
    expect(readSheet(rows('不予共享', ''), surroundings)?.entries).toMatchObject([
      { rejected: [{ row: 2, column: '共享类型' }] },
    ]);
  });
});

describe('what is unambiguous', () => {
  it.each<[Cells, object]>([
    [{ provider: '民政局' }, {}],
    [{ provider: '11411281M10000012K' }, {}],
    [{ provider: '2' }, {}],
    [
      { class: '2', category: '03社会保障', builders: '6、00' },
      { classification: { class: 'theme', category: 'social-security', builders: ['06', '00'] } },
    ],
    [{ class: '基础', category: '01' }, { classification: { class: 'base', category: 'population' } }],
    [
      { theme: '', openTheme: '社会救助' },
      { theme: '社会救助', open: { toSociety: false, theme: '社会救助' } },
    ],
    [{ theme: '', class: '2', category: '3', builders: '06' }, { theme: '社会保障' }],
    [{ methodType: '', formatCategory: '电子表格', formatType: 'et' }, { sharing: { method: 'file' } }],
    [
      { shareType: '不予共享', condition: '《中华人民共和国统计法》第九条' },
      {
        sharing: { type: 'not-shared', bases: [{ document: '中华人民共和国统计法', article: '第九条', kind: 'law' }] },
      },
    ],
    [{ dataType: 'varchar(50)' }, { items: [{ id: 'i1', name: '姓名', dataType: 'C', length: 50 }] }],
    [
      { itemId: 'full-name', identifies: '身份证号' },
      { items: [{ id: 'full-name', name: '姓名', identifies: 'citizen' }] },
    ],
    [
      {
        ...{ shareType: '2', condition: '限救助核验', bases: '《中华人民共和国统计法》第九条' },
        ...{ confidential: '商密', itemConfidential: '涉及个人隐私' },
      },
      { confidential: 'commercial-secret', items: [{ name: '姓名', confidential: 'personal-privacy' }] },
    ],
    [{ confidential: '否', itemConfidential: '不涉及' }, { items: [{ id: 'i1', name: '姓名' }] }],
    [{ name: '《临时救助对象信息》.xlsx' }, { name: '临时救助对象信息' }],
    [{ abstract: '<p>全市&nbsp;救助</p>' }, { abstract: '全市救助' }],
    [{ condition: '/', openCondition: '无' }, { sharing: { type: 'unconditional', bases: [], method: 'database' } }],
  ])('is read: %o', (cells, expected) => {
    const { contents, rejected } = read([{ ...whole, ...cells }]);
    expect(rejected).toEqual([]);
    expect(contents[0]).toMatchObject(expected);
  });
});
