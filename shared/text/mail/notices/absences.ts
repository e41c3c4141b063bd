import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

const rule = ofMeasures('第六条');

const wrong = {
  zh: '如有误或未经本人、本部门同意，请立即联系主管部门。',
  en: 'If this is wrong, or you or your department did not agree to it, please tell the bureau at once.',
} as const;

/** To the delegate of somebody who is away, and about under which subject somebody signs in (article 6). */
export const absencesNotices = notices({
  SubjectProposed: {
    tone: 'amber',
    title: { zh: '拟变更登录标识', en: 'Another subject is proposed for signing in' },
    opening: {
      zh: '管理员拟变更{person}的登录标识，由另一名管理员确认后生效。理由：{reason}',
      en: 'An administrator proposes another subject under which {person} signs in; another administrator has to confirm it. Reason: {reason}',
    },
    rule,
    closing: [wrong],
  },
  SubjectChanged: {
    tone: 'amber',
    title: { zh: '登录标识已变更', en: 'The subject for signing in was changed' },
    opening: {
      zh: '{person}的登录标识已变更，原标识即时失效。',
      en: 'The subject under which {person} signs in was changed; the former opens nothing any more.',
    },
    rule,
    closing: [wrong],
  },
  SubjectWithdrawn: {
    tone: 'blue',
    title: { zh: '登录标识不作变更', en: 'The subject for signing in stays' },
    opening: {
      zh: '{person}的登录标识变更未予确认，仍用原标识登录。',
      en: 'The proposed subject of {person} was withdrawn; they sign in as before.',
    },
    rule,
    closing: [],
  },
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
