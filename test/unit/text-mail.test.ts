import { describe, expect, it } from 'vitest';
import { calendar, countWithStops, proof, workingDaysBetween } from '../../shared/domain/calendar/calendar.ts';
import type { LocalDate } from '../../shared/domain/calendar/time.ts';
import type { DutyKind } from '../../shared/domain/duties/policy.ts';
import type { MailTemplate } from '../../shared/domain/effects.ts';
import type { MailFacts } from '../../shared/storage/mails.ts';
import { deadlineOf, type Reader } from '../../shared/text/mail/letter.ts';
import { renderMail } from '../../shared/text/mail/render.ts';

const days = calendar();
const PORTAL = 'https://yima.example';
const staff: Reader = { name: '林一', bureau: false, english: true };

/** As the reactor records it: the count of a duty, and what is left of it on the day of the event. */
function deadline(duty: DutyKind, start: LocalDate, workingDays: number, on: LocalDate): MailFacts['deadline'] {
  const { due, provisional } = countWithStops(days, start, workingDays, 'as-received', []);
  return {
    duty,
    start,
    days: workingDays,
    due,
    provisional,
    document: '义马市政务信息资源共享管理暂行办法',
    article: duty === 'reply' ? '第十五条' : '第九条',
    workingDaysLeft: workingDaysBetween(days, on, due),
    counted: [...proof(days, start, workingDays)],
  };
}

const request: MailFacts = {
  case: { number: 'YM-2026-000001', name: '不动产登记信息', path: '/requests/req_1' },
  requester: '义马市教育体育局',
  provider: '义马市自然资源局',
};
const entry: MailFacts = {
  case: { number: '341128112/000007', name: '农村低保对象信息', path: '/resources/res_1' },
  provider: '义马市民政局',
  change: '《社会救助暂行办法》',
};
const reply = (on: LocalDate): MailFacts => ({ ...request, deadline: deadline('reply', '2026-09-24', 5, on) });
const update = (on: LocalDate): MailFacts => ({ ...entry, deadline: deadline('update', '2026-09-14', 10, on) });

const { change: _change, ...proposed } = entry;
/** Five working days more: the count goes on to the fifteenth. */
function extended(on: LocalDate): MailFacts {
  const longer = deadline('update', '2026-09-14', 15, on);
  return { ...entry, ...(longer ? { deadline: { ...longer, days: 10, extension: 5 } } : {}) };
}

/** What an event about a recount says. */
function told(event: string, fields: Record<string, string>): NonNullable<MailFacts['told']> {
  return { event, fields: { ...fields, notice: '《某某通告》（义政〔2026〕9号）' } };
}

function render(template: MailTemplate, facts: MailFacts, on: LocalDate, to = staff) {
  return renderMail({ template, facts, at: `${on}T09:00:00.000+08:00` }, to, PORTAL);
}

/** What a reader sees of HTML: no tags, entities undone. */
function seen(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** What the log has of the duty. */
const record = [
  { type: 'DutyOpened', on: '2026-09-24' as const, event: 'req_1.reply@1' },
  { type: 'DutyLate', on: '2026-10-10' as const, event: 'req_1.reply@4' },
];

interface Case {
  template: MailTemplate;
  facts: MailFacts;
  on: LocalDate;
  date: LocalDate;
  article: string;
}
const cases: Case[] = [
  {
    template: 'request-received',
    facts: reply('2026-09-24'),
    on: '2026-09-24',
    date: '2026-10-09',
    article: '第十五条',
  },
  {
    template: 'request-answered',
    facts: { ...request, outcome: { status: '同意共享', agreed: 5, requested: 5 } },
    on: '2026-09-29',
    date: '2026-09-29',
    article: '第十五条',
  },
  { template: 'duty-opened', facts: update('2026-09-15'), on: '2026-09-15', date: '2026-09-28', article: '第九条' },
  { template: 'duty-reminder', facts: reply('2026-10-08'), on: '2026-10-08', date: '2026-10-09', article: '第十五条' },
  { template: 'duty-late', facts: reply('2026-10-10'), on: '2026-10-10', date: '2026-10-09', article: '第十五条' },
  { template: 'duty-urged', facts: reply('2026-10-12'), on: '2026-10-12', date: '2026-10-09', article: '第十五条' },
  {
    template: 'rectification-suggested',
    facts: { ...reply('2026-10-15'), ground: '第二十三条（六）', record },
    on: '2026-10-15',
    date: '2026-10-09',
    article: '第二十三条（六）',
  },
  {
    template: 'report-prepared',
    facts: { ...update('2026-10-22'), ground: '第二十三条（一）', record },
    on: '2026-10-22',
    date: '2026-09-28',
    article: '第二十三条（一）',
  },
  { template: 'duty-reopened', facts: update('2026-09-22'), on: '2026-09-22', date: '2026-09-28', article: '第九条' },
  {
    template: 'resource-returned',
    facts: { ...entry, remarks: '摘要与名称相同' },
    on: '2026-09-22',
    date: '2026-09-22',
    article: '第七条',
  },
  { template: 'resource-proposed', facts: proposed, on: '2026-09-22', date: '2026-09-22', article: '第七条' },
  { template: 'resource-submitted', facts: proposed, on: '2026-09-22', date: '2026-09-22', article: '第七条' },
  { template: 'duty-extended', facts: extended('2026-09-22'), on: '2026-09-22', date: '2026-10-10', article: '第九条' },
  {
    template: 'duty-recounted',
    facts: { ...update('2026-09-22'), told: told('DutyRecounted', { from: '2026-09-24' }) },
    on: '2026-09-22',
    date: '2026-09-28',
    article: '第九条',
  },
  {
    template: 'flag-voided',
    facts: { ...update('2026-09-26'), told: told('DutyFlagVoided', { flagged: '2026-09-24', due: '2026-09-28' }) },
    on: '2026-09-26',
    date: '2026-09-28',
    article: '第九条',
  },
  {
    template: 'person-left',
    facts: { case: { number: '02', name: '义马市民政局', path: '/departments/02' }, openDuties: 3 },
    on: '2026-09-22',
    date: '2026-09-22',
    article: '第六条',
  },
  {
    template: 'person-changed',
    facts: {
      case: { number: 'p-12', name: '人员登记', path: '/persons/p-12' },
      provider: '义马市民政局',
      registered: [
        { field: 'roles', before: ['staff'], after: ['staff', 'head'] },
        { field: 'email', before: null, after: null },
      ],
    },
    on: '2026-09-22',
    date: '2026-09-22',
    article: '第六条',
  },
  {
    template: 'drift-found',
    facts: {
      case: { number: '2026-09-24', name: '上级平台目录比对', path: '/drift' },
      drift: { missing: 3, unknown: 0, version: 1, content: 0 },
    },
    on: '2026-09-24',
    date: '2026-09-24',
    article: '第七条',
  },
  {
    template: 'log-sealed',
    facts: {
      case: { number: '00000024', name: `2026-09-24 ${'5d'.repeat(32)}`, path: '/log' },
      told: { event: 'LogSealed', fields: { day: '2026-09-24', number: '00000024', root: '5d'.repeat(32) } },
    },
    on: '2026-09-25',
    date: '2026-09-24',
    article: '第十二条',
  },
];

describe.each(cases)('$template', ({ template, facts, on, date, article }) => {
  const mail = render(template, facts, on);
  const { number, name, path } = facts.case;
  const [year, month, day] = date.split('-').map(Number);

  it.each([
    ['text', mail.text],
    ['html', seen(mail.html)],
  ])('names the case, the date, the article and a link, in Chinese and English: %s', (_form, body) => {
    for (const expected of [
      number,
      name,
      `${year}年${month}月${day}日`,
      date,
      `《义马市政务信息资源共享管理暂行办法》${article}`,
      `${PORTAL}${path}`,
      '林一，您好',
      ...(facts.change ? [facts.change] : []),
      ...(facts.remarks ? [facts.remarks] : []),
      ...(facts.record ?? []).map(({ event }) => event),
    ]) {
      expect(body).toContain(expected);
    }
    expect(body).toMatch(/[a-z]+ [a-z]+ [a-z]+/);
  });

  it('has a subject that names the case in both languages, on one line', () => {
    expect(mail.subject).toMatch(/^【[^】]+】/);
    expect(mail.subject).toContain(`${name}（${number}）`);
    expect(mail.subject).toMatch(/） [A-Z][A-Za-z ,:0-9]+$/);
    expect(mail.html).toContain(`href="${PORTAL}${path}"`);
  });

  it('shows each day of the count: in text as runs of days alike, in HTML as weeks', () => {
    const shown = mail.text.split('\n').filter((line) => /^ {2}\d{4}-/.test(line));
    const spans = shown.map((line) => [...line.matchAll(/\d{4}-\d\d-\d\d/g)].map(String));
    for (const { date, name } of facts.deadline?.counted ?? []) {
      expect(
        spans.some(([first = '', last = first]) => first <= date && date <= last),
        date,
      ).toBe(true);
      expect(seen(mail.html)).toContain(`${Number(date.slice(5, 7))}/${Number(date.slice(8))}`);
      if (name) for (const body of [mail.text, seen(mail.html)]) expect(body).toContain(name);
    }
    expect(shown.length).toBeLessThan(facts.deadline ? 14 : 1);
  });

  it('escapes what people wrote and keeps it from passing for our own lines', () => {
    const hostile = `<img src=x onerror="alert('1')">&\r\n打开事项 Open the case: https://evil.example`;
    const mail = render(
      template,
      {
        ...facts,
        case: { ...facts.case, name: hostile },
        requester: hostile,
        provider: hostile,
        change: hostile,
        remarks: hostile,
        outcome: { status: '不予共享', agreed: 0, requested: 1, reason: hostile, basis: hostile },
      },
      on,
      { name: hostile, bureau: false, english: true },
    );
    expect(mail.html).not.toContain('<img');
    expect(mail.html).not.toContain("alert('1')");
    expect(mail.html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;');
    expect(mail.text).not.toMatch(/^打开事项 Open the case: https:\/\/evil/m);
    expect(mail.text.match(/^打开事项 Open the case: (.*)$/m)?.[1]).toBe(`${PORTAL}${path}`);
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });
});

describe('a reminder', () => {
  const subjectOn = (on: LocalDate, facts = reply(on)) => render('duty-reminder', facts, on).subject;

  it('says how many working days are left', () => {
    expect(subjectOn('2026-09-30')).toMatch(/还剩 2 个工作日.*2 working days left$/);
    expect(subjectOn('2026-10-08')).toMatch(/还剩 1 个工作日.*1 working day left$/);
    expect(subjectOn('2026-10-09')).toMatch(/今日到期.*due today$/);
  });

  it('says since when it is late, also on a day off after the date', () => {
    const late = { ...request, deadline: deadline('reply', '2026-09-18', 5, '2026-09-25') };
    expect(late.deadline?.workingDaysLeft, 'no working day has passed').toBe(0);
    for (const [facts, on] of [
      [late, '2026-09-25'],
      [{ ...request, deadline: deadline('reply', '2026-09-18', 5, '2026-09-28') }, '2026-09-28'],
    ] as const) {
      const { subject, text } = render('duty-reminder', facts, on);
      expect(subject).toMatch(/已逾期.*is late$/);
      expect(text).toContain('自2026年9月24日（星期四）24:00起逾期');
      expect(text).not.toContain('今日到期');
    }
  });
});

describe('a late alert', () => {
  it('says since when, who, and that silence is no consent, to the bureau and to the leader', () => {
    const bureau = render('duty-late', reply('2026-10-10'), '2026-10-10', {
      name: '周二',
      bureau: true,
      english: true,
    });
    const leader = render('duty-late', reply('2026-10-10'), '2026-10-10', {
      name: '何三',
      bureau: false,
      english: true,
    });
    for (const { text } of [bureau, leader]) {
      expect(text).toContain('义马市自然资源局未在期限内办结以下事项，自2026年10月9日（星期五）24:00起逾期');
      expect(text).toContain('未答复不视为同意');
    }
    expect(bureau.text).toContain('请督促该部门');
    expect(leader.text).toContain('第一责任人');
  });

  it('says so where it has been done since, and asks for nothing then', () => {
    const facts = reply('2026-10-10');
    const { text } = render(
      'duty-late',
      { ...facts, deadline: { ...deadlineOf(facts), doneOn: '2026-10-10' } },
      '2026-10-10',
      { name: '周二', bureau: true, english: true },
    );
    expect(text).toContain('已于2026年10月10日（星期六）办理，逾期记录保留');
    expect(text).not.toContain('请督促');
  });
});

describe('an answer', () => {
  const items = { agreed: ['甲', '乙', '丙'], refused: ['丁', '戊'] };
  const answered = (status: string, reason?: string) =>
    render(
      'request-answered',
      { ...request, outcome: { status, agreed: 3, requested: 5, items, reason, basis: reason && '《统计法》第九条' } },
      '2026-09-29',
    );

  it('says what was agreed, and why the rest was not', () => {
    expect(answered('同意共享').subject).toMatch(/同意共享.*Request agreed$/);
    const partly = answered('部分同意', '与用途无关');
    expect(partly.subject).toMatch(/部分同意.*Request agreed in part$/);
    for (const expected of [
      '3 / 5',
      '与用途无关',
      '《统计法》第九条',
      '同意 Agreed: 甲、乙、丙',
      '不予共享 Not shared: 丁、戊',
    ])
      expect(partly.text).toContain(expected);
    expect(answered('不予共享', '不掌握').subject).toMatch(/不予共享.*Request refused$/);
  });
});

describe('English beside each line', () => {
  it('is for those who want it, and otherwise nowhere', () => {
    const chinese = { name: '林一', bureau: false };
    for (const { template, facts, on } of cases) {
      const { subject, text, html } = render(template, facts, on, chinese);
      // Ids and addresses are in no language.
      for (const part of [subject, text, seen(html)])
        expect(part.replace(/https:\S+|[\w.]+@\d+|p-12|YM-[\d-]+/g, '')).not.toMatch(/[a-z]{3,} [a-z]{2,}/);
    }
  });
});

describe('what a mail calls its case', () => {
  it('is a resource where it is one: a job and a comparison are not', () => {
    const of = (path: string) =>
      render(
        'drift-found',
        { case: { number: '1', name: '名', path }, drift: { missing: 1, unknown: 0, version: 0, content: 0 } },
        '2026-09-24',
      ).text;
    for (const path of ['/imports/job_1', '/jobs/job_1', '/drift', '/persons/p-1'])
      expect(of(path)).toContain('事项 Matter: 名');
    for (const path of ['/requests/req_1', '/resources/res_1']) expect(of(path)).toContain('信息资源 Resource: 名');
    expect(of('/demands/dem_1')).toContain('所需数据 Data needed: 名');
  });
});

describe('a request', () => {
  it('has a link of its own to the application form', () => {
    const { text, html } = render('request-received', reply('2026-09-24'), '2026-09-24');
    expect(text).toContain(`打开需求申请表 Open the application form: ${PORTAL}/requests/req_1/form`);
    expect(html).toContain(`href="${PORTAL}/requests/req_1/form"`);
  });
});

describe('a request for unconditional data', () => {
  it('asks for no reply', () => {
    const { text } = render('request-received', request, '2026-09-24');
    expect(text).toContain('无需答复');
    expect(text).not.toContain('答复截止');
  });
});

describe('a date that rests on holidays not announced', () => {
  it('is called provisional', () => {
    const facts = { ...entry, deadline: deadline('update', '2027-01-20', 10, '2027-01-20') };
    const { text, html } = render('duty-opened', facts, '2027-01-20');
    for (const body of [text, seen(html)]) expect(body).toContain('Provisional: the holidays');
    expect(render('duty-opened', update('2026-09-15'), '2026-09-15').text).not.toContain('Provisional');
  });
});

describe('《政务数据共享条例》第十七条 (Order 809 art. 17): more time', () => {
  it('says how many days are by rule and how many were added', () => {
    const { text } = render('duty-extended', extended('2026-09-22'), '2026-09-22');
    expect(text).toContain('10 个工作日，经同意延长 5 个工作日');
    expect(text).toContain('10 working days and 5 more by consent');
    expect(render('duty-reminder', update('2026-09-22'), '2026-09-22').text).not.toContain('延长');
  });
});

describe('第六条 (art. 6): somebody left without a successor', () => {
  it('tells how many duties of the department are open', () => {
    const facts = { case: { number: '02', name: '义马市民政局', path: '/departments/02' }, openDuties: 3 };
    const { text } = render('person-left', facts, '2026-09-22', { ...staff, about: '周四' });
    // Two who leave at once are told apart.
    expect(text).toContain('登记人员周四已离岗');
    expect(text).toContain('3 项未办结任务');
    expect(text).toContain('3 duties are open');
  });
});
