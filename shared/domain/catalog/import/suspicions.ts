import type { ColumnKey } from './columns.ts';
import { type Finding, finding } from './finding.ts';
import type { Group, Row } from './row-groups.ts';
import { sameness } from './text.ts';

/** What has the right shape and is wrong all the same: what reviewers return first. */

/** Text that a spreadsheet has filled downwards: the same but for one number, which counts up by one. */
const filledText: ColumnKey[] = [
  'condition',
  'bases',
  'openCondition',
  'unit',
  'business',
  'formatType',
  'formatOther',
  'shareType',
  'itemSharing',
];
const RUN = 3;
/** Lengths may count up by chance; more of them are needed. */
const RUN_OF_LENGTHS = 4;

/** Every row of a run that was filled, over entries (their first rows) and, for lengths, over the items of one entry. */
export function filledRows(groups: Group[]): Finding[] {
  const firsts = groups.map(({ rows }) => rows[0]);
  const found = filledText.flatMap((key) => runs(firsts, key, RUN));
  const within = groups.flatMap(({ rows }) => [
    ...runs(rows, 'length', RUN_OF_LENGTHS),
    ...filledText.flatMap((key) => runs(rows, key, RUN)),
  ]);
  const names = runs(firsts, 'name', RUN, (row) => row.of('abstract'));
  const seen = new Set<string>();
  return [...found, ...within, ...names].filter(({ row, column }) => {
    const key = `${row} ${column}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** @param alike what must be the same on all rows of a run; names of a series are none where each is described otherwise */
function runs(rows: Row[], key: ColumnKey, least: number, alike: (row: Row) => string = () => ''): Finding[] {
  const found: Finding[] = [];
  let run: Row[] = [];
  const close = () => {
    const value = run[0]?.of(key) ?? '';
    for (const row of run.length >= least ? run : [])
      found.push(finding('filled', row.number, key, { value: row.of(key), suggestion: value, readings: [value] }));
  };
  for (const row of rows) {
    const last = run.at(-1);
    if (last && alike(last) === alike(row) && countsUp(last.of(key), row.of(key))) run.push(row);
    else {
      close();
      run = [row];
    }
  }
  close();
  return found;
}

/** Whether the second text is the first with its last number greater by one. */
export function countsUp(first: string, second: string): boolean {
  const from = /^(.*?)(\d{1,9})(\D*)$/s.exec(first);
  const to = /^(.*?)(\d{1,9})(\D*)$/s.exec(second);
  if (!from || !to) return false;
  return from[1] === to[1] && from[3] === to[3] && Number(to[2]) === Number(from[2]) + 1;
}

/** Ends like the name of a system or a site, and not like what is in it. */
export function namesSystem(name: string): boolean {
  const bare = name.replace(/[vV]?\d+(\.\d+)*(版|期)?$/, '');
  return /(信息系统|管理系统|业务系统|服务系统|审批系统|监管系统|查询系统|系统|平台|小程序|APP|app|门户|门户网站|数据库)$/.test(
    bare,
  );
}

/** The abstract says no more than the name, 信息 or 数据 at its end aside. */
export function onlyRepeats(abstract: string, name: string): boolean {
  const bare = (text: string) =>
    sameness(text).replace(/(的)?(相关)?(基本|基础|明细|详细)?(信息|数据|情况|资源|内容)+$/, '');
  return bare(abstract) === bare(name);
}
