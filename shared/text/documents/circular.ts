import { dateOf } from '../../domain/calendar/time.ts';
import { circularLife } from '../../domain/lives/circular.ts';
import { BUREAU } from '../../domain/people/department.ts';
import type { Circular } from '../../domain/rectifications/circular.ts';
import { dateWords, order809, systemName } from '../words.ts';
import type { Named } from './negotiation.ts';
import { actor, type Document, half, headOf, row, strong, text, toSign } from './parts.ts';
import { breach } from './rectification.ts';
import type { Standing } from './request.ts';

/** 通报: the notice of criticism, and once it is withdrawn, that it is (Order 809 art. 29). */
export function circularDocument(circular: Circular, names: Named, standing: Standing): Document {
  const { number, name, department, demand, issued, retraction, status } = circular;
  if (!issued) throw new Error(`${number} was not issued`);
  const answer = status === 'retracted' ? retraction?.answer : null;
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
      ...breach(circular),
      row('对各部门的要求', 'All departments', text(demand)),
      row('发送', 'To', text('各部门')),
      toSign(department === BUREAU ? '市人民政府' : '主管部门', 'Issued for'),
    ],
    proof: null,
    rests: [{ document: order809.zh, article: '第二十九条' }],
  };
}
