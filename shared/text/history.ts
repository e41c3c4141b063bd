import type { LocalDate } from '../domain/calendar/time.ts';
import type { DutyKind } from '../domain/duties/policy.ts';
import type { LoggedEvent } from '../domain/event.ts';
import type { HistoryEvent } from '../domain/events/history.ts';
import { dutyWords } from './duties.ts';
import { dateWords, type Words } from './words.ts';

/** What each event of a case is called in its history. `{due}` stands for a field of the event. */
const historyWords: Record<HistoryEvent, Words> = {
  ApplicationDrafted: { zh: '起草需求申请表', en: 'Application drafted' },
  ApplicationRevised: { zh: '修改需求申请表', en: 'Application revised' },
  ApplicationProposed: { zh: '提请本部门负责人同意', en: 'Proposed to the head' },
  ApplicationDeclined: { zh: '负责人退回修改', en: 'Returned by the head' },
  ApplicationWithdrawn: { zh: '撤回申请', en: 'Application withdrawn' },
  ApplicationSent: { zh: '负责人同意，申请已提出，编号{number}', en: 'Consented to and sent as {number}' },
  RequestSubmitted: { zh: '提出申请', en: 'Requested' },
  RequestWithdrawn: { zh: '撤回申请', en: 'Request withdrawn' },
  RequestNudged: { zh: '使用部门催促答复', en: 'Asked for the reply again' },
  ExtensionAsked: { zh: '申请延长答复期限{days}个工作日', en: 'Asked for {days} more working days' },
  ExtensionDeclined: { zh: '未同意延长期限', en: 'More time declined' },
  SupplementAsked: { zh: '一次性告知补正', en: 'Asked for what is missing' },
  RequestSupplemented: { zh: '已补正', en: 'Supplied what was missing' },
  RequestLapsed: { zh: '逾期未补正，申请失效', en: 'Lapsed, since nothing was supplied' },
  SupplementMissed: { zh: '逾期未补正，按现有材料答复', en: 'Nothing was supplied; the reply stays owed' },
  ReplyProposed: { zh: '拟写答复，提请负责人同意', en: 'Reply drafted' },
  ReplyDeclined: { zh: '负责人退回拟写的答复', en: 'Reply returned by the head' },
  RequestHandedOver: { zh: '经办人已移交', en: 'Handed over to another clerk' },
  RequestAgreed: { zh: '答复：同意共享', en: 'Agreed' },
  RequestPartlyAgreed: { zh: '答复：同意{agreed}项，共{requested}项', en: 'Agreed to {agreed} of {requested} items' },
  RequestRefused: { zh: '答复：不予共享', en: 'Refused' },
  CorrectionReported: { zh: '提出校核', en: 'Reported' },
  DataCorrected: { zh: '已更正', en: 'Corrected' },
  DataVerified: { zh: '核实无误', en: 'Verified as right' },
  CorrectionRejected: { zh: '不予更正', en: 'Rejected' },
  CorrectionObjected: { zh: '提出异议', en: 'Objected to' },
  CorrectionRated: { zh: '已评价：{stars}星', en: 'Rated with {stars} stars' },
  CorrectionWithdrawn: { zh: '撤回校核', en: 'Withdrawn' },
  DemandStated: { zh: '提出数据需求', en: 'Demand stated' },
  DemandReturned: { zh: '负责人退回修改', en: 'Returned by the head' },
  DemandSubmitted: { zh: '负责人同意，报主管部门', en: 'Consented to and submitted' },
  DemandNamed: { zh: '主管部门确定提供部门', en: 'Provider named' },
  DemandExisting: { zh: '目录中已有：{entry}（{code}）', en: 'Found in the catalog: {entry} ({code})' },
  DemandUnheld: { zh: '没有部门掌握', en: 'Nobody holds it' },
  DemandLinked: { zh: '已编目发布：{entry}（{code}）', en: 'Published: {entry} ({code})' },
  DemandDeclined: { zh: '提供部门说明没有该数据', en: 'Declined by the named department' },
  DemandWithdrawn: { zh: '撤回数据需求', en: 'Withdrawn' },
  SafeguardOwed: { zh: '本期任务开始', en: 'Owed for the period' },
  SafeguardReported: { zh: '已报告，{carriedOutOn}开展', en: 'Reported, carried out on {carriedOutOn}' },
  IncidentReported: { zh: '报告安全事件', en: 'Reported' },
  IncidentClassified: { zh: '定级', en: 'Classified' },
  IncidentDismissed: { zh: '不属安全事件', en: 'Found to be none' },
  AuthorityTold: { zh: '已告知{authority}', en: 'Told to {authority}' },
  IncidentMeasured: { zh: '采取处置措施', en: 'Measures taken' },
  IncidentGrantSuspended: { zh: '暂停有关授权', en: 'A grant suspended' },
  IncidentConcluded: { zh: '处置完毕，报请结案', en: 'Dealt with' },
  IncidentReturned: { zh: '退回继续处置', en: 'Sent back' },
  IncidentClosed: { zh: '结案', en: 'Closed' },
  ContractorRegistered: { zh: '登记受托方，委托至{endsOn}', en: 'Registered until {endsOn}' },
  ContractorRenewed: { zh: '续期至{endsOn}', en: 'Renewed until {endsOn}' },
  ContractorEnded: { zh: '委托于{endedOn}终止', en: 'Ended on {endedOn}' },
  GrantMade: { zh: '授权成立', en: 'Granted' },
  GrantProvided: { zh: '已提供数据', en: 'Provided' },
  GrantSuspended: { zh: '暂停共享，限{due}前整改', en: 'Suspended, to be put right by {due}' },
  GrantRectified: { zh: '报告整改情况', en: 'Stated what was put right' },
  RectificationReturned: { zh: '整改不到位，退回，限{due}前', en: 'Rectification sent back, due {due}' },
  GrantResumed: { zh: '复核通过，恢复共享', en: 'Resumed' },
  MisuseSettled: { zh: '授权结束后整改复核通过', en: 'Misuse settled after the end' },
  GrantTerminated: { zh: '终止共享', en: 'Terminated' },
  GrantEnded: { zh: '授权结束', en: 'Ended' },
  GrantDisposed: { zh: '数据已处置', en: 'Data disposed of' },
  RectificationDrafted: { zh: '起草整改通知', en: 'Notice drafted' },
  RectificationRevised: { zh: '修改整改通知', en: 'Notice revised' },
  RectificationDiscarded: { zh: '不予签发', en: 'Draft discarded' },
  RectificationIssued: { zh: '签发整改通知，限{dueOn}前', en: 'Notice issued, due {dueOn}' },
  RectificationTimeAsked: { zh: '申请延长整改期限{days}个工作日', en: 'Asked for {days} more working days' },
  RectificationTimeGranted: { zh: '同意延长整改期限{days}个工作日', en: '{days} more working days given' },
  RectificationTimeDeclined: { zh: '未同意延长整改期限', en: 'More time declined' },
  RectificationFileAttached: { zh: '收入附件', en: 'File attached' },
  RectificationReported: { zh: '报告整改情况', en: 'Reported what was rectified' },
  RectificationSentBack: { zh: '整改不到位，退回，限{dueOn}前', en: 'Report returned, due {dueOn}' },
  RectificationAccepted: { zh: '复核通过，整改完成', en: 'Accepted' },
  RectificationEscalated: { zh: '逾期未完成整改，上报市人民政府', en: 'Reported to the city government' },
  RectificationOrdered: {
    zh: '市人民政府督办（{documentNumber}），限{dueOn}前',
    en: 'Ordered by {documentNumber}, due {dueOn}',
  },
  RectificationConcluded: { zh: '督办办结（{documentNumber}）', en: 'Order concluded by {documentNumber}' },
  RectificationExempted: { zh: '免予追究责任', en: 'Exempted' },
  RectificationReferred: {
    zh: '依照《{document}》{article}，由{authority}处理',
    en: 'Referred to {authority} by {document} {article}',
  },
  AccountabilityProposed: { zh: '提请{authority}问责', en: 'Accountability proposed to {authority}' },
  AccountabilityRecorded: { zh: '记录问责结果（{documentNumber}）', en: 'Outcome of accountability recorded' },
  ComplaintRegistered: { zh: '登记投诉举报', en: 'Registered' },
  ComplaintPassedOn: { zh: '转办', en: 'Passed on' },
  ComplaintAnswered: { zh: '答复', en: 'Answered' },
  ComplaintLinked: { zh: '关联由此引起的事项', en: 'Linked to what it led to' },
  CircularDrafted: { zh: '起草通报', en: 'Drafted' },
  CircularRevised: { zh: '修改通报', en: 'Revised' },
  CircularDiscarded: { zh: '不予签发', en: 'Draft discarded' },
  CircularIssued: { zh: '签发通报', en: 'Issued to all departments' },
  CircularRetractionProposed: { zh: '提出撤回通报', en: 'Withdrawal proposed' },
  CircularKept: { zh: '不予撤回', en: 'Stands' },
  CircularRetracted: { zh: '撤回通报', en: 'Withdrawn' },
  RenewalProposed: { zh: '拟申请续期至{until}', en: 'Renewal proposed until {until}' },
  RenewalDeclined: { zh: '负责人未同意申请续期', en: 'Renewal declined by the head' },
  RenewalAsked: { zh: '申请续期至{until}', en: 'Renewal asked for until {until}' },
  RenewalAnswered: { zh: '拟写续期答复，提请负责人同意', en: 'Answer to the renewal drafted' },
  RenewalReturned: { zh: '负责人退回续期答复', en: 'Answer returned by the head' },
  RenewalAgreed: { zh: '同意续期至{until}', en: 'Renewed until {until}' },
  RenewalRefused: { zh: '不同意续期', en: 'Renewal refused' },
  FilingMade: { zh: '服务变更或者终止报备案', en: 'Filed' },
  FilingAccepted: { zh: '准予备案', en: 'Filing accepted' },
  FilingRejected: { zh: '不予备案', en: 'Filing rejected' },
  NegotiationProposed: { zh: '拟提出协商，提请负责人同意', en: 'Negotiation proposed' },
  NegotiationDeclined: { zh: '负责人未同意提出协商', en: 'Declined by the head' },
  NegotiationOpened: { zh: '提出协商', en: 'Negotiation opened' },
  NegotiationStated: { zh: '陈述意见', en: 'Statement made' },
  NegotiationFileAttached: { zh: '提交附件', en: 'File attached' },
  TermsProposed: { zh: '提出方案，使用至{until}', en: 'Terms proposed until {until}' },
  TermsAccepted: { zh: '同意方案', en: 'Terms accepted' },
  TermsRejected: { zh: '不同意方案', en: 'Terms rejected' },
  NegotiationAgreed: { zh: '协商一致', en: 'Agreed' },
  NegotiationFailed: { zh: '协商不成', en: 'Negotiation failed' },
  MeetingRecorded: { zh: '{heldOn}召开协调会', en: 'Meeting held on {heldOn}' },
  RulingMade: { zh: '作出评判', en: 'Ruling made' },
  RulingAccepted: { zh: '接受评判', en: 'Ruling accepted' },
  RulingObjected: { zh: '不接受评判', en: 'Ruling objected to' },
  RulingUnanswered: { zh: '逾期未答复评判，报上级决定', en: 'Ruling not answered, referred' },
  RulingInForce: { zh: '评判生效', en: 'Ruling in force' },
  SuperiorDecided: { zh: '上级决定：{documentNumber}', en: 'Decided above: {documentNumber}' },
  NegotiationWithdrawn: { zh: '撤回协商', en: 'Withdrawn' },
  ResourceCompiled: { zh: '编制目录条目', en: 'Compiled' },
  ResourceRevised: { zh: '修改草稿', en: 'Draft revised' },
  ResourceProposed: { zh: '提请部门负责人同意', en: 'Proposed to whoever is in charge' },
  DraftDropped: { zh: '导入的草稿已撤下', en: 'Imported draft dropped' },
  ResourceSubmitted: { zh: '部门负责人同意，提请审定', en: 'Consented to and submitted' },
  ResourceReturned: { zh: '退回修改', en: 'Returned' },
  ResourcePublished: { zh: '审定发布第{version}版', en: 'Version {version} published' },
  ResourceWithdrawn: { zh: '撤销', en: 'Withdrawn' },
  DuplicateFound: { zh: '认定为重复采集，来源{sourceNumber}《{sourceName}》', en: 'Found to duplicate {sourceNumber}' },
  DuplicateLifted: { zh: '撤销重复采集的认定', en: 'No longer found to be a duplicate' },
  DutyOpened: { zh: '开始计时：{kind}，{due}到期', en: '{kind} due {due}' },
  DutyReminded: { zh: '提醒：{kind}，{due}到期', en: 'Reminder: {kind} due {due}' },
  DutyLate: { zh: '逾期：{kind}，应于{due}办结', en: 'Late: {kind} was due {due}' },
  DutyEscalated: {
    zh: '催办：{kind}已逾期{workingDays}个工作日',
    en: 'Urged: {kind} is {workingDays} working days late',
  },
  RectificationSuggested: { zh: '建议整改：{kind}已逾期{workingDays}个工作日', en: 'Rectification suggested: {kind}' },
  ReportPrepared: { zh: '拟报市政府：{kind}已逾期{workingDays}个工作日', en: 'Report prepared: {kind}' },
  DutyClaimed: { zh: '已报完成，暂停计时：{kind}', en: 'Claimed as done: {kind}' },
  DutyReopened: { zh: '未予认可，继续计时：{kind}，{due}到期', en: 'Claim not accepted: {kind} due {due}' },
  DutyStopped: { zh: '暂停计时：{kind}', en: 'Clock stopped: {kind}' },
  DutyResumed: { zh: '恢复计时：{kind}，{due}到期', en: 'Clock resumed: {kind} due {due}' },
  DutyExtended: { zh: '延长{days}个工作日：{kind}，{due}到期', en: '{days} more working days: {kind} due {due}' },
  DutyCancelled: { zh: '不再需要：{kind}', en: 'No longer needed: {kind}' },
  DutyRecounted: { zh: '按放假安排重新计算：{kind}，{from}改为{to}', en: 'Recounted: {kind}, {from} to {to}' },
  DutyFlagVoided: { zh: '重新计算后撤销逾期记录：{kind}', en: 'Late flag voided: {kind}' },
  DutyMet: { zh: '办结：{kind}', en: 'Done: {kind}' },
  DepartmentSucceeded: { zh: '由继任部门承接', en: 'Taken over by the succeeding department' },
};

/** Fields in which somebody says why. */
const SAID = ['remarks', 'reason', 'reasons', 'missing', 'statement', 'conditions', 'outcome'] as const;

/** A kind of event in words, with an ellipsis where each event has a value of its own. */
export function eventKindWords(type: HistoryEvent): Words {
  const { zh, en } = historyWords[type];
  return { zh: zh.replace(/\{\w+\}/g, '…'), en: en.replace(/\{\w+\}/g, '…') };
}

/** An event of a case in words, and what was said with it. @returns null for an event that its history does not tell */
export function told({ type, data }: LoggedEvent): { what: Words; said: string | null } | null {
  const words = (historyWords as Partial<Record<string, Words>>)[type];
  if (!words) return null;
  const fields = data as unknown as Record<string, unknown>;
  const text = (language: keyof Words) =>
    words[language].replace(/\{(\w+)\}/g, (_, field: string) => written(field, fields[field], language));
  const said = SAID.map((field) => fields[field]).find((value) => typeof value === 'string' && value !== '');
  return { what: { zh: text('zh'), en: text('en') }, said: (said as string | undefined) ?? null };
}

function written(field: string, value: unknown, language: keyof Words): string {
  const text = String(value ?? '');
  if (field === 'kind') return dutyWords[text as DutyKind].name[language];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const day = Date.parse(text);
  return language === 'zh' ? dateWords(text as LocalDate).zh : `${long.format(day)} (${weekday.format(day)})`;
}

/** 9 October 2026 (Friday), as the console writes dates in English. */
const long = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' });
const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' });
