import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

export const departmentNotices = notices({
  /** To the leader and the staff of the department that takes over, and to the bureau. */
  DepartmentMerged: {
    tone: 'blue',
    title: { zh: '{name}并入{successor}', en: 'A department was merged' },
    opening: {
      zh: '{name}已并入{successor}。其人员、目录条目、未办结事项和授权由{successor}承接，期限不变；此前的文书保留原名称。',
      en: '{name} was merged into {successor}, which takes over its people, entries, open cases and grants. Dates stay as they are; what was signed before keeps the former name.',
    },
    rule: ofMeasures('第六条'),
    rows: [
      { label: { zh: '并入的部门', en: 'Merged' }, value: '{name}' },
      { label: { zh: '承接的部门', en: 'Takes its place' }, value: '{successor}' },
    ],
    closing: [
      {
        zh: '移交由系统逐项办理，完成后可在部门名录中查看；请核对人员的角色。',
        en: 'The system moves everything one by one; the list of departments shows when it is done. Please check the roles of the people.',
      },
    ],
  },
});
