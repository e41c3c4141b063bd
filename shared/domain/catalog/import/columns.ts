import { CATALOG_GUIDE, cited, ORDER_809 } from '../../regulations.ts';
import {
  confidentialities,
  dataClasses,
  dataTypes,
  formatCategories,
  identityKeys,
  secrecyLevels,
  shareTypes,
  updateCycles,
} from '../metadata.ts';

/** The national guide to catalogs, the source of most columns; the others come from an article of the measures. */
const GUIDE = cited(CATALOG_GUIDE);

export interface Column {
  /** The header in the template. */
  zh: string;
  en: string;
  /** Other headers that departments use. */
  also?: readonly string[];
  /** Filled in for each item, or once for an entry: then its other rows are blank, merged or repeated. */
  of: 'entry' | 'item';
  required?: true;
  rule: string;
  /** The choices that the template offers. */
  choices?: readonly string[];
  /** The note in the template. */
  note?: string;
  width?: number;
}

const yesNo = ['是', '否'] as const;

/** The 26 columns of the national spreadsheet, in its order. */
const national = {
  number: { zh: '序号', en: 'No.', of: 'entry', rule: `${GUIDE}序号`, width: 6 },
  class: {
    zh: '类',
    en: 'Class',
    also: ['信息资源分类', '资源分类', '类别', '信息资源分类类'],
    of: 'entry',
    rule: `${GUIDE}信息资源分类`,
    choices: ['基础', '主题', '部门'],
    note: '1 基础、2 主题、3 部门；不填为部门。',
  },
  category: {
    zh: '项',
    en: 'Category',
    of: 'entry',
    rule: `${GUIDE}信息资源分类`,
    note: '基础、主题类必填：如“人口”“社会保障”，或其编号。',
  },
  subcategory: { zh: '目', en: 'Subcategory', of: 'entry', rule: `${GUIDE}信息资源分类` },
  detail: { zh: '细目', en: 'Detail', of: 'entry', rule: `${GUIDE}信息资源分类` },
  business: {
    zh: '关联业务事项',
    en: 'Business',
    also: ['业务事项', '关联事项', '关联业务事项名称'],
    of: 'entry',
    rule: `${GUIDE}关联业务事项`,
  },
  name: {
    zh: '信息资源名称',
    en: 'Name',
    also: ['名称', '资源名称', '目录名称', '数据目录名称', '数据资源名称'],
    of: 'entry',
    required: true,
    rule: '《办法》第七条',
    note: '写数据是什么，不写系统名称。',
    width: 32,
  },
  code: {
    zh: '信息资源代码',
    en: 'Code',
    also: ['代码', '资源代码', '目录代码'],
    of: 'entry',
    rule: `${GUIDE}信息资源代码`,
    note: '由系统编发，新条目不填；修改已有条目时不得改动。',
  },
  provider: {
    zh: '信息资源提供方',
    en: 'Provider',
    also: ['提供方', '提供部门', '信息资源提供方代码', '数源单位', '数据提供方', '提供单位', '资源提供方'],
    of: 'entry',
    required: true,
    rule: '《办法》第七条',
    note: '部门名称、两位部门编号或统一社会信用代码。',
    width: 24,
  },
  unit: {
    zh: '下设机构',
    en: 'Inner unit',
    also: ['内设机构', '下设机构名称', '处室', '科室'],
    of: 'entry',
    rule: `${GUIDE}信息资源提供方`,
  },
  abstract: {
    zh: '信息资源摘要',
    en: 'Abstract',
    also: ['摘要', '资源摘要', '数据摘要', '目录摘要', '资源描述'],
    of: 'entry',
    required: true,
    rule: `${GUIDE}信息资源摘要`,
    note: '说明内容、范围、用途，不重复名称。',
    width: 40,
  },
  formatCategory: {
    zh: '信息资源格式分类',
    en: 'Format category',
    also: ['格式分类', '资源格式分类', '信息资源格式', '资源格式'],
    of: 'entry',
    required: true,
    rule: '《办法》第七条',
    choices: Object.values(formatCategories),
  },
  formatType: {
    zh: '信息资源格式类型',
    en: 'Format type',
    also: ['格式类型', '资源格式类型'],
    of: 'entry',
    required: true,
    rule: '《办法》第七条',
    note: '如 xlsx、mysql、pdf；与格式分类一致。',
  },
  formatOther: {
    zh: '其他格式描述',
    en: 'Other format',
    also: ['其他类型资源格式描述', '其他类型格式描述'],
    of: 'entry',
    rule: '《办法》第七条',
  },
  itemName: {
    zh: '信息项名称',
    en: 'Item',
    also: ['信息项', '数据项名称', '数据项', '字段名称'],
    of: 'item',
    required: true,
    rule: `${GUIDE}信息项信息`,
    note: '一行一个信息项。',
    width: 24,
  },
  dataType: {
    zh: '数据类型',
    en: 'Data type',
    also: ['信息项类型', '字段类型'],
    of: 'item',
    rule: `${GUIDE}信息项信息`,
    choices: Object.values(dataTypes),
  },
  length: {
    zh: '数据长度',
    en: 'Length',
    also: ['长度', '字段长度', '信息项长度'],
    of: 'item',
    rule: `${GUIDE}信息项信息`,
    note: '整数，不带单位。',
  },
  shareType: {
    zh: '共享类型',
    en: 'Sharing type',
    also: ['共享属性', '共享方式属性'],
    of: 'entry',
    required: true,
    rule: '《办法》第八条',
    choices: Object.values(shareTypes),
  },
  condition: {
    zh: '共享条件/不予共享依据',
    en: 'Condition or basis',
    also: ['共享条件', '不予共享依据', '共享条件或不予共享依据', '共享条件/依据'],
    of: 'entry',
    rule: '《办法》第十四条',
    note: '有条件共享写条件；不予共享写依据的法律、行政法规。',
    width: 32,
  },
  methodClass: {
    zh: '共享方式分类',
    en: 'Method class',
    of: 'entry',
    rule: `${GUIDE}共享方式`,
    choices: ['共享平台', '邮件', '介质'],
  },
  methodType: {
    zh: '共享方式类型',
    en: 'Method',
    also: ['共享方式'],
    of: 'entry',
    required: true,
    rule: `${GUIDE}共享方式`,
    choices: ['数据库', '文件', '服务接口', '邮件', '介质'],
  },
  open: {
    zh: '是否向社会开放',
    en: 'Open to society',
    also: ['是否开放', '开放属性', '是否社会开放', '开放类型'],
    of: 'entry',
    required: true,
    rule: `${GUIDE}开放属性`,
    choices: yesNo,
  },
  openCondition: { zh: '开放条件', en: 'Condition of openness', of: 'entry', rule: `${GUIDE}开放属性` },
  cycle: {
    zh: '更新周期',
    en: 'Update cycle',
    also: ['更新频率', '更新频度', '数据更新周期'],
    of: 'entry',
    required: true,
    rule: `${GUIDE}更新周期`,
    choices: Object.values(updateCycles),
  },
  publishedOn: {
    zh: '发布日期',
    en: 'Published on',
    also: ['发布时间', '首次发布日期'],
    of: 'entry',
    rule: `${GUIDE}发布日期`,
    note: '如 2026-09-24。',
  },
  openTheme: {
    zh: '开放主题分类',
    en: 'Theme of openness',
    also: ['数据领域', '主题名称', '开放主题', '开放领域'],
    of: 'entry',
    rule: `${GUIDE}开放属性`,
  },
} as const satisfies Record<string, Column>;

/** Optional columns that the measures and this catalog add to the national ones. */
const local = {
  bases: {
    zh: '共享依据',
    en: 'Legal bases',
    of: 'entry',
    rule: '《办法》第十四条',
    note: '每行一条：文件 | 条款 | 种类 | 网址 | 有效期至；或《文件》第X条。',
    width: 40,
  },
  secrecy: {
    zh: '涉密情况',
    en: 'Secrecy',
    also: ['密级', '是否涉密', '涉密等级', '密级程度', '保密级别', '保密等级', '涉密属性', '是否涉及国家秘密'],
    of: 'entry',
    rule: '《办法》第三条',
    choices: [secrecyLevels.none],
    note: '涉及国家秘密、工作秘密的不得填报。',
  },
  cycleNote: {
    zh: '更新说明',
    en: 'Remark on the cycle',
    also: ['更新周期说明', '更新频率说明'],
    of: 'entry',
    rule: `${GUIDE}更新周期`,
    note: '更新周期须另作说明的，如“不再更新”。',
  },
  theme: { zh: '主题', en: 'Theme', also: ['主题分类', '所属主题'], of: 'entry', rule: '《办法》第十一条' },
  builders: {
    zh: '共建部门',
    en: 'Built with',
    of: 'entry',
    rule: '《办法》第八条',
    note: '主题类：共同建设的部门编号，用顿号隔开。',
  },
  dataClass: {
    zh: '数据分类分级',
    en: 'Data class',
    also: ['数据分级', '数据级别'],
    of: 'entry',
    rule: cited(ORDER_809, '第十三条'),
    choices: Object.values(dataClasses),
  },
  confidential: {
    zh: '商业秘密或个人隐私',
    en: 'Confidential',
    also: ['商业秘密', '个人隐私', '涉及商业秘密或个人隐私', '是否涉及商业秘密或个人隐私'],
    of: 'entry',
    rule: '《办法》第十五条',
    choices: Object.values(confidentialities),
    note: '整条都是时填；按约定方式共享，不得无条件共享。',
  },
  related: { zh: '关联资源代码', en: 'Related', of: 'entry', rule: `${GUIDE}关联资源代码` },
  itemSharing: {
    zh: '信息项共享类型',
    en: 'Sharing of the item',
    of: 'item',
    rule: '《办法》第八条',
    choices: Object.values(shareTypes),
    note: '与整条不同时填。',
  },
  itemOpen: { zh: '信息项是否开放', en: 'Item open', of: 'item', rule: `${GUIDE}开放属性`, choices: yesNo },
  identifies: {
    zh: '身份标识',
    en: 'Identifies',
    of: 'item',
    rule: '《办法》第十条',
    choices: Object.values(identityKeys),
  },
  itemConfidential: {
    zh: '信息项商业秘密或个人隐私',
    en: 'Confidential item',
    of: 'item',
    rule: '《办法》第十五条',
    choices: Object.values(confidentialities),
    note: '只有这一项是时填。',
  },
  version: {
    zh: '版本',
    en: 'Version',
    of: 'entry',
    rule: '《办法》第七条',
    note: '由系统填写，导出后请勿修改；新条目不填。',
  },
  itemId: { zh: '信息项标识', en: 'Item id', of: 'item', rule: `${GUIDE}信息项信息`, note: '由系统编发，可不填。' },
} as const satisfies Record<string, Column>;

export const columns: Record<ColumnKey, Column> = { ...national, ...local };
export type ColumnKey = keyof typeof national | keyof typeof local;
export const columnKeys = Object.keys(columns) as ColumnKey[];
export const nationalKeys = Object.keys(national) as ColumnKey[];

/** The last column of a marked-up copy. An import ignores it. */
export const RESULT = '导入结果';

/** The letters by which spreadsheets name a column: A, B, …, Z, AA. */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
