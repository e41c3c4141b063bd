import type { RefusalEntry } from './entry.ts';

/** Entries of the catalog and their review (articles 7, 8, 14). */
export const catalogRefusals = {
  'not-the-provider': {
    kind: 'forbidden',
    rule: '第十五条',
    zh: '只有提供部门可以执行此操作。',
    en: 'Only the providing department may do this.',
  },
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
  'confidential-unconditional': {
    kind: 'invalid',
    rule: '第十五条',
    zh: '涉及商业秘密、个人隐私的信息项不得无条件共享，应当依法按照约定方式共享：{items}。',
    en: 'Commercial secrets and personal privacy are shared in an agreed way, never unconditionally: {items}.',
  },
  'condition-required': {
    kind: 'invalid',
    rule: '第十四条',
    zh: '列入有条件共享的，提供方应明确共享条件。',
    en: 'A conditional entry states its conditions.',
  },
  'file-otherwise': {
    kind: 'invalid',
    rule: '第七条',
    zh: '文件类格式只能以文件方式共享：{format}不能以“{method}”提供，改为文件、邮件或介质。',
    en: 'A file is shared as a file: {format} cannot be provided by {method}; choose file, mail or medium.',
  },
  'secret-refused': {
    kind: 'invalid',
    rule: '第三条',
    zh: '涉及国家秘密或工作秘密的信息资源不在本系统管理范围，内容未保存。',
    en: 'State and work secrets are outside this system; nothing of the content was kept.',
  },
  'duplicate-items': {
    kind: 'invalid',
    rule: '第七条',
    zh: '信息项名称重复：{items}。',
    en: 'Item names are repeated: {items}.',
  },
  'builders-required': {
    kind: 'invalid',
    rule: '第八条',
    zh: '主题信息资源由多部门共建，须列明共建部门。',
    en: 'A theme resource names the departments that build it together.',
  },
  'entry-refused': {
    kind: 'invalid',
    rule: '第七条',
    zh: '该条目有 {count} 处须更正，整条未导入，详见导入报告。',
    en: 'The entry has {count} findings to put right and was not imported; see the report.',
  },
  'entry-repeated': {
    kind: 'conflict',
    rule: '第十条',
    zh: '与第 {row} 行的条目名称相同（或只差标点、全角、空格）。',
    en: 'The same name as in row {row}, but for punctuation, width or spaces.',
  },
  'entry-exists': {
    kind: 'invalid',
    rule: '第十条',
    zh: '目录中已有该条目（{code}）。',
    en: 'The catalog already has this entry ({code}).',
  },
  'draft-open': {
    kind: 'conflict',
    rule: '第七条',
    zh: '该条目有尚未提请的草稿，请先提请或修订该草稿，再导入。',
    en: 'The entry has a draft that is not proposed yet; propose or revise that draft first.',
  },
  'entry-withdrawn': {
    kind: 'conflict',
    rule: '第七条',
    zh: '该条目已撤销；需要恢复的，请修订该条目，新条目不填代码。',
    en: 'The entry was withdrawn; revise it to restore it. A new entry has no code.',
  },
  'entry-moved': {
    kind: 'conflict',
    rule: '第七条',
    zh: '该条目在导出之后已更新为第{version}版，请重新导出后再修改。',
    en: 'The entry has been published as version {version} since the export; export it again, then edit it.',
  },
  'resource-not-published': {
    kind: 'conflict',
    rule: '第七条',
    zh: '该信息资源{zh}。',
    en: 'This entry {en}.',
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
  'draft-in-the-way': {
    kind: 'conflict',
    rule: '第七条',
    zh: '该条目有尚未提请的草稿；提请撤销将放弃草稿，请先确认放弃（dropDraft）。',
    en: 'The entry has a draft not yet proposed, which a withdrawal would discard; say so (dropDraft).',
  },
  'resource-under-review': {
    kind: 'conflict',
    rule: '第七条',
    zh: '该条目正在审定，暂不能修改。',
    en: 'The entry is under review and cannot be changed.',
  },
  'push-overtaken': {
    kind: 'conflict',
    rule: '第七条',
    zh: '上级平台已接收更新的版本，旧版本不再报送。',
    en: 'The upper platform has accepted a newer version; the older one is not sent any more.',
  },
} as const satisfies Record<string, RefusalEntry>;
