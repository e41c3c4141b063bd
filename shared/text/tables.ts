import type * as z from 'zod';
import type * as schemas from '../contract/schemas/duty.ts';
import type * as policies from '../contract/schemas/policy.ts';
import type * as requests from '../contract/schemas/request.ts';
import { requestLife } from '../domain/cases/request.ts';
import { statusNames } from '../domain/duties/duty.ts';
import { escalationSteps } from '../domain/duties/policy.ts';
import { dutyWords } from './duties.ts';

/** Lists as tables for a spreadsheet, a heading above them. */
type Names = { id: string; name: string }[];
type Cell = string | number | null;

const levels = { green: '正常 green', amber: '临期 amber', red: '逾期 red', done: '已办结 done' };

export function dutiesTable(views: z.input<typeof schemas.duty>[], names: Names): string[][] {
  const nameOf = namesBy(names);
  const heading = ['编号 Number', '名称 Name', '任务 Duty', '状态 Status', '责任部门 Owed by', '对方部门 Owed to'];
  return [
    [...heading, ...deadlineHeading, '逾期处理 Escalated', '办结日期 Met on'],
    ...views.map((view) =>
      row([
        view.subject.number,
        view.subject.name,
        dutyWords[view.kind].name.zh,
        statusNames[view.status],
        nameOf(view.owes),
        nameOf(view.waits),
        ...deadlineCells(view.deadline),
        escalatedTo(view),
        view.metOn,
      ]),
    ),
  ];
}

export function reportsTable(views: z.input<typeof schemas.report>[], names: Names): string[][] {
  const nameOf = namesBy(names);
  return [
    [
      ...['日期 Date', '事项 Step', '责任部门 Owed by', '编号 Number', '名称 Name', '任务 Duty'],
      ...['应办结日期 Due', '可能涉及 Ground', '目前状态 Status', '办结日期 Met on'],
    ],
    ...views.map(({ at, step, owes, due, ground, duty: { subject, kind, status, metOn } }) =>
      row([
        ...[at.slice(0, 10), escalationSteps[step], nameOf(owes), subject.number, subject.name],
        ...[dutyWords[kind].name.zh, due, ground, statusNames[status], metOn],
      ]),
    ),
  ];
}

function escalatedTo({ escalated }: z.input<typeof schemas.duty>): string | null {
  const last = escalated.at(-1);
  return last ? escalationSteps[last.step] : null;
}

export function requestsTable(views: z.input<typeof requests.request>[], names: Names): string[][] {
  const nameOf = namesBy(names);
  const heading = ['编号 Number', '名称 Name', '状态 Status', '使用部门 Requester', '提供部门 Provider'];
  return [
    [...heading, '提交日期 Submitted', '用途 Purpose', ...deadlineHeading],
    ...views.map((view) =>
      row([
        view.number,
        view.name,
        requestLife.states[view.status],
        nameOf(view.requester),
        nameOf(view.provider),
        view.submittedAt.slice(0, 10),
        view.purpose,
        ...deadlineCells(view.deadline),
      ]),
    ),
  ];
}

export function comparisonTable(views: z.input<typeof policies.comparison>['items'], names: Names): string[][] {
  const nameOf = namesBy(names);
  const late = (under: { late: boolean }) => (under.late ? '逾期 late' : '');
  return [
    [
      ...['编号 Number', '名称 Name', '责任部门 Owed by', '状态 Status', '起算 Start', '办结日期 Met on'],
      ...['甲 规则 Rule A', '甲 截止 Due A', '甲 逾期 Late A', '乙 规则 Rule B', '乙 截止 Due B', '乙 逾期 Late B'],
      '相差工作日 Working days apart',
    ],
    ...views.map(({ number, name, owes, status, start, metOn, a, b, moved }) =>
      row([
        ...[number, name, nameOf(owes), statusNames[status], start, metOn],
        ...[a.policy, a.due, late(a), b.policy, b.due, late(b), moved],
      ]),
    ),
  ];
}

const deadlineHeading = ['截止日期 Due', '剩余工作日 Working days left', '预警 Level', '依据 Why', 'Why'];

function deadlineCells(deadline: z.input<typeof schemas.deadline> | null): Cell[] {
  if (!deadline) return ['', '', '', '', ''];
  const { due, workingDaysLeft, level, why } = deadline;
  const left = workingDaysLeft < 0 ? `逾期 ${-workingDaysLeft}` : workingDaysLeft;
  return [due, level === 'done' ? null : left, levels[level], why.zh, why.en];
}

function namesBy(names: Names): (id: string | null) => string {
  const found = new Map(names.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? '' : (found.get(id) ?? id));
}

function row(cells: Cell[]): string[] {
  return cells.map((cell) => (cell === null ? '' : String(cell)));
}
