import type { DutyKind, EscalationRung } from '../domain/duties/policy.ts';
import type { Words } from './words.ts';

/** The steps after a missed date (article 23). */
export const stepNames: Record<EscalationRung['step'], string> = {
  urge: '催办',
  'suggest-rectification': '建议整改',
  report: '拟报市政府',
};

/** Of what no law sets days for. */
const ownDays: Words = {
  zh: '期限由本系统设定，可由主管部门调整；逾期的，记为逾期。',
  en: 'No law sets days for this; the product’s own may be changed by the bureau. What is late is recorded as late.',
};

interface DutyWords {
  name: Words;
  todo: Words;
  warning: Words;
  late: Words;
}

/** A security duty that recurs (articles 18, 19, 21). */
const recurring = (name: string, english: string, what: string, does: string): DutyWords => ({
  name: { zh: name, en: english },
  todo: {
    zh: `请在期限内${what}，登录系统填写开展日期和发现的问题，并上传报告。`,
    en: `Please ${does} in time; then state the day and the findings in the system, and attach the report.`,
  },
  warning: ownDays,
  late: { zh: '本期报告尚未提交。', en: 'The report for this period has not been handed in.' },
});

/** The name of each kind of duty and how it is done, for mails and forms. */
export const dutyWords: Record<DutyKind, DutyWords> = {
  consent: {
    name: { zh: '负责人同意', en: 'Consent of the head' },
    todo: {
      zh: '本部门经办人已经提出，待负责人同意后才能办理；请负责人登录系统同意或者退回。',
      en: 'Your staff have proposed it, and nothing happens before the head consents. Please consent to it or send it back.',
    },
    warning: ownDays,
    late: { zh: '同意之前，事项尚未提出。', en: 'Until the head consents, nothing has been submitted.' },
  },
  reply: {
    name: { zh: '答复', en: 'Reply' },
    todo: {
      zh: '请登录系统作出答复：同意、部分同意，或不予共享（须说明理由并提供依据）。',
      en: 'Please reply in the system: agree, agree in part, or refuse with your reason and its basis.',
    },
    warning: {
      zh: '逾期未答复的，记为逾期，并提醒主管部门和本部门第一责任人；不视为同意。',
      en: 'No reply by then is recorded as late and the bureau and your leader are alerted; silence is never consent.',
    },
    late: {
      zh: '未答复不视为同意，申请仍待答复。',
      en: 'Silence is never consent: the request still awaits its reply.',
    },
  },
  supplement: {
    name: { zh: '补正', en: 'Supplement' },
    todo: {
      zh: '请登录系统一次补齐提供部门所列材料。',
      en: 'Please supply in the system what the provider has listed.',
    },
    warning: {
      zh: '补正期间答复期限暂停计算；逾期未补正的，申请失效，可以重新提出。',
      en: 'Meanwhile the reply clock stands still; if nothing is supplied by then the application lapses and may be made anew.',
    },
    late: { zh: '申请已失效，可以重新提出。', en: 'The application has lapsed and may be made anew.' },
  },
  update: {
    name: { zh: '目录更新', en: 'Catalog update' },
    todo: {
      zh: '请登录系统提交修订并注明所依据的变化；确无需变更的，报“无需变更”并说明理由。',
      en: 'Please submit a revision naming the change, or state that no change is needed and why.',
    },
    warning: {
      zh: '以提交之日为准，主管部门审定期间不计入期限；逾期未提交的，记为逾期并提醒主管部门。',
      en: 'The day you submit counts; the review of the bureau does not. If nothing is submitted by then it is recorded as late.',
    },
    late: {
      zh: '更新之前，目录中仍是原条目。',
      en: 'Until it is updated, the catalog shows the entry as it was.',
    },
  },
  review: {
    name: { zh: '审定', en: 'Review' },
    todo: {
      zh: '请登录系统审定：批准发布，或注明意见退回。',
      en: 'Please approve the entry, or return it with your remarks.',
    },
    warning: {
      zh: '更新后的目录应在规定工作日内完成审定并发布；逾期的，记为逾期。',
      en: 'An updated entry is to be reviewed and published in time; a late review is recorded as late.',
    },
    late: { zh: '审定之前，目录中仍是原条目。', en: 'Until it is reviewed, the catalog shows the entry as it was.' },
  },
  'review-first': {
    name: { zh: '首次审定', en: 'First review' },
    todo: {
      zh: '请登录系统审定：批准发布，或注明意见退回。',
      en: 'Please approve the entry, or return it with your remarks.',
    },
    warning: ownDays,
    late: { zh: '审定之前，目录中没有该条目。', en: 'Until it is reviewed, the entry is not in the catalog.' },
  },
  reclassify: {
    name: { zh: '重新定类', en: 'Classification' },
    todo: {
      zh: '共享类型所依据的条文到期，请提交修订：补充有效依据，或声明无条件共享。',
      en: 'The basis of the sharing type ends: please revise the entry with a basis that holds, or declare it unconditional.',
    },
    warning: {
      zh: '没有依据的，应当无条件共享；逾期未重新定类的，记为逾期并提醒主管部门。',
      en: 'Without a basis it is to be shared unconditionally; if it is not classified by then the bureau is alerted.',
    },
    late: { zh: '重新定类之前，仍按原共享类型。', en: 'Until then the entry keeps its sharing type.' },
  },
  provide: {
    name: { zh: '提供数据', en: 'Provision' },
    todo: {
      zh: '请登录系统登记提供方式：数据库表、服务接口或文件；密码、密钥只填引用名称。',
      en: 'Please register how the data is obtained: a table, a service interface or a file; of secrets only their names.',
    },
    warning: {
      zh: '逾期未提供的，记为逾期，并提醒主管部门和本部门第一责任人。',
      en: 'If it is not provided by then it is recorded as late and the bureau and your leader are alerted.',
    },
    late: { zh: '提供之前，使用部门无法使用。', en: 'Until it is provided, the requester cannot use it.' },
  },
  renew: {
    name: { zh: '续期答复', en: 'Reply to renewal' },
    todo: {
      zh: '请登录系统答复续期：同意并逐项确定期限，或不同意（须说明理由并提供依据）。',
      en: 'Please answer the renewal: agree with a term for each item, or refuse with your reason and its basis.',
    },
    warning: {
      zh: '未答复不视为同意，授权到期即结束；逾期的，记为逾期并提醒主管部门。',
      en: 'Silence is never consent: the grant ends with its term. A late reply is recorded as late.',
    },
    late: { zh: '未答复不视为同意，授权仍按原期限。', en: 'Silence is never consent: the grant keeps its term.' },
  },
  rectify: {
    name: { zh: '限期整改', en: 'Rectification' },
    todo: {
      zh: '请按要求整改，并登录系统说明整改情况。',
      en: 'Please put right what was found and state in the system what was done.',
    },
    warning: {
      zh: '拒不整改或者整改不到位的，可以终止共享。',
      en: 'Where nothing is put right, or not enough, sharing may be terminated.',
    },
    late: { zh: '整改之前，共享权限仍暂停。', en: 'Until then the grant stays suspended.' },
  },
  'review-rectification': {
    name: { zh: '整改复核', en: 'Review of a rectification' },
    todo: {
      zh: '使用部门已经整改，请登录系统复核：恢复使用、退回整改，或者终止共享。',
      en: 'The requester has rectified: please resume the grant, send the rectification back, or terminate the grant.',
    },
    warning: ownDays,
    late: { zh: '复核之前，使用部门仍不能使用。', en: 'Until it is reviewed, the requester cannot use the data.' },
  },
  dispose: {
    name: { zh: '数据处置', en: 'Disposal' },
    todo: {
      zh: '共享授权到期即结束；确需继续使用的，请在到期前申请续期，否则请按提供部门要求处置数据并登记。',
      en: 'The grant ends with its term: ask for a renewal before then, or dispose of the data as the provider asks and record it.',
    },
    warning: {
      zh: '处置期限自授权结束之日起算；逾期未登记处置的，记为逾期并提醒主管部门。',
      en: 'The days run from the end of the grant; if no disposal is recorded by then the bureau is alerted.',
    },
    late: { zh: '授权已结束，数据不得继续使用。', en: 'The grant has ended; the data must not be used any more.' },
  },
  correct: {
    name: { zh: '数据校核', en: 'Correction' },
    todo: {
      zh: '请登录系统核实并答复：已更正、核实无误，或不予更正（须说明理由）。',
      en: 'Please verify and answer in the system: corrected, found right, or declined with your reason.',
    },
    warning: {
      zh: '应在规定工作日内核实、更正并反馈结果；逾期的，记为逾期并提醒主管部门和本部门第一责任人。',
      en: 'You verify, correct and answer within the time; what is late is recorded and the bureau and your leader are alerted.',
    },
    late: {
      zh: '对已经发现有错误的数据拒不校核、更正的，由主管部门通知整改（第二十三条）。',
      en: 'For refusing to verify and correct data found wrong the bureau orders rectification (art. 23).',
    },
  },
  'answer-objection': {
    name: { zh: '异议答复', en: 'Answer to an objection' },
    todo: {
      zh: '提出部门对校核结果有异议，请再次核实并登录系统答复。',
      en: 'The reporter objects to your answer: please verify once more and answer in the system.',
    },
    warning: ownDays,
    late: { zh: '异议尚未答复。', en: 'The objection has not been answered.' },
  },
  find: {
    name: { zh: '确定提供部门', en: 'Finding a provider' },
    todo: {
      zh: '请登录系统确定提供部门；目录中已有的，指明条目；无部门掌握的，说明理由。',
      en: 'Please name a provider, point to the entry that there is, or say why nobody holds it.',
    },
    warning: {
      zh: '办理期限为本市确定的工作期限；逾期的，记为逾期。',
      en: 'The days are the city’s own; what is not done by then is recorded as late.',
    },
    late: { zh: '确定之前，数据需求仍待办理。', en: 'Until then the demand stays open.' },
  },
  compile: {
    name: { zh: '需求编目', en: 'Compiling for a demand' },
    todo: {
      zh: '请编制并报审目录条目，发布后登录系统关联；不能编目的，请说明理由。',
      en: 'Please compile the entry and link it once it is published, or say why there can be none.',
    },
    warning: {
      zh: '办理期限为本市确定的工作期限；逾期的，记为逾期，并提醒主管部门和本部门第一责任人。',
      en: 'The days are the city’s own; what is late is recorded and the bureau and your leader are alerted.',
    },
    late: {
      zh: '编目之前，需求部门无法申请。',
      en: 'Until it is catalogued the department in need cannot apply for it.',
    },
  },
  negotiate: {
    name: { zh: '协商回应', en: 'Answer in a negotiation' },
    todo: {
      zh: '请登录系统回应：陈述意见、提出或答复方案；协商不成的，声明协商未果。',
      en: 'Please answer in the system: state your view, propose or answer terms, or declare that the negotiation failed.',
    },
    warning: ownDays,
    late: { zh: '协商尚待贵部门回应。', en: 'The negotiation awaits your side.' },
  },
  coordinate: {
    name: { zh: '协调', en: 'Coordination' },
    todo: {
      zh: '请召集双方协调并记录会议情况；可提出协调方案，协调不成的，会同有关部门作出评判。',
      en: 'Please bring both sides together and record the meetings; propose terms, or else adjudicate together with other departments.',
    },
    warning: {
      zh: '协调期限由本系统设定，可由主管部门调整；逾期的，记为逾期。',
      en: 'The measures set no days for this; the product’s own may be changed by the bureau. Late coordination is recorded as late.',
    },
    late: { zh: '争议尚未协调或评判。', en: 'The dispute has been neither settled nor ruled on.' },
  },
  'answer-ruling': {
    name: { zh: '评判答复', en: 'Answer to a ruling' },
    todo: {
      zh: '请由共享工作机构负责人登录系统答复：接受评判，或说明理由不接受，由上级决定。',
      en: 'The head of the sharing office answers in the system: accept the ruling, or object with reasons, and a superior decides.',
    },
    warning: {
      zh: '逾期未答复的，记为逾期；不视为同意，由主管部门报市人民政府决定。',
      en: 'No answer by then is recorded as late and is no consent; the bureau refers the case to the city government.',
    },
    late: { zh: '评判尚未得到答复。', en: 'The ruling has not been answered.' },
  },
  decide: {
    name: { zh: '市政府决定', en: 'Decision of the city government' },
    todo: {
      zh: '请登录系统查看案卷，上传决定文件并录入决定：予以共享，或不予共享（须提供依据）。',
      en: 'Please read the case, attach the document and enter the decision: to share, or not to share with its basis.',
    },
    warning: {
      zh: '决定期限由本系统设定，可由主管部门调整；逾期的，记为逾期。',
      en: 'The law sets no days for this; the product’s own may be changed by the bureau. A late decision is recorded as late.',
    },
    late: { zh: '争议尚待市人民政府决定。', en: 'The dispute still awaits the decision of the city government.' },
  },
  'decide-instead': {
    name: { zh: '主管部门回避事项决定', en: 'Decision in place of the bureau' },
    todo: {
      zh: '主管部门是本事项的一方，不得自行决定，请登录系统代为决定。',
      en: 'The bureau is a side here and decides nothing about it; please decide in its place.',
    },
    warning: {
      zh: '决定期限由本系统设定，可由主管部门调整；逾期的，记为逾期。',
      en: 'The law sets no days for this; the product’s own may be changed by the bureau. A late decision is recorded as late.',
    },
    late: { zh: '事项尚待市人民政府决定。', en: 'The matter still awaits the decision of the city government.' },
  },
  'decide-extension': {
    name: { zh: '延期审批', en: 'Decision on more time' },
    todo: {
      zh: '请登录系统决定：同意延长，或说明理由不同意。',
      en: 'Please decide in the system: give the time, or decline with your reason.',
    },
    warning: ownDays,
    late: { zh: '决定之前，答复期限照常计算。', en: 'Until then the time to reply goes on.' },
  },
  evaluate: {
    name: { zh: '评估评分', en: 'Scores of an evaluation' },
    todo: {
      zh: '请登录系统，为各部门的有关指标评分；不为本部门评分。',
      en: 'Please score the indicators that are yours, for every department but your own.',
    },
    warning: ownDays,
    late: {
      zh: '未评分的指标不计入结果，其权重由其他指标分担。',
      en: 'What nobody scores does not count, and its weight is spread over the other indicators.',
    },
  },
  'answer-evaluation': {
    name: { zh: '答复评估异议', en: 'Answer to an objection' },
    todo: {
      zh: '请核对所异议的指标及其所依据的事项，采纳并调整得分，或者说明不予采纳的理由。',
      en: 'Please check what is objected to and the cases behind it; uphold it with the new score, or say why not.',
    },
    warning: ownDays,
    late: {
      zh: '答复之前，评估结果不能报审。',
      en: 'Until it is answered the result cannot be laid before the city government.',
    },
  },
  'conclude-evaluation': {
    name: { zh: '完成年度评估', en: 'Conclusion of the evaluation' },
    todo: {
      zh: '请在评分完成后征求各部门意见，答复异议后报市政府审定。',
      en: 'Once it is scored, please open the draft, answer objections, and lay the result before the city government.',
    },
    warning: ownDays,
    late: { zh: '年度评估尚未完成。', en: 'The evaluation of the year is not concluded.' },
  },
  'decide-filing': {
    name: { zh: '备案办理', en: 'Decision on a filing' },
    todo: {
      zh: '请登录系统办理备案：接受，或说明理由不予备案。',
      en: 'Please decide on the filing in the system: accept it, or reject it with your reason.',
    },
    warning: ownDays,
    late: { zh: '办理之前，服务不得终止或变更。', en: 'Until then the service may not end or change.' },
  },
  'assess-risk': recurring(
    '风险评估',
    'Risk assessment',
    '完成政务信息资源风险评估',
    'assess the risks of the shared data',
  ),
  'review-security': recurring('安全审查', 'Security review', '完成安全审查', 'review its security'),
  'check-secrecy': recurring('保密检查', 'Secrecy check', '完成保密检查', 'check that secrets are kept'),
  'drill-restore': recurring(
    '恢复演练',
    'Restore drill',
    '完成数据备份恢复演练',
    'practise restoring data from its backups',
  ),
  'plan-emergency': recurring(
    '应急预案',
    'Emergency plan',
    '制定或者修订应急预案',
    'draw up or revise the emergency plan',
  ),
  'tell-authority': {
    name: { zh: '告知网信部门', en: 'Telling the cyberspace authority' },
    todo: {
      zh: '请在规定的小时数内告知网信部门，并登录系统登记告知的时间和方式。',
      en: 'Please tell the cyberspace authority within the hours of the rule, and state in the system when and how.',
    },
    warning: {
      zh: '小时数自发现时起算，以系统所列的时刻为准；本期限只用于提醒和催办。',
      en: 'The hours count from when it was found, and end at the time that the system states; this date only reminds.',
    },
    late: { zh: '尚未登记告知网信部门。', en: 'It is not on record that the authority was told.' },
  },
  'classify-incident': {
    name: { zh: '安全事件定级', en: 'Classifying an incident' },
    todo: {
      zh: '请登录系统确定级别；不属安全事件的，说明理由。',
      en: 'Please state its level in the system, or why it is none.',
    },
    warning: ownDays,
    late: { zh: '安全事件尚未定级。', en: 'The incident has not been classified.' },
  },
  'handle-incident': {
    name: { zh: '安全事件处置', en: 'Dealing with an incident' },
    todo: {
      zh: '请采取措施防止危害扩大，查明原因，登录系统登记，并提交处置报告。',
      en: 'Please stop the harm, find the cause, state both in the system, and hand in the report.',
    },
    warning: ownDays,
    late: { zh: '处置报告尚未提交。', en: 'The report on it has not been handed in.' },
  },
  'close-incident': {
    name: { zh: '安全事件结案', en: 'Closing an incident' },
    todo: {
      zh: '请登录系统审核处置报告，认定责任并结案，或者退回。',
      en: 'Please review the report, state who answers for it, and close it, or send it back.',
    },
    warning: ownDays,
    late: { zh: '安全事件尚未结案。', en: 'The incident has not been closed.' },
  },
  'review-contractor': {
    name: { zh: '受托期满前办理', en: 'Before a contract ends' },
    todo: {
      zh: '委托即将期满，请登录系统登记续期及批准文件，或者终止委托并说明数据的处置。',
      en: 'The engagement ends soon; please renew it with its approval, or end it and say what became of the data.',
    },
    warning: ownDays,
    late: { zh: '委托的续期或者终止尚未登记。', en: 'Neither its renewal nor its end is on record.' },
  },
  'answer-complaint': {
    name: { zh: '投诉举报答复', en: 'Answering a complaint' },
    todo: {
      zh: '请查明情况，由登记人以外的人员登录系统答复；属其他部门职责的，可以转办一次；需要更多时间的，由主管部门延长一次。',
      en: 'Please find out what happened and answer in the system, somebody other than who registered it; it can be passed on once, and the bureau gives more time once.',
    },
    warning: ownDays,
    late: { zh: '投诉举报尚未答复。', en: 'The complaint has not been answered.' },
  },
  'decide-complaint': {
    name: { zh: '投诉举报办理', en: 'Deciding on a complaint' },
    todo: {
      zh: '请查明情况，由登记人以外的工作人员登录系统答复；属其他部门职责的，可以转办一次。',
      en: 'Please find out what happened and answer in the system, an officer other than who registered it; it can be passed on once.',
    },
    warning: ownDays,
    late: { zh: '投诉举报尚未答复。', en: 'The complaint has not been answered.' },
  },
  'sign-circular': {
    name: { zh: '通报审签', en: 'Signing a notice of criticism' },
    todo: {
      zh: '请由起草人以外的工作人员登录系统签发，或者不予签发；提出撤回的，由提出人以外的工作人员决定。',
      en: 'An officer other than its drafters issues it or discards it; another than who proposed to withdraw it decides on that.',
    },
    warning: ownDays,
    late: { zh: '通报尚未审签。', en: 'Nobody has decided on the notice of criticism.' },
  },
  'exercise-emergency': recurring(
    '应急演练',
    'Emergency exercise',
    '按应急预案开展演练',
    'exercise the emergency plan',
  ),
  'issue-notice': {
    name: { zh: '签发整改通知', en: 'Issue of a notice' },
    todo: {
      zh: '请由起草人以外的工作人员登录系统签发，或者说明理由不予签发。',
      en: 'An officer other than its drafters issues the notice in the system, or discards it with the reason.',
    },
    warning: ownDays,
    late: { zh: '整改通知尚未签发。', en: 'The notice has not been issued.' },
  },
  'rectify-notice': {
    name: { zh: '整改', en: 'Rectification by notice' },
    todo: {
      zh: '请按整改通知书的要求完成整改，登录系统报告情况并附材料；确有困难的，可在期限内申请延长一次。',
      en: 'Please do what the notice asks and report it in the system with files; more time can be asked for once, until the date.',
    },
    warning: {
      zh: '未在期限内完成整改的，由主管部门上报市人民政府，纳入督查督办；情节严重的，提请问责。',
      en: 'What is not rectified in time is reported to the city government; where it is serious, accountability is proposed.',
    },
    late: { zh: '整改期限已过，尚未报告整改情况。', en: 'The date on the notice is over and nothing was reported.' },
  },
  'review-report': {
    name: { zh: '整改复核', en: 'Review of a rectification' },
    todo: {
      zh: '请登录系统复核整改情况：认可，或说明理由退回并定新的期限；已督办的，录入办结结果。',
      en: 'Please review the report: accept it, or return it with reasons and a new date; of what was ordered, record the outcome.',
    },
    warning: ownDays,
    late: { zh: '整改报告尚未复核。', en: 'The report has not been reviewed.' },
  },
  'record-order': {
    name: { zh: '录入督办', en: 'Recording the order' },
    todo: {
      zh: '请跟进市人民政府的督办决定，登录系统录入文号、要求和新的期限。',
      en: 'Please follow the decision of the city government and record its order with the new date.',
    },
    warning: ownDays,
    late: { zh: '市人民政府的督办尚未录入。', en: 'The order of the city government has not been recorded.' },
  },
};
