import type * as z from 'zod';
import { applicationExplanations } from '../../shared/contract/explanations/application.ts';
import {
  aboutExplanations,
  answerExplanations,
  ratingExplanations,
  reportExplanations,
} from '../../shared/contract/explanations/correction.ts';
import { exampleOf } from '../../shared/contract/explanations/explanation.ts';
import { onNotSharedExplanations, termsExplanations } from '../../shared/contract/explanations/negotiation.ts';
import { refusalExplanations, replyExplanations } from '../../shared/contract/explanations/reply.ts';
import type { Route } from '../../shared/contract/route.ts';
import { type OperationId, routes } from '../../shared/contract/routes.ts';
import { ownScheme } from '../../shared/domain/evaluation/own-scheme.ts';
import { idPrefixes } from '../../shared/domain/id.ts';
import { successor } from '../examples.ts';
import { conditional } from './entries.ts';
import type { CallInput } from './sent-request.ts';

/** An id that nothing in the city has. */
export const unusedId = (prefix: string) => `${prefix}_${'0'.repeat(26)}`;

const { items: _refused, ...refusal } = exampleOf(refusalExplanations);
const { refused: _none, conditions: _published, ...agreement } = exampleOf(replyExplanations);

export const agree = { ...agreement, agreed: 'all' };
export const refuse = { refused: [{ items: 'all', ...refusal }] };

/** An entry as a bulk command names it. */
const seen = { id: unusedId('res'), etag: '"1"' };

const ITEMS = ['name', 'id-number', 'level'];

/** Agrees to these of the three items and refuses the others. */
export function agreeInPart(resource: string, ...items: string[]) {
  const refs = (of: string[]) => of.map((item) => ({ resource, item }));
  return { agreed: refs(items), refused: [{ ...refusal, items: refs(ITEMS.filter((item) => !items.includes(item))) }] };
}

const { frequency: _ofAnInterface, ...filledIn } = exampleOf(applicationExplanations);

export function application(resource: string, items = ITEMS) {
  return { ...filledIn, resources: [{ resource, items, itemCount: items.length }] };
}

/** A scheme of evaluation: the product's own for 2026, in which the evaluators of a department score the drills. */
export function schemeBody(scoredBy = '06') {
  const { indicators, ...terms } = ownScheme.terms;
  const scored = { id: 'drills', name: { zh: '应急演练', en: 'Emergency drills' }, measure: null, scoredBy };
  const own = indicators.map((one) => (one.id === 'security' ? { ...scored, weight: one.weight } : one));
  return { ...terms, year: 2026, indicators: own };
}

/** Insists on a case although an equal one may be open. */
export const again = { repeat: true, reason: '另案办理' } as const;

/** A report of a wrong item in a record of an entry. The record's key is masked. */
export function correctionBody(resource: string, item = 'level') {
  return {
    ...exampleOf(reportExplanations),
    ...again,
    about: { type: 'entry', resource, item, recordKey: aboutExplanations.recordKey.example },
  };
}

/** A demand for data that nobody has catalogued. */
export function demandBody(name = '孤独症儿童康复机构信息') {
  return { name, items: ['机构名称', '地址'], purpose: '安排随班就读', basis: '《残疾人教育条例》第十七条' };
}

/** Opens a negotiation about data that is not shared. */
export const notSharedOpening = (resource: string, items = ['name', 'level']) => ({
  ...exampleOf(onNotSharedExplanations),
  on: 'not-shared',
  resource,
  items,
  purpose: '孤儿助学资格核验',
  until: '2027-06-30',
});

export const terms = exampleOf(termsExplanations);
const departmentsPresent = ['02', '06'];
const meeting = { heldOn: '2026-09-21', notes: '双方各陈述了意见。', departments: departmentsPresent };
const basisOfLaw = refusal.basis;
export const ruling = { verdict: 'not-share', basis: basisOfLaw, reasons: '依法不得提供', departments: ['06'] };
export const decision = {
  verdict: 'not-share',
  basis: basisOfLaw,
  reasons: '依法不得提供',
  authority: '义马市人民政府',
  documentNumber: '义政〔2026〕12号',
  decidedOn: '2026-09-21',
  file: unusedId('fil'),
};

/** What a notice to rectify says. */
export function noticeBody(dueOn = '2026-09-24', shownBy: string[] = []) {
  return {
    ground: 'measures-23-1',
    facts: [{ text: '条目应当更新而至今未更新', shownBy }],
    requirement: '更新目录条目并核对其他条目',
    handIn: '整改情况说明',
    dueOn,
  };
}
const ofGovernment = { documentNumber: '义政督〔2026〕3号', decidedOn: '2026-09-14' };
const order = { authority: '义马市人民政府', ...ofGovernment, requirement: '限期更新', dueOn: '2026-10-16' };

/** Valid path parameters of an operation that name nothing in the city. */
export function unusedParams(operation: OperationId): Record<string, string> {
  const { params }: Route = routes[operation];
  const ids = idPrefixes.map(unusedId);
  const candidates = [
    ...ids,
    `${unusedId('res')}.update.${unusedId('chg')}`,
    `${unusedId('req')}@1`,
    // A segment of the sealed log.
    '99999999',
    '98',
    '7',
    `${'0'.repeat(43)}.ics`,
    'no-such-rule',
  ];
  return Object.fromEntries(
    Object.entries(params?.shape ?? {}).map(([name, schema]) => [
      name,
      candidates.find((candidate) => (schema as z.ZodType).safeParse(candidate).success) ?? '',
    ]),
  );
}

/** A closure of the city, in our shape. */
const floodNotice = {
  year: 2026,
  kind: 'closure',
  title: '义马市人民政府关于防汛停工的通告',
  documentNumber: '义政〔2026〕9号',
  url: 'https://www.yima.gov.cn/notices/9',
  off: [{ name: '防汛停工', from: '2026-09-23', to: '2026-09-24' }],
};

/** A body for every operation that takes one. */
export const bodies = {
  createResource: { content: conditional() },
  updateResource: { content: conditional(), changes: [] },
  createImport: { format: 'json', size: 2 },
  createExport: { format: 'json' },
  createLogExport: { format: 'jsonl' },
  withdrawResource: { reason: '职能划出，不再采集' },
  consentResource: { secrecyAssessed: true, personalInformationAssessed: true },
  returnDraft: { remarks: '共享条件请写明', fields: [{ field: 'sharing.condition', remark: '请写明用途' }] },
  consentResources: { entries: [seen], secrecyAssessed: true, personalInformationAssessed: true },
  returnResource: { remarks: '摘要请写明范围', fields: [{ field: 'abstract', remark: '请写明范围' }] },
  approveResources: { entries: [seen] },
  createChange: {
    kind: 'law-revised',
    document: '中华人民共和国个人信息保护法',
    changedOn: '2026-09-18',
    concerns: { department: '02' },
  },
  updateCalendar: { notice: floodNotice },
  previewCalendar: { notice: floodNotice },
  withdrawCalendar: { version: 1, reason: '通告文号有误', past: { reason: '更正误载' } },
  checkCollection: { name: '独居老人走访记录', items: ['姓名', '走访日期'] },
  createCollection: { name: '独居老人走访记录', items: ['姓名', '走访日期'], purpose: '关爱服务' },
  nameSource: { department: '02', reason: '法定登记机关' },
  findDuplicateCollection: { source: unusedId('res'), reason: '信息项与来源一致' },
  liftDuplicateCollection: { reason: '认定有误' },
  findDuplicateResource: { source: unusedId('res'), reason: '信息项与来源一致' },
  liftDuplicateResource: { reason: '认定有误' },
  answerMatches: { answers: [] },
  withdrawChange: { reason: '登记有误' },
  createApplication: application(unusedId('res')),
  updateApplication: application(unusedId('res')),
  returnApplication: { remarks: '用途请写具体' },
  draftReply: agree,
  returnReply: { remarks: '依据请写明条款' },
  askSupplement: { missing: '请附使用依据的文件全文' },
  supplementRequest: { answer: '依据文件全文已附在使用依据中' },
  askExtension: { days: 5, reason: '涉及多个处室，需逐一核对' },
  declineExtension: { reason: '事项简单，应当按期答复' },
  verify: { document: {}, signature: 'e30..e30' },
  provideGrant: { kind: 'file', location: '交换平台/低保对象/2026', format: 'csv' },
  createCorrection: correctionBody(unusedId('res')),
  answerCorrection: { outcome: 'declined', ...exampleOf(answerExplanations) },
  raiseObjection: { reason: '档案未更新，请再核' },
  rateCorrection: exampleOf(ratingExplanations),
  createDemand: demandBody(),
  createReportFile: { type: 'pdf', size: 10 },
  reportSafeguard: {
    ...{ carriedOutOn: '2027-02-26', findings: '未发现高风险问题', file: unusedId('fil'), type: 'pdf', name: '报告' },
  },
  createIncident: {
    ...{ name: '资助名单疑似泄露', kind: 'leak', foundAt: '2026-09-21T08:30:00+08:00', people: 1200 },
    what: '曾被下载至未登记的终端',
  },
  classifyIncident: { level: 'larger', people: 1200 },
  dismissIncident: { reason: '误报' },
  tellIncident: { toldAt: '2026-09-21T08:50:00+08:00', authority: '义马市委网信办', how: '电话告知' },
  measureIncident: { text: '已停用有关账号' },
  suspendIncident: { grant: unusedId('grt'), reason: '防止危害扩大' },
  createIncidentFile: { type: 'pdf', size: 10 },
  concludeIncident: {
    ...{ cause: '账号未停用', prevention: '自动停用', file: unusedId('fil'), type: 'pdf', name: '处置报告' },
  },
  returnIncident: { reason: '原因未查明' },
  closeIncident: { liability: 'liable', reason: '未按规定停用账号' },
  createComplaint: {
    ...{ name: '资助信息被用于催收', complainant: 'natural-person', contact: '登记簿第12页，138****0001' },
    ...{ channel: 'by-visit', receivedOn: '2026-09-18', what: '学生资助信息疑似被用于资助以外的用途' },
  },
  passComplaint: { to: '06', reason: '属教育部门职责' },
  answerComplaint: { finding: 'founded', statement: '经查，名单曾被超范围使用', done: '已停止使用并删除' },
  linkComplaint: { to: unusedId('rec') },
  createCircular: {
    ...{ name: '关于超范围使用共享数据的通报', department: '06', ground: 'order809-40-2', facts: noticeBody().facts },
    demand: '各部门对照检查共享数据的使用范围',
  },
  updateCircular: {
    ...{ name: '关于超范围使用共享数据的通报', ground: 'order809-40-2', facts: noticeBody().facts },
    demand: '各部门自查并在月底前报告',
  },
  discardCircular: { reason: '情节轻微，已整改' },
  retractCircular: { reason: '事实认定有误' },
  answerRetraction: { decision: 'keep', reason: '事实清楚' },
  createContractor: {
    ...{ name: '示例信息技术有限公司', creditCode: '91411281MA0000001R', scope: '前置机运行维护', data: '前置库' },
    approval: { authority: '义马市人民政府', documentNumber: '义政办〔2026〕9号', approvedOn: '2026-09-01' },
    ...{ startsOn: '2026-09-10', endsOn: '2027-09-09' },
  },
  renewContractor: {
    approval: { authority: '义马市人民政府', documentNumber: '义政办〔2026〕9号', approvedOn: '2026-09-01' },
    endsOn: '2028-09-09',
  },
  endContractor: { endedOn: '2026-09-20', disposal: '介质已返还' },
  updateDemand: demandBody(),
  returnDemand: { remarks: '请写明依据的条文' },
  decideDemand: { decision: 'name', provider: '02', reason: '依职责登记' },
  answerDemand: { decision: 'decline', reason: '本部门未采集' },
  createInterface: {
    resource: unusedId('res'),
    url: 'https://exchange.yima.example/households',
    secret: 'stand-in',
    layout: { records: 'data.rows', fields: { name: 'xm' } },
    paging: { parameter: 'page', first: 1, size: { parameter: 'size', records: 10 } },
  },
  retireInterface: { reason: '由新接口替代' },
  suspendGrant: { reason: '用于授权以外的用途', days: 5 },
  rectifyGrant: { statement: '已停止并删除' },
  decideSuspension: { decision: 'return', reason: '仍有留存', days: 3 },
  askRenewal: { items: [{ id: 'name', until: '2027-12-31' }], reason: '资助工作延续' },
  consentRenewal: { decision: 'decline', remarks: '无需延长' },
  answerRenewal: {
    decision: 'refuse',
    refusal: { reason: refusal.reason, basis: refusal.basis },
  },
  confirmRenewal: { decision: 'return', remarks: '请补充依据' },
  fileService: {
    kind: 'end',
    endsOn: '2026-12-31',
    reason: '系统停用',
    negotiated: { on: '2026-09-18', outcome: '双方同意改由省平台提供' },
  },
  decideFiling: { decision: 'decline', remarks: '未说明替代方式' },
  relinquishGrant: { reason: '资助工作已结束' },
  disposeGrant: { on: '2026-09-21', what: '已从业务库删除', count: 1200 },
  createUseRecord: { kind: 'use', on: '2026-09-21', what: '核验助学申请人', count: 35 },
  createNegotiation: notSharedOpening(unusedId('res')),
  consentNegotiation: { decision: 'decline', remarks: '请先申请其他信息项' },
  withdrawNegotiation: { reason: '已另有来源' },
  createStatement: { text: '本部门履职确需使用' },
  createUpload: { type: 'pdf', size: 1000 },
  createAttachment: { file: unusedId('fil'), type: 'pdf', name: '履职依据' },
  createProposal: terms,
  answerProposal: { decision: 'decline', reason: '范围过大' },
  declareFailure: { reason: '双方意见不一致' },
  createMeeting: meeting,
  adjudicateNegotiation: ruling,
  answerRuling: { decision: 'decline', reason: '与法律规定不符' },
  recordDecision: decision,
  takeUp: { requirement: '限期办结并说明原因', handIn: '整改情况说明', dueOn: '2026-10-23' },
  putAside: { reason: '已经电话督促，情况属实但已改正' },
  createRectification: { ...noticeBody(), department: '02' },
  updateRectification: noticeBody(),
  discardRectification: { reason: '情况已经查清，无需整改' },
  askTime: { days: 5, reason: '涉及多个科室，需逐一核对' },
  answerTime: { decision: 'decline', reason: '事项简单，应当按期完成' },
  prepareFile: { type: 'pdf', size: 1000 },
  attachFile: { file: unusedId('fil'), type: 'pdf', name: '整改情况说明' },
  reportRectification: { statement: '已更新目录条目，并核对了其余条目', files: [] },
  reviewRectification: { decision: 'accept' },
  escalateRectification: { opinion: '建议纳入督查督办，责令限期改正' },
  orderRectification: order,
  concludeRectification: { outcome: 'completed', statement: '已按督办要求完成', ...ofGovernment },
  closeRectification: { decision: 'exempt', exemption: 'force-majeure', reason: '机房受汛情影响停用' },
  proposeAccountability: { authority: '义马市纪委监委', reason: '两次通知后仍拒不整改' },
  recordAccountability: { statement: '对有关责任人员予以通报批评', ...ofGovernment },
  claimNoChange: { reason: '修订不涉及本资源' },
  extendDuty: { days: 5, reason: '涉及多个系统，需核对' },
  updateMailSettings: { pace: 'digest', alerts: 'at-once', quiet: 'clock' },
  updatePooling: { pooled: true },
  createPolicy: successor,
  withdrawPolicy: { reason: '所依据的文件未发布' },
  calculateDeadline: { start: '2026-09-24', policy: { duty: 'reply', shareType: 'conditional' } },
  comparePolicies: { duty: 'reply', from: '2026-09-01', to: '2026-09-30', b: { given: { days: 10 } } },
  exportComparison: { duty: 'reply', from: '2026-09-01', to: '2026-09-30', b: { given: { days: 10 } } },
  createScheme: schemeBody(),
  withdrawScheme: { reason: '指标尚需征求意见' },
  createEvaluation: { year: 2026 },
  scoreEvaluation: { indicator: 'drills', scores: [{ department: '02', score: 80, remark: '演练记录较少' }] },
  objectEvaluation: { indicator: 'replies', reason: '该件逾期系对方补正所致' },
  answerEvaluation: { decision: 'dismissed', department: '02', reason: '补正期间已经扣除' },
  decideEvaluation: { decision: 'approve' },
  withdrawEvaluation: { reason: '范围有误' },
  createDepartment: { id: '31', name: '义马市测试局', creditCode: '11411281M00000000A', office: '信息科' },
  updateDepartment: { name: '义马市民政和社会事务局', creditCode: '11411281M10000012K', office: '信息中心' },
  mergeDepartment: { into: '06' },
  createPerson: { id: 'somebody', department: '02', name: '示例', email: 'somebody@yima.example', roles: ['staff'] },
  updatePerson: { department: '02', name: '示例', email: 'civil@yima.example', roles: ['staff'], active: true },
  createSystem: { id: 'school-admissions', name: '招生系统', purpose: '核验家庭经济困难学生' },
  revokeSystem: { reason: '系统已停用' },
  createWebhook: { name: '招生系统', url: 'https://admissions.yima.example/events', events: ['request.agreed'] },
  updateWebhook: { name: '招生系统', url: 'https://admissions.yima.example/v2', events: null },
  pauseWebhook: { reason: '系统维护' },
  replayWebhook: { since: `${unusedId('req')}@1` },
  createDeputy: { person: 'civil-head', from: '2026-09-21', to: '2026-12-31' },
  leavePerson: { successor: null },
  proposeSubject: { subject: 'idp|8c1f', reason: '更换身份认证平台' },
  createAbsence: { from: '2026-09-22', to: '2026-09-24', delegate: 'civil2' },
} satisfies Partial<Record<OperationId, object>>;

const others: Partial<Record<OperationId, (body: never) => unknown>> = {
  createResource: (body: { content: { name: string } }) => ({
    content: { ...body.content, name: `${body.content.name}二` },
  }),
  createChange: (body: { document: string }) => ({ ...body, document: `${body.document}实施条例` }),
  createApplication: (body: { purpose: string }) => ({ ...body, purpose: `${body.purpose}及复核` }),
  createNegotiation: (body: { purpose: string }) => ({ ...body, purpose: `${body.purpose}及复核` }),
  createDemand: (body: { purpose: string }) => ({ ...body, purpose: `${body.purpose}二` }),
  createRectification: (body: { handIn: string }) => ({ ...body, handIn: `${body.handIn}二` }),
  createCorrection: (body: { evidence: string }) => ({ ...body, evidence: `${body.evidence}二` }),
  createDepartment: (body: { office: string }) => ({ ...body, office: `${body.office}二` }),
  createWebhook: (body: { name: string }) => ({ ...body, name: `${body.name}二` }),
  createSystem: (body: { name: string }) => ({ ...body, name: `${body.name}二` }),
  createIncident: (body: { name: string }) => ({ ...body, name: `${body.name}二` }),
  createComplaint: (body: { name: string }) => ({ ...body, name: `${body.name}二` }),
  createCircular: (body: { name: string }) => ({ ...body, name: `${body.name}二` }),
  createContractor: (body: { name: string }) => ({ ...body, name: `${body.name}二` }),
  mergeDepartment: () => ({ into: '99' }),
  createPerson: (body: { name: string }) => ({ ...body, name: `${body.name}二` }),
  approveResources: () => ({ entries: [seen] }),
  consentResources: (body: object) => ({ ...body, entries: [seen] }),
  checkCollection: (body: { name: string }) => ({ ...body, name: `${body.name}二` }),
  withdrawCalendar: (body: { reason: string }) => ({ ...body, reason: `${body.reason}二` }),
  createCollection: (body: { purpose: string }) => ({ ...body, purpose: `${body.purpose}二` }),
  createInterface: (body: { secret: string }) => ({ ...body, secret: `${body.secret}-two` }),
  createImport: () => ({ format: 'csv', size: 9 }),
  createExport: () => ({ format: 'csv' }),
  createLogExport: () => ({ format: 'xlsx' }),
  createScheme: (body: { leastMeasured: number }) => ({ ...body, leastMeasured: body.leastMeasured + 1 }),
  createEvaluation: (body: { year: number }) => ({ year: body.year + 1 }),
  createPolicy: (body: { days: number }) => ({ ...body, days: body.days - 1 }),
  proposeSubject: (body: { subject: string }) => ({ ...body, subject: `${body.subject}2` }),
  leavePerson: (body: { successor: string | null }) => ({ successor: body.successor === null ? 'another' : null }),
};

/** A different command under the same key; null for an operation that takes nothing. */
export function otherwise(operation: OperationId, asked: CallInput): CallInput | null {
  if (asked.params) {
    const params = Object.entries(asked.params).map(([name, value]) => [
      name,
      String(value)
        .replace(/_[0-9a-z]{26}/, `_${'0'.repeat(26)}`)
        .replace(/^[a-z]+(-[a-z0-9]+)+$/, 'no-such-rule'),
    ]);
    const of = Object.fromEntries(params);
    if (params.some(([name = '', value]) => value !== String(asked.params?.[name]))) return { ...asked, params: of };
  }
  const other = others[operation];
  return other ? { ...asked, body: other(asked.body as never) } : null;
}
