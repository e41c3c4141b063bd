import { dateOf } from '../../domain/calendar/time.ts';
import type { Complaint } from '../../domain/complaints/complaint.ts';
import { channels, complainants, findings } from '../../domain/complaints/complaint-fields.ts';
import { circularLife } from '../../domain/lives/circular.ts';
import { BUREAU } from '../../domain/people/department.ts';
import type { Circular } from '../../domain/rectifications/circular.ts';
import { rectificationGrounds } from '../../domain/rectifications/grounds.ts';
import { dateWords, order809, systemName, type Words } from '../words.ts';
import type { Named } from './negotiation.ts';
import { actor, type Document, half, headOf, list, row, said, strong, text, toSign } from './parts.ts';
import type { Standing } from './request.ts';

/** 投诉举报答复书: what whoever complained is handed. It names no one who complained (Order 809 art. 37). Times are Asia/Shanghai. */
export function answerDocument(complaint: Complaint, names: Named, standing: Standing): Document {
  const { number, name, complainant, channel, receivedOn, receivedBy, handler, passedOn, what, answer } = complaint;
  if (!answer) throw new Error(`${number} was not answered`);
  return {
    kind: 'complaint-answer',
    number,
    title: { zh: '投诉举报答复书', en: 'Answer to a complaint' },
    issuer: systemName,
    ...standing,
    head: headOf(number, { zh: '答复日期', at: answer.at }, '已答复'),
    rows: [
      half('投诉举报人', 'Complainant', `${complainants[complainant]}（姓名、名称从略）`),
      half('来源', 'How it came', channels[channel]),
      half('收到日期', 'Received on', dateWords(receivedOn).zh),
      half('收到部门', 'Received by', names.department(receivedBy)),
      half('办理部门', 'Handled by', names.department(handler)),
      half('转办', 'Passed on', passedOn ? dateWords(dateOf(passedOn.at)).zh : '无'),
      row('反映事项', 'Complaint', strong(name), text(what)),
      row('查明情况', 'Found', strong(findings[answer.finding]), text(answer.statement)),
      row('处理情况', 'Done', text(answer.done ?? '无')),
      row('说明', 'Note', said(note)),
      toSign(names.department(handler), 'Answered for'),
    ],
    proof: null,
    rests: [{ document: order809.zh, article: '第三十七条' }],
  };
}

const note: Words = {
  zh: '本答复书由系统签名，可凭编号和签名核验。',
  en: 'This answer is signed by the system; whether it is genuine can be checked by its number and signature.',
};

/** 通报: the notice of criticism, and once it is withdrawn, that it is (Order 809 art. 29). */
export function circularDocument(circular: Circular, names: Named, standing: Standing): Document {
  const { number, name, department, ground, facts, demand, issued, retraction, status } = circular;
  if (!issued) throw new Error(`${number} was not issued`);
  const answer = status === 'retracted' ? retraction?.answer : null;
  const { zh, cited } = rectificationGrounds[ground];
  return {
    kind: 'circular',
    number,
    title: answer
      ? { zh: '关于撤回通报的通知', en: 'Withdrawal of a notice of criticism' }
      : { zh: '通报', en: 'Notice of criticism' },
    issuer: systemName,
    ...standing,
    head: headOf(
      number,
      answer ? { zh: '撤回日期', at: answer.at } : { zh: '签发日期', at: issued.at },
      answer ? circularLife.states.retracted : circularLife.states.issued,
    ),
    rows: [
      row('标题', 'Title', strong(name)),
      half('被通报部门', 'Department', names.department(department)),
      half('签发', 'Issued by', `${actor(issued, names.person)}，${dateWords(dateOf(issued.at)).zh}`),
      ...(answer && retraction
        ? [
            row('撤回', 'Withdrawn', strong('本通报有误，现予撤回，不再作为依据。'), text(retraction.reason)),
            row(
              '决定撤回',
              'Decided by',
              text(`${actor(retraction, names.person)}提出，${actor(answer, names.person)}决定`),
            ),
          ]
        : []),
      row('违反情形', 'Breach', strong(zh), text(cited)),
      ...facts.map(({ text: fact, shownBy }, n) =>
        row(
          `事实 ${n + 1}`,
          `Fact ${n + 1}`,
          text(fact),
          ...(shownBy.length > 0 ? [text('见系统记录：'), list(shownBy)] : []),
        ),
      ),
      row('对各部门的要求', 'All departments', text(demand)),
      row('发送', 'To', text('各部门')),
      toSign(department === BUREAU ? '市人民政府' : '主管部门', 'Issued for'),
    ],
    proof: null,
    rests: [{ document: order809.zh, article: '第二十九条' }],
  };
}
