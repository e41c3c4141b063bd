import type { LocalDate } from '../calendar/time.ts';
import { cited, MEASURES, ORDER_809 } from '../regulations.ts';
import type { Duty } from './duty.ts';
import type { Policy } from './policy.ts';

/**
 * The reason for a due date in one line: 自9月24日的次日起5个工作日，第十五条. An article of the measures stands without their title, as
 * people here say it; other documents are cited in full.
 */
export function reasonOf(
  duty: Pick<Duty, 'days' | 'start' | 'extension' | 'stops' | 'recounts'>,
  policy: Policy,
): { zh: string; en: string } {
  const { days: stated, start, extension, stops, recounts = [] } = duty;
  const { zh, en } = citedInShort(policy.legalRef);
  const added = extension
    ? { zh: `，经同意延长${extension.days}个工作日`, en: ` and ${extension.days} more by consent` }
    : none;
  // Days stated by whoever ordered the work take precedence.
  const days = stated ?? policy.days;
  const stopped = stops.length > 0 ? { zh: '，中止期间不计', en: ', stops not counted' } : none;
  const recount = recounts.at(-1);
  const moved = recount
    ? {
        zh: `；工作日安排变动，由${dayOf(recount.from)}改为${dayOf(recount.to)}`,
        en: `; working days changed, moved from ${recount.from} to ${recount.to}`,
      }
    : none;
  return {
    zh: `自${dayOf(start)}的次日起${days}个工作日${added.zh}${stopped.zh}，${zh}${moved.zh}`,
    en: `${days} working day${days === 1 ? '' : 's'} from ${start}${added.en}${stopped.en}, ${en}${moved.en}`,
  };
}

const none = { zh: '', en: '' };

function dayOf(date: LocalDate): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}

/** Short names of the documents that policies cite. */
const short: Record<string, { zh: string; en: string }> = {
  [MEASURES.document]: { zh: '', en: 'of the Measures' },
  [ORDER_809.document]: { zh: cited(ORDER_809), en: 'of Order 809' },
};

function citedInShort({ document, article }: Policy['legalRef']): { zh: string; en: string } {
  const { zh, en } = short[document] ?? { zh: cited({ document }), en: `of ${cited({ document })}` };
  const numbers = [...article.matchAll(/第([一二三四五六七八九十]+)条/g)].map(([, number = '']) => arabic(number));
  return { zh: `${zh}${article}`, en: `art. ${numbers.join(', ') || article} ${en}` };
}

/** 十五 → 15; articles go to 九十九. */
function arabic(number: string): number {
  const digit = (text: string) => '一二三四五六七八九'.indexOf(text) + 1;
  if (!number.includes('十')) return digit(number);
  const [tens = '', ones = ''] = number.split('十');
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones));
}
