import { cited, ORDER_809 } from '../../domain/regulations.ts';

/** The words of complaints and of notices of criticism, as in `field-words.ts`. */
export const complaintWords = `
CreateComplaintInput.name, ComplaintCase.name, Complaint.name | 标题 · Title | 投诉举报的简短标题，不写人名。 · What it is called in short; it names nobody. | 资助信息被用于催收
complainant | 投诉举报人 · Complainant | 公民、法人或者其他组织，不记姓名（${cited(ORDER_809, '第三十七条')}）。 · A citizen, a legal person or another organization; no name is kept (Order 809 art. 37).
contact | 联系方式 · Contact | 如何答复投诉人，须遮盖，只有办理部门可见；不需答复的不填。 · How whoever complained can be answered, masked, and shown to whoever handles it alone; left out where they want no answer. | 登记簿第12页，138****0001
channel | 来源 · Channel | 来信、来访、来电、网上提交或者其他机关转来。 · By letter, visit, telephone, over the web, or forwarded by another authority.
receivedOn | 收到日期 · Received on | 收到的日期，答复期限从次日起算。 · The day on which it was received; the days to answer count from the next one.
receivedBy | 收到部门 · Received by | 收到投诉举报的部门。 · The department that received it. | 02
against | 被投诉部门 · Complained of | 被投诉举报的部门，不办理该件；不知道的为空。 · The department complained of, which does not handle it; null where that is not known. | 06
CreateComplaintInput.what, ComplaintCase.what | 反映的情况 · What | 反映了什么，不写个人信息。 · What it says; no personal data. | 学生资助信息疑似被用于资助以外的用途
CreateComplaintInput.about, ComplaintCase.about | 有关条目或者事项 · About | 所涉及的目录条目或者事项，逐一编号。 · The ids of the entries and cases that it is about. | res_01k5wv1m6t8e0b7q9z3c4d5f6g
ComplaintCase.handler, Complaint.handler | 办理部门 · Handled by | 现在办理的部门，也可以是主管部门或者市政府。 · Who handles it now; also the bureau, or the city government. | 02
finding | 查明结果 · Finding | 属实、部分属实、不属实，或者不属于政务数据共享事项；空为尚未答复。 · Founded, partly founded, unfounded, or not about the sharing of data; null until it is answered.
answeredLate | 逾期答复 · Answered late | 是否逾期答复；空为尚未答复。 · Whether it was answered late; null until it is answered.
passedOn | 转办 · Passed on | 转给责任部门的情况，只转一次；空为没有。 · How it was passed on, once; null where it was not.
ComplaintCasePassedOn.from | 原办理部门 · From | 转出的部门。 · The department that passed it on. | 00
ComplaintCasePassedOn.to | 转入部门 · To | 转入的部门。 · The department to which it was passed on. | 06
PassComplaintInput.to | 转给 · To | 负责处理的部门；针对该部门的由主管部门办理。 · The department that is responsible; what is about itself, the bureau handles. | 06
ComplaintCaseAnswer.statement, AnswerComplaintInput.statement | 查明情况 · Statement | 查明的情况。 · What was found out. | 经查，名单曾被超范围使用
ComplaintCaseAnswer.done, AnswerComplaintInput.done | 处理情况 · Done | 怎样处理的；属实的必填。 · What was done about it; there is something where it is founded. | 已停止使用并删除
led | 引起的事项 · Led to | 由此引起的整改、校核、安全事件或者争议。 · The rectifications, corrections, incidents and disputes that it led to.
ComplaintCaseLed.to, LinkComplaintInput.to | 事项 · Case | 该事项的编号。 · The id of that case. | rec_01k5wv1m6t8e0b7q9z3c4d5f6g
answered | 已答复 · Answered | 已答复的件数。 · How many were answered.
founded | 属实 · Founded | 属实和部分属实的件数。 · How many were founded, or partly so.
ComplaintCounts.received | 收到 · Received | 该期间收到的件数。 · How many were received in those days.
ComplaintCounts.open | 在办 · Open | 尚未答复的件数。 · How many are not answered yet.
CreateCircularInput.name, UpdateCircularInput.name, CircularCase.name, Circular.name | 标题 · Title | 通报的标题。 · What the notice is called. | 关于超范围使用共享数据的通报
CreateCircularInput.ground, UpdateCircularInput.ground, CircularCase.ground, Circular.ground | 违反情形 · Ground | 违反的条款及项；由整改引出的可以不填。 · The item that was breached; it may be left out of what comes out of a rectification.
demand | 对各部门的要求 · All departments | 要求各部门引以为戒、对照检查的内容。 · What all departments are to learn from it. | 各部门对照检查共享数据的使用范围
rectification | 整改 · Rectification | 由哪一件整改引出；空为没有。 · The rectification that it came out of; null for none. | rec_01k5wv1m6t8e0b7q9z3c4d5f6g
discarded | 不予签发 · Discarded | 不予签发的情况；空为没有。 · Why the draft was discarded; null where it was not.
retraction | 撤回 · Withdrawal | 提出和决定撤回的情况；空为没有。 · How its withdrawal was proposed and decided; null for none.
retracted | 已撤回 · Withdrawn | 是否撤回。 · Whether it was withdrawn.
retractedAt | 撤回时间 · Withdrawn at | 撤回的时间；空为没有撤回。 · When it was withdrawn; null where it was not.
decision=retract | 撤回 · Withdraw | 撤回通报，并告知各部门。 · It is withdrawn, and all departments are told.
decision=keep | 不予撤回 · Let it stand | 通报无误，不予撤回。 · It was right, and stands.
`;
