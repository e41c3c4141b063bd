import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

const rule = ofMeasures('第六条');

/** To a department whose system does not take what it asked for. */
export const webhookNotices = notices({
  WebhookPaused: {
    tone: 'amber',
    title: { zh: '事件推送已暂停', en: 'An endpoint is paused' },
    opening: {
      zh: '{provider}登记的接收地址“{name}”两日内没有收下任何事件，推送已暂停；事件予以保留，没有丢失。',
      en: 'The endpoint “{name}” of {provider} has taken no event for two days, so it is paused. What is to be sent is kept, and nothing is lost.',
    },
    rule,
    closing: [
      {
        zh: '请修复接收系统，在控制台“事件推送”中测试后恢复：保留的事件按次序补发。',
        en: 'Put the receiving system right, test it at “Webhooks” in the console, and resume: what was kept goes in its order.',
      },
    ],
  },
  DeliveryFailed: {
    tone: 'amber',
    title: { zh: '有事件未能送达', en: 'An event was not delivered' },
    opening: {
      zh: '{provider}登记的接收地址“{name}”两日内未收下一个事件；同一事项此后的事件在其后等待，其他事项不受影响。',
      en: 'The endpoint “{name}” of {provider} has not taken one event for two days. Later events of the same case wait behind it; other cases go on.',
    },
    rule,
    rows: [{ label: { zh: '事件编号', en: 'Event' }, value: '{event}' }],
    closing: [
      {
        zh: '请在控制台“事件推送”中查看每次的答复，修复后重发，或者跳过该事件。',
        en: 'See the answers at “Webhooks” in the console, then have it sent again or skip it.',
      },
    ],
  },
});
