/**
 * Every way the system says no, in one table: what kind of no, which rule it rests on, and the words.
 * Chinese first, English beside it; `{name}` is filled from the refusal's details.
 */
export const refusals = {
  // Who may do what
  'role-missing': {
    kind: 'forbidden',
    rule: '第六条',
    zh: '您的角色不能执行此操作。',
    en: 'Your role does not allow this.',
  },
  'not-the-provider': {
    kind: 'forbidden',
    rule: '第十五条',
    zh: '只有提供部门可以执行此操作。',
    en: 'Only the providing department may do this.',
  },
  'own-entry': {
    kind: 'forbidden',
    rule: '第七条',
    zh: '不得审定本部门的目录条目，须由其他人员审定。',
    en: 'Nobody approves an entry of their own department.',
  },
  'same-person': {
    kind: 'forbidden',
    rule: '第六条',
    zh: '提请人不能同时作为负责人同意。',
    en: 'Whoever proposed it cannot consent to it.',
  },
  'own-data': {
    kind: 'conflict',
    rule: '第二条',
    zh: '本部门的信息资源无需申请共享。',
    en: 'A department need not request its own data.',
  },
  'person-inactive': {
    kind: 'unauthenticated',
    rule: '第六条',
    zh: '该人员未登记或已离岗，凭据无效。',
    en: 'This person is not registered or has left; the credential is not valid.',
  },
  // What is not there, or not visible to the asker
  'not-found': { kind: 'not-found', rule: null, zh: '未找到{what}。', en: 'Not found: {what}.' },
  // What was sent is wrong
  'invalid-input': { kind: 'malformed', rule: null, zh: '提交的内容有误。', en: 'What was sent is not valid.' },
  'basis-required': {
    kind: 'invalid',
    rule: '第十四条',
    zh: '列入{shareType}的，须提供法律法规或国家有关规定作为依据；没有依据的，应当无条件共享，由本部门自行声明。',
    en: '{shareType} needs a law, a regulation or a national rule as its basis; without one the department itself declares the entry unconditional.',
  },
  'basis-kind': {
    kind: 'invalid',
    rule: '第八条、第十四条',
    zh: '依据种类“{basisKind}”不能作为{shareType}的依据。',
    en: 'A basis of kind "{basisKind}" does not support {shareType}.',
  },
  'condition-required': {
    kind: 'invalid',
    rule: '第十四条',
    zh: '列入有条件共享的，提供方应明确共享条件。',
    en: 'A conditional entry states its conditions.',
  },
  'secret-refused': {
    kind: 'invalid',
    rule: '第三条',
    zh: '涉及国家秘密或工作秘密的信息资源不在本系统管理范围，内容未保存。',
    en: 'State and work secrets are outside this system; nothing of the content was kept.',
  },
  'items-unknown': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '所列信息项不在该目录版本中：{items}。',
    en: 'Not items of this version of the entry: {items}.',
  },
  'item-count': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '申请信息资源项数（{stated}）与所选信息项数（{chosen}）不一致。',
    en: 'The number of items stated ({stated}) is not the number chosen ({chosen}).',
  },
  'agreed-items': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '答复的信息项须为申请的信息项；部分同意须同意至少一项，且不是全部。',
    en: 'A reply covers the items requested; agreeing in part means at least one and not all.',
  },
  'change-in-future': {
    kind: 'invalid',
    rule: '第九条',
    zh: '变化日期不得晚于今天。',
    en: 'The change cannot lie in the future.',
  },
  'change-too-old': {
    kind: 'invalid',
    rule: '第二十六条',
    zh: '变化发生在本办法施行（2021年3月10日）之前。',
    en: 'The change was before these measures took effect (2021-03-10).',
  },
  'changes-unknown': {
    kind: 'invalid',
    rule: '第九条',
    zh: '本条目没有所列变化的更新任务：{changes}。',
    en: 'This entry has no open update duty for: {changes}.',
  },
  'duplicate-items': {
    kind: 'invalid',
    rule: '第七条',
    zh: '信息项名称重复：{items}。',
    en: 'Item names are repeated: {items}.',
  },
  'unknown-department': {
    kind: 'invalid',
    rule: '第六条',
    zh: '部门 {department} 未登记。',
    en: 'Department {department} is not registered.',
  },
  'bureau-role': {
    kind: 'invalid',
    rule: '第六条',
    zh: '只有主管部门的人员可以担任审定或系统管理角色。',
    en: 'The roles of the bureau and of administration are for people of the bureau.',
  },
  'upper-role': {
    kind: 'invalid',
    rule: '第六条',
    zh: '上级主管部门人员只读，不得兼任其他角色。',
    en: 'Whoever reads for the upper authority holds no other role.',
  },
  'cursor-invalid': {
    kind: 'malformed',
    rule: null,
    zh: '分页游标无效或已被改动。',
    en: 'The page cursor is not valid.',
  },
  // An uploaded file that cannot be read
  'file-too-large': {
    kind: 'invalid',
    rule: null,
    zh: '文件有 {megabytes} MB，超过 {most} MB 的上限，请分批导入。',
    en: 'The file has {megabytes} MB, more than the {most} MB allowed; import it in parts.',
  },
  'file-broken': {
    kind: 'invalid',
    rule: null,
    zh: '文件已损坏，或不是所选的格式。',
    en: 'The file is broken, or not of the format chosen.',
  },
  'file-expands': {
    kind: 'invalid',
    rule: null,
    zh: '压缩文件解开后过大，不予读取。',
    en: 'Unpacked, the file would be too large; it was not read.',
  },
  'file-encrypted': {
    kind: 'invalid',
    rule: null,
    zh: '文件是旧版 .xls 或设有密码，请另存为不带密码的 .xlsx。',
    en: 'The file is an old .xls or has a password; save it as .xlsx without one.',
  },
  'file-encoding': {
    kind: 'invalid',
    rule: null,
    zh: '无法识别文件的文字编码，请另存为 UTF-8。',
    en: 'The encoding of the text is not known; save it as UTF-8.',
  },
  'file-no-header': {
    kind: 'invalid',
    rule: null,
    zh: '未找到表头，请使用导入模板。',
    en: 'No header was found; use the template.',
  },
  'file-too-many-rows': {
    kind: 'invalid',
    rule: null,
    zh: '表格超过 {max} 行或列数过多，请分批导入。',
    en: 'The sheet has more than {max} rows, or too many columns; import it in parts.',
  },
  'entry-refused': {
    kind: 'invalid',
    rule: '第七条',
    zh: '该条目有 {count} 处须更正，整条未导入，详见导入报告。',
    en: 'The entry has {count} findings to put right and was not imported; see the report.',
  },
  'entry-exists': {
    kind: 'invalid',
    rule: '第十条',
    zh: '目录中已有该条目（{code}）。',
    en: 'The catalog already has this entry ({code}).',
  },
  'duplicate-collection': {
    kind: 'conflict',
    rule: '第十条',
    zh: '已有部门掌握相同信息（{count} 处：{matches}），不得重复采集；请使用现有来源，或者写明依法需要另行采集的依据。',
    en: 'The same is held already ({count}: {matches}) and is not collected twice; use the source there is, or state the rule of law that asks for it.',
  },
  'answer-unknown': {
    kind: 'invalid',
    rule: '第十条',
    zh: '“{source}”不是比对出的来源，或者重复答复。',
    en: 'Source {source} is not among the matches, or is answered twice.',
  },
  'nothing-to-collect': {
    kind: 'conflict',
    rule: '第十条',
    zh: '全部信息项均可由现有来源取得，无需采集。',
    en: 'Every item can be had from the sources there are; nothing is left to collect.',
  },
  'parties-wrong': {
    kind: 'invalid',
    rule: '第十条',
    zh: '跨部门采集须由登记部门牵头，牵头部门只有一个，至少一个部门负责采集，角色不得重复。',
    en: 'The registrant leads, as the only one; at least one department collects; no role is given twice.',
  },
  'not-a-holder': {
    kind: 'invalid',
    rule: '第十条',
    zh: '部门 {department} 不掌握该信息，不能确定为数源部门。',
    en: 'Department {department} does not hold this and cannot be its source.',
  },
  // The state does not allow it
  'resource-not-published': {
    kind: 'conflict',
    rule: '第七条',
    zh: '该信息资源尚未审定发布。',
    en: 'This entry is not published.',
  },
  'resource-not-shared': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '该信息资源不予共享，确需使用的，由双方协商解决。',
    en: 'This entry is not shared; its use is a matter of negotiation.',
  },
  'resource-not-draft': {
    kind: 'conflict',
    rule: '第七条',
    zh: '当前没有可提交的草稿。',
    en: 'There is no draft to submit.',
  },
  'resource-not-proposed': {
    kind: 'conflict',
    rule: '第七条',
    zh: '当前没有待本部门负责人同意的草稿。',
    en: 'Nothing waits for the consent of the department.',
  },
  'resource-not-submitted': {
    kind: 'conflict',
    rule: '第七条',
    zh: '当前没有待审定的版本。',
    en: 'Nothing is submitted for review.',
  },
  'resource-under-review': {
    kind: 'conflict',
    rule: '第七条',
    zh: '该条目正在审定，暂不能修改。',
    en: 'The entry is under review and cannot be changed.',
  },
  'request-closed': {
    kind: 'conflict',
    rule: '第十五条',
    zh: '该申请已办结（{status}）。',
    en: 'The request is closed ({status}).',
  },
  'duty-not-open': {
    kind: 'conflict',
    rule: '第九条',
    zh: '该任务当前状态为“{status}”，不能执行此操作。',
    en: 'The duty is {status}; this cannot be done.',
  },
  'no-extension': {
    kind: 'conflict',
    rule: null,
    zh: '该任务的期限不能延长。',
    en: 'The time for this duty cannot be extended.',
  },
  'extended-already': {
    kind: 'conflict',
    rule: null,
    zh: '该任务已经延长过一次。',
    en: 'This duty has been extended once already.',
  },
  'extension-too-long': {
    kind: 'invalid',
    rule: null,
    zh: '延长不得超过 {most} 个工作日（《政务数据共享条例》第十七条、第二十一条）。',
    en: 'An extension is at most {most} working days (Order 809 art. 17, 21).',
  },
  'change-withdrawn': {
    kind: 'conflict',
    rule: '第九条',
    zh: '该变化已撤回。',
    en: 'The change has been withdrawn.',
  },
  'builders-required': {
    kind: 'invalid',
    rule: '第八条',
    zh: '主题信息资源由多部门共建，须列明共建部门。',
    en: 'A theme resource names the departments that build it together.',
  },
  'not-an-update-duty': {
    kind: 'conflict',
    rule: '第九条',
    zh: '只有目录更新任务可以报“无需变更”。',
    en: 'Only an update duty can be answered with "no change needed".',
  },
  'import-started': {
    kind: 'conflict',
    rule: null,
    zh: '该导入已经开始。',
    en: 'The import has been started already.',
  },
  'import-missing': {
    kind: 'conflict',
    rule: null,
    zh: '尚未上传导入文件。',
    en: 'The file to import has not been uploaded.',
  },
  'left-already': {
    kind: 'conflict',
    rule: '第六条',
    zh: '该人员已经离岗。',
    en: 'This person has left already.',
  },
  'successor-unfit': {
    kind: 'invalid',
    rule: '第六条',
    zh: '接手人须为同部门在岗的专职人员。',
    en: 'A successor is an active member of the same department’s staff.',
  },
  'push-overtaken': {
    kind: 'conflict',
    rule: '第七条',
    zh: '上级平台已接收更新的版本，旧版本不再报送。',
    en: 'The upper platform has accepted a newer version; the older one is not sent any more.',
  },
  'already-registered': { kind: 'conflict', rule: '第六条', zh: '{what}已登记。', en: '{what} is already registered.' },
  // Concurrency and retries
  'precondition-required': {
    kind: 'precondition-required',
    rule: null,
    zh: '请在 If-Match 中给出所依据的版本（ETag）。',
    en: 'Give the version you decided on in If-Match (its ETag).',
  },
  stale: {
    kind: 'stale',
    rule: null,
    zh: '内容已被他人更新，请重新读取后再试。',
    en: 'It has changed since you read it; read it again.',
  },
  'idempotency-key-required': {
    kind: 'malformed',
    rule: null,
    zh: '请在 Idempotency-Key 中给出本次提交的唯一标识。',
    en: 'Give an Idempotency-Key for this POST.',
  },
  'idempotency-key-reused': {
    kind: 'conflict',
    rule: null,
    zh: '同一 Idempotency-Key 已用于不同的内容。',
    en: 'This Idempotency-Key was used with a different body.',
  },
  busy: { kind: 'busy', rule: null, zh: '同时操作过多，请稍后重试。', en: 'Too many at the same time; try again.' },
  // The transport
  'unsupported-media-type': {
    kind: 'media-type',
    rule: null,
    zh: '请求内容须为 application/json。',
    en: 'The body must be application/json.',
  },
  'internal-error': {
    kind: 'internal',
    rule: null,
    zh: '系统内部错误，已记录。',
    en: 'An internal error; it has been recorded.',
  },
} as const satisfies Record<string, RefusalEntry>;

export type RefusalCode = keyof typeof refusals;
export type RefusalKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'malformed'
  | 'invalid'
  | 'conflict'
  | 'precondition-required'
  | 'stale'
  | 'media-type'
  | 'busy'
  | 'internal';

interface RefusalEntry {
  kind: RefusalKind;
  /** The article of the measures, or null where no rule of the regulation is concerned. */
  rule: string | null;
  zh: string;
  en: string;
}

/** Which field of the input is wrong (dotted path, as in `reply.items.0`) and why. */
export interface FieldError {
  field: string;
  message: string;
}

/** A named no. Thrown by a decision, answered by the API as problem details; nothing has been changed. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: Record<string, string | number>;
  readonly fields: FieldError[];

  constructor(code: RefusalCode, details: Record<string, string | number> = {}, fields: FieldError[] = []) {
    super(fill(refusals[code].en, details));
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
    this.fields = fields;
  }

  get kind(): RefusalKind {
    return refusals[this.code].kind;
  }

  get rule(): string | null {
    return refusals[this.code].rule;
  }

  get zh(): string {
    return fill(refusals[this.code].zh, this.details);
  }
}

function fill(text: string, details: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
}
