import type { Schemas } from '../../../shared/client/client.ts';
import { applicationExplanations } from '../../../shared/contract/explanations/application.ts';
import { exampleOf } from '../../../shared/contract/explanations/explanation.ts';
import { dateOf, type Instant } from '../../../shared/domain/calendar/time.ts';
import type { Application } from '../../../shared/domain/cases/application-fields.ts';
import type { Api } from './client.ts';
import { headOf, IMPORTER } from './departments.ts';

/** Requests in every state and a change of law, so that no list is empty. All are invented. */
interface Example {
  requester: string;
  provider: string;
  resource: string;
  application: Pick<Application, 'scope' | 'purpose' | 'basis' | 'scene'>;
  /** The provider's reply to the requested items. Undefined: no reply yet, or none is due. */
  reply?: (items: { resource: string; item: string }[]) => Schemas['DraftReplyInput'];
  /** The reply is with the head of the provider's sharing office. */
  unconsented?: boolean;
  /** The information that the provider first requests. */
  missing?: string;
}

const examples: Example[] = [
  {
    requester: '02',
    provider: '03',
    resource: '2021年泰山路街道失业人员信息',
    application: {
      scope: '本市申请最低生活保障的家庭成员',
      purpose: '审核最低生活保障申请时核对就业状况',
      scene: '窗口受理低保申请时，由经办人员在救助系统中核对',
      basis: '《中华人民共和国社会救助法》第四十一条',
    },
  },
  {
    requester: '08',
    provider: '05',
    resource: '企业基本信息',
    application: {
      scope: '本市登记在册的全部企业',
      purpose: '新办纳税人信息确认，免去企业重复填报',
      scene: '新办企业首次办税时，由系统自动带出登记信息',
      basis: '《中华人民共和国税收征收管理法》第六条',
    },
    reply: () => ({ agreed: 'all', opinion: '同意共享，请按所列用途使用。' }),
  },
  {
    requester: '16',
    provider: '03',
    resource: '企业退休职工领取待遇汇总表',
    application: {
      scope: '本市企业退休职工',
      purpose: '核对退休人员医疗保险待遇资格',
      scene: '每月核定待遇前批量比对',
      basis: '《中华人民共和国社会保险法》第二十七条',
    },
    reply: (items) => ({
      agreed: items.slice(0, Math.ceil(items.length / 2)),
      refused: [
        {
          items: items.slice(Math.ceil(items.length / 2)),
          kind: 'law-forbids',
          reason: '其余信息项与待遇资格核对无关，超出履行职责所必需的范围',
          basis: { document: '中华人民共和国社会保险法', article: '第八十一条', kind: 'law' },
        },
      ],
    }),
  },
  {
    requester: '19',
    provider: '01',
    resource: '电动摩托车基本信息',
    application: {
      scope: '本市登记的电动摩托车车主',
      purpose: '开展非机动车停放情况调查',
      scene: '调查员入户走访',
      basis: '部门年度工作要点',
    },
    reply: () => ({
      refused: [
        {
          items: 'all',
          kind: 'law-forbids',
          reason: '停放情况调查可使用汇总数据，提供车主个人信息超出履行法定职责所必需的限度',
          basis: { document: '中华人民共和国个人信息保护法', article: '第三十四条', kind: 'law' },
        },
      ],
    }),
  },
  {
    requester: '18',
    provider: '25',
    resource: '未来一周天气预报（0513至0519）',
    application: {
      scope: '全市范围',
      purpose: '汛期值班会商',
      scene: '汛期每日会商时展示',
      basis: '部门职责：汛期应急值守',
    },
  },
  {
    requester: '13',
    provider: '05',
    resource: '食品生产企业（2021）',
    application: {
      scope: '本市取得食品生产许可的企业',
      purpose: '归集行政许可信息用于信用评价',
      scene: '每季度更新企业信用档案时批量比对',
      basis: '部门职责：社会信用体系建设',
    },
    missing: '请补充使用依据的文件名称和条款，并说明法定代表人姓名在信用评价中的用途。',
  },
  {
    requester: '07',
    provider: '03',
    resource: '工伤认定办件情况',
    application: {
      scope: '本市工伤认定已办结的职工',
      purpose: '职业病报告与工伤认定结果比对',
      scene: '每月核对职业病报告时批量比对',
      basis: '《中华人民共和国职业病防治法》第五十条',
    },
    reply: () => ({ agreed: 'all', opinion: '拟同意共享，限用于职业病报告核对。' }),
    unconsented: true,
  },
];

const CHANGE = '不动产登记暂行条例（演示用的修订）';

/** Creates each example once. An example that the bureau already sees is only continued. */
export async function makeExamples(api: Api): Promise<void> {
  const { body: all } = await api('listRequests', { as: IMPORTER, query: { side: 'all', limit: 100 } });
  let today = '';
  for (const [i, example] of examples.entries()) {
    const made = all.items.find((request) => request.purpose === example.application.purpose);
    today = await make(api, example, `sample-request-${i + 1}`, made?.id);
  }
  await changeTheLaw(api, today);
}

/** @returns the date of its submission, in Asia/Shanghai */
async function make(api: Api, example: Example, key: string, made: string | undefined): Promise<string> {
  const asked = `p-${example.provider}-staff1`;
  const id = made ?? (await submit(api, example, key));
  const params = { id };
  const read = await api('getRequest', { as: asked, params });
  const open = read.body.status === 'submitted' && read.etag !== null;
  if (example.missing && open) {
    const body = { missing: example.missing };
    await api('askSupplement', { as: asked, params, body, key: `${key}-missing`, ifMatch: read.etag ?? '' });
  }
  if (example.reply && open) {
    const items = read.body.resources.flatMap(({ id: resource, items }) =>
      items.map(({ id: item }) => ({ resource, item })),
    );
    const body = example.reply(items);
    const replied = await api('draftReply', {
      as: asked,
      params,
      body,
      key: `${key}-reply`,
      ifMatch: read.etag ?? '',
    });
    const consent = { as: headOf(example.provider), params, key: `${key}-reply-consent`, ifMatch: replied.etag ?? '' };
    if (!example.unconsented) await api('consentReply', consent);
  }
  return dateOf(read.body.submittedAt as Instant);
}

/** Staff write it, and it is sent when the head of their sharing office consents. @returns the id of its request */
async function submit(api: Api, example: Example, key: string): Promise<string> {
  const asking = `p-${example.requester}-staff1`;
  const query = { department: example.provider, limit: 100 };
  const { body: listed } = await api('searchResources', { as: asking, query });
  const id = listed.items.find((item) => item.name === example.resource)?.id;
  if (!id) throw new Error(`the sample has no entry ${example.resource} of department ${example.provider}`);
  const { body: resource } = await api('getResource', { as: asking, params: { id } });
  const items = resource.published?.items.map((item) => item.id) ?? [];
  const drafted = await api('createApplication', { as: asking, body: form(example, id, items), key });
  const params = { id: drafted.body.id };
  const ifMatch = drafted.etag ?? '';
  const proposed = await api('submitApplication', { as: asking, params, key: `${key}-submit`, ifMatch });
  const consent = { as: headOf(example.requester), params, key: `${key}-consent`, ifMatch: proposed.etag ?? '' };
  const { body: sent } = await api('consentApplication', consent);
  return sent.requests[0] ?? '';
}

const { frequency: _ofAnInterface, ...filledIn } = exampleOf(applicationExplanations);

function form({ application }: Example, resource: string, items: string[]): Application {
  return {
    ...filledIn,
    ...application,
    resources: [{ resource, items, itemCount: items.length }],
    system: '综合业务系统',
  };
}

async function changeTheLaw(api: Api, changedOn: string): Promise<void> {
  const { body: duties } = await api('listDuties', { as: IMPORTER, query: { department: '09', limit: 100 } });
  if (duties.items.some((duty) => duty.subject.change?.document === CHANGE)) return;
  const concerns = { citing: '不动产登记暂行条例' };
  const body = { kind: 'law-revised' as const, document: CHANGE, changedOn, concerns };
  await api('createChange', { as: IMPORTER, body, key: 'sample-change' });
}
