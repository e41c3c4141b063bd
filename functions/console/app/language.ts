export type Language = 'zh' | 'en';

const KEY = 'language';

/** The language of this browser: Chinese, unless its person has chosen English. */
export const language: Language = globalThis.localStorage?.getItem(KEY) === 'en' ? 'en' : 'zh';

/** Speaks another language from the next loading of the page on. */
export function speak(next: Language): void {
  localStorage.setItem(KEY, next);
}

/** Of a text in both languages, the one that is spoken. */
export const spoken = ({ zh, en }: { zh: string; en: string }): string => (language === 'en' ? en : zh);

/** The same of a text of the API's document, which has both with a point between them. */
export function spokenPart(text: string | undefined): string {
  const [zh = '', en = zh] = text?.split(' · ') ?? [];
  return spoken({ zh, en });
}
