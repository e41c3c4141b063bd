import type { Schemas } from '../../../../shared/client/types.ts';

type Item = Schemas['ContentItem'];
type Field = 'name' | 'dataType' | 'length' | 'sharing';

/** What a spreadsheet calls the columns of an item. */
const HEADINGS: Record<string, Field> = {
  信息项名称: 'name',
  信息项: 'name',
  名称: 'name',
  字段名称: 'name',
  数据类型: 'dataType',
  类型: 'dataType',
  数据长度: 'length',
  长度: 'length',
  共享类型: 'sharing',
};
const ORDER: Field[] = ['name', 'dataType', 'length', 'sharing'];
const TYPES: Record<string, string> = {
  ...{ 字符型: 'C', 数值型: 'N', 货币型: 'Y', 日期型: 'D', 日期时间型: 'T', 逻辑型: 'L', 备注型: 'M', 通用型: 'G' },
  ...{ 双精度型: 'B', 整型: 'I', 浮点型: 'F', 字符: 'C', 数值: 'N', 日期: 'D', 整数: 'I' },
};
const SHARING: Record<string, string> = {
  无条件共享: 'unconditional',
  有条件共享: 'conditional',
  不予共享: 'not-shared',
};

/**
 * Rows of a spreadsheet as items, by tabs and lines: by the headings of the first row, or else name, type, length, sharing. What is
 * there already by its name is not added again.
 */
export function pasted(text: string, items: readonly Pick<Item, 'id' | 'name'>[]): Item[] {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim().replace(/^"(.*)"$/s, '$1')))
    .filter((cells) => cells.some((cell) => cell !== ''));
  const titles = (rows[0] ?? []).map((cell) => HEADINGS[cell.replace(/[*★\s]/g, '')]);
  const isTitled = titles.includes('name');
  const columns = isTitled ? titles : ORDER;
  const known = new Set(items.map(({ name }) => name));
  const ids = new Set(items.map(({ id }) => id));
  let n = 0;
  return rows.slice(isTitled ? 1 : 0).flatMap((cells) => {
    const of = (field: Field) => cells[columns.indexOf(field)] ?? '';
    const name = of('name');
    if (name === '' || known.has(name)) return [];
    known.add(name);
    do n += 1;
    while (ids.has(`i${n}`));
    const dataType = TYPES[of('dataType')] ?? (/^[CNYDTLMGBIF]$/.test(of('dataType')) ? of('dataType') : undefined);
    const length = /^\d{1,7}/.exec(of('length'))?.[0];
    const sharing = SHARING[of('sharing')];
    return [
      {
        id: `i${n}`,
        name,
        ...(dataType ? { dataType } : {}),
        ...(length ? { length: Number(length) } : {}),
        ...(sharing ? { sharing } : {}),
      } as Item,
    ];
  });
}
