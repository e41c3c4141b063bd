import { requestLife } from '../../domain/lives/request.ts';
import type { Tone } from '../html.ts';
import { dateWords, type Words } from '../words.ts';
import { ofMeasures, type Row, type Template } from './letter.ts';

/** The words by the name of the status, as the facts have it. */
const answers: Record<string, { tone: Tone; en: string; closing: Words }> = {
  [requestLife.states.agreed]: {
    tone: 'green',
    en: 'agreed',
    closing: {
      zh: '请严格按照答复意见使用，使用中发生的信息安全事故由使用部门承担责任（第二十二条）。',
      en: 'Use the data strictly as replied; the requester answers for its security (art. 22).',
    },
  },
  [requestLife.states['partly-agreed']]: {
    tone: 'green',
    en: 'agreed in part',
    closing: {
      zh: '同意的信息项可按答复意见使用；对不予共享的部分，可与提供部门协商，协商未果的由主管部门协调。',
      en: 'Use the agreed items as replied; the rest may be negotiated and, failing that, coordinated by the bureau.',
    },
  },
  [requestLife.states.refused]: {
    tone: 'amber',
    en: 'refused',
    closing: {
      zh: '因履行职责确需使用的，可与提供部门协商；协商未果的，由主管部门协调解决。',
      en: 'If your duties require the data, negotiate with the provider; failing that, the bureau coordinates.',
    },
  },
};

/** To the requester's staff: the provider has replied. Article 15. */
export const requestAnswered: Template = ({ provider, outcome }, _to, on) => {
  if (!outcome) throw new Error('a mail about an answer without its outcome');
  const { status, agreed, requested, items, reason, basis } = outcome;
  const answer = answers[status];
  if (!answer) throw new Error(`no answer is called ${status}`);
  const rows: Row[] = [{ label: { zh: '同意信息项', en: 'Items agreed' }, value: `${agreed} / ${requested}` }];
  if (items && items.refused.length > 0 && items.agreed.length > 0) {
    rows.push({ label: { zh: '同意', en: 'Agreed' }, value: items.agreed.join('、') });
    rows.push({ label: { zh: '不予共享', en: 'Not shared' }, value: items.refused.join('、') });
  }
  if (reason) rows.push({ label: { zh: '不予共享理由', en: 'Reason' }, value: reason });
  if (basis) rows.push({ label: { zh: '不予共享依据', en: 'Basis' }, value: basis });
  return {
    tone: answer.tone,
    title: { zh: `申请答复：${status}`, en: `Request ${answer.en}` },
    opening: {
      zh: `${provider ?? '提供部门'}已答复贵部门的共享申请：${status}。`,
      en: `${provider ?? 'The provider'} has answered your request: ${answer.en}.`,
    },
    date: { label: { zh: '答复日期', en: 'Answered on' }, value: dateWords(on) },
    rule: ofMeasures('第十五条'),
    rows,
    closing: [answer.closing],
  };
};
