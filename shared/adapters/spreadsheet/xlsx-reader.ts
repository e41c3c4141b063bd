import type { Sheet } from '../../domain/catalog/import/header.ts';
import { Refusal } from '../../domain/refusals.ts';
import { mustBeArchive, mustBeWorkbook } from './file-kind.ts';
import { Allowance, MAX_PARTS } from './limits.ts';
import { spreadMerges } from './merges.ts';
import { readSheetPart } from './sheet-part.ts';
import { readStrings } from './strings-part.ts';
import { readStyles } from './styles-part.ts';
import { type ReadPart, readXml } from './xml.ts';
import { type Part, partsOf, unpack } from './zip.ts';

/**
 * The sheets of a workbook in the order of their tabs, each cell as text, a merged cell's text in each of its cells.
 * @throws Refusal `file-kind`, `file-broken`, `file-expands`, `file-encrypted`, `file-too-many-rows`, `file-cell-too-long`,
 *   `file-too-complex`
 */
export async function readXlsx(bytes: Uint8Array, allowance = new Allowance()): Promise<Sheet[]> {
  mustBeArchive(bytes);
  const parts = partsOf(bytes);
  mustBeWorkbook(parts);
  const workbook = new WorkbookParts(parts, allowance);
  const { sheets, strings, styles, since1904 } = await workbook.open();
  const cells = {
    strings: strings ? await readStrings(workbook.read(strings), allowance) : [],
    dates: styles ? await readStyles(workbook.read(styles)) : new Set<number>(),
    since1904,
  };
  const read: Sheet[] = [];
  for (const { name, isHidden, part } of sheets) {
    const { rows, merges } = await readSheetPart(workbook.read(part), cells, allowance);
    spreadMerges(rows, merges, allowance);
    read.push({ name, rows, ...(isHidden ? { isHidden } : {}) });
  }
  return read;
}

class WorkbookParts {
  readonly #parts: Map<string, Part>;
  readonly #allowance: Allowance;

  constructor(parts: Map<string, Part>, allowance: Allowance) {
    this.#parts = parts;
    this.#allowance = allowance;
  }

  read(part: Part): ReadPart {
    return (events) => readXml(unpack(part), events, this.#allowance);
  }

  /** Finds the parts that hold sheets, in the order of their tabs, and what their cells refer to. */
  async open() {
    const [main] = (await this.#relations('')).filter(({ type }) => type === 'officeDocument');
    const workbook = this.#parts.get(main?.target ?? '');
    if (!main || !workbook) throw new Refusal('file-broken');
    const related = await this.#relations(main.target);
    const listed: { name: string; id: string; isHidden: boolean }[] = [];
    let since1904 = false;
    await this.read(workbook)({
      open(name, attributes) {
        if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
        if (name !== 'sheet') return;
        const isHidden = ['hidden', 'veryHidden'].includes(attributes.state ?? '');
        listed.push({ name: attributes.name ?? '', id: relationOf(attributes), isHidden });
      },
    });
    const worksheets = new Map(
      related.filter(({ type }) => type === 'worksheet').map(({ id, target }) => [id, target]),
    );
    // A part that several sheets refer to is read once.
    const sheets = new Map<Part, { name: string; isHidden: boolean }>();
    for (const { name, isHidden, id } of listed) {
      const target = worksheets.get(id);
      if (target === undefined) continue;
      const part = this.#parts.get(target);
      if (!part) throw new Refusal('file-broken');
      if (!sheets.has(part)) sheets.set(part, { name, isHidden });
    }
    const one = (type: string) => this.#parts.get(related.find((each) => each.type === type)?.target ?? '');
    return {
      sheets: [...sheets].map(([part, named]) => ({ ...named, part })),
      strings: one('sharedStrings'),
      styles: one('styles'),
      since1904,
    };
  }

  /** What a part refers to; the package as a whole has an empty name. */
  async #relations(of: string): Promise<{ id: string; type: string; target: string }[]> {
    const folder = of.slice(0, of.lastIndexOf('/') + 1);
    const part = this.#parts.get(`${folder}_rels/${of.slice(folder.length)}.rels`);
    const found: { id: string; type: string; target: string }[] = [];
    if (!part) return found;
    await this.read(part)({
      open(name, { Id = '', Type = '', Target = '' }) {
        if (name !== 'Relationship') return;
        if (found.length >= MAX_PARTS) throw new Refusal('file-too-complex');
        found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: resolved(folder, Target) });
      },
    });
    return found;
  }
}

/** The attribute `r:id`, whatever its prefix. */
function relationOf(attributes: Record<string, string>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
}

/** The name of a part from the path by which another part refers to it. */
function resolved(folder: string, target: string): string {
  const steps = (target.startsWith('/') ? target : `${folder}${target}`).split('/');
  const names: string[] = [];
  for (const step of steps) {
    if (step === '..') names.pop();
    else if (step !== '' && step !== '.') names.push(step);
  }
  return names.join('/');
}
