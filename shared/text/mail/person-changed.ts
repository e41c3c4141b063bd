import type { PersonTrace } from '../../domain/events/people.ts';
import { type PersonRole, roleNames } from '../../domain/people/person.ts';
import { dateWords, type Words } from '../words.ts';
import { ofMeasures, type Template } from './letter.ts';

/** To the leader of a department: who is registered there, moved, or changed. Article 6. */
export const personChanged: Template = ({ registered = [] }, { about = '' }, on) => ({
  tone: 'amber',
  title: { zh: '人员登记已变更', en: 'The registration of a person was changed' },
  opening: {
    zh: `${about}的登记已变更，变更内容如下。`,
    en: `The registration of ${about} was changed as follows.`,
  },
  date: { label: { zh: '变更日期', en: 'Changed on' }, value: dateWords(on) },
  rule: ofMeasures('第六条'),
  rows: registered.map(({ field, before, after }) => ({ label: fields[field], value: row(before, after) })),
  closing: [
    {
      zh: '如变更有误或未经本部门同意，请立即联系主管部门。',
      en: 'If this is wrong, or your department did not agree to it, please tell the bureau at once.',
    },
  ],
});

const fields: { [F in keyof PersonTrace]: Words } = {
  department: { zh: '部门', en: 'Department' },
  roles: { zh: '角色', en: 'Roles' },
  active: { zh: '状态', en: 'Status' },
  name: { zh: '姓名', en: 'Name' },
  email: { zh: '邮件地址', en: 'Mail address' },
};

const values: Record<PersonRole | 'true' | 'false', string> = {
  ...roleNames,
  true: '在岗',
  false: '离岗',
};

/** Names and addresses are not written here: the reader looks the new ones up, and the former ones are nobody's business. */
function row(before: string[] | null, after: string[] | null): string {
  const words = (all: string[]) => all.map((one) => values[one as PersonRole] ?? one).join('、');
  if (!after) return '已变更';
  return before ? `${words(before)} → ${words(after)}` : words(after);
}
