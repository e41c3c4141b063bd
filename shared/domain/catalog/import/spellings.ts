import {
  baseCategories,
  basisKinds,
  confidentialities,
  dataClasses,
  dataTypes,
  identityKeys,
  type ShareType,
  shareTypes,
  themeCategories,
  updateCycles,
} from '../metadata.ts';
import { sameness } from './text.ts';
import { answers, yesOrNoPlain } from './yes-or-no.ts';

/** Spelling → value. Spellings are compared without width, case, space and punctuation. */
type Spellings<T> = Map<string, T>;

function spellings<K extends string>(names: Record<K, string>, also: Partial<Record<K, string>> = {}): Spellings<K> {
  const table: Spellings<K> = new Map();
  for (const key of Object.keys(names) as K[]) {
    for (const spelling of [key, names[key], ...(also[key]?.split(' ') ?? [])]) table.set(sameness(spelling), key);
  }
  return table;
}

const cycles = spellings(updateCycles, {
  realtime: '即时 实时推送 准实时 动态实时 realtime',
  daily: '日 天 1天 一天 当日 24小时 每1天 天次 日次 day',
  weekly: '周 星期 每星期 礼拜 7天 七天 1周 一周 周次 week',
  monthly: '月 1月 一月 个月 1个月 一个月 月度 每月度 月次 month',
  quarterly: '季 季度 每季 1季度 一季度 3个月 三个月 季次 quarter',
  'half-yearly': '半年 半年度 6个月 六个月 半年次 half-year',
  yearly: '年 年度 每年度 1年 一年 12个月 十二个月 年次 annual annually year',
  irregular: '不定期 不定时 不定 不固定 无固定周期 按需 随机 不规则 aperiodic',
});

type Cycle = keyof typeof updateCycles;

/** What is no cycle of the guide and comes down to one; as written it is kept beside it. */
const otherCycles = spellings<Cycle>(
  { ...updateCycles },
  {
    realtime: '分钟级 分钟 每分钟 秒级 秒 每秒',
    irregular:
      '不更新 不再更新 无更新 静态 静态数据 静态信息 一次性 一次性数据 历史数据 其他 其它 自定义 其他周期 其它周期',
  },
);

/** Of these people choose: each lies between two cycles. */
const between: [words: RegExp, likely: Cycle[]][] = [
  [/^(每)?(个)?(小时|时)级?$|^\d{1,2}小时$/, ['realtime', 'daily']],
  [/^(每)?(半月|半个月|旬|双周|两周|2周|15天|十五天|10天|十天)$/, ['weekly', 'monthly']],
  [/^(每)?(两|2|双)(个)?月$/, ['monthly', 'quarterly']],
  [/^(每)?(学期)$/, ['half-yearly', 'yearly']],
  [/^(每)?(两|2|三|3|五|5)年$/, ['yearly', 'irregular']],
];

/** Reads an update cycle: 按年更新, 每年一次, 1次/年, 年… mean the same. */
export function cycleOf(text: string): Cycle | undefined {
  return cycles.get(sameness(text)) ?? cycles.get(cycleCore(text));
}

function cycleCore(text: string): string {
  return sameness(text)
    .replace(/^(更新周期|更新频率|周期|频率|按照|按|每隔|每|逐|以)+/, '')
    .replace(/^(1次|一次|次)/, '')
    .replace(/(进行|(?<!不)定期)?(更新|报送|发布|采集|归集|推送)?(1次|一次)?(更新|周期|频率)?$/, '');
}

/**
 * Reads a cycle with what people say beside it: 每年（更新说明：…）, and what is none of the guide's, such as 不更新.
 * @returns the cycle and the words to keep, or the cycles that it may be
 */
export function statedCycle(text: string): { cycle: Cycle; note?: string } | { likely: Cycle[] } {
  const plainly = cycleOf(text);
  if (plainly) return { cycle: plainly };
  const [, stated = text, remark = ''] = /^([^（(【[]{1,20})[（(【[](.{1,200})[）)】\]]$/s.exec(text.trim()) ?? [];
  const note = remark.replace(/^(更新)?(说明|备注)\s*[:：]?\s*/, '').trim();
  const cycle = cycleOf(stated);
  if (cycle) return note ? { cycle, note } : { cycle };
  const other = otherCycles.get(sameness(stated));
  if (other) return { cycle: other, note: note ? `${stated.trim()}：${note}` : stated.trim() };
  const said = sameness(stated).replace(/(更新|一次|1次)+$/, '');
  return { likely: between.find(([words]) => words.test(said))?.[1] ?? [] };
}

const sharing = spellings(shareTypes, {
  unconditional: '1 01 无条件 无条件共享类 无条件共享型 完全共享 普遍共享',
  conditional: '2 02 有条件 有条件共享类 有条件共享型 条件共享 依申请共享 按条件共享 部分共享',
  'not-shared': '3 03 不予 不共享 不予共享类 不予共享型 非共享 不可共享',
});
export const shareTypeOf = (text: string): ShareType | undefined => sharing.get(sameness(text));

const types = spellings(dataTypes, {
  C: '字符 字符串 字符串型 文本型 文本 字符型c 字符串型c char varchar varchar2 nvarchar nvarchar2 nchar string str',
  N: '数值 数字 数字型 数值型n number numeric decimal num',
  Y: '货币 金额 货币型y money currency',
  D: '日期 日期型d date',
  T: '时间 日期时间 时间型 时间戳 日期时间型t datetime datetime2 timestamp time',
  L: '逻辑 布尔 布尔型 逻辑型l 是否 boolean bool bit logical',
  M: '备注 长文本 大文本 备注型m text longtext mediumtext clob nclob memo',
  G: '通用 二进制 图片 通用型g blob longblob binary varbinary image general',
  B: '双精度 双精度型b double doubleprecision',
  I: '整数 整数型 整型i int integer bigint smallint tinyint long',
  F: '浮点 浮点数 浮点型f float real single',
});

/** Reads a data type, with a length if it contains one: `VARCHAR(50)`, `字符型C（18）`. */
export function dataTypeOf(text: string): { type: keyof typeof dataTypes; length?: number } | undefined {
  const [, name = text, digits] = /^(.*?)[（([]\s*(\d{1,7})\s*(?:[,，.]\s*\d+)?\s*[）)\]]$/.exec(text.trim()) ?? [];
  const bare = sameness(name);
  const type =
    types.get(bare) ?? types.get(bare.replace(/[cnydtlmgbif]$/, '')) ?? types.get(bare.replace(/类?型$/, ''));
  if (!type) return undefined;
  const length = digits ? Number(digits) : 0;
  return length > 0 && length <= 1_000_000 ? { type, length } : { type };
}

const openness = answers(
  '开放 向社会开放 可开放 无条件开放 有条件开放 依申请开放 受限开放',
  '不开放 不向社会开放 不予开放 非开放 禁止开放',
);
/** An answer to whether something is open. */
export const yesOrNo = (text: string): boolean | undefined => yesOrNoPlain(text) ?? openness.get(sameness(text));

const methodClasses = spellings(
  { platform: '共享平台', mail: '邮件', medium: '介质' },
  {
    platform: '1 平台 共享平台方式 通过共享平台 数据共享交换平台 共享交换平台 政务数据共享平台 在线 线上',
    mail: '邮件方式 电子邮件 邮箱 email 2',
    medium: '介质方式 存储介质 介质交换 光盘 u盘 拷盘 拷贝 移动存储 硬盘 线下 离线 3',
  },
);
export const methodClassOf = (text: string) => methodClasses.get(sameness(text.replace(/[（(].*$/, '')));

const methods = spellings(
  { database: '数据库', file: '文件', interface: '服务接口', mail: '邮件', medium: '介质' },
  {
    database: '库表 库表交换 数据库交换 数据库方式 数据表 共享平台数据库 库表对接 前置机',
    file: '文件交换 文件下载 文件方式 文件夹 下载 共享平台文件 文件传输 文件共享',
    interface: '接口 接口服务 服务 数据接口 接口方式 api webservice restful rest http 共享平台服务接口 接口调用',
    mail: '邮件方式 电子邮件 邮箱 email',
    medium: '介质方式 存储介质 介质交换 光盘 u盘 拷盘 拷贝 移动存储 硬盘 线下拷贝',
  },
);
export const methodOf = (text: string) => methods.get(sameness(text));

const classes = spellings(
  { base: '基础', theme: '主题', department: '部门' },
  {
    base: '1 01 1基础 01基础 基础类 基础信息资源 基础信息资源类 基础库',
    theme: '2 02 2主题 02主题 主题类 主题信息资源 主题信息资源类 主题库',
    department: '3 03 3部门 03部门 部门类 部门信息资源 部门信息资源类',
  },
);
export const classOf = (text: string) => classes.get(sameness(text));

/** Spellings by name, by number in the guide (`01`), or both (`01人口`). */
function numbered<K extends string>(names: Record<K, string>, also: Partial<Record<K, string>> = {}): Spellings<K> {
  const table = spellings(names, also);
  for (const [index, key] of (Object.keys(names) as K[]).entries()) {
    const number = String(index + 1);
    for (const form of [number, number.padStart(2, '0')]) {
      table.set(form, key);
      table.set(sameness(form + names[key]), key);
    }
  }
  return table;
}
const bases = numbered(baseCategories, {
  population: '人口信息 人口基础信息 人口库',
  'legal-entities': '法人 法人信息 法人单位信息 法人库',
  'natural-resources': '自然资源 空间地理 自然资源和地理空间 自然资源与空间地理 地理空间',
  'social-credit': '信用 社会信用信息',
  'electronic-certificates': '电子证照信息 证照',
});
const themes = numbered(themeCategories);
export const baseCategoryOf = (text: string) => bases.get(sameness(text));
export const themeCategoryOf = (text: string) => themes.get(sameness(text));

const grades = spellings(dataClasses, { general: '一般 1级 一级', important: '重要', core: '核心' });
export const dataClassOf = (text: string) => grades.get(sameness(text));

const kept = spellings(confidentialities, {
  'commercial-secret': '商密 企业商业秘密 涉及商业秘密',
  'personal-privacy': '隐私 涉及个人隐私',
});
export const confidentialityOf = (text: string) => kept.get(sameness(text));

const keys = spellings(identityKeys, {
  citizen: '身份证号 身份证号码 居民身份证号码 公民身份证号码 自然人',
  organisation: '信用代码 社会信用代码 法人',
});
export const identityKeyOf = (text: string) => keys.get(sameness(text));

const documents = spellings(basisKinds, {
  law: '法',
  'administrative-regulation': '行政法规和条例 国务院条例',
  'state-council-decision': '国务院的决定',
  'local-regulation': '地方法规',
  'national-rule': '国家规定 部门规章 规章',
  'local-notice': '规范性文件 地方文件',
});
export const basisKindOf = (text: string) => documents.get(sameness(text));
