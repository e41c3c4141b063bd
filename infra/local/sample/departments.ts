import { BUREAU, type Department, GOVERNMENT } from '../../../shared/domain/people/department.ts';
import type { Person } from '../../../shared/domain/people/person.ts';

/**
 * The departments of Yima and their people. All are invented: the codes are valid but unassigned, the people are called 示例, 演示,
 * 样本, so that nobody takes them for real people, and the addresses end in the reserved `.example`.
 */

type Row = [id: string, creditCode: string, name: string, office: string, surname: string];

/** The office that audits the city's departments. */
const AUDIT = '27';
/** The office that decides on the departments' posts and functions (编制). */
const ESTABLISHMENT = '28';
const FINANCE = '14';

const rows: Row[] = [
  [BUREAU, '11411281M00000000A', '义马市政务服务和大数据管理局', '数据资源科', '赵'],
  ['01', '11411281M000000197', '义马市公安局', '科技信息化大队', '钱'],
  ['02', '11411281M000000272', '义马市民政局', '社会救助股', '孙'],
  ['03', '11411281M00000035W', '义马市人力资源和社会保障局', '信息中心', '李'],
  ['04', '11411281M00000043P', '义马市自然资源局', '不动产登记中心', '周'],
  ['05', '11411281M00000051J', '义马市市场监督管理局', '登记注册股', '吴'],
  ['06', '11411281M0000006XA', '义马市教育体育局', '教育信息中心', '郑'],
  ['07', '11411281M00000078A', '义马市卫生健康委员会', '规划信息股', '王'],
  ['08', '11411281M000000865', '义马市税务局', '数据和风险管理股', '冯'],
  ['09', '11411281M000009086', '义马市住房和城乡建设局', '房产市场管理股', '陈'],
  ['10', '11411281M00000107M', '义马市水利局', '水资源管理股', '褚'],
  ['11', '11411281M00000115G', '义马市农业农村局', '市场与信息化股', '卫'],
  ['12', '11411281M00000123B', '义马市统计局', '综合统计股', '蒋'],
  ['13', '11411281M000001316', '义马市发展和改革委员会', '信用建设股', '沈'],
  [FINANCE, '11411281M0000014XX', '义马市财政局', '政府采购监督管理股', '韩'],
  ['15', '11411281M00000158X', '义马市司法局', '公共法律服务股', '杨'],
  ['16', '11411281M00000166Q', '义马市医疗保障局', '待遇保障股', '朱'],
  ['17', '11411281M00000174K', '义马市生态环境局', '环境监测股', '秦'],
  ['18', '11411281M00000182E', '义马市应急管理局', '应急指挥中心', '尤'],
  ['19', '11411281M000001909', '义马市交通运输局', '运输管理股', '许'],
  ['20', '11411281M00000203Y', '义马市文化广电和旅游局', '公共服务股', '何'],
  ['21', '11411281M00000211R', '义马市科技和工业信息化局', '信息化推进股', '吕'],
  ['22', '11411281M0000022XH', '义马市林业局', '资源管理股', '施'],
  ['23', '11411281M00000238H', '义马市退役军人事务局', '综合股', '张'],
  ['24', '11411281M00000246C', '义马市城市管理局', '数字化城管中心', '孔'],
  ['25', '11411281M000002547', '义马市气象局', '气象台', '曹'],
  ['26', '11411281M000002622', '义马市商务局', '综合股', '严'],
  [AUDIT, '11411281M00000270W', '义马市审计局', '电子数据审计股', '金'],
  [ESTABLISHMENT, '11411281M00000289R', '中共义马市委机构编制委员会办公室', '事业机构编制股', '魏'],
  [GOVERNMENT, '11411281M00000991R', '义马市人民政府办公室', '电子政务科', '华'],
];

export const departments: Department[] = rows.map(([id, creditCode, name, office]) => ({
  id,
  name,
  creditCode,
  office,
}));

/** The posts of each department. Ids are like `p-05-staff1`, mail addresses like `staff1.d05@yima.example`. */
const posts = {
  staff1: { roles: ['staff'], given: '示例' },
  staff2: { roles: ['staff'], given: '演示' },
  head: { roles: ['head'], given: '范例' },
  leader: { roles: ['leader'], given: '样本' },
  officer1: { roles: ['bureau'], given: '甲审' },
  officer2: { roles: ['bureau'], given: '乙审' },
  admin: { roles: ['administrator'], given: '管理' },
  upper: { roles: ['upper'], given: '上级' },
  auditor: { roles: ['auditor'], given: '审计' },
  evaluator: { roles: ['evaluator'], given: '评估' },
  government1: { roles: ['government'], given: '甲决' },
  government2: { roles: ['government'], given: '乙决' },
} as const satisfies Record<string, { roles: readonly Person['roles'][number][]; given: string }>;

const everywhere = ['staff1', 'staff2', 'head', 'leader'] as const;
/** The bureau registers the reader of the city above. */
const inTheBureau = ['admin', 'officer1', 'officer2', 'upper', ...everywhere] as const;
/** Two people decide what is referred to the city government, so that one can stand in for the other. */
const inTheGovernment = ['government1', 'government2', ...everywhere] as const;

/** Score in the yearly evaluation what is theirs to score (编制、财政、审计). */
const withEvaluator = ['evaluator', ...everywhere] as const;
/** Reads the log of all departments, beside those who work there. */
const inTheAudit = ['auditor', ...withEvaluator] as const;
/** Posts that only these departments have. */
const postsOf: Record<string, readonly (keyof typeof posts)[]> = {
  [BUREAU]: inTheBureau,
  [GOVERNMENT]: inTheGovernment,
  [AUDIT]: inTheAudit,
  [FINANCE]: withEvaluator,
  [ESTABLISHMENT]: withEvaluator,
};

/** The registration of a person. */
export type NewPerson = Omit<Person, 'active'>;

export const people: NewPerson[] = rows.flatMap(([id, , , , surname]) =>
  (postsOf[id] ?? everywhere).map((post) => ({
    id: `p-${id}-${post}`,
    department: id,
    name: `${surname}${posts[post].given}`,
    email: `${post}.d${id}@yima.example`,
    roles: [...posts[post].roles],
  })),
);

/** Who scores in the yearly evaluation, by what they look at. */
export const EVALUATING = { establishment: ESTABLISHMENT, finance: FINANCE, audit: AUDIT } as const;
export const ADMINISTRATOR = `p-${BUREAU}-admin`;
/** Imports the catalog for the departments. */
export const IMPORTER = `p-${BUREAU}-officer1`;
/** The leader of a department, who consents to its entries (809 art. 13). */
export const leaderOf = (department: string) => `p-${department}-leader`;
/** The head of a department's sharing office, who consents to applications and replies (809 art. 20). */
export const headOf = (department: string) => `p-${department}-head`;
/** Another officer, who approves the import. Nobody may approve what they submitted themselves. */
export const APPROVER = `p-${BUREAU}-officer2`;

/** The people on the control page, to act as in a demonstration. */
export const principals = people.map((person) => ({
  personId: person.id,
  name: person.name,
  department: departments.find(({ id }) => id === person.department)?.name ?? person.department,
  roles: person.roles,
}));
