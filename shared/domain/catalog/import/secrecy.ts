import { sameness, saysNothing } from './text.ts';
import { yesOrNoPlain } from './yes-or-no.ts';

/**
 * How a spreadsheet says that something is secret, in whichever place. Such content never enters the system (article 3), so
 * what speaks of secrecy is understood or refused, and words that only sound like it are known.
 */

/** What a text says of secrecy. `unclear`: it says something that nobody can read. */
export type SaidSecrecy = 'none' | 'secret' | 'unclear';

/** Denials, as `sameness` leaves them: 不涉密, 未涉密, 不属于, 不涉及国家秘密和工作秘密, 无密级, 非密信息. */
const DENIED =
  /^(经(审查|审核|核查))?(均?[不未非无]|没有)(存在)?(涉及|属于|含有|包含|涉|含|是|属)?(任何)?(((国家|工作|商业)?秘密|涉密|密级?|个人隐私|敏感)[和或及与]?)*的?(信息|数据|内容|事项|资源|情形|情况|文件|资料)?$/;
/** A denial of other things alone says nothing of state and work secrets. */
const OF_OTHERS = /^[^密]*(商业秘密|个人隐私)[^密]*$/;
const PUBLIC = new Set(['公开', '可公开', '主动公开', '社会公开', '向社会公开', '全部公开', '公开级', '公开信息']);

/** A level of secrecy, as a document bears it. 商业秘密 is none: it has a column of its own. */
const LEVEL = '(绝密|机密|秘密|工作秘密|国家秘密|涉密)';
const INTERNAL = '内部(资料|文件|信息|数据|事项|使用|掌握|公开|级)?';
/** The mark of GB/T 9704: 机密★20年. */
const STAR = /(绝密|机密|秘密)[级件]?\s{0,9}[（(]?\s{0,9}[★☆]|[★☆]\s{0,9}(\d{1,2}\s{0,9}(年|个月|月)|长期)/;
/** A text that is a level and nothing else, as `sameness` leaves it. */
const ONLY_LEVEL = new RegExp(
  `^(本(条|项|表|目录|资源|数据|信息|件))?(属于|属|涉及|涉|含有|包含|为|系|是|定为)?(密级)?${LEVEL}(级|件|文件|资料|信息|数据|事项|资源)?(保密期限)?(\\d{1,2}年|长期)?$`,
);
const ONLY_INTERNAL = new RegExp(`^${INTERNAL}(注意保存|妥善保管|不得外传|严禁外传|请勿外传)?$`);
const ONLY_KEEP = /^(此件|本件)?(需要?|应当?|须|必须|要|请|注意|严格|严守|予以)?保密$/;
/** A level in brackets behind a title, or behind its name: 目录（秘密）, 密级：机密. */
const IN_TITLE = /[（(【〔[]\s{0,9}(绝密|机密|秘密|工作秘密|涉密|内部(资料|文件)?)[级件]?\s{0,9}[）)】〕\]]/;
const NAMED_LEVEL = /(密级|涉密情况|涉密等级|保密等级|保密级别)\s{0,9}[:：]\s{0,9}([^\s，,；;。]{1,20})/g;
/** A ground in a sentence; 不涉及国家秘密 and 涉密信息已脱密 are none. */
const GROUND =
  /(?<![不非未无]\s{0,9})(涉及|属于|属|含有|包含)(国家秘密|工作秘密)|保守国家秘密法|(?<![不非未无])涉密(?!.{0,12}(脱密|脱敏|解密|去密))/;

/** The longest text that is read as a mark by itself. */
const MARK = 30;

/** Reads a cell under a heading of secrecy. */
export function secrecyOf(text: string): SaidSecrecy {
  if (saysNothing(text)) return 'none';
  const said = sameness(text);
  if (said.length > MARK) return STAR.test(text) ? 'secret' : 'unclear';
  const answer = yesOrNoPlain(text);
  if (answer !== undefined) return answer ? 'secret' : 'none';
  if (said === 'none' || PUBLIC.has(said) || (DENIED.test(said) && !OF_OTHERS.test(said))) return 'none';
  const levels = said.replace(/商业秘密|个人秘密/g, '');
  if (/^(statesecret|worksecret|敏感)$/.test(said)) return 'secret';
  if (/[不未非无]/.test(levels)) return 'unclear';
  return /绝密|机密|秘密|涉密|内部/.test(levels) ? 'secret' : 'unclear';
}

/** Where a text stands that may mark a secret. */
export type MarkPlace =
  /** A cell whose column is read. */
  | 'cell'
  /** A condition, a legal basis or a remark, where people give their reasons. */
  | 'reason'
  /** The name of an item, which may be 涉密 where the data are about secrecy. */
  | 'item'
  /** Above or below the table, or the name of its sheet. */
  | 'title'
  /** On another sheet, which may list the levels of secrecy to choose from. */
  | 'beside';

/** A quick look at a text, since hardly any has one of these characters. */
export function mayMarkSecret(text: string): boolean {
  return /[密★☆]|内部/.test(text);
}

/** Whether a text marks what it stands in as secret. */
export function marksSecret(text: string, place: MarkPlace): boolean {
  if (!mayMarkSecret(text)) return false;
  if (STAR.test(text)) return true;
  if (place === 'item') return false;
  if (place === 'beside') return namesLevel(text);
  if (text.length <= 2 * MARK && isMark(sameness(text), place)) return true;
  if (place === 'reason') return GROUND.test(text) || namesLevel(text);
  return place === 'title' && (IN_TITLE.test(text) || namesLevel(text));
}

function isMark(said: string, place: MarkPlace): boolean {
  if (said.length > MARK) return false;
  if (ONLY_LEVEL.test(said)) return true;
  return place !== 'cell' && (ONLY_INTERNAL.test(said) || ONLY_KEEP.test(said));
}

function namesLevel(text: string): boolean {
  return [...text.slice(0, 2_000).matchAll(NAMED_LEVEL)].some(([, , level = '']) => secrecyOf(level) !== 'none');
}

/** Whether anything in an entry, as JSON, marks it as secret: a level under any name, or a mark in any text. */
export function saysSecret(entry: unknown): boolean {
  return markedField(entry) !== null;
}

/** The path of the field that marks an entry as secret; null if none does. */
export function markedField(entry: unknown): string | null {
  const left: { value: unknown; place: MarkPlace; path: string }[] = [{ value: entry, place: 'cell', path: '' }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, place, path } = next;
    if (typeof value === 'string' && marksSecret(value, place)) return path;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, each] of Object.entries(value)) {
      const field = path ? `${path}.${key}` : key;
      const isLevel = key === 'secrecy' || headingOfSecrecy(key) === 'secrecy';
      if (isLevel && each !== null && secrecyOf(String(each)) !== 'none') return field;
      const ofKey =
        key === 'items' ? 'item' : ['condition', 'bases', '备注', 'remark'].includes(key) ? 'reason' : place;
      left.push({ value: each, place: ofKey, path: field });
    }
  }
  return null;
}

/** Headings of secrecy: 密级, 涉密情况, 保密等级, 是否涉及国家秘密, 保密期限. */
const HEADING = /密级|涉密|定密|秘密(等级|级别|程度|情况)|保密(等级|级别|程度|属性|情况|期限|年限)|(国家|工作)秘密/;
/** Headings with 密 that do not speak of secrecy. */
const HARMLESS =
  /商业秘密|商密|隐私|加密|解密(方式|算法)|密码|密钥|密文|国密|密度|密切|紧密|亲密|精密|严密|致密|密封|密闭|密集|密集度|保密(协议|承诺|责任|义务)/g;

/** What a heading says: that its column is about secrecy, that it may be, or neither. */
export function headingOfSecrecy(heading: string): 'secrecy' | 'unclear' | null {
  const said = sameness(heading.slice(0, 200));
  if (HEADING.test(said)) return 'secrecy';
  return said.replace(HARMLESS, '').includes('密') ? 'unclear' : null;
}
