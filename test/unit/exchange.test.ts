import { describe, expect, it } from 'vitest';
import { Breaker } from '../../shared/adapters/exchange/breaker.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { Resource } from '../../shared/domain/catalog/resource.ts';
import {
  itemsToFetch,
  passOn,
  queryFor,
  readAnswer,
  recordDataNotPassedOn,
  recordDataPassedOn,
} from '../../shared/domain/grants/exchange.ts';
import type { Grant } from '../../shared/domain/grants/grant.ts';
import {
  type DataInterface,
  mustFit,
  registerInterface,
  retireInterface,
} from '../../shared/domain/grants/interface.ts';
import type { GrantStatus } from '../../shared/domain/lives/grant.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { conditional } from '../world/entries.ts';

const now = '2026-09-24T09:00:00.000+08:00' as const;
const itf = `itf_${'0'.repeat(26)}` as const;
const staff = (department: string): Principal => ({ personId: 'p', department, roles: ['staff'] });

const grant: Grant = {
  id: 'grt_1',
  source: 'req_1',
  number: 'SQ-2026-000001',
  resource: 'res_1',
  version: 1,
  resourceName: '低保对象',
  requester: '06',
  provider: '02',
  items: [
    { id: 'name', name: '姓名', until: null },
    { id: 'level', name: '保障类别', until: '2026-09-24' },
    { id: 'since', name: '享受起始日期', until: '2026-09-23' },
  ],
  purpose: '助学资格核验',
  scope: '市教育体育局',
  conditions: null,
  madeAt: now,
  status: 'in-use',
  provision: { kind: 'interface', interface: itf },
  providedAt: now,
  ...{ suspension: null, renewal: null, filing: null, ending: null },
  nextWakeAt: null,
  wakeSeq: 0,
};

const registration = {
  resource: 'res_1' as const,
  url: 'https://exchange.yima.example/low-income',
  secret: 'low-income',
  layout: { records: 'data.rows', fields: { name: 'xm', level: 'family.bzlb' } },
  paging: { parameter: 'page', first: 0, size: { parameter: 'size', records: 2 } },
};
const resource: Resource = {
  id: 'res_1',
  code: '341128102/000001',
  provider: '02',
  version: 1,
  published: conditional(),
  publishedAt: now,
  draft: null,
};
const origins = ['https://exchange.yima.example'];
const register = (given: object = {}, of: Resource = resource, by = staff('02')) =>
  registerInterface({ ...registration, ...given }, { id: itf, resource: of, origins }, { by, now })[0].next;
const one: DataInterface = register();

/** The code of the refusal, or the kind of the failure. */
function refusal(act: () => unknown): string {
  try {
    act();
    return 'allowed';
  } catch (error) {
    const { code, failure } = error as { code?: string; failure?: string };
    return code ?? failure ?? String(error);
  }
}

describe('Order 809 art. 31: an interface is on the platform that exists', () => {
  it.each([
    ['https://exchange.yima.example/low-income', 'allowed'],
    ['https://exchange.yima.example:443/low-income', 'allowed'],
    ['https://exchange.yima.example:8443/low-income', 'host-not-allowed'],
    ['http://exchange.yima.example/low-income', 'host-not-allowed'],
    ['https://exchange.yima.example.evil.example/low-income', 'host-not-allowed'],
    ['https://evil.example/exchange.yima.example', 'host-not-allowed'],
    ['https://169.254.169.254/latest/meta-data', 'host-not-allowed'],
    ['https://[::1]/low-income', 'host-not-allowed'],
    ['http://2130706433/', 'host-not-allowed'],
  ])('%s: %s', (url, expected) => {
    expect(refusal(() => register({ url }))).toBe(expected);
  });

  it('of an entry of the department itself, published as shared by interface, with items of its own', () => {
    expect(refusal(() => register({}, resource, staff('06')))).toBe('not-the-provider');
    expect(refusal(() => register({}, { ...resource, published: null }))).toBe('resource-not-published');
    const byFile = { ...conditional(), sharing: { ...conditional().sharing, method: 'file' as const } };
    expect(refusal(() => register({}, { ...resource, published: byFile }))).toBe('not-by-interface');
    const layout = { fields: { name: 'xm', phone: 'lxdh' } };
    expect(refusal(() => register({ layout }))).toBe('items-unknown');
  });

  it('809 art. 22: provides a grant of its department and entry with every item granted, while in service', () => {
    const whole = register({ layout: { fields: { name: 'xm', level: 'bzlb', since: 'rq', 'id-number': 'sfzh' } } });
    const fits = (it: DataInterface | null, of: Partial<Grant> = {}) => refusal(() => mustFit(it, { ...grant, ...of }));
    expect(fits(whole)).toBe('allowed');
    for (const it of [null, one, { ...whole, status: 'retired' as const }]) expect(fits(it)).toBe('interface-unfit');
    for (const of of [{ provider: '05' }, { resource: 'res_2' }] as const)
      expect(fits(whole, of)).toBe('interface-unfit');
  });

  it('809 art. 27: is not retired while it serves a grant, and once only', () => {
    const by = staff('02');
    expect(refusal(() => retireInterface(one, { reason: '停用', serves: 'SQ-1' }, { by, now }))).toBe(
      'interface-serves',
    );
    expect(refusal(() => retireInterface(one, { reason: '停用', serves: null }, { by: staff('06'), now }))).toBe(
      'not-your-step',
    );
    const [{ next }] = retireInterface(one, { reason: '停用', serves: null }, { by, now });
    expect(next).toMatchObject({ status: 'retired', retired: { at: now, reason: '停用' } });
    expect(refusal(() => retireInterface(next, { reason: '停用', serves: null }, { by, now }))).toBe('step-closed');
    expect(refusal(() => queryFor(next, 1))).toBe('step-closed');
  });
});

describe('第十五条 (art. 15): data is fetched strictly as replied', () => {
  const asked: { by: Principal; purpose: string; now: Instant } = { by: staff('06'), purpose: '助学资格核验', now };
  const fetch = (given: Partial<Grant>, more: Partial<typeof asked> = {}) => {
    const { purpose, ...at } = { ...asked, ...more };
    return itemsToFetch({ ...grant, ...given }, { purpose }, at);
  };

  it('the items within their term, to the last moment of its last day', () => {
    expect(fetch({})).toEqual({ interface: itf, items: ['name', 'level'] });
    expect(fetch({}, { now: '2026-09-24T23:59:59.999+08:00' }).items).toEqual(['name', 'level']);
    expect(fetch({}, { now: '2026-09-25T00:00:00.000+08:00' }).items).toEqual(['name']);
    const over = { items: grant.items.slice(1) };
    expect(refusal(() => fetch(over, { now: '2026-09-25T00:00:00.000+08:00' }))).toBe('step-closed');
  });

  it('by the requester’s staff alone', () => {
    const others: Principal[] = [
      staff('02'),
      staff('05'),
      ...(['head', 'leader'] as const).map((role): Principal => ({ personId: 'p', department: '06', roles: [role] })),
      { personId: 'p', department: '00', roles: ['bureau'] },
    ];
    for (const by of others) expect(refusal(() => fetch({}, { by }))).toBe('not-your-step');
  });

  it('for the purpose granted, however it is typed', () => {
    expect(fetch({}, { purpose: ' 助学资格核验 ' }).items).toHaveLength(2);
    for (const purpose of ['助学', '助学资格核验与催缴', '商业营销']) {
      expect(refusal(() => fetch({}, { purpose }))).toBe('other-purpose');
    }
  });

  it('while it is in use, and provided by interface', () => {
    const closed: GrantStatus[] = ['awaiting-provision', 'suspended', 'rectified', 'terminated', 'ended', 'disposed'];
    for (const status of closed) expect(refusal(() => fetch({ status }))).toBe('step-closed');
    expect(refusal(() => fetch({ provision: { kind: 'file', location: '平台文件区' } }))).toBe('provided-otherwise');
  });
});

describe('what is passed on of an answer', () => {
  const row = { xm: '示例', sfzh: '990000198001010011', family: { bzlb: '城市低保', jtzz: '虚构小区' }, level: 'x' };
  const answer = { data: { rows: [row, { family: {} }], total: 2 }, rows: [row] };

  it('is the items granted, by their own names, null where there is none, and nothing else', () => {
    const { records, next } = readAnswer(answer, one, 1);
    expect(next).toBe(2);
    expect(passOn(records, one, ['name', 'level', 'since', 'constructor'])).toEqual([
      { name: '示例', level: '城市低保', since: null, constructor: null },
      { name: null, level: null, since: null, constructor: null },
    ]);
    expect(passOn(records, one, ['name'])).toEqual([{ name: '示例' }, { name: null }]);
  });

  it('is nothing where a field holds more than a value', () => {
    for (const xm of [{ sfzh: '1' }, ['1']]) {
      expect(refusal(() => passOn([{ xm }], one, ['name']))).toBe('layout');
      // Of what is not granted, nobody looks what it is.
      expect(passOn([{ xm }], one, ['since'])).toEqual([{ since: null }]);
    }
    for (const xm of [0, false, '']) expect(passOn([{ xm }], one, ['name'])).toEqual([{ name: xm }]);
  });

  it('is nothing where the records are not where they were said to be', () => {
    for (const wrong of [
      null,
      [],
      'x',
      {},
      { data: { rows: {} } },
      { data: { rows: [1] } },
      { data: { rows: [null] } },
    ]) {
      expect(refusal(() => readAnswer(wrong, one, 1))).toBe('layout');
    }
    const bare = { ...one, layout: { fields: one.layout.fields }, paging: undefined };
    expect(readAnswer([row], bare, 1)).toEqual({ records: [row], next: null });
  });

  it('page by page until one is not full', () => {
    expect(queryFor(one, 1)).toEqual({ page: '0', size: '2' });
    expect(queryFor(one, 3)).toEqual({ page: '2', size: '2' });
    expect(readAnswer({ data: { rows: [row] } }, one, 3)).toMatchObject({ next: null });
    const whole = { ...one, paging: undefined };
    expect(queryFor(whole, 1)).toEqual({});
    expect(refusal(() => queryFor(whole, 2))).toBe('not-found');
  });

  it('第十二条 (art. 12): is on record for both sides, without the data', () => {
    const use = { interface: itf, purpose: grant.purpose, items: ['name'] };
    const sides = { requester: '06', provider: '02', resource: 'res_1' };
    const kept = { kind: 'grant', before: grant, next: grant, keepsEtag: true };
    expect(recordDataPassedOn(grant, { ...use, records: 2, digest: 'd' })).toEqual([
      { ...kept, events: [{ type: 'DataPassedOn', data: { ...sides, ...use, records: 2, digest: 'd' } }] },
    ]);
    expect(recordDataNotPassedOn(grant, { ...use, failure: 'timeout' })).toEqual([
      { ...kept, events: [{ type: 'DataNotPassedOn', data: { ...sides, ...use, failure: 'timeout' } }] },
    ]);
  });
});

describe('the circuit breaker', () => {
  const fail = (breaker: Breaker, times: number, at: number) => {
    for (let n = 0; n < times; n += 1) breaker.failed('a', at);
  };

  it('opens after five failures in a row, for that interface alone, and lets one try after a minute', () => {
    const breaker = new Breaker();
    fail(breaker, 4, 0);
    expect(breaker.rests('a', 1)).toBe(false);
    breaker.worked('a');
    fail(breaker, 4, 0);
    expect(breaker.rests('a', 1)).toBe(false);
    fail(breaker, 1, 1000);
    expect([breaker.rests('a', 60_999), breaker.rests('b', 1000)]).toEqual([true, false]);
    expect(breaker.rests('a', 61_000)).toBe(false);
    // The one that tries fails: it rests again; works: it is as if nothing had been.
    breaker.failed('a', 61_000);
    expect(breaker.rests('a', 120_999)).toBe(true);
    breaker.worked('a');
    expect(breaker.rests('a', 61_001)).toBe(false);
  });
});
