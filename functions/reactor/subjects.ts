import { draftNumber } from '../../shared/domain/cases/application.ts';
import { providerOf } from '../../shared/domain/cases/demand.ts';
import { shareTypes } from '../../shared/domain/catalog/metadata.ts';
import { nameOfYear } from '../../shared/domain/evaluation/evaluation.ts';
import { nameOf } from '../../shared/domain/rectifications/rectification.ts';
import { suggestionRuleNames } from '../../shared/domain/rectifications/suggestion-rule-names.ts';
import type { Database } from '../../shared/storage/database.ts';
import { load } from '../../shared/storage/read.ts';
import { dutyWords } from '../../shared/text/duties.ts';

/** The name of a case, the path where it is shown, and the departments it is between. */
export interface CaseSubject {
  number: string;
  name: string;
  path: string;
  requester: string | null;
  provider: string | null;
  /** What an application is for, and all providers it goes to. */
  application?: { purpose: string; providers: string[] };
  /** The person it is about, if any. */
  person?: string;
}

type Reader = (database: Database, id: string) => Promise<CaseSubject | null>;

/** How a case is read, by the prefix of its id. */
const readers: Record<string, Reader> = {
  async law(database, id) {
    // A year's notices, or a rule, by what follows the prefix.
    const year = /^law\.(\d{4})(?:\.reminder)?$/.exec(id)?.[1];
    if (year) {
      return { number: year, name: `${year}年放假安排`, path: `/calendars/${year}`, requester: null, provider: null };
    }
    const found = await load(database, 'policy', id);
    if (!found) return null;
    const { id: number, duty, shareType } = found.state.policy;
    const of = shareType ? `（${shareTypes[shareType]}）` : '';
    const name = `${dutyWords[duty].name.zh}期限${of}`;
    return { number, name, path: `/policies/${number}`, requester: null, provider: null };
  },
  async dep(database, stream) {
    const id = stream.slice('department:'.length);
    const found = await load(database, 'department', id);
    return found && { number: id, name: found.state.name, path: `/departments/${id}`, requester: null, provider: id };
  },
  async per(database, stream) {
    const found = await load(database, 'person', stream.slice('person:'.length));
    if (!found) return null;
    const { id, department } = found.state;
    return { number: id, name: '人员登记', path: `/persons/${id}`, requester: null, provider: department, person: id };
  },
  async adr(database, id) {
    const found = await load(database, 'address', id);
    if (!found) return null;
    const { person, department } = found.state;
    return {
      number: person,
      name: '邮件地址',
      path: `/persons/${person}`,
      requester: null,
      provider: department,
      person,
    };
  },
  async app(database, id) {
    const found = await load(database, 'application', id);
    if (!found) return null;
    const { content, requester } = found.state;
    const number = found.state.status === 'sent' ? found.state.number : draftNumber(id);
    const asked = await Promise.all(
      (content.resources ?? []).map(({ resource }) => load(database, 'resource', resource)),
    );
    const entries = asked.flatMap((entry) => entry?.state.published ?? []);
    return {
      ...{ number, path: `/applications/${id}`, requester, provider: null },
      name: namesOf(entries.map(({ name }) => name)) || '需求申请',
      application: {
        purpose: content.purpose ?? '',
        providers: [...new Set(asked.flatMap((entry) => entry?.state.provider ?? []))],
      },
    };
  },
  async req(database, id) {
    const found = await load(database, 'request', id);
    if (!found) return null;
    const { number, name, requester, provider } = found.state;
    return { number, name, path: `/requests/${id}`, requester, provider };
  },
  async grt(database, id) {
    const found = await load(database, 'grant', id);
    if (!found) return null;
    const { number, resourceName, requester, provider } = found.state;
    return { number, name: resourceName, path: `/grants/${id}`, requester, provider };
  },
  async cor(database, id) {
    const found = await load(database, 'correction', id);
    if (!found) return null;
    const { number, resource, requester, provider } = found.state;
    return { number, name: resource.name, path: `/corrections/${id}`, requester, provider };
  },
  async dem(database, id) {
    const found = await load(database, 'demand', id);
    if (!found) return null;
    const { number, name, requester } = found.state;
    return { number, name, path: `/demands/${id}`, requester, provider: providerOf(found.state) };
  },
  async sfg(database, id) {
    const found = await load(database, 'safeguard', id);
    if (!found) return null;
    const { number, name, department } = found.state;
    return { number, name, path: `/safeguards/${id}`, requester: null, provider: department };
  },
  async inc(database, id) {
    const found = await load(database, 'incident', id);
    if (!found) return null;
    const { number, name, department } = found.state;
    return { number, name, path: `/incidents/${id}`, requester: null, provider: department };
  },
  async ctr(database, id) {
    const found = await load(database, 'contractor', id);
    if (!found) return null;
    const { number, name, department } = found.state;
    return { number, name, path: `/contractors/${id}`, requester: null, provider: department };
  },
  async sug(database, id) {
    const found = await load(database, 'suggestion', id);
    if (!found) return null;
    const { number, rule, department } = found.state;
    const name = suggestionRuleNames[rule].zh;
    return { number, name, path: `/suggestions/${id}`, requester: null, provider: department };
  },
  async rec(database, id) {
    const found = await load(database, 'rectification', id);
    if (!found) return null;
    const { number, department } = found.state;
    return { number, name: nameOf(found.state), path: `/rectifications/${id}`, requester: null, provider: department };
  },
  async cmp(database, id) {
    const found = await load(database, 'complaint', id);
    if (!found) return null;
    const { number, name, handler } = found.state;
    return { number, name, path: `/complaints/${id}`, requester: null, provider: handler };
  },
  async cir(database, id) {
    const found = await load(database, 'circular', id);
    if (!found) return null;
    const { number, name, department } = found.state;
    return { number, name, path: `/circulars/${id}`, requester: null, provider: department };
  },
  async res(database, id) {
    const found = await load(database, 'contested', id);
    if (!found) return null;
    const { resource, provider } = found.state;
    return { number: resource.code, name: resource.name, path: '/views/contested', requester: null, provider };
  },
  async whk(database, id) {
    // A delivery is named after its endpoint.
    const [webhook = ''] = id.split('.');
    const found = await load(database, 'webhook', webhook);
    if (!found) return null;
    const { name, department } = found.state;
    const number = id === webhook ? webhook : id.slice(webhook.length + 1);
    return { number, name, path: `/webhooks/${webhook}`, requester: null, provider: department };
  },
  async sch(database, id) {
    const found = await load(database, 'scheme', id);
    if (!found) return null;
    const { year } = found.state.terms;
    const path = `/schemes/${id}`;
    return { number: String(year), name: '评估指标方案', path, requester: null, provider: null };
  },
  async evl(database, id) {
    const found = await load(database, 'evaluation', id);
    if (!found) return null;
    const { number, year } = found.state;
    return { number, name: nameOfYear(year), path: `/evaluations/${id}`, requester: null, provider: null };
  },
  async neg(database, id) {
    const found = await load(database, 'negotiation', id);
    if (!found) return null;
    const { number, resource, requester, provider } = found.state;
    return { number, name: resource.name, path: `/negotiations/${id}`, requester, provider };
  },
};

/** As many names as a subject has room for. */
function namesOf(names: string[]): string {
  const [first = '', second] = names;
  return names.length > 2 ? `${first}等 ${names.length} 项` : [first, second].filter(Boolean).join('、');
}

/** @returns null if there is no such case */
export async function caseSubject(database: Database, id: string): Promise<CaseSubject | null> {
  return (await readers[id.slice(0, 3)]?.(database, id)) ?? null;
}
