import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

const rule = ofMeasures('第六条');

/** To the delegate of somebody who is away (article 6). */
export const absencesNotices = notices({
  AbsenceRecorded: {
    tone: 'blue',
    title: { zh: '请代为办理', en: 'You stand in for a colleague' },
    opening: {
      zh: '{person}自{from}至{to}缺勤，由您代为办理其承办的事项。',
      en: '{person} is away from {from} to {to}; you act in their place.',
    },
    rule,
    closing: [
      {
        zh: '代为办理时请在系统中选择“代办”，记录为您代其办理；您提出的事项，不能由您代其同意。',
        en: 'Choose “acting for” in the system; it is recorded that you did it for them. What you proposed you cannot consent to in their name.',
      },
    ],
  },
  AbsenceEnded: {
    tone: 'blue',
    title: { zh: '代为办理结束', en: 'You no longer stand in' },
    opening: {
      zh: '{person}原定自{from}至{to}的缺勤已提前结束或取消，不再由您代为办理。',
      en: 'The absence of {person} from {from} to {to} was ended early or called off; you no longer act in their place.',
    },
    rule,
    closing: [],
  },
});
