import { cited, MEASURES, ORDER_809 } from '../../domain/regulations.ts';

/**
 * What each field of the API is called and means, a line for each: name | title | explanation | example. Chinese stands first. A
 * schema that gives a name another meaning has a line of its own, `Schema.name`, and a fixed value `name=value`; names of which the same
 * is said share a line. What needs no example of its own, such as a date or one of several values, has one of its kind.
 */
export const fieldWords = `
field | 项目 · Field | 有误或者须说明的那一项。 · The field that is wrong or remarked on. | purpose
message | 说明 · Message | 这一项错在哪里。 · What is wrong with the field. | 请填写使用依据
id | 编号 · Id | 系统给予的编号，不会改变。 · The id that the system gave; it never changes. | req_01k5wv1m6t8e0b7q9z3c4d5f6g
Policy.id, PolicyRead.id, CreatePolicyInput.id, CalculateDeadlineInputPolicyOption1.id, CalculateDeadlineInputPolicyOption2Given.id, CalculatedPolicy.id | 编号 · Id | 规则的编号。 · The id of the policy. | reply-2021
CreateDepartmentInput.id, DepartmentRead.id, Department.id | 部门编号 · Id | 部门的编号，二至四位数字。 · The id of the department, two to four digits. | 03
CreateSystemInput.id, SystemRead.id, System.id | 编号 · Id | 系统登录所用的编号。 · The id with which the system signs in. | school-enrolment
NewPerson.id, Person.id, PersonRow.id, PersonRead.id | 编号 · Id | 人员的编号，未变更登录标识的以此登录。 · The id of the person, with which they sign in unless they have another subject. | p-02-staff1
NewPerson.name, Person.name, PersonRow.name, PersonRead.name, ChangedPerson.name | 名称 · Name | 人员的姓名。 · The name of the person. | 孙示例
CreateDepartmentInput.name, DepartmentRead.name, Department.name, ChangedDepartment.name | 名称 · Name | 部门的全称。 · The full name of the department. | 义马市民政局
WorkItem.duty | 期限编号 · Duty | 期限的编号；空为没有期限。 · The id of the duty; null where nothing is due. | req_01k5wv1m6t8e0b7q9z3c4d5f6g.reply
number | 文书编号 · Number | 供人引用的编号，印在文书上。 · The number that people quote, as printed on documents. | 义数申〔2026〕12号
NegotiationCaseMeeting.number | 次数 · Number | 第几次会议。 · Which meeting it is, from 1.
NegotiationCaseProposal.number | 序号 · Number | 方案的序号。 · The number of the proposal, from 1.
type | 种类 · Type | 所列各种中的一种。 · One of those that are listed. | xlsx
ContentFormat.type | 格式类型 · Format type | 信息资源的具体格式。 · The format itself. | mysql
type=entry | 目录条目 · The entry | 对目录条目本身提出疑义。 · The correction is about the entry.
type=record | 数据记录 · A record | 对取得的某一条数据提出疑义（第十二条）。 · The correction is about one record that was received (article 12).
title | 标题 · Title | 标题，与原文件一致。 · The title, as the document has it. | 关于2027年部分节假日安排的通知
status | 状态 · State | 目前处于哪一步。 · The step at which it is now.
Problem.status | 状态码 · Status | HTTP 状态码。 · The HTTP status. | 409
code | 代码 · Code | 条目的代码，按国家标准编制。 · The code of the entry, as the national standard has it. | 304050000/000001
Problem.code | 代码 · Code | 拒绝的原因，供程序识别。 · Why it is refused, for programs. | step-closed
ActionBecause.code | 代码 · Code | 不能办理的原因，供程序识别。 · Why it cannot be done, for programs. | step-closed
detail | 详情 · Detail | 详细的说明。 · What is said in more detail. | 该申请已经答复，不能撤回
Content.publishedOn, ContentInput.publishedOn | 发布日期 · Published on | 信息资源首次发布的日期。 · The day on which the data was first published.
Content.detail, ContentInput.detail | 信息资源细目 · Detail | 目录分类的细目。 · The detail of the classification. | 学生资助
detailEn | 英文详情 · Detail in English | 同一说明的英文。 · The same in English. | The request has been answered and can no longer be withdrawn
rule | 依据 · Rule | 所依据的规定。 · The rule that it follows from. | ${cited(MEASURES, '第十五条')}
errors | 逐项错误 · Errors | 哪些项目有误，错在哪里。 · Which fields are wrong, and how.
correlationId | 追踪编号 · Correlation id | 报告问题时请一并提供。 · Name it when you report a problem. | 8c2f5d1e-6a3b-4f0a-9d57-2f1c6b7e8a90
case | 相关事项 · Case | 与本次拒绝有关的已有事项。 · The case that is there already.
provider | 提供部门 · Provider | 提供信息资源的部门。 · The department that provides the data. | 03
requester | 使用部门 · Requester | 申请使用信息资源的部门。 · The department that asks for the data. | 02
NegotiationCaseProposalAnswers.provider | 提供部门的答复 · Provider's answer | 提供部门是否接受该方案；空为尚未答复。 · Whether the provider accepts the proposal; null until it has answered.
NegotiationCaseProposalAnswers.requester | 使用部门的答复 · Requester's answer | 使用部门是否接受该方案；空为尚未答复。 · Whether the requester accepts the proposal; null until it has answered.
version | 版本 · Version | 第几版，从 1 起。 · The number of the version, from 1. | 3
DriftCounts.version | 版本不同 · Versions differ | 上级平台的版本与本地不同的条数。 · How many entries have another version on the upper platform.
name | 名称 · Name | 正式的名称，用全称。 · The official name in full. | 在校学生基本信息
abstract | 摘要 · Abstract | 用几句话说明包括哪些数据、用于什么。 · What data it has and what it is for, in a few sentences. | 全市在校学生的学籍和受资助情况
shareType | 共享类型 · Share type | 无条件、有条件或者不予共享（第十四条）。 · Unconditional, conditional or not shared (article 14).
theme | 主题 · Theme | 所属的主题。 · The theme to which it belongs. | 社会保障
format | 格式 · Format | 数据的格式。 · The format of the data. | xlsx
updateCycle | 更新周期 · Update cycle | 数据多久更新一次。 · How often the data is updated.
publishedAt | 发布时间 · Published | 经批准后发布的时间；空为尚未发布。 · When it was published after approval; null until then.
highlight | 名称中的匹配 · Match in the name | 名称，所检索的文字已标出。 · The name with the words that were searched for marked. | 在校<mark>学生</mark>基本信息
excerpt | 摘录 · Excerpt | 匹配所检索文字的一段。 · The passage that has the words that were searched for. | 全市在校<mark>学生</mark>的学籍情况
value | 值 · Value | 该项的值。 · The value. | 03
valueName | 值的名称 · Name of the value | 值为部门时该部门的名称。 · The name of the department, where the value is one. | 义马市民政局
count | 数量 · Count | 有多少。 · How many there are. | 35
department | 部门 · Department | 所在的或者所涉及的部门。 · The department that it belongs to or is about. | 06
CreateExportInput.department | 部门 · Department | 导出哪个部门的条目；空为全部部门。 · Whose entries are exported; null for all. | 06
Facets.department | 按部门 · By department | 各部门下的数量。 · How many each department has.
items | 各项 · Items | 所列的各项。 · What is listed. | 姓名
Content.items, ContentInput.items | 信息项 · Items | 信息资源包含的信息项（第七条）。 · The items of which the data consists (article 7).
next | 下一页 · Next page | 取下一页时填入 cursor；空为没有更多。 · What \`cursor\` is for the next page; null where there is none. | eyJrIjoiMjAyNiJ9
facets | 各项条件下的数量 · Facets | 每项检索条件下各有多少。 · How many hits there are under each filter.
zh | 中文 · Chinese | 中文的文字。 · The words in Chinese. | 该事项已办结
en | 英文 · English | 英文的文字。 · The words in English. | The case is closed
operation | 操作 · Operation | 所调用的接口操作。 · The operation of the API. | withdrawRequest
allowed | 可以办理 · Allowed | 现在是否可以办理。 · Whether it can be done now.
ProofStop.allowed | 停算的依据 · What allows it | 允许停止计算期限的规定。 · The rule by which the time stands still. | 第十五条
ProofExtension.allowed | 延长的依据 · What allows it | 允许延长期限的规定。 · The rule by which the time is extended. | ${cited(ORDER_809, '第二十一条')}
because | 不能办理的原因 · Because | 为什么现在不能办理；可以办理时为空。 · Why it cannot be done now; null where it can.
choices | 可选的决定 · Choices | 现在可以作出的决定。 · The decisions that are open now. | resume
class | 目录类别 · Class | 基础、主题或者部门目录（第七条）。 · The catalog to which it belongs: base, theme or department (article 7).
class=base | 基础信息资源 · Base | 属于基础信息资源目录。 · It belongs to the base catalog.
class=theme | 主题信息资源 · Theme | 属于主题信息资源目录，由多部门共建。 · It belongs to a theme that several departments build.
class=department | 部门信息资源 · Department | 属于本部门的目录。 · It belongs to the department's own catalog.
category | 分类 · Category | 在该类目录中的分类。 · The category within the class.
builders | 共建部门 · Builders | 共同建设该主题的部门。 · The departments that build the theme together. | 03
other | 其他格式 · Other format | 格式不在所列之内时写明。 · The format, where it is none of those listed. | shp
dataType | 数据类型 · Data type | 信息项的数据类型。 · The type of the item's values.
length | 长度 · Length | 数据的最大长度。 · The greatest length of a value. | 18
sharing | 共享 · Sharing | 共享类型、条件、依据和方式（第十四条）。 · How it is shared: type, condition, bases and method (article 14).
ContentItem.sharing | 共享类型 · Share type | 该信息项的共享类型，与整条不同时填写。 · How this item is shared, where it differs from the entry.
open | 开放 · Open | 是否向社会开放，以及条件。 · Whether it is open to society, and how.
ComparisonTotal.open, ComparisonDepartment.open | 未办结 · Open | 尚未办结的件数。 · How many are still open.
identifies | 标识对象 · Identifies | 该信息项是自然人还是组织的标识。 · Whether the item identifies a citizen or an organisation.
confidential | 保密要素 · Confidential | 涉及商业秘密还是个人隐私；空为不涉及。 · Whether it has commercial secrets or personal privacy; null for neither.
document | 文件名称 · Document | 所依据的法律、法规或者文件的名称。 · The name of the law, regulation or document. | 中华人民共和国个人信息保护法
SignedDocument.document | 文书 · Document | 被签名的文书内容。 · The content that is signed.
ToVerify.document | 文书 · Document | 要核验的文书内容。 · The content that is to be verified.
article | 条款 · Article | 所依据的条款。 · The article. | 第三十四条
kind | 类别 · Kind | 所列各类中的一类。 · One of the kinds that are listed.
VerdictSays.kind | 文书种类 · Kind | 是哪一种文书。 · Which document it is. | application
kind=use-existing | 使用已有数据 · Use what exists | 不再采集，改用已有的信息资源（第十条）。 · Use data that others have already, and collect none (article 10).
kind=exception | 依法另行采集 · Exception | 法律、法规另有规定，仍需采集（第十条）。 · Collect all the same, because law provides so (article 10).
kind=evidence | 证据包 · Evidence | 证据包的清单。 · The list of what is in a bundle of evidence.
kind=database | 数据库 · Database | 以数据库表的方式提供。 · It is provided as a table of a database.
kind=interface | 服务接口 · Interface | 以服务接口的方式提供。 · It is provided by an interface.
kind=file | 文件 · File | 以文件的方式提供。 · It is provided as a file.
kind=end | 停止服务 · End | 备案停止提供服务。 · File that the service is to end.
kind=change | 变更服务 · Change | 备案变更所提供的服务。 · File that the service is to change.
kind=wrong | 错误 · Wrong | 数据与事实不符。 · The data is not true.
kind=missing | 缺失 · Missing | 应有的数据没有。 · Data that should be there is missing.
kind=stale | 未更新 · Stale | 数据已经过时。 · The data is out of date.
url | 链接 · Link | 原文的网址，以 https:// 开头。 · Where the text is on the web, beginning with https://. | https://www.gov.cn/zhengce/
endsOn | 到期日 · Ends on | 有效期的最后一日；空为长期。 · The last day on which it is in force; null for no end.
condition | 共享条件 · Condition | 在什么条件下共享（第十四条）。 · Under which condition it is shared (article 14). | 仅限审核救助申请时使用
bases | 依据 · Bases | 列为有条件或者不予共享所依据的规定（第十四条）。 · The rules on which a condition or a refusal to share rests (article 14).
method | 共享方式 · Method | 以什么方式提供数据。 · How the data is provided.
toSociety | 向社会开放 · Open to society | 是否向社会公众开放。 · Whether it is open to the public.
classification | 目录分类 · Classification | 属于哪一类目录（第七条）。 · The catalog to which it belongs (article 7).
subcategory | 信息资源项 · Subcategory | 目录分类的项。 · The subcategory of the classification. | 教育资助
unit | 单位 · Unit | 计算的单位，或者负责的内设机构。 · The unit of the count, or the office in charge. | 学生资助管理中心
business | 业务事项 · Business | 数据来自哪项业务。 · The business in which the data arises. | 学生资助申请受理
cycleNote | 更新说明 · Note on updates | 对更新周期的说明。 · What is to be said of the update cycle. | 每学期开学后一个月内更新
dataClass | 数据分级 · Data class | 一般、重要或者核心数据。 · General, important or core data.
secrecy | 涉密属性 · Secrecy | 是否涉及国家秘密、工作秘密。 · Whether it holds state or work secrets.
publishedOn | 印发日期 · Published on | 文件落款的日期。 · The day that the document bears.
related | 相关资源 · Related | 相关条目的代码。 · The codes of related entries. | 304050000/000002
at | 时间 · At | 发生的时间。 · When it happened.
PolicyReminder.at | 时刻 · At | 当日的什么时刻提醒。 · The time of the day. | 09:00
PolicyEscalation.at | 时刻 · At | 当日的什么时刻处理。 · The time of the day. | 00:00
reason | 说明 · Reason | 为什么这样办理。 · Why it is done. | 超出履行职责所必需的范围
remark | 意见 · Remark | 对该项的意见。 · What is to be mended in this field. | 请写明收录范围
content | 内容 · Content | 条目或者申请表的内容。 · The content of the entry or of the form.
DriftCounts.content | 内容不同 · Contents differ | 上级平台的内容与本地不同的条数。 · How many entries have another content on the upper platform.
changes | 变更 · Changes | 所对应的变更，或者所改动的内容。 · The changes that it follows, or what is changed. | chg_01k5wv1m6t8e0b7q9z3c4d5f6g
submittedAt | 提交时间 · Submitted | 提交的时间；空为尚未提交。 · When it was submitted; null until then.
remarks | 意见 · Remarks | 退回或者不同意的意见，写明要改什么。 · Why it is returned or declined, and what is to be mended. | 请补充使用依据的条款
fields | 逐项意见 · Field by field | 对各项的意见。 · What is said of each field.
RegistrationLayout.fields | 字段对应 · Fields | 信息项的标识与接口字段名的对应。 · The field of the interface for each item. | {"name": "xm"}
actions | 可以办理的 · Actions | 现在可以办理的各项；不能办理的附原因。 · What can be done now; with a reason, what cannot.
published | 已发布的内容 · Published | 现行有效的一版；空为尚未发布。 · The version that is in force; null where there is none.
DepartmentPool.published, Drift.published | 已发布 · Published | 已发布的条目数。 · How many entries are published.
withdrawn | 撤回 · Withdrawn | 何时因何撤回；空为未撤回。 · When and why it was withdrawn; null where it was not.
draft | 修订稿 · Draft | 正在编制或者待批准的一版；空为没有。 · The version that is being written or reviewed; null where there is none.
before | 原值 · Before | 修改前的值。 · The value before the change. | 每年
after | 新值 · After | 修改后的值。 · The value after the change. | 每月
dropDraft | 放弃修订稿 · Drop the draft | 已开始的修订稿一并放弃。 · A draft that was begun is given up.
secrecyAssessed | 已作保密审查 · Secrecy assessed | 确认已作保密审查。 · Confirms that secrecy was assessed.
personalInformationAssessed | 已作个人信息保护评估 · Personal information assessed | 确认已作个人信息保护影响评估。 · Confirms that the effect on personal information was assessed.
etag | 版本标记 · Version mark | 读取时的版本，办理时据此核对。 · The version that was read, which a decision names. | "3"
since | 起始时间 · Since | 从什么时候起。 · From when on.
first | 首次 · First | 是否首次编制。 · Whether it is the first version.
CompletenessBreaking.first | 最先几条 · First of them | 不合要求的最先几条。 · The first of those that break a rule.
RegistrationPaging.first | 首页页码 · First page | 接口的第一页是第几页。 · The number of the interface's first page.
entries | 条目 · Entries | 所办理的各个条目。 · The entries that are meant.
why | 原因 · Why | 为什么如此。 · Why it is so.
error | 错误 · Error | 出错的信息。 · What went wrong. | 文件无法读取
target | 对象 · Target | 被拒绝的是哪一条。 · Which entry was refused. | res_01k5wv1m6t8e0b7q9z3c4d5f6g
by | 办理人 · By | 由谁办理。 · Who did it. | p-02-staff1
GrantSuspension.by | 由谁暂停 · Suspended by | 由提供部门还是主管部门暂停。 · Whether the provider or the bureau suspended it.
PolicyEntryConsent.by | 由谁同意 · By whom | 由哪些角色同意条目。 · The roles that may consent to an entry.
actingFor | 代为办理 · Acting for | 代谁办理；空为本人。 · In whose place; null for oneself. | p-02-head
checkOnly | 只检查 · Check only | 只检查，不导入。 · It is checked and not imported.
total | 总数 · Total | 一共多少。 · How many there are in all. | 817
done | 已完成 · Done | 已办理多少。 · How many are done. | 200
refused | 未通过 · Refused | 被拒绝的数量。 · How many were refused. | 2
RequestWithProofReply.refused | 不予共享的 · Refused | 不予共享的信息项、理由和依据（第十五条）。 · The items that are refused, with reason and basis (article 15).
failure | 失败原因 · Failure | 为什么失败；空为没有失败。 · Why it failed; null where it did not.
startedAt | 开始时间 · Started | 开始的时间；空为尚未开始。 · When it started; null until then.
finishedAt | 完成时间 · Finished | 完成的时间；空为尚未完成。 · When it finished; null until then.
refusals | 未通过的各条 · Refusals | 哪些未通过，为什么。 · What was refused, and why.
resources | 信息资源 · Entries | 所涉及的信息资源。 · The entries that are meant. | res_01k5wv1m6t8e0b7q9z3c4d5f6g
citing | 引用的文件 · Citing | 依据中引用了该文件的条目。 · The entries whose basis cites this document. | 不动产登记暂行条例
changedOn | 变更日期 · Changed on | 法律、职能变更的日期（第九条）。 · The day on which the law or the function changed (article 9).
concerns | 涉及范围 · Concerns | 涉及哪些条目。 · Which entries it concerns.
repeat | 已有相同的事项，仍要提出 · Repeat | 已有相同的事项，仍要提出。 · There is such a case already, and this one is meant all the same.
recordedAt | 登记时间 · Recorded | 登记的时间。 · When it was recorded.
recordedBy | 登记人 · Recorded by | 由谁登记。 · Who recorded it. | p-00-officer1
job | 批量任务 · Job | 办理它的批量任务；空为没有。 · The job that does it; null where there is none. | job_01k5wv1m6t8e0b7q9z3c4d5f6g
sheet | 工作表 · Sheet | 表格中的工作表。 · The sheet of the workbook. | 目录
row | 行 · Row | 第几行。 · The row. | 12
column | 列 · Column | 哪一列。 · The column. | 更新周期
size | 大小 · Size | 文件的字节数。 · The size of the file in bytes. | 20480
RegistrationPaging.size | 每页条数 · Page size | 每页多少条，用哪个参数。 · How many records a page has, and by which parameter.
corrections | 改正 · Corrections | 对单元格的改正。 · What cells are to be read as.
uploadUrl | 上传地址 · Upload URL | 向该地址上传文件（PUT）。 · Where the file is put. | https://files.example/imports/1
contentType | 内容类型 · Content type | 上传时的 Content-Type。 · The Content-Type of the upload. | text/csv
expiresAt | 失效时间 · Expires | 链接何时失效。 · When the link expires.
suggestionEn | 建议（英文） · Suggestion in English | 建议改成什么，英文。 · What it might be, in English. | 每月
suggestion | 建议 · Suggestion | 建议改成什么。 · What it might be. | 每月
readings | 可能的读法 · Readings | 可以读作的几种。 · What it can be read as. | 每月
severity | 程度 · Severity | 已整理、未通过、有变动，还是仅提示。 · Whether it was cleaned, rejected, changed or only remarked on.
unchanged | 无变化 · Unchanged | 与现行一版相同的条数。 · How many are as they were. | 10
revised | 修订 · Revised | 作为修订的条数。 · How many are revisions. | 5
cleaned | 已整理 · Cleaned | 已自动整理的处数。 · How many were cleaned. | 8
rejected | 未通过 · Rejected | 未通过检查的条数。 · How many were rejected. | 2
findings | 检查结果 · Findings | 检查发现的各处。 · What was found, cell by cell.
reportUrl | 报告地址 · Report URL | 检查报告的下载地址。 · Where the report is. | https://files.example/reports/1
markedUrl | 标注文件地址 · Marked file | 标出问题的原文件的下载地址。 · Where the file is with its faults marked. | https://files.example/marked/1
proposed | 拟定 · Proposed | 已拟定、待同意的内容或者数量。 · What is drafted and waits for consent. | 3
waiting | 等待中 · Waiting | 尚待办理的数量。 · How many wait. | 4
report | 报告 · Report | 检查或者比对的报告；空为尚未完成。 · The report; null until it is done.
imported | 已导入 · Imported | 各部门导入的数量。 · What was imported, by department.
q | 检索文字 · Words | 名称、摘要、信息项中的文字。 · Words of the name, abstract or items. | 学生
filter | 筛选 · Filter | 导出哪些条目。 · Which entries are exported.
downloadUrl | 下载地址 · Download URL | 文件的下载地址；空为尚未完成。 · Where the file is; null until it is done. | https://files.example/exports/1
identity | 标识对象 · Identity | 以自然人还是组织为对象。 · Whether it is about citizens or organisations.
covered | 覆盖比例 · Covered | 已有数据覆盖所需信息项的比例。 · The share of the needed items that the data has. | 0.8
nameSimilarity | 名称相似度 · Similarity | 名称有多相似，0 至 1。 · How similar the names are, from 0 to 1. | 0.75
sameIdentity | 对象相同 · Same identity | 是否同一类对象；空为无法判断。 · Whether both are about the same; null if unknown.
sameTheme | 主题相同 · Same theme | 是否同一主题；空为无法判断。 · Whether the theme is the same; null if unknown.
score | 匹配程度 · Score | 有多相近，0 至 1。 · How close they are, from 0 to 1. | 0.82
mustAnswer | 须说明 · Must be answered | 是否须先说明为何另行采集（第十条）。 · Whether a reason must be given first for collecting it again (article 10).
explanation | 匹配的理由 · Explanation | 为什么认为相近。 · Why they are taken for alike.
threshold | 界限 · Threshold | 达到多少须说明。 · From which score an answer is due. | 0.6
matches | 相近的数据 · Matches | 其他部门已有的相近数据（第十条）。 · Data of others that is alike (article 10).
role | 角色 · Role | 以什么身份参与。 · In which role.
source | 来源 · Source | 来自哪里。 · Where it comes from. | req_01k5wv1m6t8e0b7q9z3c4d5f6g
basis | 依据 · Basis | 所依据的法律、法规或者职责。 · The law or duty that it rests on. | 《社会救助暂行办法》第五十七条
purpose | 用途 · Purpose | 用于什么事项；不得用于其他目的（第十五条）。 · What it is used for, and nothing else (article 15). | 助学资格核验
parties | 参与部门 · Parties | 参与采集的部门及其分工（第十条）。 · The departments that take part, and how (article 10).
answers | 答复 · Answers | 各方或者各项的答复。 · The answers that were given.
namedAt | 指定时间 · Named | 指定的时间。 · When it was named.
collected | 自行采集的 · Collected | 仍需自行采集的信息项。 · The items that are still to be collected. | 复查结论
registeredAt | 登记时间 · Registered | 登记的时间。 · When it was registered.
held | 已有的 · Held | 其他部门已有的数据。 · What others have already. | 3
undecided | 尚未说明的 · Undecided | 尚未说明的相近数据。 · The matches that wait for an answer. | res_01k5wv1m6t8e0b7q9z3c4d5f6g
frequency | 使用频率 · Frequency | 服务接口每日的调用次数。 · The number of calls a day.
days | 工作日数 · Days | 多少个工作日，或者逐日的计算。 · How many working days, or the count day by day. | 5
extension | 延长 · Extension | 可以延长或者已经延长的期限。 · By how much the time may be or was extended. | 5
start | 起算 · Start | 从哪一日、怎样起算。 · From which day, or how, the count begins.
cutoff | 截止时刻 · Cut-off | 此时刻之后收到的算作次日；空为没有。 · What comes later counts as of the next day; null for none. | 17:30
from | 自 · From | 起始日期，含该日。 · The first day, included. | p-02-staff1
to | 至 · To | 截止日期，含该日。 · The last day, included. | p-02-staff1
PolicyReminder.to | 提醒谁 · To whom | 提醒发给谁。 · Who is reminded.
PolicyLate.to | 告知谁 · To whom | 逾期告知发给谁。 · Who is told that it is late.
PolicyEscalation.to | 告知谁 · To whom | 处理结果发给谁。 · Who is told.
CalculatedMoment.to | 告知谁 · To whom | 当时告知谁。 · Who is told at that moment.
DutyInFullEscalatedMail.to | 收件人 · To | 发给谁。 · To whom it was sent. | p-02-leader
DutyInFullEscalated.to | 收件人 · To | 发给谁。 · To whom it was sent.
UnsentMail.to | 收件人 · To | 发给谁。 · To whom it was to be sent. | p-02-leader
on | 日期 · On | 发生或者适用的日期。 · The day on which it happened or applies.
on=refusal | 不予共享的答复 · A refusal | 对不予共享的答复提出协商（第十五条）。 · The negotiation is about a refusal (article 15).
on=not-shared | 列为不予共享 · Not shared | 对列为不予共享的信息项提出协商。 · The negotiation is about items that are not shared.
documentNumber | 文号 · Document number | 文号，与原文件一致。 · The number, as the document has it. | 国办发明电〔2026〕7号
date | 日期 · Date | 哪一日，以北京时间为准。 · The day, in Asia/Shanghai.
counted | 第几个工作日 · Counted | 期限的第几日；空为不计。 · The day's number in the count; null if it does not count.
statutory | 法定第几日 · Statutory | 按法定期限计的第几日；空为不计。 · Its number by the statutory count; null if it does not count.
stopped | 停算 · Stopped | 当日是否停止计算。 · Whether the time stands still on that day.
provisional | 暂定 · Provisional | 该年放假安排尚未公布，日期可能变动。 · No notice of that year's holidays is known yet, so the date may move.
dayZero | 起算日 · Day zero | 收到之日，不计入期限。 · The day of receipt, which does not count.
due | 到期日 · Due | 期限的最后一日；空为没有期限。 · The last day; null where nothing is due.
statutoryDue | 法定到期日 · Statutory due day | 按法律最长期限的到期日。 · The last day that law allows.
dueEnd | 到期时刻 · End of the due day | 到期日结束的时刻，此后即为逾期。 · The end of the last day, after which it is late.
dueOn | 应更新日 · Due on | 应当更新的日期。 · The day on which an update was due.
calendar | 日历 · Calendar | 所用放假安排的版本。 · The version of the calendar that was used. | 2026.1
policy | 规则 · Policy | 所用的期限规则。 · The policy that was used. | reply-2021
stops | 停算 · Stops | 期限停止计算的各段时间。 · The times during which the count stands still.
direct | 无需审批 · Direct | 无条件共享，直接取得（第十四条）。 · It is shared unconditionally and needs no reply (article 14).
proof | 期限计算 · Proof | 到期日逐日的计算。 · How the date was counted, day by day.
handler | 经办人 · Handler | 经办人员。 · Who handles it. | p-02-staff1
handlingFor | 代谁经办 · Handling for | 代谁经办；空为本人。 · In whose place it is handled; null for oneself. | p-02-staff2
createdAt | 创建时间 · Created | 创建的时间。 · When it was created.
createdBy | 创建人 · Created by | 由谁创建。 · Who created it. | p-02-staff1
missing | 需要补正 · Missing | 还缺什么。 · What is still missing. | 请补充使用依据的文件
DriftCounts.missing | 上级平台没有 · Missing there | 上级平台没有的条数。 · How many entries the upper platform lacks. | 1
requests | 发出的申请 · Requests | 由该申请表发出的各件申请。 · The requests that the application became. | req_01k5wv1m6t8e0b7q9z3c4d5f6g
outlook | 预计 · Outlook | 现在提交的话，各部门何时到期。 · When each provider's reply would be due.
grant | 授权 · Grant | 所依据的授权；空为没有。 · The grant; null where there is none. | grt_01k5wv1m6t8e0b7q9z3c4d5f6g
duty | 期限种类 · Duty | 哪一种期限。 · The kind of duty. | reply
workingDaysLeft | 剩余工作日 · Working days left | 距到期还有几个工作日；负数为已逾期。 · How many working days are left; negative if late. | 3
level | 预警级别 · Level | 绿、黄、红，或者已办结。 · Green, amber, red, or done.
late | 逾期 · Late | 是否逾期，或者逾期的件数。 · Whether it is late, or how many are. | 2
Policy.late | 逾期告知 · When late | 逾期时告知谁。 · Who is told when it is late.
askedAt | 提出时间 · Asked | 提出的时间。 · When it was asked.
answer | 答复 · Answer | 所作的答复；空为尚未答复。 · The answer; null until there is one. | 已补充使用依据
answeredAt | 答复时间 · Answered | 答复的时间；空为尚未答复。 · When it was answered; null until then.
deadline | 期限 · Deadline | 何时到期、还剩几日；空为没有期限。 · When it is due and how long is left; null where nothing is due.
declined | 不同意 · Declined | 不同意的原因或者件数。 · Why it was declined, or how many were. | 理由不充分
resource | 信息资源 · Entry | 所涉及的信息资源。 · The entry that it is about. | res_01k5wv1m6t8e0b7q9z3c4d5f6g
until | 截止日期 · Until | 使用或者有效的最后一日。 · The last day.
opinion | 意见 · Opinion | 提供部门的意见。 · What the provider says. | 同意共享，请按所列用途使用
agreed | 同意共享的 · Agreed | 同意共享的信息项。 · The items that are shared.
application | 申请表 · Application | 由哪份申请表发出。 · The application it came from. | app_01k5wv1m6t8e0b7q9z3c4d5f6g
form | 申请表地址 · Form | 需求申请表的地址。 · Where the form is. | /v1/requests/req_01k5wv1m6t8e0b7q9z3c4d5f6g/form
supplement | 补正 · Supplement | 要求补正的内容和答复；空为没有。 · What was asked for and what was answered; null where nothing was.
reply | 答复 · Reply | 提供部门的答复；空为尚未答复。 · The provider's reply; null until there is one.
grants | 授权 · Grants | 由此产生的授权。 · The grants that came of it. | grt_01k5wv1m6t8e0b7q9z3c4d5f6g
cases | 事项 · Cases | 各件事项，或者件数。 · The cases, or how many there are. | 12
green | 绿 · Green | 时间充裕的件数。 · How many have time left. | 5
amber | 黄 · Amber | 临近到期的件数。 · How many are due soon. | 2
red | 红 · Red | 即将到期或者已逾期的件数。 · How many are due at once or late. | 1
none | 无期限 · None | 没有期限的件数。 · How many have no deadline. | 4
byLevel | 按预警级别 · By level | 各预警级别的件数。 · How many there are at each level.
byStatus | 按状态 · By state | 各状态的件数。 · How many there are in each state. | {"submitted": 3}
stream | 日志 · Stream | 事件所在的日志。 · The log in which the event is. | req_01k5wv1m6t8e0b7q9z3c4d5f6g
seq | 序号 · Sequence | 事件在日志中的序号。 · The number of the event in its log. | 4
hash | 摘要值 · Hash | 内容的 SHA-256 值。 · The SHA-256 of the content. | 9f86d081884c7d659a2feaa0c55ad015
digest | 摘要值 · Digest | 内容的摘要值。 · The digest of the content. | 9f86d081884c7d659a2feaa0c55ad015
DutyInFullEscalatedMail.digest | 汇总邮件 · Digest | 是否并入汇总邮件。 · Whether it went in a digest.
label | 栏目 · Label | 文书上的栏目名称。 · What the row is called in the document.
text | 文字 · Text | 正文的文字。 · The words. | 本部门履职确需使用
strong | 加粗 · Strong | 是否加粗。 · Whether it is printed bold.
words | 文字 · Words | 中英文的文字。 · The words in both languages.
list | 列表 · List | 逐行列出的内容。 · What is listed, line by line. | 姓名
parts | 各段 · Parts | 该栏目的各段内容。 · What stands in the row.
half | 半栏 · Half | 是否只占半栏。 · Whether it takes half the width.
signed | 签字栏 · Signed | 是否留有签字处。 · Whether there is room for a signature.
madeAt | 制作时间 · Made | 制作的时间。 · When it was made. | 2026-09-24T09:00:00.000+08:00
log | 所依据的日志 · Log | 所依据的最后一个事件。 · The last event on which it stands.
issuer | 出具部门 · Issuer | 由哪个部门出具。 · Who issues it.
head | 抬头 · Head | 文书的抬头。 · What stands at the head of the document.
rows | 各栏 · Rows | 文书的各栏。 · The rows of the document.
rests | 依据 · Rests on | 文书所依据的规定。 · The rules on which the document rests.
signature | 签名 · Signature | 对文书内容的电子签名。 · The signature over the content. | eyJhbGciOiJFUzI1NiJ9..c2ln
bytes | 字节数 · Bytes | 文件的字节数。 · The size of the file. | 20480
sha256 | 摘要值 · SHA-256 | 内容的 SHA-256 值，用于核对。 · The SHA-256 of the content, to compare. | 9f86d081884c7d659a2feaa0c55ad015
files | 附件 · Files | 所附的文件。 · The files. | fil_01k5wv1m6t8e0b7q9z3c4d5f6g
manifest | 清单 · Manifest | 证据包的清单。 · What is in the bundle.
file | 文件 · File | 文件的编号或者下载信息。 · The file. | fil_01k5wv1m6t8e0b7q9z3c4d5f6g
kty | 密钥类型 · Key type | 密钥的类型。 · The type of the key.
crv | 曲线 · Curve | 密钥的曲线。 · The curve of the key.
x | 坐标 x · x | 公钥的 x 坐标。 · The x coordinate of the public key. | f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU
y | 坐标 y · y | 公钥的 y 坐标。 · The y coordinate of the public key. | x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0
kid | 密钥编号 · Key id | 签名密钥的编号。 · The id of the key. | 2026-1
alg | 算法 · Algorithm | 签名的算法。 · The algorithm of the signature.
use | 用处 · Use | 密钥的用处。 · What the key is for.
keys | 公钥 · Keys | 核验签名的公钥。 · The public keys that check signatures.
genuine | 真实 · Genuine | 文书是否真实、未被改动。 · Whether the document is genuine and unchanged.
fault | 问题 · Fault | 问题在哪里。 · What is wrong.
signedAt | 签名时间 · Signed | 签名的时间；空为不明。 · When it was signed; null if unknown.
says | 文书内容 · Says | 真实的文书写明了什么；否则为空。 · What a genuine document says; else null.
interface | 服务接口 · Interface | 提供数据的服务接口。 · The interface by which data is provided. | int_01k5wv1m6t8e0b7q9z3c4d5f6g
statement | 陈述 · Statement | 对整改或者情况的陈述。 · What was done or what is the case. | 已停止使用并清理数据
rectified | 整改情况 · Rectified | 何时怎样整改；空为尚未整改。 · When and how it was put right; null until then.
refusal | 不同意的部分 · Refusal | 不同意的理由和依据。 · Reason and basis of what is refused. | 期限过长
outcome | 结果 · Outcome | 核查或者协商的结果。 · What came of it. | 双方同意停止提供
outcome=corrected | 已更正 · Corrected | 数据有误，已更正（第十二条）。 · The data was wrong and is corrected (article 12).
outcome=verified | 核实无误 · Verified | 经核实数据无误。 · The data was checked and is right.
outcome=declined | 不予受理 · Declined | 不属于校核的范围。 · It is no matter for a correction.
change | 变更 · Change | 变更的内容。 · What changes. | 接口地址变更
negotiated | 协商情况 · Negotiated | 与使用部门协商的日期和结果。 · When and with what outcome it was negotiated.
filedAt | 备案时间 · Filed | 提交备案的时间。 · When it was filed.
decidedAt | 决定时间 · Decided | 作出决定的时间；空为尚未决定。 · When it was decided; null until then.
decidedOn | 决定日期 · Decided on | 作出决定的日期。 · The day of the decision.
how | 方式 · How | 以什么方式结束。 · How it ended.
howName | 方式名称 · How, in words | 结束方式的名称。 · How it ended, in words. | 到期
statusName | 状态名称 · State, in words | 状态的名称。 · The state, in words. | 使用中
resourceName | 信息资源名称 · Name of the entry | 信息资源的名称。 · What the entry is called. | 在校学生基本信息
fileName | 文件名 · File name | 上传的文件名。 · The name of the file. | 民政局目录.xlsx
formerNames | 曾用名 · Former names | 部门的曾用名及其截止时间。 · What the department was called before, and until when.
scope | 共享范围 · Scope | 由哪些人员、在什么范围内使用。 · Who uses the data, and within what scope. | 市民政局社会救助股经办人员
conditions | 共享条件 · Conditions | 提供部门所附的条件；空为没有。 · The provider's conditions; null for none. | 仅限审核时使用
provision | 提供方式 · Provision | 数据怎样提供；空为尚未提供。 · How the data is provided; null until it is.
suspension | 暂停 · Suspension | 暂停的原因和整改；空为未暂停。 · Why it is suspended; null where it is not.
renewal | 续期 · Renewal | 续期的申请和答复；空为没有。 · The renewal that was asked for; null where none was.
filing | 变更备案 · Filing | 停止或者变更服务的备案；空为没有。 · The filed end or change of the service; null where there is none.
ending | 终止 · Ending | 何时因何终止；空为未终止。 · When and why it ended; null where it did not.
liability | 责任 · Liability | 双方的责任（第二十二条）。 · Who is liable for what (article 22).
deadlines | 期限 · Deadlines | 各项期限。 · What is due, and when.
system | 业务系统 · System | 所在的信息系统。 · The information system. | 学生资助管理系统
address | 地址 · Address | 数据所在的地址。 · Where the data is. | 政务外网前置机 05 号
table | 数据表 · Table | 数据表的名称。 · The name of the table. | QY_JBXX
secret | 凭证名称 · Secret | 存放访问凭证的名称，不填凭证本身。 · The name under which the credential is kept, never the credential. | yima/05/reader
note | 备注 · Note | 需要说明的事项。 · What else is to be said. | 每日 02:00 更新
location | 存放位置 · Location | 文件存放的位置。 · Where the file is. | 共享平台文件区 03
decision | 决定 · Decision | 作出的决定。 · What is decided.
decision=resume | 恢复使用 · Resume | 已整改，恢复使用。 · It was put right, and use goes on.
decision=return | 退回 · Return | 退回重新办理。 · It goes back to be mended.
decision=terminate | 终止授权 · Terminate | 终止该授权。 · The grant ends.
decision=close | 办结 · Close | 不再办理，予以办结。 · The case is closed.
decision=consent | 同意 · Consent | 同意。 · It is consented to.
decision=decline | 不同意 · Decline | 不同意，须写明理由。 · It is declined, with a reason.
decision=agree | 同意续期 · Agree | 同意续期。 · The renewal is agreed.
decision=refuse | 不同意续期 · Refuse | 不同意续期，须写明理由和依据。 · The renewal is refused, with reason and basis.
decision=confirm | 确认 · Confirm | 确认所拟的答复。 · The drafted answer is confirmed.
decision=accept | 准予备案 · Accept | 准予备案。 · The filing is accepted.
decision=name | 指定提供部门 · Name a provider | 指定由哪个部门提供（${cited(ORDER_809, '第二十条')}）。 · Name the department that is to provide it (Order 809 art. 20).
decision=point | 指向已有条目 · Point to an entry | 目录中已有，指明是哪一条。 · The catalog has it already, in this entry.
decision=link | 对应到条目 · Link an entry | 已编入目录，对应到该条目。 · It is catalogued now, in this entry.
what | 内容 · What | 做了什么。 · What was done. | 核验助学申请人
about | 所涉内容 · About | 针对什么。 · What it is about.
item | 信息项 · Item | 所涉及的信息项；空为整条。 · The item; null for the whole. | i4
recordKey | 记录标识 · Record key | 该条数据的标识，隐去部分内容。 · What identifies the record, partly masked. | 91411281********Q4
reportedAt | 提出时间 · Reported | 提出的时间。 · When it was reported.
rating | 评价 · Rating | 对答复的评价；空为尚未评价。 · How the answer was rated; null until it is.
link | 链接 · Link | 相关材料的网址；空为没有。 · The address of material on the web; null for none. | https://www.yima.gov.cn/
objection | 异议 · Objection | 对答复的异议；空为没有。 · The objection to the answer; null for none.
objected | 有异议 · Objected | 是否有异议，或者有异议的件数。 · Whether there was an objection, or how many. | 1
statedAt | 提出时间 · Stated | 提出的时间。 · When it was stated.
namings | 指定 · Namings | 先后指定的提供部门。 · The providers that were named, one after the other.
entry | 条目 · Entry | 对应的目录条目；空为没有。 · The entry that has the data; null for none.
side | 一方 · Side | 哪一方。 · Which side.
accepted | 接受 · Accepted | 是否接受该方案。 · Whether the proposal is accepted.
author | 提出方 · Author | 由哪一方提出。 · Which side proposed it.
heldOn | 会议日期 · Held on | 会议的日期。 · The day of the meeting.
notes | 会议纪要 · Notes | 会议的要点。 · What was said in the meeting. | 双方同意按车牌号码提供核对结果
departments | 参加部门 · Departments | 参加的部门。 · The departments. | 02
verdict | 评判结果 · Verdict | 予以共享，或者不予共享。 · Whether it is to be shared.
verdict=share | 予以共享 · Share | 评判予以共享。 · It is to be shared.
verdict=not-share | 不予共享 · Not share | 评判不予共享。 · It is not to be shared.
reasons | 理由 · Reasons | 作出评判的理由。 · The reasons of the ruling. | 申请的信息项为履行职责所必需
referred | 报送 · Referred | 报市政府决定的情况；空为未报。 · Its referral to the city government; null for none.
authority | 决定机关 · Authority | 作出决定的机关。 · Who decided. | 义马市人民政府
request | 申请 · Request | 所涉及的申请；空为没有。 · The request; null for none.
openedBy | 发起方 · Opened by | 由哪一方发起。 · Which side opened it.
openedAt | 开始时间 · Opened | 开始的时间。 · When it was opened.
sentAt | 发出时间 · Sent | 发出的时间；空为尚未发出。 · When it was sent; null until then.
acrossLevels | 跨层级 · Across levels | 是否与上级部门协商。 · Whether a department of another level takes part.
endedAt | 结束时间 · Ended | 结束的时间；空为尚未结束。 · When it ended; null until then.
statements | 陈述 · Statements | 双方的陈述。 · What the sides stated.
proposals | 方案 · Proposals | 提出的方案。 · The proposals.
meetings | 会议 · Meetings | 历次会议。 · The meetings.
ruling | 评判 · Ruling | 主管部门的评判；空为没有。 · The bureau's ruling; null for none.
Person.credential, PersonRead.credential | 登录标识 · Credential | 身份认证平台对该人员的标识，从未变更的与人员编号相同，不列出。 · As whom the identity provider knows the person; left out where that has always been their id.
PersonCredential.subject, PersonCredentialProposed.subject, ProposeSubjectInput.subject | 登录标识 · Subject | 令牌中的 sub，或者角色会话的名称。 · The sub of their tokens, or the name of their role session. | idp|8c1f
PersonCredential.former | 原标识 · Former subjects | 用过的标识，不能再登录，也不归他人使用。 · What they were known as before; it opens nothing and is nobody else's.
PersonCredential.proposed | 待确认 · Proposed | 已提出、待另一名管理员确认的变更；空为没有。 · The change that waits for another administrator; null where there is none.
PersonCredentialProposed.by | 提出人 · By | 提出变更的管理员。 · The administrator who proposed it. | p-00-admin
PersonCredentialProposed.actingFor | 代何人 · Acting for | 代哪位管理员提出。 · The administrator in whose name it was proposed. | p-00-admin2
PersonCredentialProposed.at | 提出时间 · At | 何时提出。 · When it was proposed.
subject | 所涉事项 · Subject | 期限所涉的事项。 · What the duty is about.
state | 状态 · State | 事项的状态。 · The state of the case. | submitted
weekday | 星期 · Weekday | 到期日是星期几。 · The weekday of the due day. | 星期五
act | 要办理的 · Act | 轮到您办理的一步。 · The step that waits for you.
path | 路径 · Path | 该事项的接口路径。 · Where the case is in the API. | /v1/requests/req_01k5wv1m6t8e0b7q9z3c4d5f6g
today | 今日到期 · Today | 今日到期的件数。 · How many are due today. | 1
week | 本周到期 · This week | 七日内到期的件数。 · How many are due within seven days. | 3
byKind | 按种类 · By kind | 各种类的件数。 · How many there are of each kind. | {"reply": 2}
counts | 计数 · Counts | 各项的数量，或者当日是否计入。 · How many there are of each, or whether the day counts.
more | 还有更多 · More | 是否还有未列出的。 · Whether there is more than is listed.
notice | 通知 · Notice | 所依据的放假通知。 · The notice of holidays. | 国办发明电〔2026〕7号
recounted | 重算后 · Recounted | 重算后的到期日。 · The due day after it was counted again.
void | 撤销 · Void | 该次逾期因重算而撤销。 · The flag is void because the day moved.
step | 处理步骤 · Step | 督促、建议整改或者通报。 · Urging, a suggestion to rectify, or a report.
workingDays | 距到期的工作日数 · Working days | 到期前后多少个工作日。 · How many working days before or after. | 3
owes | 应办部门 · Owes | 应当办理的部门。 · The department that owes it. | 03
waits | 等待部门 · Waits | 等待办理结果的部门；空为没有。 · The department that waits for it; null for none. | 02
flaggedAt | 标记时间 · Flagged | 标为逾期的时间；空为未逾期。 · When it was flagged as late; null where it was not.
flags | 逾期标记 · Flags | 历次逾期标记。 · When it was flagged as late.
escalated | 逾期处理 · Escalated | 逾期后已采取的处理。 · What was done after it was late.
recounts | 重算 · Recounts | 因放假安排变动而重算的情况。 · How notices of holidays moved the day.
metOn | 办结日期 · Met on | 办结的日期；空为尚未办结。 · The day on which it was done; null until then.
metLate | 逾期办结 · Met late | 是否逾期办结；空为尚未办结。 · Whether it was done late; null until it is done.
claim | 办结说明 · Claim | 以什么办结；空为尚未说明。 · By what it is said to be done; null until then.
mail | 邮件设置 · Mail | 怎样接收邮件。 · How mails are received. | mail_01k5wv1m6t8e0b7q9z3c4d5f6g
mails | 邮件 · Mails | 发出的邮件。 · The mails that were sent.
event | 事件 · Event | 引起它的事件。 · The event that caused it. | evt_01k5wv1m6t8e0b7q9z3c4d5f6g
template | 邮件种类 · Template | 哪一种邮件。 · Which mail it is. | request-received
attempts | 尝试次数 · Attempts | 已尝试多少次。 · How often it was tried. | 2
receipt | 回执 · Receipt | 对方给出的回执；空为没有。 · The receipt that was given; null for none. | 0100018f-example
ground | 理由 · Ground | 处理的理由。 · Why it was done. | 逾期 5 个工作日未答复
turn | 轮到谁 · Turn | 现在轮到谁办理；空为无人。 · Whose turn it is; null for nobody's.
said | 意见 · Said | 当时所说的；空为没有。 · What was said with it; null for nothing. | 同意共享
least | 至少 · Least | 条文所写的最少天数。 · The least that the rule says. | 5
most | 至多 · Most | 条文所写的最多天数。 · The most that the rule says. | 10
maxDays | 至多延长的工作日数 · Most days | 至多可以延长几个工作日。 · By how many working days it may be extended. | 5
approver | 由谁同意 · Approver | 延长由谁同意。 · Who consents to an extension.
confirmed | 确认 · Confirmed | 由另一人确认的情况；空为尚未确认。 · Its confirmation by another; null until then.
legalRef | 依据 · Legal reference | 规则所依据的条款。 · The article on which the policy rests.
effectiveFrom | 施行日期 · Effective from | 从哪一日起施行。 · The first day on which it applies.
effectiveTo | 停止施行 · Effective to | 施行的最后一日；空为一直施行。 · The last day on which it applies; null for no end.
stated | 条文所写 · As stated | 条文写明的天数。 · The days that the rule states.
mending | 退回后至少留的工作日数 · Mending | 退回后至少留几个工作日修改。 · How many working days are left at least after a return. | 2
entryConsent | 条目的同意 · Consent to entries | 条目由谁同意。 · Who consents to an entry.
recurs | 周期 · Recurs | 多久一次、由谁承担；仅用于周期性安全任务。 · How often it is owed, and by whom; only for security duties that recur.
months | 月数 · Months | 每几个月为一期，自一月起算。 · How many months a period has, counted from January. | 12
PolicyRecurs.by | 承担部门 · Owed by | 所有部门、除主管部门外的部门，或者主管部门。 · Every department, every one but the bureau, or the bureau. | all
carriedOutOn | 开展日期 · Carried out on | 实际开展或者印发的日期。 · The day on which it was carried out or adopted.
period | 周期 · Period | 任务所属的周期，含首尾两日。 · The period for which it is owed, both days included.
reports | 报告 · Reports | 已提交的报告，最新的在后。 · What was handed in, the newest last.
tasks | 任务 · Tasks | 本部门的各项安全任务。 · The security tasks of the department.
SafeguardReport.findings, ReportSafeguardInput.findings | 发现的问题和结论 · Findings | 概述发现的问题和结论。 · What was found, and the conclusion. | 未发现高风险问题，两台服务器补丁已更新
SafeguardReport.file | 报告文件 · File | 所提交的报告文件。 · The file that was handed in.
CreateIncidentInput.name, IncidentCase.name, Incident.name | 名称 · Name | 安全事件的简短名称。 · What the incident is called in short. | 资助名单疑似泄露
CreateIncidentInput.kind, IncidentCase.kind, Incident.kind | 类别 · Kind | 泄露、篡改、破坏、非法利用、系统中断或者其他（${cited(ORDER_809, '第三十四条')}）。 · What happened to the data (Order 809 art. 34).
CreateIncidentInput.department, IncidentCase.department, Incident.department | 发生部门 · Where it happened | 发生安全事件的部门；不填则为本部门。 · The department where it happened; the own one if left out. | 06
CreateIncidentInput.what, IncidentCase.what | 情况 · What happened | 发生了什么，已知的范围。 · What happened, as far as is known. | 巡检发现资助名单曾被下载至未登记的终端
CreateIncidentInput.grants, IncidentCase.grants | 有关授权 · Grants | 涉及哪些共享授权的数据。 · The grants whose data it concerns.
Suggestion.rule | 规则 · Rule | 提出建议所依的规则。 · The rule that it follows from. | late-twice
Suggestion.shown, SuggestionCase.shown | 事实数 · Facts | 事实数。 · How many facts show it. | 2
SuggestionCase.facts | 事实 · Facts | 日志所载的事实，由早到晚。 · What the log says, the oldest first.
SuggestionCaseFact.text | 情形 · What happened | 发生了什么。 · What happened. | 校核答复为不予更正。
SuggestionCaseFact.on | 日期 · Day | 发生的日期。 · The day on which it happened. | 2026-10-15
SuggestionCaseFact.shownBy | 记录 · Shown by | 日志中的记录。 · The event of the log that shows it. | req_01k5wv1m6t8e0b7q9z3c4d5f6g.reply@3
settled | 处理 · Settled | 如何处理；空为尚未处理。 · What became of it; null as long as it is open.
SuggestionCaseSettled.rectification | 整改通知 · Notice | 起草的整改通知；空为不予采纳。 · The notice that was drafted of it; null where it was put aside. | rec_01k5wv1m6t8e0b7q9z3c4d5f6g
SuggestionCaseSettled.reason | 理由 · Reason | 不予采纳的理由。 · Why it was put aside. | 已当面约谈并改正
FindDuplicateCollectionInput.source | 已有来源 · Source | 已有该数据的条目或者采集登记。 · The entry or the collection that has the data already. | res_01k5wv1m6t8e0b7q9z3c4d5f6g
Duplicate.source | 已有来源 · Source | 已有该数据的条目或者采集登记。 · The entry or the collection that has the data already.
Duplicate.foundAt | 认定时间 · Found at | 认定为重复采集的时间。 · When it was found to be a duplicate. | 2026-09-24T09:00:00.000+08:00
duplicate | 重复采集 · Duplicate | 被认定为重复采集；空为未被认定（第十条）。 · The finding that it is collected twice; null for none (article 10).
foundAt | 发现时间 · Found at | 发现的时间，告知网信部门的小时数从此起算。 · When it was found; the hours to tell the authority count from then. | 2026-09-24T08:30:00.000+08:00
CreateIncidentInput.people, IncidentCase.people, Incident.people, ClassifyIncidentInput.people | 涉及人数 · People | 涉及多少人，按目前所知。 · How many people it concerns, as far as is known. | 1200
PolicyBand.people | 人数 · People | 涉及人数达到此数的，属于该级。 · From how many people on an incident is of this level. | 1000
IncidentCase.level, Incident.level, ClassifyIncidentInput.level, PolicyBand.level | 级别 · Level | 一般、较大、重大或者特别重大。 · Ordinary, larger, major or grave.
hours | 小时数 · Hours | 自发现时起几小时内告知网信部门。 · Within how many hours of when it was found the authority is told. | 4
bands | 分级 · Bands | 涉及人数、级别和告知的小时数；仅用于告知网信部门。 · People, level and hours; only for telling the authority.
tellBy | 告知时限 · Tell by | 须在此时前告知网信部门，自发现时按小时计算。 · By when the authority is told, in hours from when it was found.
toldLate | 告知超时 · Told late | 是否超过时限才告知，或者超过时限尚未告知。 · Whether the authority was told late, or is not told though the time is over.
toldAt | 告知时间 · Told at | 实际告知网信部门的时间。 · When the authority was told. | 2026-09-24T09:10:00.000+08:00
IncidentCaseTold.authority, TellIncidentInput.authority | 告知的部门 · Authority | 告知了哪个网信部门。 · Which authority was told. | 义马市委网信办
IncidentCaseTold.how, TellIncidentInput.how | 方式 · How | 怎样告知，如电话、书面。 · How it was told, as by telephone or in writing. | 电话告知，随后书面报告
told | 告知网信部门 · Told | 告知网信部门的情况；空为尚未告知。 · How the authority was told; null until then.
reported | 报告 · Reported | 由谁何时报告。 · Who reported it, and when.
classified | 定级 · Classified | 定级的情况；空为尚未定级。 · How it was classified; null until then.
measures | 处置措施 · Measures | 已采取的措施，最新的在后。 · What was done against it, the newest last.
conclusion | 处置结论 · Conclusion | 原因、防范措施和处置报告；空为尚未报结。 · Cause, prevention and report; null until then.
cause | 原因 · Cause | 查明的原因。 · What caused it. | 离岗人员账号未停用
prevention | 防范措施 · Prevention | 防止再次发生的措施。 · What is done so that it happens no more. | 账号随离岗自动停用，逐月核对
returned | 退回 · Returned | 最近一次退回；空为没有退回。 · The last time it was sent back; null for never.
closed | 结案 · Closed | 责任认定和结案的情况；空为尚未结案。 · Who answers for it, and when it was closed; null until then.
IncidentCaseClosed.liability, CloseIncidentInput.liability | 责任 · Liability | 由发生部门承担，或者免予承担（第二十二条、第二十四条）。 · Whether the department where it happened answers for it, or is exempt (articles 22, 24).
IncidentCaseClosed.as | 责任身份 · As | 以使用部门或者提供部门的身份。 · As the user of the data, or as its provider.
dismissed | 不属安全事件 · Dismissed | 认定不属安全事件的情况；空为没有。 · Why it is none; null where it is one.
IncidentCaseGrant.side | 发生部门的身份 · Side | 发生部门在该授权中是使用部门还是提供部门。 · Whether the department uses or provides the data.
IncidentCaseGrant.other | 对方部门 · Other side | 该授权的另一方。 · The department on the other side of the grant. | 02
IncidentCaseGrant.suspended | 已暂停 · Suspended | 是否因本事件暂停。 · Whether it was suspended because of the incident.
MeasureIncidentInput.text, IncidentCaseMeasure.text | 措施 · Measure | 采取了什么措施。 · What was done. | 已停用有关账号并更换口令
SuspendIncidentInput.grant | 授权 · Grant | 所暂停授权的编号。 · The grant that is suspended. | grt_01k5wv1m6t8e0b7q9z3c4d5f6g
CreateContractorInput.name, ContractorRead.name, Contractor.name | 名称 · Name | 受托方的全称。 · The full name of the contractor. | 示例信息技术有限公司
CreateContractorInput.scope, ContractorRead.scope, Contractor.scope | 受托内容 · Scope | 建设、运行、维护、存储或者加工的内容。 · What it builds, runs, maintains, stores or processes. | 共享前置机的运行维护
CreateContractorInput.data, ContractorRead.data, Contractor.data | 涉及的数据 · Data | 受托方存储、加工或者能够接触的政务数据。 · The data that it holds, processes or sees. | 在校学生基本信息的前置库
ContractorRead.department, Contractor.department | 委托部门 · Department | 委托该受托方的部门。 · The department that engages it. | 06
approval | 批准 · Approval | 依照国家有关规定履行批准程序的情况（${cited(ORDER_809, '第三十六条')}）。 · The approval that it rests on (Order 809 art. 36).
CreateContractorInputApproval.authority | 批准机关 · Authority | 作出批准的机关。 · Who approved it. | 义马市人民政府
approvedOn | 批准日期 · Approved on | 批准的日期。 · The day of the approval.
startsOn | 起始日期 · Starts on | 委托的第一日。 · The first day of the engagement.
CreateContractorInput.endsOn, ContractorRead.endsOn, Contractor.endsOn, RenewContractorInput.endsOn, ContractorReadRenewal.endsOn | 终止日期 · Ends on | 委托的最后一日。 · The last day of the engagement.
registered | 登记 · Registered | 由谁何时登记。 · Who registered it, and when.
renewals | 续期 · Renewals | 以前的终止日期和批准，最新的在后。 · Earlier ends with their approvals, the newest last.
endedOn | 实际终止日期 · Ended on | 委托实际终止的日期。 · The day on which the engagement ended.
disposal | 数据处置 · Disposal | 受托方所持数据怎样返还或者销毁。 · How the data that it held was given back or destroyed. | 前置库已清空，介质已返还，有交接单
SecurityStateDepartment.missing | 未报告 · Missing | 尚未报告的任务数。 · How many tasks are not reported yet. | 2
SecurityStateDepartment.late | 逾期 · Late | 其中已经逾期的任务数。 · How many of those are late. | 1
reminders | 提醒 · Reminders | 到期前何时提醒谁。 · Who is reminded when, before it is due.
escalation | 逾期处理 · Escalation | 逾期后何时怎样处理。 · What follows when it is late.
loaded | 登记 · Loaded | 规则由谁何时登记；空为系统自带。 · Who loaded the policy and when; null where it came with the system.
given | 给定的规则 · Given | 试算时给定的规则内容。 · The policy that is tried.
year | 年份 · Year | 通知所安排的年份，四位数字。 · The year that the notice is for, in four digits. | 2027
off | 放假日期 · Days off | 放假的起止日期。 · The days off.
worked | 补班日期 · Days worked | 调休上班的日期。 · The make-up working days.
notices | 放假通知 · Notices | 试算所用的放假通知。 · The notices that are tried.
moments | 各时刻 · Moments | 何时提醒、何时逾期处理。 · When somebody is reminded or told.
a | 甲方案 · A | 比较的第一种规则。 · The first of the two that are compared. | 3
b | 乙方案 · B | 比较的第二种规则。 · The second of the two that are compared. | 5
cursor | 续页标记 · Cursor | 上一页所给的 next。 · \`next\` of the page before. | eyJrIjoiMjAyNiJ9
limit | 每页条数 · Limit | 每页多少条。 · How many a page holds. | 50
moved | 日期变动 · Moved | 到期日变动的件数。 · How many due days move. | 4
onlyA | 仅甲逾期 · Only in A | 仅在甲方案下逾期的件数。 · How many are late in A alone. | 1
onlyB | 仅乙逾期 · Only in B | 仅在乙方案下逾期的件数。 · How many are late in B alone. | 2
whole | 完整 · Whole | 是否已全部计入。 · Whether everything is counted in.
revokedAt | 停用时间 · Revoked | 停用的时间；空为未停用。 · When it was revoked; null where it was not.
creditCode | 统一社会信用代码 · Credit code | 部门的统一社会信用代码。 · The unified social credit code. | 11411281M000000272
office | 专职机构 · Office | 负责共享工作的内设机构（第六条）。 · The office in charge of sharing (article 6). | 社会救助股
division | 行政区划代码 · Division | 六位行政区划代码。 · The code of the administrative division. | 411281
into | 并入的部门 · Into | 并入哪个部门。 · The department into which it merges. | 03
doneAt | 完成时间 · Done | 完成的时间；空为尚未完成。 · When it was done; null until then.
merged | 合并 · Merged | 并入其他部门的情况；空为没有。 · Its merger into another; null for none.
complete | 已填完整 · Complete | 登记的信息是否填完整。 · Whether the registration is complete.
email | 邮件地址 · Email | 接收通知的邮件地址。 · Where notices are sent. | staff1.d02@yima.example
roles | 角色 · Roles | 决定可以办理哪些事项，可以有几个。 · They decide what the person may do; there may be several.
delegate | 代办人 · Delegate | 缺勤期间代为办理的同事。 · Who acts while the person is away. | p-02-staff2
person | 人员 · Person | 人员的编号。 · The id of the person. | p-02-staff1
pace | 通知节奏 · Pace | 逐件发送还是每日汇总。 · One by one, or a digest a day.
alerts | 告警 · Alerts | 告警立即发送还是汇总。 · Whether alerts come at once or in the digest.
quiet | 免打扰 · Quiet | 减少哪些邮件。 · Which mails are left out.
english | 附英文 · English | 邮件是否附英文。 · Whether mails have English beside.
active | 在岗 · Active | 不在岗的人员不能登录。 · Whoever is not in office cannot sign in.
absences | 缺勤 · Absences | 登记的缺勤。 · The absences that are recorded.
deputies | 被指定人员 · Deputies | 负责人指定的人员。 · Whom the leader named.
successor | 接手人 · Successor | 接手其事项的同事；空为没有。 · Who takes over; null for nobody. | p-02-staff2
addressTrouble | 地址问题 · Trouble with the address | 邮件无法送达的情况。 · Since when mail does not arrive, and why.
registeredBy | 登记人 · Registered by | 由谁登记。 · Who registered it. | p-06-head
revoked | 停用 · Revoked | 何时因何停用；空为未停用。 · When and why it was revoked; null where it was not.
personId | 人员编号 · Person | 您的编号。 · Your id. | p-02-staff1
mayActFor | 可以代谁办理 · May act for | 您可以代为办理的同事。 · The colleagues in whose place you may act.
announced | 已公布 · Announced | 该年放假安排是否已公布。 · Whether the notice of the year is known.
holidays | 放假天数 · Holidays | 放假的天数。 · How many days are off. | 28
makeups | 补班天数 · Make-up days | 调休上班的天数。 · How many make-up days there are. | 6
closures | 停工天数 · Closures | 临时停工的天数。 · How many days of closure there are. | 1
loadedAt | 登记时间 · Loaded | 登记的时间；空为系统自带。 · When it was loaded; null where it came with the system.
past | 涉及已过日期 · Past | 是否改动已过的日期，以及原因。 · Whether days that are over change, and why.
ended | 结束 · Ended | 何时怎样失效；空为仍有效。 · When and how it ended; null where it is in force.
versions | 各版本 · Versions | 先后各版本。 · The versions, one after the other.
isOffDay | 放假 · Day off | 当日是否放假。 · Whether the day is off.
papers | 原文网址 · Papers | 通知原文的链接。 · Where the notice is published. | https://www.gov.cn/zhengce/
holidayCn | 放假安排 · Holiday file | holiday-cn 格式的放假安排。 · The notice in the form of holiday-cn.
replaces | 替换的版本 · Replaces | 替换第几版。 · The version that it replaces. | 1
was | 原为 · Was | 变动之前。 · What the day was.
is | 现为 · Is | 变动之后。 · What the day is now.
action | 动作 · Action | 发布还是撤回。 · Whether it was published or withdrawn.
nextAttemptAt | 下次尝试 · Next attempt | 下次尝试的时间；空为不再尝试。 · When it is tried again; null for never.
settledAt | 办结时间 · Settled | 有结果的时间；空为尚无结果。 · When it was settled; null until then.
push | 报送情况 · Push | 最近一次报送的情况；空为没有。 · How the latest push went; null for none.
here | 本地 · Here | 本地的版本；空为没有。 · What is here; null for nothing.
there | 上级平台 · There | 上级平台的版本；空为没有。 · What is on the upper platform; null for nothing.
unknown | 本地没有 · Unknown here | 上级平台有而本地没有的条数。 · How many entries are known there alone. | 1
pooled | 已归集 · Pooled | 是否已归集，或者归集的条数（第十一条）。 · Whether the data is pooled, or how many are (article 11). | 12
unconditional | 无条件共享 · Unconditional | 无条件共享的条数。 · How many are shared unconditionally. | 20
conditional | 有条件共享 · Conditional | 有条件共享的条数。 · How many are shared conditionally. | 30
not-shared | 不予共享 · Not shared | 不予共享的条数。 · How many are not shared. | 2
drafts | 编制中 · Drafts | 正在编制的条数。 · How many are being written. | 4
byShareType | 按共享类型 · By share type | 各共享类型的条数。 · How many there are of each share type.
joint | 多部门共建 · Joint | 由多部门共建的条数。 · How many are built by several departments. | 3
filled | 填写比例 · Filled | 已填写的比例，0 至 1。 · The share that is filled in, from 0 to 1. | 0.95
lacking | 未填写的 · Lacking | 哪些项目未填写。 · Which fields are left open.
breaking | 不合要求的 · Breaking | 不合现行要求的条目。 · The entries that break a rule of today.
daysLate | 逾期天数 · Days late | 已逾期多少日。 · By how many days it is late. | 7
records | 记录 · Records | 各条数据，或者条数。 · The records, or how many. | data.rows
GrantData.records | 记录 · Records | 取得的各条数据。 · The records that were received. | {"name": "张示例"}
parameter | 参数名 · Parameter | 接口参数的名称。 · The name of the parameter. | page
layout | 数据结构 · Layout | 接口答复的结构。 · How the answers of the interface are made.
paging | 分页 · Paging | 接口怎样分页。 · How the interface pages.
retired | 停用 · Retired | 何时因何停用；空为使用中。 · When and why it was retired; null where it is in use.
personName | 姓名 · Name | 人员的姓名，随登记更新。 · The name of the person, as registered now. | 孙示例
departmentNames | 部门名称 · Names of the departments | 各部门的名称，随登记更新。 · The names of the departments, as registered now. | 义马市民政局
parameter.q | 检索文字 · Words | 要检索的文字。 · The words. | 学生
parameter.deputy | 被指定人员 · Deputy | 被指定人员的编号。 · The deputy. | p-02-staff2
parameter.absence | 缺勤记录 · Absence | 缺勤记录的编号。 · The absence. | abs_01k5wv1m6t8e0b7q9z3c4d5f6g
parameter.file | 文件 · File | 订阅文件的名称。 · The name of the file. | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics
parameter.sort | 次序 · Order | 排列的次序。 · The order of the list.
parameter.base | 基准版本 · Base | 作为比较基准的版本。 · The version to compare with. | 1
parameter.target | 所比版本 · Target | 所比较的版本。 · The version that is compared. | 2
parameter.other | 对方部门 · Other side | 对方部门的编号。 · The department on the other side. | 03
parameter.dueBefore | 到期日之前 · Due before | 在该日之前到期。 · Due before that day.
parameter.incomplete | 未填完整 · Incomplete | 只列出未填完整的。 · Only what is incomplete.
parameter.page | 页码 · Page | 第几页。 · The page. | 1
parameter.number | 序号 · Number | 方案的序号。 · The number of the proposal. | 1
Merger.people | 人员 · People | 随部门一并移交的在岗人员数。 · How many people go to the successor. | 6
Merger.systems | 业务系统 · Systems | 随部门一并移交的在用业务系统数。 · How many systems in use go to the successor. | 1
Merger.entries | 目录条目 · Entries | 改由接收部门提供的目录条目数。 · How many entries the successor will provide. | 42
Merger.applications | 申请 · Applications | 移交的共享申请数。 · How many applications move. | 3
Merger.requests | 收发的申请 · Requests | 移交的收到和发出的申请数。 · How many requests sent and received move. | 12
Merger.grants | 共享权限 · Grants | 移交的共享权限数。 · How many grants move. | 8
Merger.corrections | 校核事项 · Corrections | 移交的数据校核事项数。 · How many corrections move. | 1
Merger.demands | 需求 · Demands | 移交的数据需求数。 · How many demands move. | 1
Merger.negotiations | 协商 · Negotiations | 移交的协商和争议数。 · How many negotiations and disputes move. | 0
Merger.duties | 未办任务 · Open duties | 改由接收部门承担的未办任务数。 · How many open duties the successor will owe. | 5
CreateLogExportInput.format | 格式 · Format | JSON 行，或者电子表格。 · JSON lines, or a spreadsheet. | jsonl
CreateLogExportInput.filter | 筛选 · Filter | 导出哪些记录，与查询日志相同；不填则为近三十日。 · Which lines are exported, as in reading the log; the last thirty days if left out.
CreateLogExportInputFilter.about | 对象 · About | 条目、事项或者任务的编号。 · The id of an entry, a case or a job. | req_01k5wv1m6t8e0b7q9z3c4d5f6g
CreateLogExportInputFilter.person | 人员 · Person | 办理人或者被代理人的编号。 · Whoever acted, or in whose name. | p-02-staff1
CreateLogExportInputFilter.department | 部门 · Department | 所涉部门。 · The department that it concerns. | 06
CreateLogExportInputFilter.kind | 类别 · Kind | 日志的类别。 · The kind of line. | read
CreateLogExportInputFilter.what | 内容 · What | 事件类型或者操作名称。 · The type of an event, or an operation. | getRequestForm
CreateLogExportInputFilter.outcome | 结果 · Outcome | 已办理，或者被拒绝。 · Whether it was done, or denied. | denied
CreateLogExportInputFilter.from | 自 · From | 起始日期，含该日。 · The first day, included.
CreateLogExportInputFilter.to | 至 · To | 截止日期，含该日；不填则为今日。 · The last day, included; today if left out.
downloadUrls | 下载地址 · Download URLs | 各文件的下载地址，最新的在前；空为尚未完成，或者未生成。 · Where the files are, the newest lines first; empty until they are made, or where none is. | https://files.example/log-exports/1
LogListItem.id | 编号 · Id | 事件的编号，或者调用的追踪编号。 · The event, or the correlation id of the call. | req_01k5wv1m6t8e0b7q9z3c4d5f6g@3
LogListItem.kind | 类别 · Kind | 办理、查看、被拒绝或者登录失败。 · Whether something was decided, read or refused, or a sign-in failed. | read
LogListItem.what | 内容 · What | 事件类型或者操作名称。 · The type of the event, or the operation. | getRequestForm
LogListItem.title | 说明 · In words | 用文字表述。 · The same in words; null where there are none.
LogListItem.about | 所涉对象 · About | 条目、事项、人员等的编号。 · The id of the entry, case or person. | req_01k5wv1m6t8e0b7q9z3c4d5f6g
LogListItem.version | 版本 · Version | 查看时的版本，或者事件的序号。 · The version that was read, or the number of the event. | 3
LogListItem.from | 来源地址 · From | 调用者的网络地址。 · The network address of the caller. | 10.20.3.4
LogListItem.status | 状态码 · Status | 答复的 HTTP 状态码。 · The HTTP status of the answer. | 200
LogListItem.code | 拒绝代码 · Code | 被拒绝的代码。 · Why it was refused. | role-missing
LogListItem.hash | 摘要值 · Hash | 事件的摘要值，下一事件含有它。 · The hash of the event, which the next one holds. | 9f86d081884c7d659a2feaa0c55ad015
correlation | 追踪编号 · Correlation id | 调用的追踪编号。 · The correlation id of the call. | 8c2f5d1e-6a3b-4f0a-9d57-2f1c6b7e8a90
CreateWebhookInput.name, WebhookWithSecret.name, Webhook.name, WebhookRead.name | 名称 · Name | 接收系统的名称。 · What the receiving system is called. | 招生系统
CreateWebhookInput.url, WebhookWithSecret.url, Webhook.url, WebhookRead.url | 接收地址 · Address | 事件发往的https网址。 · The https address to which events are sent. | https://admissions.yima.example/events
events | 事件种类 · Events | 所推送的事件种类；空为全部，包括以后增加的。 · The kinds of event that are sent; null for all, also those to come. | request.agreed
WebhookWithSecretPaused.why | 原因 · Why | 为什么暂停，系统暂停的为最后一次的结果。 · Why it was paused; the outcome of the last attempt where the system did. | 系统维护
formerSecretUntil | 旧密钥有效至 · Former secret until | 在此之前，旧密钥同时签名；空为没有旧密钥。 · Until then the former secret signs as well; null where there is none.
paused | 暂停 · Paused | 何时因何暂停；空为没有暂停。 · When and why it was paused; null where it is not.
WebhookWithSecret.secret | 密钥 · Secret | 用于核验签名，只在此显示一次。 · Signatures are checked with it; told only once, here. | whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
ReplayWebhookInput.since | 起始事件 · Since | 自该事件起重发，含该事件。 · Whatever was sent since this event goes again, itself included. | req_01k5wv1m6t8e0b7q9z3c4d5f6g@3
DeliveryAttempt.url | 接收地址 · Address | 发往的地址。 · Where it was sent. | https://admissions.yima.example/events
DeliveryAttempt.outcome | 结果 · Outcome | 这次发送的结果。 · What came of it.
DeliveryAttempt.status | 状态码 · Status | 答复的HTTP状态码；空为没有答复。 · The HTTP status of the answer; null where there was none. | 204
DeliveryAttempt.answer | 答复 · Answer | 答复的开头部分；空为没有答复。 · The beginning of the answer; null where there was none. | ok
milliseconds | 用时 · Milliseconds | 用了多少毫秒。 · How many milliseconds it took. | 120
tries | 已试次数 · Tries | 本轮已尝试多少次。 · How often it was tried since it began to wait. | 1
last | 最近一次 · Last attempt | 最近一次尝试；空为尚未尝试。 · The last attempt; null before the first.
webhook | 接收地址编号 · Endpoint | 接收地址的编号。 · The id of the endpoint. | whk_01k5wv1m6t8e0b7q9z3c4d5f6g
messageId | 消息编号 · Message id | 请求头webhook-id，每次尝试都相同。 · The header webhook-id, the same for every attempt. | whk_01k5wv1m6t8e0b7q9z3c4d5f6g-req_01k5wv1m6t8e0b7q9z3c4d5f6g@3
payload | 内容 · Payload | 所发送的内容。 · The body of the request.
Delivery.attempts | 各次尝试 · Attempts | 各次尝试和答复，最近的在后。 · The attempts with the answers, the newest last.
timestamp | 发生时间 · Timestamp | 事件发生的时间。 · When it happened.
data | 事件内容 · Data | 事件所涉及的事项。 · What the event is about.
WebhookMessageData.url | 查看路径 · Path | 在接口中查看该事项的路径。 · Where the API shows the case. | /v1/requests/req_01k5wv1m6t8e0b7q9z3c4d5f6g
parameter.undelivered | 未送达 · Undelivered | 只列出尚未送达的。 · Only what has not arrived.
DeliveryRow.event, Delivery.event, WebhookMessageData.event | 事件编号 · Event | 事件在日志中的编号。 · The id of the event in the log. | req_01k5wv1m6t8e0b7q9z3c4d5f6g@3
DeliveryRow.case, Delivery.case, WebhookMessageData.case | 事项 · Case | 所涉及的条目或者事项。 · The entry or the case that it is about.
DeliveryRow.duty, Delivery.duty, WebhookMessageData.duty | 期限编号 · Duty | 所涉及期限的编号；空为不涉及。 · The id of the duty it is about; null for none. | req_01k5wv1m6t8e0b7q9z3c4d5f6g.reply
DeliveryRow.type, Delivery.type, WebhookMessage.type | 事件种类 · Type | 事件的种类。 · The kind of event. | request.submitted
kind=log-segment | 日志分段 · Log segment | 封存的日志分段。 · A sealed segment of the log.
SealListItem.number | 序号 · Number | 分段的序号，从 00000001 起连续。 · The number of the segment, from 00000001 on, without gaps. | 00000024
SealListItem.since | 起 · Since | 前一分段的截止时间；首个分段为空。 · The end of the segment before; null for the first. | 2026-09-24T09:00:00.000+08:00
SealListItem.madeAt | 止 · Up to | 封存截止的时间；此后到达的记录在下一分段。 · Up to when it is sealed; what arrives later is in the next. | 2026-09-24T10:00:00.000+08:00
events | 办理记录数 · Decisions | 分段内办理记录的数量。 · How many decisions it holds. | 120
accesses | 访问记录数 · Accesses | 分段内访问记录的数量。 · How many records of access it holds. | 340
previous | 前一分段的根 · Root before | 前一分段的根；首个分段为空。 · The root of the segment before; null for the first. | 5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d
root | 根 · Root | 分段的默克尔树根（SHA-256），包含此前全部日志。 · The root of the Merkle tree (SHA-256); it contains all of the log before it. | 5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d5d
GetSealOutput.document | 封存内容 · Seal | 被签名的封存内容。 · What is sealed and signed.
GetSealOutput.downloadUrl | 下载地址 · Download URL | 分段文件的下载地址。 · Where the segment is. | https://files.example/segments/00000024.jsonl
Rectification.ground, RectificationCase.ground, CreateRectificationInput.ground, UpdateRectificationInput.ground | 违反情形 · Ground | 违反了哪一项：第二十三条各项，或者${cited(ORDER_809)}第三十九条至第四十一条各项。 · Which item was breached: of article 23, or of arts. 39 to 41 of Order 809. | measures-23-1
cited | 条款 · Article | 违反的条款及项。 · The article and item that was breached. | ${cited(MEASURES, '第二十三条（一）')}
Rectification.name, RectificationCase.name | 名称 · Name | 违反情形的内容。 · What the item says. | 未按要求编制、发布或者更新目录、资源
Rectification.department, RectificationCase.department, CreateRectificationInput.department | 整改部门 · Department | 须整改的部门。 · The department that is to rectify. | 06
facts | 事实 · Facts | 事实，逐项写明，并指明系统中的记录。 · The facts one by one, each with what shows it in the system.
CreateRectificationInputFact.text | 事实 · Fact | 何时、何事。 · What happened and when. | 2026年9月24日到期的目录更新至今未办
shownBy | 记录 · Shown by | 证明该事实的事项、期限或者日志记录的编号。 · The ids of the cases, duties or logged events that show it. | res_01k5wv1m6t8e0b7q9z3c4d5f6g
requirement | 整改要求 · Required | 须做到什么。 · What has to be done. | 更新目录条目并核对其他条目
handIn | 报送材料 · To hand in | 须报送哪些材料。 · What has to be handed in. | 整改情况说明和更新后的目录
TakeUpInput.dueOn, Rectification.dueOn, RectificationCase.dueOn, RectificationCaseIssued.dueOn, CreateRectificationInput.dueOn, UpdateRectificationInput.dueOn, RectificationCaseReportReturned.dueOn, RectificationCaseOrder.dueOn, ReviewRectificationInputReturn.dueOn, OrderRectificationInput.dueOn | 整改期限 · By when | 须在该日24时前完成；遇休息日顺延。 · To be done by the end of that day; of a day off, of the next working day.
draftedAt | 起草时间 · Drafted | 起草的时间。 · When it was drafted.
issuedAt | 签发时间 · Issued | 签发的时间；空为尚未签发。 · When it was issued; null until then.
issued | 签发 · Issued | 何时由谁签发；空为尚未签发。 · When and by whom it was issued; null until then.
time | 延期申请 · More time | 申请延长期限的情况；空为未申请。 · The more time that was asked for; null where none was.
RectificationCaseTime.answer | 决定 · Answer | 是否同意延长；空为尚未决定。 · Whether it was given; null until that is decided.
granted | 是否同意 · Granted | 是否同意。 · Whether it was given.
RectificationCaseFile.author, RectificationDownload.author | 提交方 · Author | 由哪一方提交。 · Who attached it.
reports | 整改报告 · Reports | 部门报告的整改情况，按次序。 · What the department reported, in order.
RectificationCaseReport.number | 次数 · Number | 第几次报告。 · Which report it is, from 1.
RectificationCaseReport.statement, ReportRectificationInput.statement | 整改情况 · Statement | 整改了什么，怎样整改。 · What was rectified and how. | 已更新目录条目，并核对了其余条目
returned | 退回 · Returned | 为何退回、新的期限；空为未退回。 · Why it was returned, with the new date; null where it was not.
RectificationCase.escalation | 上报 · Escalation | 上报市人民政府的情况；空为未上报。 · When it was reported to the city government; null where it was not.
RectificationCaseEscalation.opinion, EscalateRectificationInput.opinion | 主管部门意见 · Opinion | 主管部门的意见。 · What the bureau says of it. | 建议纳入督查督办，责令限期改正
RectificationCaseEscalation.due | 逾期的期限 · Missed date | 逾期未完成的期限。 · The date that was missed.
order | 督办 · Order | 市人民政府的督办；空为未督办。 · The order of the city government; null where there is none.
conclusion | 督办结果 · Conclusion | 督办的办结结果；空为未办结。 · What came of the order; null until then.
RectificationCaseConclusion.outcome, ConcludeRectificationInput.outcome | 结果 · Outcome | 是否完成整改。 · Whether it was rectified.
RectificationCaseConclusion.statement, ConcludeRectificationInput.statement | 办结情况 · Statement | 督办的办结情况。 · What came of the order in words. | 已按督办要求完成
accountability | 问责 · Accountability | 提请问责的情况；空为未提请。 · The accountability that was proposed; null where none was.
RectificationCaseAccountability.authority, ProposeAccountabilityInput.authority | 问责机关 · Authority | 有权问责的机关。 · Who may hold people accountable. | 义马市纪委监委
RectificationCaseAccountability.outcome | 问责结果 · Outcome | 问责的结果；空为尚无结果。 · What was decided; null until then.
RectificationCaseAccountabilityOutcome.statement, RecordAccountabilityInput.statement | 问责结果 · Statement | 问责的结果，不写姓名。 · What was decided, without names. | 对有关责任人员予以通报批评
RectificationCase.ending | 其他结束方式 · Ending | 免予追究或者依照其他法律处理；空为没有。 · Whether it was exempted, or referred to another law; null where neither.
exemption | 免责情形 · Exemption | 为何不承担责任（第二十四条）。 · Why nobody answers for it (article 24).
RectificationCaseEndingRefer.authority, CloseRectificationInputRefer.authority | 处理机关 · Authority | 依照该法律处理的机关。 · Who takes it up by that law. | 义马市公安局
how=exempt | 免予追究 · Exempted | 免予追究责任（第二十四条）。 · Nobody answers for it (article 24).
how=refer | 依照其他法律 · Referred | 依照其他法律处理（第二十五条）。 · Another law governs it (article 25).
decision=grant | 同意延长 · Grant | 同意延长期限。 · The time is given.
decision=exempt | 免予追究 · Exempt | 免予追究责任，须写明情形（第二十四条）。 · Nobody answers for it, with the ground (article 24).
decision=refer | 依照其他法律处理 · Refer | 由法律规定的机关处理，不是免责（第二十五条）。 · Another law governs it, which is no exemption (article 25).
`;
