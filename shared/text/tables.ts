import type * as z from 'zod';
import type * as schemas from '../contract/schemas/duty.ts';
import type { logLine } from '../contract/schemas/log.ts';
import type * as policies from '../contract/schemas/policy.ts';
import type * as requests from '../contract/schemas/request.ts';
import { logKinds } from '../domain/access.ts';
import { useFields } from '../domain/cases/application-fields.ts';
import type { Line, Lines } from '../domain/field.ts';
import { dutyLife } from '../domain/lives/duty.ts';
import { requestLife } from '../domain/lives/request.ts';
import { roleNames } from '../domain/people/person.ts';
import { dutyWords, stepNames } from './duties.ts';
import { printed } from './lines.ts';

type Names = { id: string; name: string }[];
type NameOf = (department: string | null) => string;
type Cell = string | number | null;

/** A column of a list: its name in Chinese and English, and the value it shows, which is in one language and of one kind. */
export interface Column<View> {
  zh: string;
  en: string;
  cell(view: View, nameOf: NameOf): Cell;
  /** The declared field that it shows, if any. */
  line?: Line;
}

type DutyRow = z.input<typeof schemas.duty>;
type ReportRow = z.input<typeof schemas.report>;
type RequestRow = z.input<typeof requests.request>;
type ComparedRow = z.input<typeof policies.comparison>['items'][number];
/** A line of the log with the names of whom it is about. */
export type LogRow = z.input<typeof logLine> & Record<'byName' | 'actingForName' | 'departmentName', string | null>;
type Deadline = z.input<typeof schemas.deadline>;

const levels = { green: '正常', amber: '临期', red: '逾期', done: '已办结' };

export const dutyColumns: Column<DutyRow>[] = [
  { zh: '编号', en: 'Number', cell: ({ subject }) => subject.number },
  { zh: '名称', en: 'Name', cell: ({ subject }) => subject.name },
  { zh: '任务', en: 'Duty', cell: ({ kind }) => dutyWords[kind].name.zh },
  { zh: '状态', en: 'Status', cell: ({ status }) => dutyLife.states[status] },
  { zh: '责任部门', en: 'Owed by', cell: ({ owes }, nameOf) => nameOf(owes) },
  { zh: '对方部门', en: 'Owed to', cell: ({ waits }, nameOf) => nameOf(waits) },
  ...deadlineColumns(),
  { zh: '逾期处理', en: 'Escalated', cell: escalatedTo },
  { zh: '办结日期', en: 'Met on', cell: ({ metOn }) => metOn },
];

export const reportColumns: Column<ReportRow>[] = [
  { zh: '日期', en: 'Date', cell: ({ at }) => at.slice(0, 10) },
  { zh: '责任部门', en: 'Owed by', cell: ({ owes }, nameOf) => nameOf(owes) },
  { zh: '编号', en: 'Number', cell: ({ duty }) => duty.subject.number },
  { zh: '名称', en: 'Name', cell: ({ duty }) => duty.subject.name },
  { zh: '任务', en: 'Duty', cell: ({ duty }) => dutyWords[duty.kind].name.zh },
  { zh: '应办结日期', en: 'Due', cell: ({ due }) => due },
  { zh: '可能涉及', en: 'Ground', cell: ({ ground }) => ground },
  { zh: '目前状态', en: 'Status', cell: ({ duty }) => dutyLife.states[duty.status] },
  { zh: '办结日期', en: 'Met on', cell: ({ duty }) => duty.metOn },
];

const { purpose, ...others } = useFields;

export const requestColumns: Column<RequestRow>[] = [
  { zh: '编号', en: 'Number', cell: ({ number }) => number },
  { zh: '名称', en: 'Name', cell: ({ name }) => name },
  { zh: '状态', en: 'Status', cell: ({ status }) => requestLife.states[status] },
  { zh: '使用部门', en: 'Requester', cell: ({ requester }, nameOf) => nameOf(requester) },
  { zh: '提供部门', en: 'Provider', cell: ({ provider }, nameOf) => nameOf(provider) },
  { zh: '提交日期', en: 'Submitted', cell: ({ submittedAt }) => submittedAt.slice(0, 10) },
  ...lineColumns({ purpose }),
  ...deadlineColumns(),
  ...lineColumns(others),
];

export const comparisonColumns: Column<ComparedRow>[] = [
  { zh: '编号', en: 'Number', cell: ({ number }) => number },
  { zh: '名称', en: 'Name', cell: ({ name }) => name },
  { zh: '责任部门', en: 'Owed by', cell: ({ owes }, nameOf) => nameOf(owes) },
  { zh: '状态', en: 'Status', cell: ({ status }) => dutyLife.states[status] },
  { zh: '起算', en: 'Start', cell: ({ start }) => start },
  { zh: '办结日期', en: 'Met on', cell: ({ metOn }) => metOn },
  { zh: '甲 规则', en: 'Rule A', cell: ({ a }) => a.policy },
  { zh: '甲 截止', en: 'Due A', cell: ({ a }) => a.due },
  { zh: '甲 逾期', en: 'Late A', cell: ({ a }) => lateWord(a) },
  { zh: '乙 规则', en: 'Rule B', cell: ({ b }) => b.policy },
  { zh: '乙 截止', en: 'Due B', cell: ({ b }) => b.due },
  { zh: '乙 逾期', en: 'Late B', cell: ({ b }) => lateWord(b) },
  { zh: '相差工作日', en: 'Working days apart', cell: ({ moved }) => moved },
];

const rolesNamed: Readonly<Record<string, string>> = roleNames;

/** The columns of the log, each with its width in characters. */
export const logColumns: (Column<LogRow> & { width: number })[] = [
  { zh: '时间', en: 'At', width: 30, cell: ({ at }) => at },
  { zh: '类别', en: 'Kind', width: 10, cell: ({ kind }) => logKinds[kind].zh },
  { zh: '内容', en: 'What', width: 24, cell: ({ what }) => what },
  { zh: '说明', en: 'In words', width: 32, cell: ({ title }) => title?.zh ?? null },
  { zh: '对象', en: 'About', width: 32, cell: ({ about }) => about },
  { zh: '版本', en: 'Version', width: 8, cell: ({ version }) => version },
  { zh: '人员编号', en: 'By', width: 16, cell: ({ by }) => by },
  { zh: '姓名', en: 'Name', width: 16, cell: ({ byName }) => byName },
  { zh: '代理', en: 'Acting for', width: 16, cell: ({ actingForName, actingFor }) => actingForName ?? actingFor },
  { zh: '部门', en: 'Department', width: 24, cell: ({ department, departmentName }) => departmentName ?? department },
  { zh: '角色', en: 'Roles', width: 16, cell: ({ roles }) => roles.map((role) => rolesNamed[role] ?? role).join('、') },
  { zh: '来源地址', en: 'From', width: 16, cell: ({ from }) => from },
  { zh: '状态码', en: 'Status', width: 8, cell: ({ status }) => status },
  { zh: '拒绝代码', en: 'Code', width: 16, cell: ({ code }) => code },
  { zh: '编号', en: 'Id', width: 36, cell: ({ id }) => id },
  { zh: '追踪编号', en: 'Correlation id', width: 36, cell: ({ correlation }) => correlation },
  { zh: '摘要值', en: 'Hash', width: 64, cell: ({ hash }) => hash },
];

/** A list as spreadsheet rows, below a heading. */
export function tableOf<View>(columns: readonly Column<View>[], views: readonly View[], names: Names): string[][] {
  const found = new Map(names.map(({ id, name }) => [id, name]));
  const nameOf: NameOf = (id) => (id === null ? '' : (found.get(id) ?? id));
  return [columns.map(headingOf), ...views.map((view) => columns.map(({ cell }) => String(cell(view, nameOf) ?? '')))];
}

export function headingOf({ zh, en }: Pick<Column<never>, 'zh' | 'en'>): string {
  return `${zh} ${en}`.trim();
}

/** A column for each declared line. Dates stay dates, so that a spreadsheet can calculate with them. */
function lineColumns(lines: Lines): Column<object>[] {
  return Object.entries(lines).map(([key, line]) => ({
    ...line.name,
    line,
    cell(view) {
      const value: unknown = (view as Record<string, unknown>)[key];
      return line.print === 'date' ? (value as string | null) : printed(line, value);
    },
  }));
}

function deadlineColumns(): Column<{ deadline: Deadline | null }>[] {
  const column = (zh: string, en: string, cell: (deadline: Deadline) => Cell) => ({
    ...{ zh, en },
    cell: ({ deadline }: { deadline: Deadline | null }) => deadline && cell(deadline),
  });
  return [
    column('截止日期', 'Due', ({ due }) => due),
    // Below zero where it is late, so that a spreadsheet can sort by it.
    column('剩余工作日', 'Working days left', ({ level, workingDaysLeft }) =>
      level === 'done' ? null : workingDaysLeft,
    ),
    column('预警', 'Level', ({ level }) => levels[level]),
    column('依据', 'Why', ({ why }) => why.zh),
    column('', 'Why', ({ why }) => why.en),
  ];
}

function escalatedTo({ escalated }: DutyRow): string | null {
  const last = escalated.at(-1);
  return last ? stepNames[last.step] : null;
}

function lateWord({ late }: { late: boolean }): string {
  return late ? '逾期' : '';
}
