import { addDays, dateOf, epoch, type Instant, instant, type LocalDate } from '../../../shared/domain/calendar/time.ts';
import { ownScheme } from '../../../shared/domain/evaluation/own-scheme.ts';
import type { SchemeTerms } from '../../../shared/domain/evaluation/scheme.ts';
import type { Api } from './client.ts';
import { APPROVER, EVALUATING, IMPORTER } from './departments.ts';

/**
 * What the bureau supervises with, so that none of its lists is empty: notices to rectify, complaints, incidents, contractors, and by what the year
 * is going to be evaluated. All are invented. Each is made once: a case that is listed is only continued. An evaluation cannot be made
 * honestly: it begins when its year is over.
 */
export async function makeSupervision(api: Api, now: Instant): Promise<void> {
  await Promise.all([rectifications(api, dateOf(now)), security(api, now), complaints(api, dateOf(now))]);
  await scheme(api, Number(now.slice(0, 4)));
}

const all = { as: IMPORTER, query: { side: 'all', limit: 100 } } as const;

/** How far a notice has come. */
type Until = 'drafted' | 'issued' | 'reported';

const notices = [
  {
    ...{ department: '20', until: 'drafted' as Until, ground: 'measures-23-1' as const, days: 30 },
    text: '公共文化场馆目录条目长期未更新，开放时间与实际不符。',
    requirement: '更新全部公共文化场馆条目，并逐条核对更新周期。',
    report: '',
  },
  {
    ...{ department: '10', until: 'issued' as Until, ground: 'measures-23-4' as const, days: 21 },
    text: '供水水质条目的 pH 值漏录小数点，数据不符合统一的标准和规范。',
    requirement: '更正错误数据，建立入库前的取值校验，并复查同批数据。',
    report: '',
  },
  {
    ...{ department: '24', until: 'reported' as Until, ground: 'order809-39-4' as const, days: 14 },
    text: '公共停车场数据需求指定数源部门后，未在期限内编制目录。',
    requirement: '编制公共停车场目录条目并挂接数据。',
    report: '已明确经办人员，条目正在编制，停车场名录已经核对完毕，数据接口已经联调。',
  },
];

/** Notices to rectify (article 23): a draft that awaits a second officer, one that is issued, and one whose report awaits the bureau. */
async function rectifications(api: Api, today: LocalDate): Promise<void> {
  const { body: known } = await api('listRectifications', all);
  for (const { until, days, text, report, ...notice } of notices) {
    const key = `sample-rectification-${notice.department}`;
    const { department, ground, requirement } = notice;
    const body = {
      ...{ department, ground, requirement, facts: [{ text, shownBy: [] }] },
      ...{ handIn: '整改情况报告', dueOn: addDays(today, days) },
    };
    const id =
      known.items.find((one) => one.department === department)?.id ??
      (await api('createRectification', { as: IMPORTER, body, key })).body.id;
    let read = await api('getRectification', { as: IMPORTER, params: { id } });
    const asked = () => ({ params: { id }, ifMatch: read.etag });
    if (read.body.status === 'drafted' && until !== 'drafted')
      read = await api('issueRectification', { ...asked(), as: APPROVER, key: `${key}-issue` });
    if (read.body.status === 'issued' && until === 'reported') {
      const as = `p-${department}-staff1`;
      await api('reportRectification', {
        ...asked(),
        as,
        body: { statement: report, files: [] },
        key: `${key}-report`,
      });
    }
  }
}

/** A complaint that is answered, one that waits (809 art. 37), and a notice of criticism (art. 29). */
async function complaints(api: Api, today: LocalDate): Promise<void> {
  const { body: known } = await api('listComplaints', all);
  const misuse = {
    ...{ name: '家长信息被用于推销', complainant: 'natural-person' as const, contact: '登记簿第12页，138****0001' },
    ...{ channel: 'by-visit' as const, receivedOn: addDays(today, -2), against: '06', about: [] },
    what: '反映学籍信息中的家长联系方式疑似被用于课外培训推销。',
  };
  const slow = {
    ...{ name: '企业登记信息未及时更新', complainant: 'legal-person' as const, contact: '书面答复' },
    ...{ channel: 'by-letter' as const, receivedOn: addDays(today, -1), about: [] },
    what: '企业变更地址后，办事窗口调用的登记信息仍为旧地址，影响办理。',
  };
  const found = (name: string) => known.items.find((one) => one.name === name)?.id;
  const as = 'p-02-staff1';
  const answered =
    found(misuse.name) ?? (await api('createComplaint', { as, body: misuse, key: 'sample-complaint-1' })).body.id;
  const params = { id: answered };
  const read = await api('getComplaint', { as, params });
  if (read.body.status !== 'answered') {
    const body = {
      finding: 'partly-founded' as const,
      statement: '经查，名单曾由工作人员导出用于通知，未发现提供给培训机构。',
      done: '已收回导出的名单并停用导出权限。',
    };
    await api('answerComplaint', {
      as: 'p-02-head',
      params,
      ifMatch: read.etag,
      body,
      key: 'sample-complaint-1-answer',
    });
  }
  if (!found(slow.name)) await api('createComplaint', { as: 'p-10-staff1', body: slow, key: 'sample-complaint-2' });
  const { body: told } = await api('listCirculars', all);
  const circular = {
    ...{ name: '关于停车场目录逾期未编制的通报', department: '24', ground: 'order809-39-4' as const },
    facts: [{ text: '公共停车场数据需求指定数源部门后，未在期限内编制目录。', shownBy: [] }],
    demand: '各部门对照检查本部门被指定的数据需求，按期编制目录。',
  };
  const id =
    told.items[0]?.id ??
    (await api('createCircular', { as: IMPORTER, body: circular, key: 'sample-circular' })).body.id;
  const drafted = await api('getCircular', { as: IMPORTER, params: { id } });
  if (drafted.body.status === 'drafted')
    await api('issueCircular', { as: APPROVER, params: { id }, ifMatch: drafted.etag, key: 'sample-circular-issue' });
}

const MINUTE = 60_000;
const before = (now: Instant, minutes: number) => instant(epoch(now) - minutes * MINUTE);

/** An incident that is being dealt with, one of which nobody was told yet (article 22; 809 art. 35), and two contractors (809 art. 36). */
async function security(api: Api, now: Instant): Promise<void> {
  const { body: incidents } = await api('listIncidents', all);
  const known = (department: string) => incidents.items.find((one) => one.department === department)?.id;
  const leak = {
    ...{ name: '学生资助名单疑似外泄', kind: 'leak' as const, people: 1200, grants: [] },
    foundAt: before(now, 50),
    what: '巡检发现资助名单曾被下载至未登记的终端，已断开该终端的网络。',
  };
  const as = 'p-06-staff1';
  const id = known('06') ?? (await api('createIncident', { as, body: leak, key: 'sample-incident-1' })).body.id;
  let read = await api('getIncident', { as, params: { id } });
  const asked = () => ({ params: { id }, ifMatch: read.etag });
  if (!read.body.told) {
    const body = { toldAt: before(now, 20), authority: '义马市委网信办', how: '电话告知，随后提交书面报告' };
    read = await api('tellIncident', { ...asked(), as, body, key: 'sample-incident-1-told' });
  }
  if (read.body.status === 'reported') {
    const body = { level: 'larger' as const, people: 1200 };
    read = await api('classifyIncident', { ...asked(), as: IMPORTER, body, key: 'sample-incident-1-level' });
  }
  if (read.body.measures.length === 0) {
    const body = { text: '已停用有关账号，正在核对下载记录和名单去向。' };
    await api('measureIncident', { ...asked(), as, body, key: 'sample-incident-1-measure' });
  }
  if (!known('07')) {
    const outage = {
      ...{ name: '健康档案前置机中断', kind: 'outage' as const, people: 0, grants: [] },
      foundAt: before(now, 15),
      what: '前置机磁盘写满，数据交换自今日起中断，未发现数据损坏。',
    };
    await api('createIncident', { as: 'p-07-staff1', body: outage, key: 'sample-incident-2' });
  }
  await contractors(api, dateOf(now));
}

async function contractors(api: Api, today: LocalDate): Promise<void> {
  const { body: known } = await api('listContractors', all);
  const engaged = [
    {
      department: '02',
      name: '示例信息技术有限公司',
      scope: '社会救助系统运行维护',
      data: '低保家庭信息前置库',
      days: 200,
    },
    {
      department: '07',
      name: '演示数据服务有限公司',
      scope: '健康档案数据清洗',
      data: '居民健康档案（去标识化）',
      days: 20,
    },
  ];
  for (const { department, days, ...engagement } of engaged) {
    if (known.items.some((one) => one.department === department)) continue;
    const body = {
      ...engagement,
      creditCode: '91411281MA0000001R',
      approval: { authority: '义马市人民政府', documentNumber: '义政办（演示）9号', approvedOn: addDays(today, -200) },
      ...{ startsOn: addDays(today, -165), endsOn: addDays(today, days) },
    };
    await api('createContractor', { as: `p-${department}-staff1`, body, key: `sample-contractor-${department}` });
  }
}

/** By what the year is evaluated (article 17): the product's own indicators, two of them scored by evaluators. A second officer confirms it. */
async function scheme(api: Api, year: number): Promise<void> {
  const { body: known } = await api('listSchemes', { as: IMPORTER, query: { limit: 100 } });
  let id = known.items[0]?.id;
  if (!id) {
    const { indicators, ...terms } = ownScheme.terms;
    const body = { ...terms, year, indicators: indicators.flatMap(shared) };
    id = (await api('createScheme', { as: IMPORTER, body, key: 'sample-scheme' })).body.id;
  }
  const { body, etag } = await api('getScheme', { as: APPROVER, params: { id } });
  if (body.status === 'proposed')
    await api('confirmScheme', { as: APPROVER, params: { id }, ifMatch: etag, key: 'sample-scheme-confirm' });
}

type Indicator = SchemeTerms['indicators'][number];
const scored = (id: string, weight: number, scoredBy: string, zh: string, en: string): Indicator => ({
  ...{ id, weight, scoredBy, measure: null, name: { zh, en } },
});

/** Of what counts most, a part is left to those who see it from outside. */
function shared(one: Indicator): Indicator[] {
  const less = (by: Indicator): Indicator[] => [{ ...one, weight: one.weight - by.weight }, by];
  switch (one.id) {
    case 'completeness':
      return less(scored('functions', 5, EVALUATING.establishment, '目录与职责相符', 'The catalog fits the functions'));
    case 'attached':
      return less(scored('funding', 5, EVALUATING.finance, '建设资金使用成效', 'What the funds have come to'));
    case 'replies':
      return less(scored('audited', 5, EVALUATING.audit, '审计发现问题整改', 'What audits found is mended'));
  }
  return [one];
}
