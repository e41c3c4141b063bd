import type { Name } from '../../domain/field.ts';
import { complaintWords } from './complaint-words.ts';
import { evaluationWords } from './evaluation-words.ts';
import { fieldWords } from './field-words.ts';

/** What a field is called and means, with an example where its kind gives none. */
export interface FieldExplanation {
  title: Name;
  meaning: Name;
  example?: string;
}

const lines = [fieldWords, evaluationWords, complaintWords].flatMap((words) => words.trim().split('\n'));

/** The explanations by the name of the field, by `Schema.name` and by `name=value`. */
export const fieldExplanations: ReadonlyMap<string, FieldExplanation> = new Map(
  lines.flatMap((line) => {
    const [keys = '', title = '', meaning = '', example] = line.split(' | ');
    const explanation = { title: nameOf(title), meaning: nameOf(meaning), ...(example ? { example } : {}) };
    return keys.split(', ').map((key): [string, FieldExplanation] => [key, explanation]);
  }),
);

function nameOf(text: string): Name {
  const [zh = '', en = ''] = text.split(' · ');
  return { zh, en };
}

/** Of a field where it stands: first what is said of it there, then of its fixed value, then of its name. */
export function explanationOf(place: string, name: string, fixed?: unknown): FieldExplanation | undefined {
  return (
    fieldExplanations.get(`${place}.${name}`) ??
    (fixed === undefined ? undefined : fieldExplanations.get(`${name}=${fixed}`)) ??
    fieldExplanations.get(name) ??
    ofName(name)
  );
}

/** A name beside an id: `providerName` beside `provider`. */
function ofName(name: string): FieldExplanation | undefined {
  const { title } = fieldExplanations.get(name.replace(/Name$/, '')) ?? {};
  if (!title || !name.endsWith('Name')) return undefined;
  return {
    title: { zh: `${title.zh}名称`, en: `Name: ${title.en.toLowerCase()}` },
    meaning: { zh: `${title.zh}的名称，随登记更新。`, en: 'The name, as registered now.' },
    example: '义马市民政局',
  };
}
