import { cutText } from '../../plain-text.ts';
import type { Refusal } from '../../refusals.ts';
import { CATALOG_GUIDE, cited } from '../../regulations.ts';
import { type ColumnKey, columns } from './columns.ts';
import type { Severity } from './severity.ts';

/**
 * Kinds of finding: unambiguous values that were cleaned, values that the department has to correct, changes of an entry that the
 * catalog has, and remarks that ask for nothing to be corrected.
 * `{name}` is filled from the details of the finding. The rule is that of the column unless one is given here.
 */
const kinds = {
  tidied: cleaned(
    '已去除多余的空格、全角字符、标点或网页标记。',
    'Stray spaces, widths, punctuation or markup were removed.',
  ),
  spelling: cleaned('已规范为“{to}”。', 'Written as "{to}".'),
  'unit-removed': cleaned('已取其中的数字{to}。', 'The number {to} was taken.'),
  'date-form': cleaned('已规范为{to}。', 'Written as {to}.'),
  'list-split': cleaned(
    '一格中的{count}个信息项已拆成{count}行。',
    'The {count} items in one cell became {count} rows.',
  ),
  'note-kept': cleaned('“{note}”已记入更新说明。', '"{note}" is kept as a remark on the cycle.'),
  'formats-kept': cleaned(
    '取{type}为格式类型，{rest}已记入其他格式描述。',
    '{type} is taken as the type of the format; {rest} is kept in 其他格式描述.',
  ),
  'left-blank': cleaned('“{value}”视为未填。', '"{value}" counts as blank.'),
  derived: cleaned('未填，按其他列补为“{to}”。', 'Left blank; "{to}" follows from other columns.'),
  'column-unnamed': cleaned(
    '该列没有表头，不知所填为何，未导入。请补上表头后再导入。',
    'The column has no heading, so it was not imported. Give it one and import it again.',
  ),
  'heading-repeated': remark('表头重复，未作为条目。', 'The heading again; no entry.'),
  'line-ignored': remark('该行是合计、签署或说明，未作为条目。', 'A total, a signature or a note; no entry.'),
  'sheet-read': remark('工作表“{sheet}”：读出{count}个条目。', 'Sheet "{sheet}": {count} entries.'),
  'sheet-hidden': remark(
    '工作表“{sheet}”已隐藏，未导入；需要导入的，请取消隐藏。',
    'Sheet "{sheet}" is hidden and was not imported; unhide it if it should be.',
  ),
  'sheet-ignored': remark(
    '工作表“{sheet}”没有目录表头，未导入。',
    'Sheet "{sheet}" has no header and was not imported.',
  ),
  'column-ignored': cleaned('没有这一列，未导入。', 'There is no such column; it was not imported.'),
  'code-assigned': cleaned(
    '代码由系统编发，所填代码未采用。',
    'Codes are assigned by the system; this one was not taken.',
  ),

  unchanged: remark('与目录现行内容一致，无变化。', 'The same as in the catalog; nothing changes.'),
  changed: changed('“{of}”：由“{before}”改为“{after}”。', '"{of}": "{before}" becomes "{after}".'),
  'not-in-file': remark(
    '目录中有此条目（{code}），文件中没有。不在文件中不视为撤销；不再保留的，请提请撤销该条目。',
    'The catalog has this entry ({code}), the file has not. It stays; propose its withdrawal if it is to go.',
    '《办法》第七条',
  ),
  'more-not-in-file': remark(
    '另有{count}个目录条目不在文件中，均不视为撤销。',
    'Another {count} entries of the catalog are not in the file. They stay.',
    '《办法》第七条',
  ),
  'more-findings': remark(
    '另有{count}条未列出，请先更正所列各条。',
    'Another {count} are not listed; correct these first.',
  ),
  'breaks-rule': remark(
    '现行内容不符合规定，请修订：{detail}',
    'The entry in force breaks a rule; revise it: {detailEn}',
  ),

  missing: rejected('必填，不能为空。', 'Must be filled in.'),
  unknown: rejected('不在允许的取值内：{choices}。', 'Not one of: {choices}.'),
  'too-long': rejected('过长，最多{max}个字。', 'Too long: at most {max} characters.'),
  'too-short': rejected('过短，至少{min}个字。', 'Too short: at least {min} characters.'),
  'not-a-date': rejected('不是完整的日期。', 'Not a full date.'),
  'not-a-number': rejected('不是整数。', 'Not a whole number.'),
  filled: rejected(
    '各行只有数字依次加一，疑为表格自动填充所致。',
    'The rows differ by a number counting up, as a spreadsheet fills it in.',
  ),
  'system-name': rejected('这是系统的名称，不是数据的名称。', 'This names a system and not its data.'),
  'abstract-is-name': rejected('摘要与名称相同。', 'The abstract only repeats the name.'),
  'format-mismatch': rejected('格式类型“{type}”不属于格式分类“{category}”。', 'Type "{type}" is no {category}.'),
  'format-unknown': rejected('不认识的格式。', 'An unknown format.'),
  'several-formats': rejected(
    '一个条目只填一种格式，读不出以哪一种为准。',
    'One entry has one format; which of these?',
  ),
  'duplicate-entry': rejected(
    '与第{row}行的条目重复（只差标点、全角或空格）。',
    'The same entry as in row {row}, but for punctuation, width or spaces.',
    '《办法》第十条',
  ),
  'already-there': rejected(
    '目录中已有同一条目（{code}）。',
    'The catalog already has this entry ({code}).',
    '《办法》第十条',
  ),
  'duplicate-code': rejected(
    '第{row}行的条目已使用此代码；新条目不填代码。',
    'The entry in row {row} has this code already; a new entry has none.',
  ),
  'code-elsewhere': rejected(
    '此代码是其他部门条目的代码；新条目不填代码。',
    'This is the code of an entry of another department; a new entry has none.',
  ),
  'duplicate-item': rejected(
    '信息项重复（只差标点、全角或空格）。',
    'The same item again, but for punctuation, width or spaces.',
  ),
  'rows-differ': rejected(
    '同一条目各行所填不一致（首行为“{first}”）。',
    'The rows of one entry differ (the first says "{first}").',
  ),
  'unknown-department': rejected('不是已登记的部门。', 'Not a registered department.', '《办法》第六条'),
  'not-own': rejected('只能导入本部门的条目。', 'A department imports its own entries only.', '《办法》第七条'),
  'several-items': rejected(
    '一格有多个信息项，但数据类型或长度只有一个。',
    'Several items in one cell, with one type or length.',
  ),
  'basis-unreadable': rejected('读不出文件、条款和种类。', 'Document, article and kind cannot be told apart.'),
  'headings-differ': rejected('同一含义的列有两个，所填不一致。', 'Two columns of one meaning say different things.'),
  uncalculated: rejected(
    '公式没有计算结果，读不出所填内容，请用表格软件打开并保存后再导入。',
    'The formula has no result; open and save the file in a spreadsheet program, then import it.',
  ),
  'error-value': rejected(
    '公式出错，单元格是错误值，请更正公式或直接填写。',
    'The formula failed and the cell holds an error; correct it, or write the value.',
  ),
  'no-entry': rejected('该行前面没有条目。', 'No entry begins before this row.'),
  refused: rejected('{detail}', '{detailEn}'),
  'secrecy-unclear': rejected(
    '读不出是否涉密，内容未保存。',
    'Whether this is secret cannot be read; nothing was kept.',
    '《办法》第三条',
  ),
  secret: rejected(
    '涉及国家秘密或工作秘密，不在本系统管理范围，内容未保存。',
    'State and work secrets are outside this system; nothing was kept.',
    '《办法》第三条',
  ),
} as const satisfies Record<string, Kind>;

export type FindingKind = keyof typeof kinds;

interface Kind {
  severity: Severity;
  zh: string;
  en: string;
  rule?: string;
}

/** A finding: where (`row` as in the spreadsheet), the value, the rule, and what to do. */
export interface Finding {
  /** The sheet, where the file has any. */
  sheet: string | null;
  row: number;
  column: string;
  value: string;
  rule: string;
  zh: string;
  en: string;
  suggestion: string | null;
  suggestionEn: string | null;
  /** What the cell may be meant to say, to choose from; or all that it may say. */
  readings: readonly string[];
  severity: Severity;
}

export interface FindingDetails {
  value?: string;
  /** What it might be: a value, which is the same in each language, or a sentence. */
  suggestion?: string | Suggestion | null;
  readings?: readonly string[];
  rule?: string;
  [name: string]: string | number | readonly string[] | Suggestion | null | undefined;
}

interface Suggestion {
  zh: string;
  en: string;
}

/** The most characters of a cell that a finding repeats. */
const SHOWN = 60;

/** @param column a known column, or the header as written */
export function finding(
  kind: FindingKind,
  row: number,
  column: ColumnKey | { header: string },
  details: FindingDetails = {},
): Finding {
  const { severity, zh, en, rule }: Kind = kinds[kind];
  const of = typeof column === 'string' ? columns[column] : null;
  const value = details.value ?? '';
  const { suggestion = null } = details;
  const said = typeof suggestion === 'string' ? { zh: suggestion, en: suggestion } : suggestion;
  return {
    sheet: null,
    row,
    column: of?.zh ?? (column as { header: string }).header,
    value: value.length > SHOWN ? `${cutText(value, SHOWN)}…` : value,
    rule: details.rule ?? rule ?? of?.rule ?? cited(CATALOG_GUIDE),
    zh: fill(zh, details),
    en: fill(en, details),
    suggestion: said?.zh ?? null,
    suggestionEn: said?.en ?? null,
    readings: details.readings ?? [],
    severity,
  };
}

/** A refusal as the details of a finding. */
export function refusedBy({ zh: detail, message: detailEn, rule }: Refusal): FindingDetails {
  return { detail, detailEn, ...(rule ? { rule: `《办法》${rule}` } : {}) };
}

function fill(text: string, details: FindingDetails): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
}

function cleaned(zh: string, en: string): Kind {
  return { severity: 'cleaned', zh, en };
}

function changed(zh: string, en: string): Kind {
  return { severity: 'changed', zh, en };
}

function remark(zh: string, en: string, rule?: string): Kind {
  return { severity: 'remark', zh, en, ...(rule ? { rule } : {}) };
}

function rejected(zh: string, en: string, rule?: string): Kind {
  return { severity: 'rejected', zh, en, ...(rule ? { rule } : {}) };
}
