import { cited, MEASURES, ORDER_809 } from '../regulations.ts';

interface Ground {
  /** The article and its item, with the title of the document. */
  cited: string;
  /** What it says, shortened. */
  zh: string;
  en: string;
}

const measures = (item: string, zh: string, en: string): Ground => ({
  cited: cited(MEASURES, `第二十三条（${item}）`),
  zh,
  en,
});
const order809 = (article: string, zh: string, en: string): Ground => ({ cited: cited(ORDER_809, article), zh, en });
const provider = (item: string, zh: string, en: string) => order809(`第三十九条（${item}）`, zh, en);
const requester = (item: string, zh: string, en: string) => order809(`第四十条（${item}）`, zh, en);
const bureau = (item: string, zh: string, en: string) => order809(`第四十一条（${item}）`, zh, en);

/** What a department may be told to rectify: the items of article 23, and of Order 809 arts. 39 (a provider), 40 (a requester), 41 (the bureau). */
export const rectificationGrounds = {
  'measures-23-1': measures('一', '未按要求编制、发布或者更新目录、资源', 'Catalog not compiled, published or updated'),
  'measures-23-2': measures('二', '重复采集可以共享获取的资源', 'Collected again what can be shared'),
  'measures-23-3': measures('三', '对不完整或者有错误的资源拒不补充、校核和更正', 'Refused to correct known errors'),
  'measures-23-4': measures('四', '提供的资源不符合统一的标准和规范', 'Data not up to the standards'),
  'measures-23-5': measures('五', '未落实共享安全管理职责', 'Security duties not carried out'),
  'measures-23-6': measures('六', '其他违反办法的行为', 'Any other breach of the measures'),
  'order809-39-1': provider('一', '未按要求编制或者更新目录', 'Catalog not compiled or updated'),
  'order809-39-2': provider('二', '擅自增设条件阻碍、影响共享', 'Conditions added to hinder sharing'),
  'order809-39-3': provider('三', '未配合数源部门完善更新', 'Did not help the source department'),
  'order809-39-4': provider('四', '无正当理由未按时答复或者共享', 'Reply or provision late without good reason'),
  'order809-39-5': provider('五', '未按规定回流数据', 'Data not returned to lower departments'),
  'order809-39-6': provider('六', '未按时核实、更正', 'Corrections not made in time'),
  'order809-39-7': provider('七', '擅自终止或者变更共享服务', 'Service ended or changed without leave'),
  'order809-39-8': provider('八', '未将已建平台纳入全国体系', 'Platform kept outside the national system'),
  'order809-39-9': provider('九', '提供部门的其他违反情形', 'Any other breach by a provider'),
  'order809-40-1': requester('一', '重复收集可以共享获取的数据', 'Collected again what can be shared'),
  'order809-40-2': requester('二', '超出范围、目的使用', 'Used beyond scope or purpose'),
  'order809-40-3': requester('三', '擅自提供给第三方', 'Passed on to others'),
  'order809-40-4': requester('四', '未按要求处置不再必要的数据', 'Not disposed of as required'),
  'order809-40-5': requester('五', '未按规定保存使用记录', 'Records of use not kept'),
  'order809-40-6': requester('六', '未履行安全管理责任', 'Security duties not carried out'),
  'order809-40-7': requester('七', '需求部门的其他违反情形', 'Any other breach by a requester'),
  'order809-41-1': bureau('一', '未按规定明确数源部门', 'Source department not named'),
  'order809-41-2': bureau('二', '未按规定协调处理争议', 'Dispute not coordinated'),
  'order809-41-3': bureau('三', '主管部门的其他违反情形', 'Any other breach by the bureau'),
} as const satisfies Record<string, Ground>;
export type RectificationGround = keyof typeof rectificationGrounds;
export const rectificationGroundNames = Object.keys(rectificationGrounds) as [
  RectificationGround,
  ...RectificationGround[],
];

/** Whether only the bureau can be told so (Order 809 art. 41). */
export function isOfBureau(ground: RectificationGround): boolean {
  return ground.startsWith('order809-41-');
}

/** Why nobody is to answer for it (article 24). */
export const exemptions = {
  'force-majeure': '不可抗力',
  'data-quality': '信息资源质量问题，且已履行监督管理职责',
  other: '其他依法免责情形',
} as const;
export type Exemption = keyof typeof exemptions;
