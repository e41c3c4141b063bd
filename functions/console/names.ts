import { fieldExplanations } from '../../shared/contract/explanations/fields.ts';
import { logKinds } from '../../shared/domain/access.ts';
import { noticeNames } from '../../shared/domain/calendar/notice.ts';
import { applicationFields, modeNames } from '../../shared/domain/cases/application-fields.ts';
import { faultKinds } from '../../shared/domain/cases/correction-fields.ts';
import { refusalKinds } from '../../shared/domain/cases/reply-fields.ts';
import { columns } from '../../shared/domain/catalog/import/columns.ts';
import { contentColumns } from '../../shared/domain/catalog/import/fields.ts';
import {
  baseCategories,
  basisKinds,
  confidentialities,
  dataClasses,
  dataTypes,
  formatCategories,
  identityKeys,
  provisionMethods,
  secrecyLevels,
  shareTypes,
  themeCategories,
  updateCycles,
} from '../../shared/domain/catalog/metadata.ts';
import { channels, complainants, findings } from '../../shared/domain/complaints/complaint-fields.ts';
import { incidentLevels } from '../../shared/domain/duties/policy.ts';
import type { Name } from '../../shared/domain/field.ts';
import { recordKinds } from '../../shared/domain/grants/records.ts';
import { jobKinds } from '../../shared/domain/job.ts';
import { applicationLife } from '../../shared/domain/lives/application.ts';
import { circularLife } from '../../shared/domain/lives/circular.ts';
import { complaintLife } from '../../shared/domain/lives/complaint.ts';
import { contractorLife } from '../../shared/domain/lives/contractor.ts';
import { correctionLife } from '../../shared/domain/lives/correction.ts';
import { deliveryLife } from '../../shared/domain/lives/delivery.ts';
import { demandLife } from '../../shared/domain/lives/demand.ts';
import { dutyLife } from '../../shared/domain/lives/duty.ts';
import { entryLife } from '../../shared/domain/lives/entry.ts';
import { feedLife } from '../../shared/domain/lives/feed.ts';
import { grantLife } from '../../shared/domain/lives/grant.ts';
import { incidentLife } from '../../shared/domain/lives/incident.ts';
import { jobLife } from '../../shared/domain/lives/job.ts';
import { negotiationLife } from '../../shared/domain/lives/negotiation.ts';
import { policyLife } from '../../shared/domain/lives/policy.ts';
import { rectificationLife } from '../../shared/domain/lives/rectification.ts';
import { requestLife } from '../../shared/domain/lives/request.ts';
import { safeguardLife } from '../../shared/domain/lives/safeguard.ts';
import { suggestionLife } from '../../shared/domain/lives/suggestion.ts';
import { systemLife } from '../../shared/domain/lives/system.ts';
import { webhookLife } from '../../shared/domain/lives/webhook.ts';
import { roleNames } from '../../shared/domain/people/person.ts';
import { exemptions, rectificationGrounds } from '../../shared/domain/rectifications/grounds.ts';
import { suggestionRuleNames } from '../../shared/domain/rectifications/suggestion-rule-names.ts';
import { incidentKinds } from '../../shared/domain/security/incident-fields.ts';
import { outcomeNames } from '../../shared/domain/webhooks/delivery.ts';
import { dutyWords } from '../../shared/text/duties.ts';
import { dayKindWords } from '../../shared/text/proof.ts';
import { type CaseField, caseFields } from './app/case-fields.ts';
import type { Table } from './app/names.ts';

export function mapped<T extends object, V>(all: T, to: (value: T[keyof T]) => V): Record<keyof T & string, V> {
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, to(value)])) as Record<
    keyof T & string,
    V
  >;
}

/** The column of the national spreadsheet that names and explains each field of an entry. */
export const contentFields = {
  ...contentColumns,
  'format.type': contentColumns.format,
  'open.toSociety': contentColumns.open,
};

/** What the spreadsheet has no column for: groups of fields, and the parts of a basis, which it writes into one cell. */
export const contentGroups = {
  classification: '信息资源分类',
  'classification.category': '项',
  format: '格式',
  sharing: '共享',
  open: '开放',
  'sharing.bases.document': '依据文件',
  'sharing.bases.article': '条款',
  'sharing.bases.kind': '依据种类',
  'sharing.bases.url': '网址',
  'sharing.bases.endsOn': '有效期至',
};

/** What the contract calls the fields that the pages of cases show. */
export const fieldTitles = Object.fromEntries(
  caseFields.map((field) => {
    const explained = fieldExplanations.get(field);
    if (!explained) throw new Error(`The contract does not say what ${field} is called`);
    return [field, explained.title];
  }),
) as Record<CaseField, Name>;

/** What is chosen between in a form: decisions, kinds of record, whose words are no field's of the domain. */
const choices = {
  accept: '接受',
  decline: '不同意',
  consent: '同意',
  agree: '同意',
  refuse: '不同意',
  confirm: '确认',
  return: '退回',
  resume: '恢复共享',
  terminate: '终止授权',
  close: '办结',
  name: '指定提供部门',
  point: '指明已有的目录条目',
  link: '已有目录条目',
  share: '予以共享',
  'not-share': '不予共享',
  corrected: '已更正',
  verified: '核实无误',
  declined: '不予更正',
  entry: '目录条目',
  record: '授权取得的记录',
  refusal: '答复中不同意的信息项',
  end: '停止提供',
  change: '变更提供',
  'use-existing': '使用已有数据',
  exception: '确需另行采集',
  refer: '依照其他法律处理',
  grant: '同意延长',
  completed: '已完成整改',
  'not-completed': '未完成整改',
  upheld: '采纳',
  dismissed: '不予采纳',
  approve: '审定并公布',
  'law-revised': '法律、法规修订',
  'function-changed': '部门职能变化',
  liable: '由发生部门承担责任',
  exempt: '免予承担责任',
  retract: '撤回',
  keep: '不予撤回',
} as const;

/** The Chinese names that the pages show of what the API gives as a word. The build puts them in, so a browser loads no domain. */
export const names = {
  // States, by the collection of the case.
  applications: applicationLife.states,
  requests: requestLife.states,
  grants: grantLife.states,
  corrections: correctionLife.states,
  demands: demandLife.states,
  negotiations: negotiationLife.states,
  rectifications: rectificationLife.states,
  suggestions: suggestionLife.states,
  complaints: complaintLife.states,
  circulars: circularLife.states,
  safeguards: safeguardLife.states,
  incidents: incidentLife.states,
  contractors: contractorLife.states,
  duties: dutyLife.states,
  resources: entryLife.states,
  roles: roleNames,
  systems: systemLife.states,
  feeds: feedLife.states,
  webhooks: webhookLife.states,
  deliveries: deliveryLife.states,
  outcomes: outcomeNames,
  policies: policyLife.states,
  jobs: jobLife.states,
  logKinds: mapped(logKinds, ({ zh }) => zh),
  jobKinds: mapped(jobKinds, ({ zh }) => zh),
  methods: provisionMethods,
  /** Fields of the content of an entry, by their path. */
  content: { ...mapped(contentFields, (key) => columns[key].zh), ...contentGroups },
  contentHints: { ...mapped(contentFields, (key) => columns[key].note ?? ''), ...mapped(contentGroups, () => '') },
  dutyKinds: mapped(dutyWords, ({ name }) => name.zh),
  applicationFields: mapped(applicationFields, ({ name }) => name.zh),
  fields: mapped(fieldTitles, ({ zh }) => zh),
  refusalKinds,
  basisKinds,
  /** All values of fields. */
  values: {
    ...formatCategories,
    ...modeNames,
    ...shareTypes,
    ...updateCycles,
    ...dataTypes,
    ...dataClasses,
    ...secrecyLevels,
    ...confidentialities,
    base: '基础信息资源',
    theme: '主题信息资源',
    department: '部门信息资源',
    ...baseCategories,
    ...themeCategories,
    ...identityKeys,
    ...faultKinds,
    ...basisKinds,
    ...refusalKinds,
    ...roleNames,
    ...mapped(dayKindWords, ({ zh }) => zh),
    ...noticeNames,
    ...recordKinds,
    ...incidentKinds,
    ...incidentLevels,
    ...complainants,
    ...channels,
    ...findings,
    ...choices,
    ...mapped(rectificationGrounds, ({ zh, cited }) => `${zh}（${cited}）`),
    ...exemptions,
    ...mapped(suggestionRuleNames, ({ zh }) => zh),
    deputy: '部门负责人指定的人员',
    system: '业务系统',
  },
} satisfies Record<Table, Record<string, string>>;
