import { BUREAU, GOVERNMENT } from '../../shared/domain/people/department.ts';
import type { Person, PersonRole } from '../../shared/domain/people/person.ts';

/**
 * A small city: the bureau, two departments, and the city government's office. The first three have staff, a head of their sharing
 * office and a leader. All are invented.
 */
export const departments = [
  { id: BUREAU, name: '义马市政务服务和大数据管理局', creditCode: '11411281M00000000A', office: '数据资源科' },
  { id: '02', name: '义马市民政局', creditCode: '11411281M10000012K', office: '信息中心' },
  { id: '06', name: '义马市教育体育局', creditCode: '11411281M10000020E', office: '信息办' },
  { id: GOVERNMENT, name: '义马市人民政府办公室', creditCode: '11411281M00000991R', office: '电子政务科' },
] as const;

const person = (id: string, department: string, roles: PersonRole[]): Omit<Person, 'active'> => ({
  id,
  department,
  name: `示例 ${id}`,
  email: `${id}@yima.example`,
  roles,
});

export const people = [
  person('admin', BUREAU, ['administrator']),
  person('officer', BUREAU, ['bureau']),
  person('officer2', BUREAU, ['bureau']),
  person('bureau-staff', BUREAU, ['staff']),
  person('two-hats', BUREAU, ['staff', 'bureau']),
  person('bureau-head', BUREAU, ['head']),
  person('bureau-leader', BUREAU, ['leader']),
  person('civil', '02', ['staff']),
  person('civil2', '02', ['staff']),
  person('civil-head', '02', ['head']),
  person('civil-leader', '02', ['leader']),
  person('school', '06', ['staff']),
  person('school-head', '06', ['head']),
  person('school-leader', '06', ['leader']),
  person('upper', BUREAU, ['upper']),
  person('auditor', '02', ['auditor']),
  person('evaluator', '06', ['evaluator']),
  person('government', GOVERNMENT, ['government']),
  person('government-leader', GOVERNMENT, ['leader']),
];

/** The leader of the department where a person works, who consents to its entries. */
export function leaderFor(personId: string): string {
  const department = people.find(({ id }) => id === personId)?.department;
  return people.find((one) => one.department === department && one.roles.includes('leader'))?.id ?? '';
}

/** The head of the sharing office of the department where a person works. */
export function headFor(personId: string): string {
  const department = people.find(({ id }) => id === personId)?.department;
  return people.find((one) => one.department === department && one.roles.includes('head'))?.id ?? '';
}
