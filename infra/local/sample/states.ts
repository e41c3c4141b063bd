import type { Schemas } from '../../../shared/client/client.ts';
import type { Api, Asked } from './client.ts';
import { APPROVER, leaderOf } from './departments.ts';

type Content = Schemas['ContentInput'];

/** An entry in every state of its life, so that no list is empty and every step can be tried. All are invented. */
interface Example {
  department: string;
  /** A new entry, or the name of a published one. */
  of: Content | string;
  until: State;
  /** The content of its revision. */
  revise?: (published: Content) => Content;
}

type State = 'draft' | 'proposed' | 'submitted' | 'returned' | 'published' | 'revised' | 'withdrawn';

const examples: Example[] = [
  {
    department: '02',
    of: entry('特困人员救助供养情况', '全市特困人员的供养方式、供养机构和照料护理等级', '社会保障'),
    until: 'draft',
  },
  {
    department: '10',
    of: entry('取水许可证发放情况', '全市取水许可证的持证单位、取水地点和许可水量', '资源环境'),
    until: 'proposed',
  },
  {
    department: '17',
    of: entry('重点排污单位名录', '本年度列入重点管理的排污单位及其类别', '生态环境'),
    until: 'submitted',
  },
  {
    department: '18',
    of: entry('应急避难场所名录', '应急避难场所', '公共安全'),
    until: 'returned',
  },
  {
    department: '10',
    of: '城市供水管网水水质信息',
    until: 'revised',
    revise: (published) => ({ ...published, abstract: `${published.abstract}（拟自下季度起增加管网末梢水指标）` }),
  },
  // The last one: when it is withdrawn, all exist.
  { department: '20', of: '公共广播节目播出时间', until: 'withdrawn' },
];

const REASON = '节目单已在融媒体中心网站公开发布，本目录不再维护';
const REMARKS = {
  remarks: '摘要与名称相同，请写明场所的范围和内容',
  fields: [{ field: 'abstract', remark: '请写明收录范围、容纳人数等内容' }],
};

/** Brings each example to its state, once. An example of an earlier run continues from its present state. */
export async function makeStates(api: Api): Promise<void> {
  const last = examples.at(-1);
  if (!last || !(await published(api, last))) return;
  await plan(api);
  for (const [n, example] of examples.entries()) {
    const key = `sample-state-${n + 1}`;
    const { department, of } = example;
    const id = typeof of === 'string' ? await published(api, example) : await compiled(api, department, of, key);
    if (id) await bring(api, id, example, key);
  }
}

/** A collection planned by several departments, each with its role (article 10). */
async function plan(api: Api): Promise<void> {
  const { body: planned } = await api('listCollections', { as: APPROVER });
  if (planned.items.length > 0) return;
  const body = {
    name: '校园周边安全隐患联合排查',
    items: ['隐患点位', '整改时限', '复查结论'],
    purpose: '开学前联合排查校园周边安全隐患',
    parties: [
      { department: '06', role: 'lead' as const },
      { department: '18', role: 'collect' as const },
      { department: '24', role: 'provide' as const },
      { department: '01', role: 'use' as const },
    ],
  };
  await api('createCollection', { as: 'p-06-staff1', body, key: 'sample-collection' });
}

async function compiled(api: Api, department: string, content: Content, key: string): Promise<string> {
  return (await api('createResource', { as: `p-${department}-staff1`, body: { content }, key })).body.id;
}

async function published(api: Api, { department, of: name }: Example): Promise<string | null> {
  let cursor: string | null = null;
  do {
    const query: Record<string, string | number> = { department, limit: 100, ...(cursor ? { cursor } : {}) };
    const { body } = await api('searchResources', { as: APPROVER, query });
    const found = body.items.find((item) => item.name === name);
    if (found) return found.id;
    cursor = body.next;
  } while (cursor);
  return null;
}

/** Takes the steps to the entry's state, each as a person who may take it. */
async function bring(api: Api, id: string, example: Example, key: string): Promise<void> {
  for (;;) {
    const { body, etag } = await api('getResource', { as: APPROVER, params: { id } });
    const state = stateOf(body);
    if (state === example.until || !etag) return;
    const asked = { params: { id }, ifMatch: etag, key: `${key}-${state}` };
    await next(api, state, example, body.published, asked);
  }
}

/** @throws Error when no step leads to the state, because then the example is wrong */
async function next(
  api: Api,
  state: State,
  { department, until, revise }: Example,
  content: Content | null,
  asked: Omit<Asked<'approveResource'>, 'as'>,
): Promise<unknown> {
  const staff = `p-${department}-staff1`;
  switch (state) {
    case 'draft':
      return await api('submitResource', { ...asked, as: staff });
    case 'proposed': {
      const body = { secrecyAssessed: true, personalInformationAssessed: true } as const;
      return await api('consentResource', { ...asked, as: leaderOf(department), body });
    }
    case 'submitted':
      if (until === 'returned') return await api('returnResource', { ...asked, as: APPROVER, body: REMARKS });
      return await api('approveResource', { ...asked, as: APPROVER });
    case 'published':
      if (until === 'withdrawn')
        return await api('withdrawResource', { ...asked, as: staff, body: { reason: REASON } });
      if (revise && content) {
        return await api('updateResource', { ...asked, as: staff, body: { content: revise(content), changes: [] } });
      }
  }
  throw new Error(`the sample knows no way from ${state} to ${until}`);
}

function stateOf(entry: { published: unknown; withdrawn: unknown; draft: { status: State } | null }): State {
  if (entry.draft) return entry.published && entry.draft.status === 'draft' ? 'revised' : entry.draft.status;
  return entry.published ? 'published' : 'withdrawn';
}

function entry(name: string, abstract: string, theme: string): Content {
  return {
    name,
    abstract,
    theme,
    format: { category: 'spreadsheet', type: 'xlsx' },
    items: [
      { id: 'i1', name: '名称', dataType: 'C', length: 100 },
      { id: 'i2', name: '所在乡镇街道', dataType: 'C', length: 50 },
      { id: 'i3', name: '数量', dataType: 'N', length: 10 },
    ],
    sharing: { type: 'unconditional', bases: [], method: 'file' },
    open: { toSociety: false },
    updateCycle: 'quarterly',
    secrecy: 'none',
  };
}
