/** What is said to the person at the terminal: Chinese first and English beside it, or one of them where it is chosen. */
export type Say = (zh: string, en: string) => string;

export type Lang = 'zh' | 'en' | 'both';

/** What `--lang` or `YIMA_LANG` chooses. It is read before anything else, because `--help` is written in it. */
export function langOf(args: readonly string[], env: Record<string, string | undefined>): Lang {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const chosen = at < 0 ? env.YIMA_LANG : args[at]?.includes('=') ? args[at].split('=')[1] : args[at + 1];
  return chosen === 'zh' || chosen === 'en' ? chosen : 'both';
}

export function sayIn(lang: Lang): Say {
  return (zh, en) => (lang === 'zh' ? zh : lang === 'en' ? en : `${zh} · ${en}`);
}

/** A text of the description, which has both languages as `中文 · English`, in the one that is chosen. */
export function inLang(lang: Lang, text: string): string {
  const at = text.indexOf(' · ');
  if (at < 0 || lang === 'both') return text;
  return lang === 'zh' ? text.slice(0, at) : text.slice(at + 3);
}
