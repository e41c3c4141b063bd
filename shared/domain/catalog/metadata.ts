/**
 * The enumerations of the national catalog metadata (《政务信息资源目录编制指南（试行）》, 发改高技〔2017〕1272号)
 * with the Chinese names people know them by.
 */
export const shareTypes = {
  unconditional: '无条件共享',
  conditional: '有条件共享',
  'not-shared': '不予共享',
} as const;
export type ShareType = keyof typeof shareTypes;

/** Kinds of document that may be the basis of a classification or a refusal. */
export const basisKinds = {
  law: '法律',
  'administrative-regulation': '行政法规',
  'state-council-decision': '国务院决定',
  'local-regulation': '地方性法规',
  'national-rule': '国家有关规定',
  'local-notice': '地方规范性文件',
} as const;
export type BasisKind = keyof typeof basisKinds;

/**
 * Kinds of basis that a sharing type accepts: article 14 for conditional; article 8(1) with Order 809 art. 14(3) for not shared.
 */
export const acceptedBases: Record<Exclude<ShareType, 'unconditional'>, readonly BasisKind[]> = {
  conditional: ['law', 'administrative-regulation', 'state-council-decision', 'local-regulation', 'national-rule'],
  'not-shared': ['law', 'administrative-regulation', 'state-council-decision'],
};

export const formatCategories = {
  file: '电子文件',
  spreadsheet: '电子表格',
  database: '数据库',
  image: '图形图像',
  media: '流媒体',
  'self-describing': '自描述格式',
  interface: '服务接口',
} as const;

export const updateCycles = {
  realtime: '实时',
  daily: '每日',
  weekly: '每周',
  monthly: '每月',
  quarterly: '每季度',
  'half-yearly': '每半年',
  yearly: '每年',
  irregular: '不定期',
} as const;

export const provisionMethods = {
  database: '共享平台·数据库',
  file: '共享平台·文件',
  interface: '共享平台·服务接口',
  mail: '邮件',
  medium: '介质',
} as const;

export const dataTypes = {
  C: '字符型',
  N: '数值型',
  Y: '货币型',
  D: '日期型',
  T: '日期时间型',
  L: '逻辑型',
  M: '备注型',
  G: '通用型',
  B: '双精度型',
  I: '整型',
  F: '浮点型',
} as const;

/** 基础信息资源的项, in the order of their numbers 01 to 05. */
export const baseCategories = {
  population: '人口',
  'legal-entities': '法人单位',
  'natural-resources': '自然资源和空间地理',
  'social-credit': '社会信用',
  'electronic-certificates': '电子证照',
} as const;

/** 主题信息资源的项, in the order of their numbers 01 to 12. */
export const themeCategories = {
  'public-services': '公共服务',
  health: '健康保障',
  'social-security': '社会保障',
  'food-and-drug-safety': '食品药品安全',
  'work-safety': '安全生产',
  'price-supervision': '价格监管',
  'energy-security': '能源安全',
  credit: '信用体系',
  'urban-rural-construction': '城乡建设',
  'community-governance': '社区治理',
  environment: '生态环保',
  emergency: '应急维稳',
} as const;

/** 数据分类分级. */
export const dataClasses = { general: '一般数据', important: '重要数据', core: '核心数据' } as const;

/** Kinds of confidentiality. Such data is shared as agreed only (article 15). */
export const confidentialities = { 'commercial-secret': '商业秘密', 'personal-privacy': '个人隐私' } as const;
export type Confidentiality = keyof typeof confidentialities;

/** Keys that identify a natural person (GB 11643) or an organisation (GB 32100), article 10. */
export const identityKeys = { citizen: '公民身份号码', organisation: '统一社会信用代码' } as const;

export const secrecyLevels = { none: '不涉密', 'work-secret': '工作秘密', 'state-secret': '国家秘密' } as const;

/** The keys of a table, as a tuple for `z.enum`. */
export function keysOf<T extends Record<string, string>>(names: T) {
  return Object.keys(names) as [keyof T & string, ...(keyof T & string)[]];
}
