import { dateWords } from '../words.ts';
import { ofMeasures, type Template } from './letter.ts';

/** To the leader of a department and to the bureau: somebody left and nobody was named to take over. Article 6. */
export const personLeft: Template = ({ openDuties = 0 }, { about = '' }, on) => ({
  tone: openDuties > 0 ? 'red' : 'amber',
  title: { zh: '专职人员离岗，未指定接手人', en: 'A member of staff left without a successor' },
  opening: {
    zh: `该部门登记人员${about}已离岗，未指定接手人；目前有 ${openDuties} 项未办结任务。`,
    en: `${about || 'A registered person'} of this department has left with no successor; ${openDuties} duties are open.`,
  },
  date: { label: { zh: '离岗日期', en: 'Left on' }, value: dateWords(on) },
  rule: ofMeasures('第六条'),
  closing: [
    {
      zh: '请尽快明确专职人员并在系统登记，以便接续办理。',
      en: 'Please name and register staff, so that what is open is carried on.',
    },
  ],
});
