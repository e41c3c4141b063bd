import type { Tone } from '../html.ts';
import { dateWords, type Words } from '../words.ts';
import { ofMeasures, type Row, type Template } from './letter.ts';

const answers: Record<string, { tone: Tone; answer: Words; closing: Words }> = {
  agreed: {
    tone: 'green',
    answer: { zh: '同意共享', en: 'agreed' },
    closing: {
      zh: '请严格按照答复意见使用，使用中发生的信息安全事故由使用部门承担责任（第二十二条）。',
      en: 'Use the data strictly as replied; the requester answers for its security (art. 22).',
    },
  },
  'partly-agreed': {
    tone: 'green',
    answer: { zh: '部分同意共享', en: 'agreed in part' },
    closing: {
      zh: '同意的信息项可按答复意见使用；对不予共享的部分，可与提供部门协商，协商未果的由主管部门协调。',
      en: 'Use the agreed items as replied; the rest may be negotiated and, failing that, coordinated by the bureau.',
    },
  },
  refused: {
    tone: 'amber',
    answer: { zh: '不予共享', en: 'refused' },
    closing: {
      zh: '因履行职责确需使用的，可与提供部门协商；协商未果的，由主管部门协调解决。',
      en: 'If your duties require the data, negotiate with the provider; failing that, the bureau coordinates.',
    },
  },
};

const answered = {
  tone: 'blue' as const,
  answer: { zh: '已答复', en: 'answered' },
  closing: { zh: '详情请登录系统查看。', en: 'See the system for details.' },
};

/** To the requester's staff: the provider has replied. Article 15. */
export const requestAnswered: Template = ({ provider, outcome }, _to, on) => {
  const { tone, answer, closing } = answers[outcome?.status ?? ''] ?? answered;
  const rows: Row[] = [];
  if (outcome) {
    rows.push({
      label: { zh: '同意信息项', en: 'Items agreed' },
      value: `${outcome.agreed} / ${outcome.requested}`,
    });
  }
  if (outcome?.reason) rows.push({ label: { zh: '不予共享理由', en: 'Reason' }, value: outcome.reason });
  if (outcome?.basis) rows.push({ label: { zh: '不予共享依据', en: 'Basis' }, value: outcome.basis });
  return {
    tone,
    title: { zh: `申请答复：${answer.zh}`, en: `Request ${answer.en}` },
    opening: {
      zh: `${provider ?? '提供部门'}已答复贵部门的共享申请：${answer.zh}。`,
      en: `${provider ?? 'The provider'} has answered your request: ${answer.en}.`,
    },
    date: { label: { zh: '答复日期', en: 'Answered on' }, value: dateWords(on) },
    rule: ofMeasures('第十五条'),
    rows,
    closing: [closing],
  };
};
