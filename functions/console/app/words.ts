import { language } from './language.ts';
import { chinese } from './words/chinese.ts';

/** Every word of the console that the API does not say itself. English is loaded only where it is spoken. */
export const words: typeof chinese = language === 'en' ? (await import('./words/english.ts')).english : chinese;
