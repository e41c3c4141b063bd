import type * as z from 'zod';
import { type Name, nameAt } from './field.ts';
import type { FieldError } from './refusals.ts';

type Issue = z.core.$ZodIssue;

/** What a value should be, by the name that Zod has for it. */
const types: Record<string, Name> = {
  string: { zh: '文本', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
  null: { zh: '空值', en: 'null' },
};

const formats: Record<string, Name> = {
  date: { zh: '日期，如 2026-10-09', en: 'a date such as 2026-10-09' },
  email: { zh: '邮件地址', en: 'a mail address' },
  url: { zh: '网址', en: 'a web address' },
};

/** How many allowed values are named; beyond that a list helps nobody. */
const MOST_VALUES = 40;

/**
 * What is wrong with the input, a field each: by its Chinese name where it is a declared one, and what it should be, with English beside
 * it. No value is repeated. The input has to be parsed with `reportInput`, which tells what is missing from what is wrong.
 */
export function fieldErrors(error: z.ZodError, schema: z.ZodType): FieldError[] {
  return error.issues.flatMap(leavesOf).map((issue) => {
    const name = nameAt(schema, issue.path);
    const { zh, en } = wordsOf(issue);
    const message = name ? `${name.zh}：${zh} · ${name.en}: ${en}` : `${zh} · ${en}`;
    return { field: issue.path.map(String).join('.'), message };
  });
}

/** The issues within an issue: one for each unknown field, and where no form of several fits, those of the one that fits best. */
function leavesOf(issue: Issue): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }));
  }
  if (issue.code !== 'invalid_union') return [issue];
  const nearer = (a: Issue[], b: Issue[]) => a.length - b.length || depthOf(b) - depthOf(a);
  const [nearest, next] = [...issue.errors].sort(nearer);
  if (!nearest || depthOf(nearest) === 0 || (next && nearer(nearest, next) === 0)) return [issue];
  return nearest.flatMap((each) => leavesOf({ ...each, path: [...issue.path, ...each.path] }));
}

/** How far into its input a form fits: the deepest place where something is wrong. */
const depthOf = (issues: Issue[]) =>
  Math.max(0, ...issues.map(({ code, path }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));

function wordsOf(issue: Issue): Name {
  if (issue.input === undefined) return { zh: '必填', en: 'required' };
  switch (issue.code) {
    case 'invalid_type': {
      const type = types[issue.expected];
      return type ? { zh: `应为${type.zh}`, en: `must be ${type.en}` } : wrong;
    }
    case 'too_small':
      return bounded('至少', 'at least', issue.origin, issue.minimum, '不得小于');
    case 'too_big':
      return bounded('至多', 'at most', issue.origin, issue.maximum, '不得大于');
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_format': {
      const format = formats[issue.format];
      return format
        ? { zh: `应为${format.zh}`, en: `must be ${format.en}` }
        : { zh: '格式不符', en: 'not in the right form' };
    }
    case 'not_multiple_of':
      return { zh: '应为整数', en: 'must be a whole number' };
    case 'unrecognized_keys':
      return { zh: '未知字段', en: 'unknown field' };
    case 'invalid_union':
      if ('options' in issue && Array.isArray(issue.options)) return oneOf(issue.options);
      return { zh: '不符合任何一种允许的形式', en: 'of none of the forms allowed' };
    case 'custom': {
      const [zh, en] = issue.message.split(' · ');
      return zh && en ? { zh, en } : wrong;
    }
    default:
      return wrong;
  }
}

function oneOf(values: readonly unknown[]): Name {
  const all = values.slice(0, MOST_VALUES).map(String);
  return { zh: `应为以下之一：${all.join('、')}`, en: 'must be one of these' };
}

const wrong: Name = { zh: '无效', en: 'not valid' };

function bounded(zh: string, en: string, origin: string, bound: number | bigint, ofNumber: string): Name {
  if (origin === 'string') return { zh: `${zh}${bound}个字`, en: `${en} ${bound} characters` };
  if (origin === 'array' || origin === 'set') return { zh: `${zh}${bound}项`, en: `${en} ${bound} items` };
  return { zh: `${ofNumber}${bound}`, en: `${en} ${bound}` };
}
