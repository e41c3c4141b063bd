import * as z from 'zod';
import { localDate } from '../calendar/time.ts';
import { departmentId } from '../people/department.ts';
import { type FieldError, Refusal } from '../refusals.ts';
import { webAddress } from '../web-address.ts';
import { markedField } from './import/secrecy.ts';
import {
  acceptedBases,
  baseCategories,
  basisKinds,
  type Confidentiality,
  confidentialities,
  dataClasses,
  dataTypes,
  formatCategories,
  identityKeys,
  keysOf,
  provisionMethods,
  type ShareType,
  secrecyLevels,
  shareTypes,
  themeCategories,
  updateCycles,
} from './metadata.ts';

/** Limits: items of an entry, and characters of an item's name. */
export const MOST_ITEMS = 300;
export const MOST_ITEM_NAME = 100;

/**
 * An information item (信息项) of an entry. Its `id` is unique within the entry and survives a change of name. Sharing and openness
 * may differ from those of the entry. It may be a key that identifies persons or organisations (article 10).
 */
export const itemSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/),
  name: z.string().trim().min(1).max(MOST_ITEM_NAME),
  dataType: z.enum(keysOf(dataTypes)).optional(),
  length: z.int().min(1).max(1_000_000).optional(),
  sharing: z.enum(keysOf(shareTypes)).optional(),
  open: z.boolean().optional(),
  identifies: z.enum(keysOf(identityKeys)).optional(),
  confidential: z.enum(keysOf(confidentialities)).optional(),
});
export type Item = z.infer<typeof itemSchema>;

/**
 * The legal basis of a classification: document, article, kind, address, and the last day in force, if it has one (article 14).
 */
export const basisSchema = z.strictObject({
  document: z.string().trim().min(2).max(200),
  article: z.string().trim().min(1).max(60),
  kind: z.enum(keysOf(basisKinds)),
  url: webAddress(500).optional(),
  endsOn: localDate.optional(),
});
export type Basis = z.infer<typeof basisSchema>;

/**
 * 信息资源分类: a base resource, a theme resource with the departments that build it (article 8(2)), or a department's own resource.
 */
const classificationSchema = z.discriminatedUnion('class', [
  z.strictObject({ class: z.literal('base'), category: z.enum(keysOf(baseCategories)) }),
  z.strictObject({
    class: z.literal('theme'),
    category: z.enum(keysOf(themeCategories)),
    builders: z.array(departmentId).max(30),
  }),
  z.strictObject({ class: z.literal('department') }),
]);
export type Classification = z.infer<typeof classificationSchema>;

/** The content of a catalog entry (article 7 and the national core metadata). Lengths in characters. */
export const contentSchema = z.strictObject({
  name: z.string().trim().min(2).max(120),
  abstract: z.string().trim().min(2).max(1000),
  theme: z.string().trim().min(1).max(40),
  /** If left out, a department's own resource. */
  classification: classificationSchema.optional(),
  /** 目 and 细目 within it, in the provider's own words. */
  subcategory: z.string().trim().min(1).max(100).optional(),
  detail: z.string().trim().min(1).max(100).optional(),
  /** 下设机构: the unit within the department that maintains the data. */
  unit: z.string().trim().min(1).max(100).optional(),
  /** 关联业务事项. */
  business: z.string().trim().min(1).max(200).optional(),
  format: z.strictObject({
    category: z.enum(keysOf(formatCategories)),
    type: z.string().trim().min(1).max(30),
    /** 其他格式描述. */
    other: z.string().trim().min(1).max(200).optional(),
  }),
  items: z.array(itemSchema).min(1).max(MOST_ITEMS),
  sharing: z.strictObject({
    type: z.enum(keysOf(shareTypes)),
    condition: z.string().trim().min(2).max(500).optional(),
    bases: z.array(basisSchema).max(10).default([]),
    method: z.enum(keysOf(provisionMethods)),
  }),
  open: z.strictObject({
    toSociety: z.boolean(),
    condition: z.string().trim().max(300).optional(),
    /** 开放主题分类. */
    theme: z.string().trim().min(1).max(40).optional(),
  }),
  updateCycle: z.enum(keysOf(updateCycles)),
  /** 更新说明: what the cycle alone does not say, such as 不再更新. */
  cycleNote: z.string().trim().min(1).max(200).optional(),
  /** 数据分类分级 (Order 809 art. 13). */
  dataClass: z.enum(keysOf(dataClasses)).optional(),
  secrecy: z.enum(keysOf(secrecyLevels)).default('none'),
  /** 商业秘密、个人隐私: shared as agreed only (article 15). Single items may be confidential too. */
  confidential: z.enum(keysOf(confidentialities)).optional(),
  publishedOn: localDate.optional(),
  /** 关联资源代码. */
  related: z
    .array(z.string().regex(/^[123]\d{8}\/\d{6}$/))
    .max(50)
    .optional(),
});
export type Content = z.infer<typeof contentSchema>;
export type FormatCategory = Content['format']['category'];

/**
 * Checks the rules that a schema cannot express. What is or bears the mark of a secret is refused before anything is stored, with
 * the name of the field and none of its text (article 3).
 */
export function checkContent(content: Content): void {
  const marked = markedField(content);
  if (marked !== null) throw new Refusal('secret-refused', {}, [contentError(marked, 'secret')]);
  const names = content.items.map((item) => item.name);
  const repeated = [
    ...names.filter((name, i) => names.indexOf(name) !== i),
    ...content.items.map((item) => item.id).filter((id, i, all) => all.indexOf(id) !== i),
  ];
  if (repeated.length > 0) {
    throw new Refusal('duplicate-items', { items: [...new Set(repeated)].join('、') }, [
      contentError('items', 'repeated'),
    ]);
  }
  checkMethod(content);
  const { classification } = content;
  if (classification?.class === 'theme' && classification.builders.length === 0) {
    throw new Refusal('builders-required', {}, [contentError('classification.builders', 'required')]);
  }
  const loose = content.items.filter(
    (item) => confidentialityOf(content, item) && sharingOf(content, item) === 'unconditional',
  );
  if (loose.length > 0) {
    const of = { items: loose.map(({ name }) => name).join('、') };
    throw new Refusal('confidential-unconditional', of, [contentError('confidential', 'unconditional')]);
  }
  checkBases(content);
}

/** The rule that an entry breaks, as one published before the rule may; null if it breaks none. */
export function brokenRule(content: Content): Refusal | null {
  try {
    checkContent(content);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Whether data of a format is handed over as a file; otherwise one connects to a table or a service. */
export function isFile(category: FormatCategory): boolean {
  return ['file', 'spreadsheet', 'image', 'media'].includes(category);
}

/** A file is shared as a file: nobody can connect to it as to a table or a service. @throws Refusal `file-otherwise` */
export function checkMethod({
  format,
  sharing,
}: {
  format: Pick<Content['format'], 'category'>;
  sharing: Pick<Content['sharing'], 'method'>;
}): void {
  const connects = sharing.method === 'database' || sharing.method === 'interface';
  if (!isFile(format.category) || !connects) return;
  const of = { format: formatCategories[format.category], method: provisionMethods[sharing.method] };
  throw new Refusal('file-otherwise', of, [contentError('sharing.method', 'file')]);
}

/** The sharing type of an item: its own, or that of the entry. */
export function sharingOf(content: Content, item: Item): ShareType {
  return item.sharing ?? content.sharing.type;
}

/** Why an item is shared as agreed only; null if it is not confidential (article 15). */
export function confidentialityOf(content: Content, item: Item): Confidentiality | null {
  return item.confidential ?? content.confidential ?? null;
}

/**
 * Checks legal bases: every basis supports the sharing type of the entry, and every other type of an item has a basis that
 * supports it (articles 8, 14).
 */
function checkBases(content: Content): void {
  const { type: own, condition, bases } = content.sharing;
  const types = new Set([own, ...content.items.map((item) => sharingOf(content, item))]);
  for (const type of types) {
    if (type === 'unconditional') continue;
    const shareType = shareTypes[type];
    if (bases.length === 0)
      throw new Refusal('basis-required', { shareType }, [contentError('sharing.bases', 'required')]);
    const wrong = bases.findIndex((basis) => !acceptedBases[type].includes(basis.kind));
    const supported = bases.some((basis) => acceptedBases[type].includes(basis.kind));
    if (type === own ? wrong >= 0 : !supported) {
      const basisKind = basisKinds[bases[wrong]?.kind ?? 'local-notice'];
      throw new Refusal('basis-kind', { shareType, basisKind }, [
        contentError(`sharing.bases.${wrong}.kind`, basisKind),
      ]);
    }
  }
  if (types.has('conditional') && !condition) {
    throw new Refusal('condition-required', {}, [contentError('sharing.condition', 'required')]);
  }
}

function contentError(field: string, message: string): FieldError {
  return { field: `body.content.${field}`, message };
}
