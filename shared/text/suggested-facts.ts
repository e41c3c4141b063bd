import type { DutyKind } from '../domain/duties/policy.ts';
import type { LoggedEvent } from '../domain/event.ts';
import { dutyWords } from './duties.ts';
import { dateWords } from './words.ts';

/** The entry or the case that an event is about; null where it is gone. */
type About = { number: string; name: string } | null;

/** What an event shows of a department, in a sentence for a notice to rectify (article 23). */
export function factWords({ type, data }: LoggedEvent, about: About): string {
  const of = about ? `《${about.name}》（${about.number}）` : '';
  const duty = 'kind' in data ? dutyWords[data.kind as DutyKind].name.zh : '';
  switch (type) {
    case 'DutyLate':
      return `${of}的“${duty}”应于${dateWords(data.due).zh}前办结，逾期未办结。`;
    case 'RectificationSuggested':
      return `${of}的“${duty}”应于${dateWords(data.due).zh}前办结，逾期${data.workingDays}个工作日，经催办仍未办结。`;
    case 'DuplicateFound':
      return `《${data.name}》（${data.number}）与已有来源《${data.sourceName}》（${data.sourceNumber}）重复。`;
    case 'CorrectionRejected':
      return `${of}的校核答复为不予更正。`;
    case 'ResourceReturned':
      return `目录条目《${data.name}》（${data.code}）经审查不符合要求，被退回：${data.remarks}`;
    default:
      return of;
  }
}
