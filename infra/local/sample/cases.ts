import type { Schemas } from '../../../shared/client/client.ts';
import type { Api } from './client.ts';
import { APPROVER, headOf, IMPORTER } from './departments.ts';

/**
 * Cases after a reply, and cases of the other kinds, so that no list is empty: grants provided and suspended, a negotiation,
 * corrections, a demand, a draft. All are invented. Each is created once: a case that the bureau already sees is only continued.
 */
export async function makeCases(api: Api): Promise<void> {
  const ofGrants = async () => {
    await provide(api, enterprises);
    await provide(api, pensioners);
    await suspend(api, pensioners);
    await correct(api);
  };
  const others = async () => {
    await negotiate(api);
    await demand(api);
    await draft(api);
  };
  await Promise.all([ofGrants(), others()]);
}

const all = { as: IMPORTER, query: { side: 'all', limit: 100 } } as const;

/** The grant of a request in the examples. */
interface Provided {
  of: string;
  provider: string;
  provision: Schemas['ProvideGrantInput'];
}

const enterprises: Provided = {
  of: '企业基本信息',
  provider: '05',
  provision: {
    kind: 'database',
    system: '市场主体登记系统前置库',
    address: '政务外网前置机 05 号（演示）',
    table: 'QY_JBXX',
    secret: 'yima/05/enterprise-reader',
    note: '每日 02:00 更新，按变更时间增量抽取。',
  },
};

const pensioners: Provided = {
  of: '企业退休职工领取待遇汇总表',
  provider: '03',
  provision: {
    kind: 'file',
    location: '共享平台文件区 03/退休职工待遇（演示）',
    format: 'xlsx',
    note: '每月 5 日前更新。',
  },
};

async function grant(api: Api, { of, provider }: Provided) {
  const { body } = await api('listGrants', all);
  const { id = '' } = body.items.find((one) => one.resourceName === of && one.provider === provider) ?? {};
  const read = await api('getGrant', { as: IMPORTER, params: { id } });
  return { ...read.body, asked: { params: { id }, ifMatch: read.etag ?? '' } };
}

async function provide(api: Api, example: Provided): Promise<void> {
  const { status, asked } = await grant(api, example);
  if (status !== 'awaiting-provision') return;
  const as = `p-${example.provider}-staff1`;
  await api('provideGrant', { ...asked, as, body: example.provision, key: `sample-provide-${example.provider}` });
}

/** A grant is suspended because its data was used beyond the purpose, until this is corrected (Order 809 art. 27). */
async function suspend(api: Api, example: Provided): Promise<void> {
  const { status, suspension, asked } = await grant(api, example);
  if (status !== 'in-use' || suspension) return;
  const body = { reason: '抽查发现比对结果被转入其他业务系统，超出所列用途，请停止并清理' };
  await api('suspendGrant', { ...asked, as: `p-${example.provider}-staff1`, body, key: 'sample-suspend' });
}

/** The two sides negotiate about a refusal (article 15). */
async function negotiate(api: Api): Promise<void> {
  const { body: requests } = await api('listRequests', all);
  const request = requests.items.find(({ status }) => status === 'refused');
  const [refused] = request?.reply?.refused ?? [];
  if (!request || !refused) return;
  const { body: known } = await api('listNegotiations', all);
  const opened = known.items.find((one) => one.request?.id === request.id);
  const items = refused.items.map(({ id }) => id);
  const body = {
    ...{ on: 'refusal' as const, request: request.id, resource: refused.items[0]?.resource ?? '', items },
    grounds: '调查只需核对停放车辆是否登记，可以不含车主姓名，请重新考虑。',
  };
  const by = (department: string) => `p-${department}-staff1`;
  const as = by(request.requester);
  const id = opened?.id ?? (await api('createNegotiation', { as, body, key: 'sample-negotiation' })).body.id;

  const other = by(request.provider);
  const read = await api('getNegotiation', { as: other, params: { id } });
  if (read.body.status !== 'negotiating') return;
  let asked = { params: { id }, ifMatch: read.etag ?? '' };
  if (!read.body.statements.some(({ side }) => side === 'provider')) {
    const text = '如仅用于核对，可按车牌号码提供是否登记的结果，不提供车主姓名。';
    const stated = await api('createStatement', { ...asked, as: other, body: { text }, key: 'sample-statement' });
    asked = { ...asked, ifMatch: stated.etag ?? '' };
  }
  if (read.body.proposals.length === 0) {
    const terms = { items: items.slice(-1), until: request.until, conditions: '仅用于核对是否登记，调查结束后删除' };
    await api('createProposal', { ...asked, as: other, body: terms, key: 'sample-proposal' });
  }
}

/** A user of data reports an error to the provider (article 12). */
async function correct(api: Api): Promise<void> {
  const { body: known } = await api('listCorrections', all);
  const reported = (of: string) => known.items.find(({ resource }) => resource.name === of);
  if (!reported(enterprises.of)) {
    const { id } = await grant(api, enterprises);
    const body = {
      about: { type: 'record' as const, grant: id, item: 'i4', recordKey: '91411281********Q4' },
      fault: { kind: 'stale' as const, seen: '千秋路旧址（演示）', expected: '人民路新址（演示）' },
      evidence: '办税人员上门核查时，该企业已迁至新址经营，有现场核查记录。',
    };
    await api('createCorrection', { as: 'p-08-staff1', body, key: 'sample-correction-1' });
  }
  const of = '全市2023年第一季度城镇供水水质情况';
  let id = reported(of)?.id;
  if (!id) {
    const body = {
      about: { type: 'entry' as const, resource: await resource(api, '10', of), item: 'i4' },
      fault: { kind: 'wrong' as const, seen: '74', expected: '7.4' },
      evidence: 'pH 值不可能大于 14，疑为漏录小数点。',
    };
    id = (await api('createCorrection', { as: 'p-07-staff1', body, key: 'sample-correction-2' })).body.id;
  }
  const { body: correction, etag } = await api('getCorrection', { as: IMPORTER, params: { id } });
  if (correction.status !== 'reported') return;
  const body = { outcome: 'corrected' as const, reason: '已按原始检测报告更正，并检查了同批数据。' };
  const asked = { params: { id }, ifMatch: etag ?? '', key: 'sample-correction-2-answer' };
  await api('answerCorrection', { ...asked, as: 'p-10-staff1', body });
}

async function resource(api: Api, department: string, name: string): Promise<string> {
  const { body } = await api('searchResources', { as: IMPORTER, query: { department, limit: 100 } });
  return body.items.find((item) => item.name === name)?.id ?? '';
}

const NEEDED = '公共停车场实时空余车位';

/** Nobody has catalogued some data, so the bureau names the provider (Order 809 art. 20). */
async function demand(api: Api): Promise<void> {
  const { body: known } = await api('listDemands', all);
  const statement = {
    name: NEEDED,
    items: ['停车场名称', '位置', '总车位数', '空余车位数', '更新时间'],
    purpose: '大型活动和节假日交通疏导',
    basis: '部门职责：道路交通运行监测',
  };
  const stated = known.items.find(({ name }) => name === NEEDED);
  const id =
    stated?.id ?? (await api('createDemand', { as: 'p-19-staff1', body: statement, key: 'sample-demand' })).body.id;
  let { body, etag } = await api('getDemand', { as: APPROVER, params: { id } });
  if (body.status === 'proposed') {
    const consent = { as: headOf('19'), params: { id }, ifMatch: etag ?? '', key: 'sample-demand-consent' };
    ({ body, etag } = await api('consentDemand', consent));
  }
  if (body.status === 'submitted' && body.namings.length === 0) {
    const word = { decision: 'name' as const, provider: '24', reason: '公共停车场由城市管理部门备案和联网' };
    await api('decideDemand', { as: APPROVER, params: { id }, ifMatch: etag ?? '', body: word, key: 'sample-named' });
  }
}

/** A draft of an application. */
async function draft(api: Api): Promise<void> {
  const as = 'p-12-staff1';
  const { body: begun } = await api('listApplications', { as });
  if (begun.items.length > 0) return;
  const body = { purpose: '年度教育事业统计核对', scope: '本市各级各类学校', mode: 'file' as const };
  await api('createApplication', { as, body, key: 'sample-draft' });
}
