import type { Refusal } from '../../refusals.ts';
import { brokenRule, type Classification, type Content, contentSchema, type Item } from '../content.ts';
import { baseCategories, dataClasses, shareTypes, themeCategories, updateCycles } from '../metadata.ts';
import { dateOf } from './cells.ts';
import type { ColumnKey } from './columns.ts';
import { columnOf } from './fields.ts';
import { type FindingDetails, refusedBy } from './finding.ts';
import { readConfidential, readItems } from './items.ts';
import { CellReader } from './read-cells.ts';
import type { Group } from './row-groups.ts';
import { readFormat, readSharing } from './sharing.ts';
import {
  baseCategoryOf,
  classOf,
  dataClassOf,
  shareTypeOf,
  statedCycle,
  themeCategoryOf,
  yesOrNo,
} from './spellings.ts';
import { namesSystem, onlyRepeats } from './suspicions.ts';
import { bareName, listed } from './text.ts';

const LIMITS = {
  name: 120,
  abstract: 1000,
  unit: 100,
  business: 200,
  subcategory: 100,
  detail: 100,
  theme: 40,
  openCondition: 300,
  cycleNote: 200,
};

/** What the cells of an entry say, before it is held against the rules. */
export interface EntryReading {
  said: unknown;
  cells: CellReader;
}

/**
 * Reads the rows of an entry. What cannot be read is left out; the findings say why.
 * @param stored the items that the entry has, if the catalog knows it
 */
export function readEntry(group: Group, stored: readonly Item[] = []): EntryReading {
  const cells = new CellReader(group);
  const name = readName(cells);
  const abstract = cells.text('abstract', { min: 2, max: LIMITS.abstract });
  if (abstract && name && onlyRepeats(abstract, name)) cells.add('abstract-is-name', 'abstract');
  const classification = readClassification(cells);
  const format = readFormat(cells);
  const shareType = cells.choice('shareType', { of: shareTypeOf, names: shareTypes }, cells.ownText('shareType'));
  const sharing = readSharing(cells, shareType, format?.category);
  const open = readOpen(cells);
  const items = readItems(cells, { sharing: shareType, open: open.toSociety, stored });
  const { cycle, note: cycleNote } = readCycle(cells);
  const publishedOn = readDate(cells);
  const confidential = readConfidential(cells, 'confidential');
  const dataClass = cells.choice('dataClass', { of: dataClassOf, names: dataClasses });
  const unit = cells.text('unit', { max: LIMITS.unit });
  const business = cells.text('business', { max: LIMITS.business });
  const subcategory = cells.text('subcategory', { max: LIMITS.subcategory });
  const detail = cells.text('detail', { max: LIMITS.detail });
  const related = listed(cells.entryText('related'));
  const theme = readTheme(cells, classification, open.theme);
  const said = {
    name,
    abstract,
    theme,
    ...(classification ? { classification } : {}),
    ...(subcategory ? { subcategory } : {}),
    ...(detail ? { detail } : {}),
    ...(unit ? { unit } : {}),
    ...(business ? { business } : {}),
    format,
    items,
    sharing,
    open,
    updateCycle: cycle,
    ...(cycleNote ? { cycleNote } : {}),
    ...(dataClass ? { dataClass } : {}),
    ...(confidential ? { confidential } : {}),
    ...(publishedOn ? { publishedOn } : {}),
    ...(related.length > 0 ? { related } : {}),
  };
  return { said, cells };
}

/** Checks the rules for every entry. A refusal becomes a finding of a column. @returns null if the entry is refused */
export function validContent(cells: CellReader, content: unknown): Content | null {
  if (isRefused(cells)) return null;
  const parsed = contentSchema.safeParse(content);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const detail = `${issue.path.join('.')}：无效`;
      cells.add('refused', columnOf(issue.path.map(String)), { detail, detailEn: issue.message });
    }
    return null;
  }
  const broken = brokenRule(parsed.data);
  if (!broken) return parsed.data;
  const details = ruleFinding(broken);
  cells.add('refused', details.column, details);
  return null;
}

const WITHOUT_BASIS = {
  zh: '填写共享依据；没有依据的，改为无条件共享',
  en: 'Write the basis, or share it unconditionally where there is none',
};

/** A rule of content that an entry breaks, as the details of a finding. */
export function ruleFinding(broken: Refusal): FindingDetails & { column: ColumnKey } {
  const path = broken.fields[0]?.field.split('.').slice(2) ?? [];
  const suggestion = broken.code === 'basis-required' ? WITHOUT_BASIS : null;
  return { column: columnOf(path), suggestion, ...refusedBy(broken) };
}

function isRefused({ findings }: CellReader): boolean {
  return findings.some(({ severity }) => severity === 'rejected');
}

function readName(cells: CellReader): string {
  const text = cells.text('name', { min: 2, max: LIMITS.name });
  const name = bareName(text);
  if (name !== text) cells.add('tidied', 'name', { suggestion: name });
  if (namesSystem(name)) {
    const suggestion = { zh: `${name}中的数据，如“……信息”`, en: `The data in ${name}, such as “……信息”` };
    cells.add('system-name', 'name', { suggestion });
  }
  return name;
}

function readClassification(cells: CellReader): Classification | undefined {
  const chosen = cells.choice('class', { of: classOf, names: { base: '基础', theme: '主题', department: '部门' } });
  const category = cells.entryText('category');
  if (chosen === undefined || chosen === 'department') return chosen && { class: 'department' };
  if (category === '') cells.add('missing', 'category');
  if (chosen === 'base') {
    const known = category
      ? cells.choice('category', { of: baseCategoryOf, names: baseCategories }, category)
      : undefined;
    return known && { class: 'base', category: known };
  }
  const known = category
    ? cells.choice('category', { of: themeCategoryOf, names: themeCategories }, category)
    : undefined;
  // A spreadsheet that reads 06 as a number keeps 6.
  const builders = listed(cells.entryText('builders')).map((each) => each.padStart(2, '0'));
  if (builders.some((each) => !/^\d{2,4}$/.test(each))) cells.add('unknown', 'builders', { choices: '部门编号' });
  return known && { class: 'theme', category: known, builders };
}

function readOpen(cells: CellReader): Content['open'] {
  const text = cells.ownText('open');
  const answer = yesOrNo(text);
  if (text === '') cells.add('missing', 'open', { suggestion: '是、否', readings: ['是', '否'] });
  else if (answer === undefined) cells.add('unknown', 'open', { choices: '是、否' });
  else if (!['是', '否'].includes(text)) cells.add('spelling', 'open', { to: answer ? '是' : '否' });
  const condition = cells.text('openCondition', { max: LIMITS.openCondition });
  const theme = cells.text('openTheme', { max: LIMITS.theme });
  return { toSociety: answer ?? false, ...(condition ? { condition } : {}), ...(theme ? { theme } : {}) };
}

function readDate(cells: CellReader): string | undefined {
  const text = cells.entryText('publishedOn');
  if (text === '') return undefined;
  const date = dateOf(text);
  if (!date) cells.add('not-a-date', 'publishedOn', { suggestion: { zh: '如 2026-09-24', en: 'As 2026-09-24' } });
  else if (date !== text) cells.add('date-form', 'publishedOn', { to: date });
  return date ?? undefined;
}

/** The theme; if it is blank, derived from other columns. */
function readTheme(
  cells: CellReader,
  classification: Classification | undefined,
  openTheme: string | undefined,
): string {
  const written = cells.text('theme', { max: LIMITS.theme });
  if (written) return written;
  const theme =
    openTheme ??
    (classification?.class === 'base' ? baseCategories[classification.category] : undefined) ??
    (classification?.class === 'theme' ? themeCategories[classification.category] : undefined) ??
    '综合政务';
  cells.add('derived', 'theme', { to: theme });
  return theme;
}

/** Reads the update cycle; what people say beside it is kept, unless its own column says something. */
function readCycle(cells: CellReader): { cycle: Content['updateCycle'] | undefined; note: string } {
  const written = cells.text('cycleNote', { max: LIMITS.cycleNote });
  const text = cells.entryText('cycle');
  const stated = text.length > LONGEST_CYCLE ? { likely: [] } : statedCycle(text);
  const said = 'likely' in stated ? null : stated;
  const cycle = cells.choice(
    'cycle',
    { of: () => said?.cycle, names: updateCycles, likely: () => ('likely' in stated ? stated.likely : []) },
    text,
  );
  if (!written && said?.note) cells.add('note-kept', 'cycle', { note: said.note });
  return { cycle, note: written || (said?.note ?? '') };
}

/** The longest text that states a cycle. */
const LONGEST_CYCLE = 250;
