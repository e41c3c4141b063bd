import { sameness } from './text.ts';

/** Words for yes and for no, each list divided by spaces. */
export function answers(yes: string, no: string): Map<string, boolean> {
  return new Map(
    [...yes.split(' '), ...no.split(' ')].map((word, n): [string, boolean] => [
      sameness(word),
      n < yes.split(' ').length,
    ]),
  );
}
const plain = answers('是 有 对 y yes true t 1 √ ✓ ☑', '否 不 不是 没有 n no false f 0 × ✕ x');
/** A plain answer, whatever the question is. */
export const yesOrNoPlain = (text: string): boolean | undefined => plain.get(sameness(text));
