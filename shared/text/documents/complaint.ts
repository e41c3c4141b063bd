import { dateOf } from '../../domain/calendar/time.ts';
import type { Complaint } from '../../domain/complaints/complaint.ts';
import { channels, complainants, findings } from '../../domain/complaints/complaint-fields.ts';
import { dateWords, order809, systemName, type Words } from '../words.ts';
import type { Named } from './negotiation.ts';
import { type Document, half, headOf, row, said, strong, text, toSign } from './parts.ts';
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
