import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { applicationExplanations } from '../../shared/contract/explanations/application.ts';
import { exampleOf } from '../../shared/contract/explanations/explanation.ts';
import { requestWithProof } from '../../shared/contract/schemas/request.ts';
import { calendar, countWithStops, proof } from '../../shared/domain/calendar/calendar.ts';
import { documentHtml } from '../../shared/text/documents/html.ts';
import { actor } from '../../shared/text/documents/parts.ts';
import { applicationDocument, type Names } from '../../shared/text/documents/request.ts';

type Request = Omit<z.output<typeof requestWithProof>, 'actions'>;

const RES = 'res_01k5wv1m6t8e0b7q9z3c4d5f6g';

const days = calendar();
const { due } = countWithStops(days, '2026-09-24', 5, 'as-received', []);
const items = ['权利人', '坐落', '面积'].map((name, index) => ({ id: `item-${index}`, name }));
const departments = {
  requester: '义马市教育体育局',
  provider: '义马市自然资源局',
  handler: '示例甲',
  email: 'staff-03@yima.example',
  head: { head: '示例乙', delegate: null },
  replyHead: null,
};

const submitted: Request = requestWithProof.omit({ actions: true }).parse({
  ...exampleOf(applicationExplanations),
  id: 'req_01k5wv1m6t8e0b7q9z3c4d5f6g',
  number: 'YM-2026-000001',
  status: 'submitted',
  requester: '03',
  handler: 'staff-03',
  provider: '07',
  application: 'app_01k5wv1m6t8e0b7q9z3c4d5f6g',
  name: '不动产登记信息',
  resources: [
    {
      id: RES,
      code: '341128107/000012',
      version: 2,
      name: '不动产登记信息',
      items,
      condition: null,
      direct: false,
      grant: null,
    },
  ],
  scope: '入学资格核验',
  purpose: '核验监护人房屋权属',
  basis: '《义务教育法》第十二条',
  scene: '入学报名窗口',
  mode: 'interface',
  frequency: { peakPerDay: 300, averagePerDay: 40 },
  until: '2027-08-31',
  system: '招生管理系统',
  phone: '0398-5550100',
  // Half past midnight in Shanghai, still the 23rd in UTC.
  submittedAt: '2026-09-24T00:30:00.000+08:00',
  form: '/v1/requests/req_01k5wv1m6t8e0b7q9z3c4d5f6g/form',
  supplement: null,
  extension: null,
  proposed: null,
  remarks: null,
  reply: null,
  grants: [],
  deadline: {
    duty: 'req_01k5wv1m6t8e0b7q9z3c4d5f6g.reply',
    due,
    dueEnd: '2026-10-10T00:00:00.000+08:00',
    workingDaysLeft: 5,
    level: 'green',
    late: false,
    provisional: false,
    article: '第十五条',
    why: { zh: '自9月24日的次日起5个工作日，第十五条', en: '5 working days from 2026-09-24, art. 15 of the Measures' },
  },
  proof: {
    rule: {
      document: '义马市政务信息资源共享管理暂行办法',
      article: '第十五条',
      days: 5,
      extension: 0,
      unit: 'working-day',
      start: 'as-received',
      cutoff: null,
    },
    start: '2026-09-24',
    dayZero: '2026-09-24',
    extension: null,
    due,
    statutoryDue: due,
    provisional: false,
    calendar: days.id,
    policy: 'reply-conditional-2021',
    stops: [],
    days: [...proof(days, '2026-09-24', 5)],
  },
});

const refusal = {
  kind: 'law-forbids' as const,
  reason: '面积与入学资格无关',
  basis: { document: '中华人民共和国个人信息保护法', article: '第六条', kind: 'law' as const },
};

const standing = { log: [], madeAt: '2026-09-24T00:30:00.000+08:00' as const };
const applicationForm = (request: Request, names: Names) =>
  documentHtml(applicationDocument(request, names, standing), {
    sha256: 'digest',
    portalUrl: 'https://yima.example',
  });
const form = (request: Request) => applicationForm(request, departments);
const seen = (html: string) => html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, ' ');

describe('the application form', () => {
  it('states what article 15 asks for, and the rest of the form, in Chinese and English', () => {
    const text = seen(form(submitted));
    for (const expected of [
      '政务信息资源共享需求申请表',
      'YM-2026-000001',
      '2026年9月24日（星期四）',
      '义马市教育体育局',
      '义马市自然资源局',
      '示例甲',
      'staff-03@yima.example',
      '0398-5550100',
      '入学报名窗口',
      '服务接口',
      '每日平均 40 次，峰值 300 次',
      '2027年8月31日',
      '招生管理系统',
      '不动产登记信息',
      '341128107/000012',
      '入学资格核验',
      '核验监护人房屋权属',
      '《义务教育法》第十二条',
      ...items.map(({ name }) => name),
      '第二十二条',
      '《政务数据共享条例》第二十条',
      'Number of items',
      'Reply due',
      'Liability',
    ]) {
      expect(text).toContain(expected);
    }
    expect(text).toMatch(/申请信息资源项数\s+Number of items\s+3\s+项/);
  });

  it('names the delegate and the absent person where a delegate began it or consented (article 6)', () => {
    const handler = actor({ by: 'p-1', actingFor: 'p-2' }, (id) => ({ 'p-1': '示例丙', 'p-2': '示例甲' })[id] ?? id);
    const text = seen(
      applicationForm(submitted, { ...departments, handler, head: { head: '示例乙', delegate: '示例丁' } }),
    );
    expect(text).toContain('由示例丙代示例甲');
    expect(text).toContain('已由示例丁代本部门政务数据共享工作机构负责人示例乙同意');
    expect(actor({ by: 'p-1' }, () => '示例丙')).toBe('示例丙');
  });

  it('says when the reply is due, by which article, and how that was counted, day by day', () => {
    const text = seen(form(submitted));
    expect(text).toContain('2026年10月9日（星期五）24:00');
    expect(text).toContain('依据《义马市政务信息资源共享管理暂行办法》第十五条');
    for (const day of submitted.proof?.days ?? []) expect(text).toContain(day.date);
    expect(text).toContain('国务院办公厅关于2026年部分节假日安排的通知');
    expect(text).toMatch(/2026-10-09.*第 5 日/s);
  });

  it('leaves room for the signatures and the reply until there is one', () => {
    const text = seen(form(submitted));
    expect(text.match(/负责人签字/g)).toHaveLength(2);
    expect(text).toContain('□ 同意');
    expect(text).not.toContain('法律法规禁止');
    expect(text).toContain('负责人示例乙同意');
  });

  it('shows the reply, with the reason and the basis of what was refused, and that it came late', () => {
    const text = seen(
      form({
        ...submitted,
        status: 'partly-agreed',
        reply: {
          at: '2026-10-10T09:00:00.000+08:00',
          late: true,
          opinion: '仅限招生',
          agreed: items.slice(0, 2).map((item) => ({ ...item, resource: RES, until: '2027-08-31' })),
          refused: [{ items: items.slice(2).map((item) => ({ ...item, resource: RES })), ...refusal }],
        },
      }),
    );
    for (const expected of [
      '部分同意',
      '2026年10月10日（星期六）',
      '逾期答复',
      '同意 2 项：权利人、坐落',
      '仅限招生',
      '法律法规禁止：面积与入学资格无关',
      '《中华人民共和国个人信息保护法》第六条',
    ]) {
      expect(text).toContain(expected);
    }
    expect(text).not.toContain('□ 同意');
  });

  it('owes no reply where the data is unconditional', () => {
    const text = seen(form({ ...submitted, deadline: null, proof: null }));
    expect(text).toContain('无条件共享');
    expect(text).not.toContain('逐日计算');
  });

  it('escapes what people wrote and loads nothing', () => {
    const hostile = '<script>alert(1)</script>"&';
    const page = applicationForm(
      {
        ...submitted,
        phone: hostile,
        system: hostile,
        scene: hostile,
        resources: submitted.resources.map((one) => ({
          ...one,
          name: hostile,
          code: hostile,
          items: [{ id: 'a', name: hostile }],
        })),
        scope: hostile,
        purpose: hostile,
        basis: hostile,
        reply: {
          at: submitted.submittedAt,
          late: false,
          opinion: hostile,
          agreed: [{ id: 'a', name: hostile, resource: RES, until: '2027-08-31' }],
          refused: [
            {
              ...refusal,
              items: [{ id: 'b', name: hostile, resource: RES }],
              reason: hostile,
              basis: { ...refusal.basis, document: hostile },
            },
          ],
        },
      },
      {
        ...{ requester: hostile, provider: hostile, handler: hostile, email: hostile },
        ...{ head: { head: hostile, delegate: null }, replyHead: { head: hostile, delegate: null } },
      },
    );
    expect(page).not.toContain('<script');
    expect(page.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;&quot;&amp;/g)).toHaveLength(20);
    expect(page).not.toMatch(/\b(src|href|url)\s*[=(]/);
  });
});
