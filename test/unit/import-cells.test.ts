import { describe, expect, it } from 'vitest';
import { basesOf, basisText } from '../../shared/domain/catalog/import/basis.ts';
import { dateOf, lengthOf } from '../../shared/domain/catalog/import/cells.ts';
import { formatOf } from '../../shared/domain/catalog/import/formats.ts';
import { secrecyOf } from '../../shared/domain/catalog/import/secrecy.ts';
import {
  baseCategoryOf,
  classOf,
  cycleOf,
  dataTypeOf,
  methodClassOf,
  methodOf,
  shareTypeOf,
  statedCycle,
  themeCategoryOf,
  yesOrNo,
} from '../../shared/domain/catalog/import/spellings.ts';
import { countsUp, namesSystem, onlyRepeats } from '../../shared/domain/catalog/import/suspicions.ts';
import {
  bareName,
  listed,
  sameness,
  saysNothing,
  tidy,
  withoutMarkup,
} from '../../shared/domain/catalog/import/text.ts';

/** What people write for one meaning, separated by a bar. */
const spellings: [name: string, of: (text: string) => unknown, table: Record<string, string>][] = [
  [
    'update cycle',
    cycleOf,
    {
      yearly: '每年|年|按年更新|每年更新|每年一次|1次/年|年度|一年一次|每１年|ANNUAL|每12个月|yearly| 每年 |每年。',
      'half-yearly': '每半年|半年|按半年更新|半年一次|6个月',
      quarterly: '每季度|季度|按季更新|每季|季|每３个月|1次/季度',
      monthly: '每月|月|按月更新|月度|每月1次|每个月|1个月',
      weekly: '每周|周|按周更新|每星期|7天',
      daily: '每日|每天|日|按日更新|天|每日更新|1天',
      realtime: '实时|实时更新|即时',
      irregular: '不定期|不定时|不定期更新|不固定|按需',
      undefined: '不更新|静态数据|其他|每两年|自定义|每半月|一次性',
    },
  ],
  [
    'sharing type',
    shareTypeOf,
    {
      unconditional: '无条件共享|无条件|1|01|１|无条件共享类|unconditional',
      conditional: '有条件共享|有条件|2|依申请共享|有条件共享类',
      'not-shared': '不予共享|不共享|3|不予共享类',
      undefined: '共享|4|按规定共享|部分',
    },
  ],
  [
    'method',
    methodOf,
    {
      database: '数据库|库表|库表交换|database',
      file: '文件|文件下载|文件交换',
      interface: '服务接口|接口|API|WebService',
      undefined: '在线查询|平台',
    },
  ],
  [
    'class of method',
    methodClassOf,
    { platform: '共享平台|平台|共享平台方式|1', mail: '邮件|电子邮件', medium: '介质|光盘|U盘' },
  ],
  [
    'yes or no',
    yesOrNo,
    {
      true: '是|Y|yes|1|√|有条件开放|无条件开放|开放|True',
      false: '否|N|0|不开放|×|不予开放',
      undefined: '看情况|待定',
    },
  ],
  [
    'class',
    classOf,
    { base: '1|基础|01基础|基础信息资源类', theme: '2|主题', department: '3|部门|部门信息资源', undefined: '4' },
  ],
  [
    'base category',
    baseCategoryOf,
    { population: '01|1|人口|01人口|人口信息', 'social-credit': '04|社会信用', undefined: '06' },
  ],
  [
    'theme category',
    themeCategoryOf,
    { 'social-security': '03|社会保障|03社会保障', emergency: '12|应急维稳', undefined: '13' },
  ],
  [
    'secrecy',
    secrecyOf,
    {
      none:
        '不涉密|否|非涉密|未涉密|无|暂无|/|-|—|——|N/A|null|0|×|否。|不涉及|不属于|不涉及国家秘密|不属于国家秘密|未涉及国家秘密和工作秘密|' +
        '不涉及国家秘密、商业秘密和个人隐私|无密级|非密|非密信息|无涉密内容|公开|主动公开|没有',
      secret:
        '是|有|√|1|机密|秘密|绝密级|涉密|机密★20年|秘密级|工作秘密|工作秘密级|内部|内部资料|国家秘密|涉及国家秘密|涉及工作秘密',
      unclear: '说不清|三级|见附件|？|待定|不公开|商业秘密|不涉及商业秘密|未定密|2026-09-24|20年|#REF!',
    },
  ],
];

describe('the spellings of an enumeration', () => {
  const cases = spellings.flatMap(([name, of, table]) =>
    Object.entries(table).flatMap(([meaning, texts]) => texts.split('|').map((text) => ({ name, of, meaning, text }))),
  );
  it.each(cases)('$name: "$text" is $meaning', ({ of, meaning, text }) => expect(String(of(text))).toBe(meaning));
});

describe('a data type', () => {
  it.each([
    ['字符型C', { type: 'C' }],
    ['字符型', { type: 'C' }],
    ['C', { type: 'C' }],
    ['c', { type: 'C' }],
    ['VARCHAR2(50)', { type: 'C', length: 50 }],
    ['字符型（18）', { type: 'C', length: 18 }],
    ['DECIMAL(18,2)', { type: 'N', length: 18 }],
    ['日期', { type: 'D' }],
    ['timestamp', { type: 'T' }],
    ['Int', { type: 'I' }],
    ['布尔型', { type: 'L' }],
    ['varchar(0)', { type: 'C' }],
    ['外键', undefined],
  ])('%s', (text, meaning) => expect(dataTypeOf(text)).toEqual(meaning));
});

describe('the format of an entry', () => {
  it.each([
    ['电子表格', 'XLSX', { category: 'spreadsheet', type: 'xlsx' }],
    ['电子表格-xlsx', '', { category: 'spreadsheet', type: 'xlsx' }],
    ['', '数据库/oracle', { category: 'database', type: 'oracle' }],
    ['数据库-sqlServer', '', { category: 'database', type: 'sql server' }],
    ['03,0307', '', { category: 'database', type: 'sql server' }],
    ['03', '0306', { category: 'database', type: 'mysql' }],
    ['数据库', '达梦', { category: 'database', type: 'dm' }],
    ['', 'pdf', { category: 'file', type: 'pdf' }],
    ['', '.DOCX', { category: 'file', type: 'docx' }],
    ['服务接口', 'json', { category: 'interface', type: 'json' }],
    ['接口', 'RESTful API', { category: 'interface', type: 'rest' }],
    ['图形图像', 'JPEG', { category: 'image', type: 'jpg' }],
    ['数据库', '其他', { category: 'database', type: '其他' }],
    ['电子表格（xls）', '', { category: 'spreadsheet', type: 'xls' }],
    ['电子文件', 'mysql', { trouble: 'mismatch', category: 'file', type: 'mysql' }],
    ['电子表格', 'docx', { trouble: 'mismatch', category: 'spreadsheet', type: 'docx' }],
    ['', 'json', { trouble: 'no-category', type: 'json' }],
    ['电子表格', '', { trouble: 'no-type', category: 'spreadsheet' }],
    ['', '', { trouble: 'no-type' }],
    // Other forms of the same data are kept beside the first; a table that one connects to is something else.
    ['', 'xls、xml、json', { category: 'spreadsheet', type: 'xls', more: ['xml', 'json'] }],
    ['', 'xls,xml,json,csv', { category: 'spreadsheet', type: 'xls', more: ['xml', 'json', 'csv'] }],
    [
      '',
      'xls、xml、json、csv、rdf、接口',
      { category: 'spreadsheet', type: 'xls', more: ['xml', 'json', 'csv', 'rdf', 'api'] },
    ],
    ['', 'docx、pdf', { category: 'file', type: 'docx', more: ['pdf'] }],
    ['电子文件', 'xml，json', { category: 'file', type: 'xml', more: ['json'] }],
    ['', 'xml、json', { trouble: 'several', likely: ['电子文件-xml', '电子文件-json'] }],
    ['', '电子表格:xlsx;数据库:greenplum', { trouble: 'several', likely: ['电子表格-xlsx', '数据库-greenplum'] }],
    ['', 'mysql、xlsx', { trouble: 'several', likely: ['数据库-mysql', '电子表格-xlsx'] }],
    ['', '数据库-mysql', { category: 'database', type: 'mysql' }],
    ['', 'excel', { category: 'spreadsheet', type: 'excel' }],
    ['', 'table', { trouble: 'no-type', category: 'database' }],
    ['03,0310', '', { trouble: 'unknown', likely: expect.arrayContaining(['mysql', 'oracle']) }],
    ['03', '0317', { trouble: 'unknown', likely: expect.arrayContaining(['mysql', 'oracle']) }],
    ['数据库、电子表格', 'xls', { trouble: 'several' }],
    ['', 'excel表', { trouble: 'unknown' }],
    ['0399', '', { trouble: 'unknown' }],
  ])('"%s" and "%s"', (category, type, meaning) => {
    const read = formatOf(category, type);
    expect(read).toMatchObject(meaning);
  });
});

it('a format that may be a file or a service is what its way of sharing tells', () => {
  expect(formatOf('', 'json', 'interface')).toEqual({ category: 'interface', type: 'json' });
  expect(formatOf('', 'json', 'file')).toEqual({ category: 'file', type: 'json' });
  expect(formatOf('', 'json')).toMatchObject({ likely: ['电子文件', '自描述格式', '服务接口'] });
  expect(formatOf('', 'xlsx', 'interface')).toEqual({ category: 'spreadsheet', type: 'xlsx' });
});

describe('a stated cycle', () => {
  it.each([
    ['每年（更新说明：每年3月底前）', { cycle: 'yearly', note: '每年3月底前' }],
    ['每年(更新说明:随年报)', { cycle: 'yearly', note: '随年报' }],
    ['每月', { cycle: 'monthly' }],
    ['不更新', { cycle: 'irregular', note: '不更新' }],
    ['静态数据', { cycle: 'irregular', note: '静态数据' }],
    ['其他（普查年份）', { cycle: 'irregular', note: '其他：普查年份' }],
    ['其他', { cycle: 'irregular', note: '其他' }],
    ['分钟级', { cycle: 'realtime', note: '分钟级' }],
    ['小时级', { likely: ['realtime', 'daily'] }],
    ['每半月', { likely: ['weekly', 'monthly'] }],
    ['每两年', { likely: ['yearly', 'irregular'] }],
    ['随时看看', { likely: [] }],
  ])('%s', (text, meaning) => expect(statedCycle(text)).toEqual(meaning));
});

describe('a date', () => {
  it.each([
    ...'2023-01-05|2023-1-5|2023/01/05|2023.1.5|2023年1月5日|20230105|2023-01-05 00:00:00|2023-01-05T08:30:00Z|44931|44931.5'
      .split('|')
      .map((text) => [text, '2023-01-05']),
    ...'2023-02-30|2023-13-01|01/05/2023|23-1-5|2023年1月|2023|去年|12345|99999|0000-00-00|1888-01-01|2023-1'
      .split('|')
      .map((text) => [text, null]),
    ['2024-02-29', '2024-02-29'],
  ])('%s', (text, date) => expect(dateOf(String(text))).toBe(date));
});

describe('a length', () => {
  it.each([
    ['50', { length: 50, clean: true }],
    ['50.0', { length: 50, clean: false }],
    ['50位', { length: 50, clean: false }],
    ['50个字符', { length: 50, clean: false }],
    ['18,2', { length: 18, clean: false }],
    ['VARCHAR(50)', { length: 50, clean: false }],
    ['不超过200字', { length: 200, clean: false }],
    ['0', null],
    ['-5', null],
    ['五十', null],
    ['9999999', null],
    ['50-60', null],
  ])('%s', (text, read) => expect(lengthOf(text)).toEqual(read));
});

describe('legal bases', () => {
  const law = { document: '中华人民共和国个人信息保护法', article: '第十三条', kind: 'law' };
  const whole = { ...law, url: 'https://flk.npc.gov.cn/x?id=1', endsOn: '2027-12-31' };
  it.each([
    ['《中华人民共和国个人信息保护法》第十三条', [law]],
    ['依据《中华人民共和国个人信息保护法》第十三条规定。', [law]],
    ['中华人民共和国个人信息保护法 | 第十三条 | 法律', [law]],
    ['《中华人民共和国个人信息保护法》｜第十三条', [law]],
    ['中华人民共和国个人信息保护法 | 第十三条 | 法律 | https://flk.npc.gov.cn/x?id=1 | 2027-12-31', [whole]],
    ['《中华人民共和国个人信息保护法》第十三条 https://flk.npc.gov.cn/x?id=1 有效期至2027年12月31日', [whole]],
    [
      '《政府信息公开条例》第十四条〔行政法规〕',
      [{ document: '政府信息公开条例', article: '第十四条', kind: 'administrative-regulation' }],
    ],
    [
      '《中华人民共和国统计法》第九条；《中华人民共和国保险法》第二条',
      [{ document: '中华人民共和国统计法' }, { document: '中华人民共和国保险法' }],
    ],
    ['《国务院关于在线政务服务的若干规定》第八条', [{ kind: 'state-council-decision' }]],
  ])('%s', (text, bases) => expect(basesOf(text)).toMatchObject(bases));

  it.each(['《某市数据管理办法》第三条', '按有关规定', '《中华人民共和国统计法》', '甲 | 乙 | 丙', '《》第三条'])(
    '%s cannot be told',
    (text) => expect(basesOf(text)).toBeNull(),
  );

  it('are read as they were written', () => {
    const bases = [
      law,
      whole,
      { document: '某法（2019年修订）', article: '第二条第（三）项', kind: 'local-regulation' },
    ] as Parameters<typeof basisText>[0][];
    expect(basesOf(bases.map(basisText).join('\n'))).toEqual(bases);
  });
});

describe('text', () => {
  it('is tidied: width, spaces, what cannot be seen', () => {
    expect(tidy('　低保 家庭\u200b信息\r\n（２０２６年）ＡＢ c  d ')).toBe('低保家庭信息 （2026年）AB c d');
    expect(withoutMarkup('<p>全市&nbsp;<b>低保</b></p><style>p{}</style>a &lt; b')).toBe(' 全市  低保   a < b');
    expect(withoutMarkup('a<b，c>d')).toBe('a<b，c>d');
    expect(bareName('《养老机构名录》')).toBe('养老机构名录');
    expect(bareName('1、养老机构名录.xlsx')).toBe('1、养老机构名录');
    expect(bareName('养老机构名录；')).toBe('养老机构名录');
  });

  it('is compared without width, case, space and punctuation', () => {
    expect(sameness('（低保）家庭 信息ＡＢ。')).toBe(sameness('(低保)家庭信息ab'));
    expect(sameness('——')).toBe('——');
  });

  it('is a list where its marks stand outside of brackets', () => {
    expect(listed('姓名、县（市、区）,地址；备注\n电话')).toEqual(['姓名', '县（市、区）', '地址', '备注', '电话']);
    expect(listed('')).toEqual([]);
  });

  it('may say nothing', () => {
    for (const text of ['', ' / ', '无', '暂无', 'N/A', '——']) expect(saysNothing(text)).toBe(true);
    for (const text of ['无条件', '0', '无锡']) expect(saysNothing(text)).toBe(false);
  });
});

describe('what reviewers return first', () => {
  it.each(['不动产登记系统', '综合监管平台', '12345热线APP', '城市部件数据库', '档案管理系统V2.0'])(
    '%s names a system',
    (name) => expect(namesSystem(name)).toBe(true),
  );
  it.each(['系统用户信息', '融资平台企业名录', '生态系统服务价值信息', '医保数据库（药店信息）'])(
    '%s does not',
    (name) => expect(namesSystem(name)).toBe(false),
  );
  it.each([
    ['养老机构名录', '养老机构名录'],
    ['养老机构（名录）信息', '养老机构名录'],
    ['养老机构的基本信息。', '养老机构信息'],
  ])('the abstract "%s" repeats the name "%s"', (abstract, name) => expect(onlyRepeats(abstract, name)).toBe(true));
  it('an abstract that says more does not', () => expect(onlyRepeats('全市养老机构名录', '养老机构名录')).toBe(false));
  it.each([
    ['第13条', '第14条', true],
    ['50', '51', true],
    ['（2016年修订）第3条', '（2016年修订）第4条', true],
    ['第13条', '第15条', false],
    ['第13条', '第13条', false],
    ['甲法第13条', '乙法第14条', false],
    ['没有数字', '没有数字', false],
  ])('%s and %s', (first, second, filled) => expect(countsUp(first, second)).toBe(filled));
});
