import { Refusal } from '../../refusals.ts';
import { type Content, checkMethod, type FormatCategory, isFile } from '../content.ts';
import { formatCategories, type provisionMethods, type ShareType } from '../metadata.ts';
import { basesOf } from './basis.ts';
import { refusedBy } from './finding.ts';
import { formatOf, type UnreadFormat } from './formats.ts';
import type { CellReader } from './read-cells.ts';
import { methodClassOf, methodOf } from './spellings.ts';

type Method = keyof typeof provisionMethods;

/** Reads 信息资源格式 from two cells; either may contain a part or all of it. */
export function readFormat(cells: CellReader): Content['format'] | undefined {
  const categoryText = cells.entryText('formatCategory');
  const typeText = cells.entryText('formatType');
  const otherText = cells.text('formatOther', { max: 200 });
  const format = formatOf(categoryText, typeText, handedAs(cells));
  if ('trouble' in format) {
    reportTrouble(cells, format, [categoryText, typeText].filter(Boolean).join(' / '));
    return undefined;
  }
  const { category, type, more = [] } = format;
  const names = formatCategories[category];
  if (categoryText === '') cells.add('derived', 'formatCategory', { to: names });
  else if (categoryText !== names) cells.add('spelling', 'formatCategory', { to: names });
  if (more.length > 0) cells.add('formats-kept', 'formatType', { type, rest: more.join('、') });
  else if (typeText !== type) cells.add(typeText === '' ? 'derived' : 'spelling', 'formatType', { to: type });
  if (type === '其他' && otherText === '')
    cells.add('missing', 'formatOther', { suggestion: { zh: '说明是什么格式', en: 'Say which format it is' } });
  const other = [otherText, ...more.filter((each) => !otherText.includes(each))].filter(Boolean).join('、');
  return { category, type, ...(other ? { other } : {}) };
}

/** The category that the way of sharing tells, for a type such as json that may be a file or a service. */
function handedAs(cells: CellReader): FormatCategory | null {
  const method = methodOf(cells.first.of('methodType')) ?? methodOf(cells.first.of('methodClass'));
  return method === 'interface' ? 'interface' : method === 'file' ? 'file' : null;
}

function reportTrouble(cells: CellReader, format: UnreadFormat, both: string): void {
  const likely = format.likely.join('、');
  switch (format.trouble) {
    case 'several':
      cells.add('several-formats', 'formatType', {
        value: both,
        readings: format.likely,
        suggestion: {
          zh: `${likely ? `从${likely}中选一种，` : ''}其余的写在“其他格式描述”`,
          en: `${likely ? `Choose one of ${likely}; the` : 'The'} others go into “其他格式描述”`,
        },
      });
      break;
    case 'unknown':
      cells.add('format-unknown', 'formatType', {
        value: both,
        readings: format.likely,
        suggestion: {
          zh: `${likely ? `如${likely}；没有的，` : ''}格式类型填“其他”，并写“其他格式描述”`,
          en: `${likely ? `Such as ${likely}; else write` : 'Write'} “其他”, and the format into “其他格式描述”`,
        },
      });
      break;
    case 'mismatch': {
      const category = format.category ? formatCategories[format.category] : '';
      const suggestion = likely
        ? { zh: `格式分类改为${likely}，或更正格式类型`, en: `Change the category to ${likely}, or correct the type` }
        : null;
      cells.add('format-mismatch', 'formatType', { value: both, type: format.type ?? '', category, suggestion });
      break;
    }
    case 'no-category':
      cells.add('missing', 'formatCategory', {
        suggestion: likely || Object.values(formatCategories).join('、'),
        readings: format.likely.length > 0 ? format.likely : Object.values(formatCategories),
      });
      break;
    case 'no-type':
      cells.add('missing', 'formatType', { suggestion: likely || null, readings: format.likely });
      break;
  }
}

/** Reads condition, bases and method of sharing. The method must suit the format. */
export function readSharing(
  cells: CellReader,
  type: ShareType | undefined,
  category: FormatCategory | undefined,
): Partial<Content['sharing']> {
  const condition = cells.text('condition', { max: 500 });
  const method = readMethod(cells, category);
  return {
    ...(type ? { type } : {}),
    ...(method ? { method } : {}),
    ...(condition.length > 1 ? { condition } : {}),
    bases: readBases(cells, type, condition),
  };
}

/** Reads bases from their own column; if it is blank, from the condition, where the national spreadsheet has them. */
function readBases(cells: CellReader, type: ShareType | undefined, condition: string): Content['sharing']['bases'] {
  const text = cells.entryText('bases');
  if (text !== '') {
    const bases = basesOf(text);
    if (!bases) cells.add('basis-unreadable', 'bases', { suggestion: '文件 | 条款 | 种类' });
    return bases ?? [];
  }
  if (type === undefined || type === 'unconditional' || !condition.includes('《')) return [];
  const bases = basesOf(condition);
  if (!bases && type === 'not-shared')
    cells.add('basis-unreadable', 'condition', { suggestion: '在“共享依据”列写：文件 | 条款 | 种类' });
  return bases ?? [];
}

function readMethod(cells: CellReader, category: FormatCategory | undefined): Method | undefined {
  const classText = cells.entryText('methodClass');
  const typeText = cells.entryText('methodType');
  const group = classText === '' ? undefined : methodClassOf(classText);
  const method =
    methodOf(typeText) ?? methodOf(classText) ?? (group === 'mail' || group === 'medium' ? group : undefined);
  const plain = { database: '数据库', file: '文件', interface: '服务接口', mail: '邮件', medium: '介质' };
  if (method === undefined) return methodByFormat(cells, category, typeText, plain);
  if (typeText !== plain[method])
    cells.add(typeText === '' ? 'derived' : 'spelling', 'methodType', { to: plain[method] });
  if (category) reportMethod(cells, category, method);
  return method;
}

/** Reports a method that the format does not allow beside whatever else is wrong with the entry. */
function reportMethod(cells: CellReader, category: FormatCategory, method: Method): void {
  try {
    checkMethod({ format: { category }, sharing: { method } });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    cells.add('refused', 'methodType', { ...refusedBy(error), suggestion: '文件', readings: ['文件'] });
  }
}

/** Derives a blank method: a file is handed over as a file, a service is called. For a database the method must be given. */
function methodByFormat(
  cells: CellReader,
  category: FormatCategory | undefined,
  text: string,
  names: Record<Method, string>,
): Method | undefined {
  const all = Object.values(names);
  if (text !== '') {
    cells.add('unknown', 'methodType', { choices: all.join('、'), readings: all });
    return undefined;
  }
  const method =
    category === undefined ? undefined : isFile(category) ? 'file' : category === 'interface' ? 'interface' : undefined;
  if (method) cells.add('derived', 'methodType', { to: names[method] });
  // Where no format can be read, the method may follow from it once it can.
  else if (category !== undefined) cells.add('missing', 'methodType', { suggestion: all.join('、'), readings: all });
  return method;
}
