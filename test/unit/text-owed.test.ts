import { describe, expect, it } from 'vitest';
import { calendar, countWithStops, proof, workingDaysBetween } from '../../shared/domain/calendar/calendar.ts';
import { isOwnFigure } from '../../shared/domain/duties/own-figures.ts';
import { dutyKinds } from '../../shared/domain/duties/policy.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import type { MailTemplate, NoticedEvent } from '../../shared/domain/effects.ts';
import { owedThen } from '../../shared/domain/mail/owed.ts';
import type { MailFacts } from '../../shared/storage/mails.ts';
import { renderMail } from '../../shared/text/mail/render.ts';

const days = calendar();
const on = '2026-09-24';
const start = '2026-09-23';

type DutyKind = (typeof dutyKinds)[number];

/** A duty under the rule that its kind has as the product comes. */
function deadline(duty: DutyKind): NonNullable<MailFacts['deadline']> {
  const policy = policies.find((one) => one.duty === duty);
  if (!policy) throw new Error(`no rule for ${duty}`);
  const { due, provisional } = countWithStops(days, start, policy.days, policy.start, []);
  return {
    ...{ duty, start, due, provisional, days: policy.days },
    ...{ document: policy.legalRef.document, article: policy.legalRef.article, own: isOwnFigure(policy) },
    workingDaysLeft: workingDaysBetween(days, on, due),
    counted: [...proof(days, start, policy.days)],
  };
}

const about: MailFacts = {
  case: { number: 'YM-2026-000001', name: '不动产登记信息', path: '/requests/req_1' },
  ...{ requester: '义马市教育体育局', provider: '义马市自然资源局' },
};

/** Whether a mail is about what is owed by a date; a new template has to say so. */
const templates: Record<MailTemplate, 'owed' | 'told'> = {
  'request-received': 'owed',
  'duty-opened': 'owed',
  'duty-reminder': 'owed',
  'duty-late': 'owed',
  'duty-urged': 'owed',
  'rectification-suggested': 'owed',
  'report-prepared': 'owed',
  'duty-reopened': 'owed',
  'duty-extended': 'owed',
  'duty-recounted': 'owed',
  'resource-proposed': 'owed',
  'resource-submitted': 'owed',
  'resource-returned': 'owed',
  'request-answered': 'told',
  'flag-voided': 'told',
  'duties-recounted': 'told',
  'person-left': 'told',
  'person-changed': 'told',
  'drift-found': 'told',
  'log-sealed': 'told',
  notice: 'owed',
};
const owing = Object.entries(templates).flatMap(([name, what]) =>
  what === 'owed' && name !== 'notice' ? [name as MailTemplate] : [],
);

const mails: [string, DutyKind, { template: MailTemplate; facts: MailFacts }][] = [
  ...owing.flatMap((template) =>
    dutyKinds.map((kind): (typeof mails)[number] => [
      `${template} of ${kind}`,
      kind,
      { template, facts: { ...about, told: { event: 'DutyRecounted', fields: { from: '2026-09-28' } } } },
    ]),
  ),
  ...Object.entries(owedThen).flatMap(([event, kind]): typeof mails =>
    kind
      ? [[`notice of ${event}`, kind, { template: 'notice', facts: { ...about, told: { event, fields: {} } } }]]
      : [],
  ),
];

describe('a mail about something owed', () => {
  it.each(mails)(
    'says by when, what, between whom, and what the date rests on: %s',
    (_name, kind, { template, facts }) => {
      const owed = deadline(kind);
      const mail = renderMail(
        { template, facts: { ...facts, deadline: owed }, at: `${on}T09:00:00.000+08:00` },
        { name: '林一', bureau: false },
        'https://yima.example',
      );
      const [year, month, day] = owed.due.split('-').map(Number);
      for (const body of [mail.text, mail.html]) {
        expect(body).toMatch(new RegExp(`${year}年${month}月${day}日（星期[一二三四五六日]）24:00`));
        if (template !== 'duty-late')
          expect(body).toContain(owed.workingDaysLeft > 0 ? `还剩 ${owed.workingDaysLeft} 个工作日` : '今日到期');
        for (const said of ['不动产登记信息', 'YM-2026-000001', '义马市教育体育局', '义马市自然资源局', owed.article])
          expect(body).toContain(said);
        if (owed.own) expect(body).toContain('非法定期限');
        expect(body).not.toContain('未编号');
      }
    },
  );

  it('does not call a number of days the law’s where the law names none', () => {
    const own = (kind: DutyKind) => deadline(kind).own;
    expect([own('reply'), own('update'), own('review')]).toEqual([false, false, false]);
    expect([own('supplement'), own('dispose'), own('coordinate'), own('decide')]).toEqual([true, true, true, true]);
    // What the product cites of the law for a lapse is not what the days of it rest on.
    const lapse = renderMail(
      {
        template: 'notice',
        facts: { ...about, told: { event: 'RequestLapsed', fields: {} } },
        at: `${on}T09:00:00.000+08:00`,
      },
      { name: '林一', bureau: false },
      'https://yima.example',
    );
    expect(lapse.text).toContain('依据: 本系统默认规则（非法定期限，主管部门可调整）：补正期限');
    expect(lapse.text).not.toContain('《政务数据共享条例》');
  });

  it('is every notice whose event an open duty follows', () => {
    const events = Object.keys(owedThen) as NoticedEvent[];
    expect(events.filter((event) => owedThen[event]).length).toBeGreaterThan(20);
  });
});
