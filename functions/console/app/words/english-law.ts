/** The product's own rules, where no law sets days: the beginning of what they are called. */
const OWN = '本系统默认规则';

const DIGITS = '零一二三四五六七八九';
const NUMBER = `[${DIGITS}十百]+`;

/** What is cited: titles stay as they are, articles are told by number. */
export function citedInEnglish(document: string, article: string): string {
  if (document.startsWith(OWN)) return 'The product’s own rule; the bureau may change it';
  return `“${document}” ${articleInEnglish(article)}`.trim();
}

/** 第二十三条、第二十六条 → arts. 23, 26; anything else stays. */
function articleInEnglish(article: string): string {
  if (!new RegExp(`^第${NUMBER}条([、，]第${NUMBER}条)*$`).test(article)) return article;
  const numbers = [...article.matchAll(new RegExp(NUMBER, 'g'))].map(([number]) => numberIn(number));
  return `${numbers.length > 1 ? 'arts.' : 'art.'} ${numbers.join(', ')}`;
}

/** A number below a thousand. */
function numberIn(chinese: string): number {
  const place = (unit: string, rest: string): [number, string] => {
    const at = rest.indexOf(unit);
    return at < 0 ? [0, rest] : [at === 0 ? 1 : DIGITS.indexOf(rest[at - 1] ?? ''), rest.slice(at + 1)];
  };
  const [hundreds, below] = place('百', chinese);
  const [tens, ones] = place('十', below.replace('零', ''));
  return hundreds * 100 + tens * 10 + Math.max(0, DIGITS.indexOf(ones || '零'));
}

const HOLIDAYS: Record<string, string> = {
  元旦: 'New Year’s Day',
  春节: 'Spring Festival',
  清明节: 'Qingming',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat',
  中秋节: 'Mid-Autumn',
  国庆节: 'National Day',
};

export const holidayInEnglish = (name: string) =>
  name
    .split('、')
    .map((one) => {
      const [, day = '', madeUp] = /^(.*?)(补假)?$/.exec(one) ?? [];
      return `${HOLIDAYS[day] ?? day}${madeUp ? ' (made up)' : ''}`;
    })
    .join(', ');
