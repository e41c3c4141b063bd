import { dateOf } from '../../../shared/domain/calendar/time.ts';
import type { Application, Reply } from '../../../shared/domain/request.ts';
import type { Api } from './client.ts';
import { IMPORTER } from './departments.ts';

/** Some requests in every state and a change of law, so that no list is empty. All of it invented. */
interface Example {
  requester: string;
  provider: string;
  resource: string;
  application: Pick<Application, 'scope' | 'purpose' | 'basis'>;
  /** What the provider replies, given the ids of the items asked for; none: not yet, or none is owed. */
  reply?: (items: string[]) => Reply;
}

const examples: Example[] = [
  {
    requester: '02',
    provider: '03',
    resource: '2021年泰山路街道失业人员信息',
    application: {
      scope: '本市申请最低生活保障的家庭成员',
      purpose: '审核最低生活保障申请时核对就业状况',
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
      basis: '《中华人民共和国税收征收管理法》第六条',
    },
    reply: () => ({ decision: 'agree', opinion: '同意共享，请按所列用途使用。' }),
  },
  {
    requester: '16',
    provider: '03',
    resource: '企业退休职工领取待遇汇总表',
    application: {
      scope: '本市企业退休职工',
      purpose: '核对退休人员医疗保险待遇资格',
      basis: '《中华人民共和国社会保险法》第二十七条',
    },
    reply: (items) => ({
      decision: 'agree-in-part',
      items: items.slice(0, Math.ceil(items.length / 2)),
      refusal: {
        kind: 'law-forbids',
        reason: '其余信息项与待遇资格核对无关，超出履行职责所必需的范围',
        basis: { document: '中华人民共和国社会保险法', article: '第八十一条', kind: 'law' },
      },
    }),
  },
  {
    requester: '19',
    provider: '01',
    resource: '电动摩托车基本信息',
    application: {
      scope: '本市登记的电动摩托车车主',
      purpose: '开展非机动车停放情况调查',
      basis: '部门年度工作要点',
    },
    reply: () => ({
      decision: 'refuse',
      refusal: {
        kind: 'law-forbids',
        reason: '停放情况调查可使用汇总数据，提供车主个人信息超出履行法定职责所必需的限度',
        basis: { document: '中华人民共和国个人信息保护法', article: '第三十四条', kind: 'law' },
      },
    }),
  },
  {
    requester: '18',
    provider: '25',
    resource: '未来一周天气预报（0513至0519）',
    application: {
      scope: '全市范围',
      purpose: '汛期值班会商',
      basis: '部门职责：汛期应急值守',
    },
  },
];

const CHANGE = '不动产登记暂行条例（演示用的修订）';

/** Makes the examples, each once: those that the bureau sees already are only taken further. */
export async function makeExamples(api: Api): Promise<void> {
  const { body: all } = await api('listRequests', { as: IMPORTER, query: { side: 'all', limit: 100 } });
  let today = '';
  for (const [i, example] of examples.entries()) {
    const made = all.items.find((request) => request.purpose === example.application.purpose);
    today = await make(api, example, `sample-request-${i + 1}`, made?.id);
  }
  await changeTheLaw(api, today);
}

/** @returns the date on which it was submitted, Asia/Shanghai */
async function make(api: Api, example: Example, key: string, made: string | undefined): Promise<string> {
  const asked = `p-${example.provider}-staff1`;
  const id = made ?? (await submit(api, example, key));
  const { body: request, etag } = await api('getRequest', { as: asked, params: { id } });
  if (example.reply && request.status === 'submitted' && etag) {
    const body = example.reply(request.items.map((item) => item.id));
    await api('replyToRequest', { as: asked, params: { id }, body, key: `${key}-reply`, ifMatch: etag });
  }
  return dateOf(request.submittedAt);
}

async function submit(api: Api, example: Example, key: string): Promise<string> {
  const asking = `p-${example.requester}-staff1`;
  const query = { department: example.provider, limit: 100 };
  const { body: listed } = await api('searchResources', { as: asking, query });
  const id = listed.items.find((item) => item.name === example.resource)?.id;
  if (!id) throw new Error(`the sample has no entry ${example.resource} of department ${example.provider}`);
  const { body: resource } = await api('getResource', { as: asking, params: { id } });
  const items = resource.published?.items.map((item) => item.id) ?? [];
  const body: Application = { ...example.application, resource: id, items, itemCount: items.length };
  return (await api('submitRequest', { as: asking, body, key })).body.id;
}

async function changeTheLaw(api: Api, changedOn: string): Promise<void> {
  const { body: duties } = await api('listDuties', { as: IMPORTER, query: { department: '09', limit: 100 } });
  if (duties.items.some((duty) => duty.subject.change?.document === CHANGE)) return;
  const body = { kind: 'law-revised', document: CHANGE, changedOn, concerns: { citing: '不动产登记暂行条例' } };
  await api('recordChange', { as: IMPORTER, body, key: 'sample-change' });
}
