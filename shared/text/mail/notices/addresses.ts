import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

/** To the bureau, once for each address to which mail fails (article 6). */
export const addressNotices = notices({
  AddressFailed: {
    tone: 'amber',
    title: { zh: '邮件地址无法送达', en: 'Mail does not arrive' },
    opening: {
      zh: '{provider}的{person}登记的邮件地址无法送达，提醒和通知收不到。',
      en: 'Mail to {person} of {provider} fails at the registered address, so reminders and notices do not arrive.',
    },
    rule: ofMeasures('第六条'),
    closing: [
      {
        zh: '请核实并在系统中更正该人员的邮件地址；更正后此项自动消除。未送达的邮件见系统“邮件”列表。',
        en: 'Please have the address put right in the registry; that clears it. What did not arrive is in the list of mails.',
      },
    ],
  },
});
