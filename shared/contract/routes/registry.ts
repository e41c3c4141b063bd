import * as z from 'zod';
import { mailChoice } from '../../domain/mail/preferences.ts';
import { departmentId, departmentSchema } from '../../domain/people/department.ts';
import { absenceTerms, deputySchema, personId, subjectSchema } from '../../domain/people/person.ts';
import { systemSchema } from '../../domain/people/system.ts';
import { shortText } from '../../domain/prose.ts';
import { cited, ORDER_809 } from '../../domain/regulations.ts';
import { caseworkers, everyone, inOffice, type Route, recipients, routesOf } from '../route.ts';
import { role } from '../schemas/common.ts';
import * as registry from '../schemas/registry.ts';

const { begin, command, decide, list, query, show } = routesOf('registry', {
  roles: ['administrator'],
  params: registry.byPerson,
});

/** Departments and people (article 6). */
export const registryRoutes = {
  createDepartment: begin('/v1/departments', {
    summary: { zh: '登记部门', en: 'Register a department' },
    article: '第六条',
    body: departmentSchema,
    response: registry.departmentRead,
    refusals: ['already-registered'],
  }),
  listDepartments: list('/v1/departments', {
    roles: everyone,
    summary: { zh: '部门名录', en: 'List departments' },
    article: '第六条',
    query: { incomplete: z.literal('true').optional() },
    item: registry.department,
  }),
  getDepartment: show('/v1/departments/{id}', {
    roles: everyone,
    summary: { zh: '查看部门', en: 'Read a department' },
    article: '第六条',
    params: registry.byDepartment,
    response: registry.departmentRead,
  }),
  updateDepartment: decide('/v1/departments/{id}', {
    method: 'PUT',
    summary: { zh: '变更部门登记（更名等）', en: 'Change a department, such as its name' },
    article: '第六条',
    params: registry.byDepartment,
    body: registry.changedDepartment,
    response: registry.departmentRead,
    refusals: ['department-closed'],
  }),
  mergeDepartment: decide('/v1/departments/{id}/merge', {
    summary: { zh: '部门并入（机构改革）', en: 'Merge a department into the one that takes its place' },
    article: '第六条',
    params: registry.byDepartment,
    body: z.strictObject({ into: departmentId }),
    success: 202,
    response: registry.departmentRead,
    refusals: ['merger-unfit', 'department-closed'],
  }),
  createPerson: begin('/v1/persons', {
    summary: { zh: '登记人员', en: 'Register a person' },
    article: '第六条',
    body: registry.newPerson,
    response: registry.person,
    refusals: [
      'already-registered',
      'unknown-department',
      'bureau-role',
      'upper-role',
      'auditor-role',
      'government-role',
    ],
  }),
  listPersons: list('/v1/persons', {
    recorded: true,
    roles: recipients,
    summary: { zh: '人员名录', en: 'List people: of all departments, or of the own' },
    article: '第六条',
    query: { department: departmentId.optional(), role: role.optional(), active: z.enum(['true', 'false']).optional() },
    item: registry.personRow,
    refusals: ['role-missing'],
  }),
  updatePerson: decide('/v1/persons/{id}', {
    method: 'PUT',
    summary: { zh: '变更人员', en: 'Change a person, or end their work here' },
    article: '第六条',
    body: registry.changedPerson,
    response: registry.person,
    refusals: [
      'unknown-department',
      'bureau-role',
      'upper-role',
      'auditor-role',
      'government-role',
      'last-administrator',
    ],
  }),
  leavePerson: decide('/v1/persons/{id}/leave', {
    summary: { zh: '人员离岗并移交', en: 'Record that a person leaves and a successor takes over' },
    article: '第六条',
    body: z.strictObject({ successor: personId.nullable() }),
    response: registry.person,
    refusals: ['left-already', 'successor-unfit', 'last-administrator'],
  }),
  proposeSubject: decide('/v1/persons/{id}/propose-subject', {
    summary: { zh: '提出变更登录标识', en: 'Propose another subject under which a person signs in' },
    article: '第六条',
    body: z.strictObject({ subject: subjectSchema, reason: shortText }),
    response: registry.person,
    refusals: ['left-already', 'subject-taken'],
  }),
  confirmSubject: decide('/v1/persons/{id}/confirm-subject', {
    summary: { zh: '确认变更登录标识', en: 'Confirm another subject; the former opens nothing from then on' },
    article: '第六条',
    response: registry.person,
    refusals: ['left-already', 'subject-not-proposed', 'subject-taken', 'same-person'],
  }),
  withdrawSubject: decide('/v1/persons/{id}/withdraw-subject', {
    summary: { zh: '撤回登录标识变更', en: 'Withdraw a proposed subject' },
    article: '第六条',
    response: registry.person,
    refusals: ['subject-not-proposed'],
  }),
  getPerson: show('/v1/persons/{id}', {
    recorded: true,
    roles: ['administrator', 'bureau'],
    summary: { zh: '查看人员', en: 'Read a person' },
    article: '第六条',
    response: registry.personRead,
  }),
  createSystem: begin('/v1/systems', {
    roles: ['head'],
    summary: { zh: '登记本部门的业务系统', en: 'Register a system of the department' },
    article: '第十五条',
    body: systemSchema,
    response: registry.systemRead,
    refusals: ['already-registered'],
  }),
  listSystems: list('/v1/systems', {
    roles: caseworkers,
    summary: { zh: '业务系统列表', en: 'List the systems of a department' },
    article: '第十五条',
    query: { department: departmentId.optional() },
    item: registry.system,
    refusals: ['role-missing'],
  }),
  getSystem: show('/v1/systems/{id}', {
    roles: caseworkers,
    summary: { zh: '查看业务系统', en: 'Read a system of a department' },
    article: '第十五条',
    response: registry.systemRead,
  }),
  revokeSystem: decide('/v1/systems/{id}/revoke', {
    roles: ['head'],
    summary: { zh: '撤销业务系统', en: 'Revoke a system, which opens nothing from then on' },
    article: '第十五条',
    body: z.strictObject({ reason: shortText }),
    response: registry.systemRead,
    refusals: ['step-closed'],
  }),
  listAbsences: show('/v1/persons/{id}/absences', {
    roles: inOffice,
    summary: { zh: '查看同事的缺勤和代办', en: 'Read who stands in for a colleague, and when' },
    article: '第六条',
    response: registry.absences,
  }),
  createAbsence: command('/v1/persons/{id}/absences', {
    roles: inOffice,
    summary: { zh: '登记缺勤并指定代办人', en: 'Record an absence and who stands in' },
    article: '第六条',
    body: absenceTerms,
    success: 201,
    response: registry.absences,
    ifMatch: true,
    etag: true,
    refusals: ['role-missing', 'absence-dates', 'absence-overlaps', 'delegate-unfit'],
  }),
  endAbsence: decide('/v1/persons/{id}/absences/{absence}/end', {
    roles: inOffice,
    summary: { zh: '提前结束或取消缺勤', en: 'End an absence early, or cancel it' },
    article: '第六条',
    params: registry.byAbsence,
    response: registry.absences,
    refusals: ['role-missing'],
  }),
  listDeputies: show('/v1/persons/{id}/deputies', {
    roles: inOffice,
    summary: { zh: '查看部门负责人指定的人员', en: 'Read whom a leader has named to consent to entries' },
    article: cited(ORDER_809, '第十三条'),
    response: registry.deputies,
  }),
  createDeputy: command('/v1/persons/{id}/deputies', {
    roles: ['leader'],
    summary: { zh: '指定人员代部门负责人审核同意目录条目', en: 'Name a deputy who consents to entries, with an end' },
    article: cited(ORDER_809, '第十三条'),
    body: deputySchema,
    success: 201,
    response: registry.deputies,
    ifMatch: true,
    etag: true,
    refusals: ['role-missing', 'deputy-dates', 'deputy-unfit'],
  }),
  endDeputy: decide('/v1/persons/{id}/deputies/{deputy}/end', {
    roles: ['leader'],
    summary: { zh: '提前结束指定', en: 'End the naming of a deputy early' },
    article: cited(ORDER_809, '第十三条'),
    params: registry.byDeputy,
    response: registry.deputies,
    refusals: ['role-missing'],
  }),
  getMe: query('/v1/me', {
    roles: [...everyone, 'system'],
    summary: { zh: '当前身份', en: "Read the caller's identity" },
    response: registry.me,
  }),
  getMailSettings: show('/v1/me/mail-settings', {
    roles: everyone,
    summary: { zh: '本人的邮件方式', en: "Read the caller's mail settings" },
    response: mailChoice,
  }),
  updateMailSettings: decide('/v1/me/mail-settings', {
    method: 'PUT',
    roles: recipients,
    summary: {
      zh: '选择逐封或每日摘要、休息日免打扰',
      en: 'Choose single mails or a daily digest, and quiet days off',
    },
    body: mailChoice,
    response: mailChoice,
  }),
} as const satisfies Record<string, Route>;

const { query: preview } = routesOf('oversight', { roles: ['administrator'], params: registry.byDepartment });

/** What a merger would move, counted where all that it moves can be read (article 6). */
export const mergerPreviewRoutes = {
  getMerger: preview('/v1/departments/{id}/merger', {
    summary: { zh: '查看部门并入将移交的内容', en: 'See how much a merger would move' },
    article: '第六条',
    response: registry.merger,
    refusals: ['merger-unfit'],
  }),
} as const satisfies Record<string, Route>;
