import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context, SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { notifier } from '../../functions/notifier/notifier.ts';
import type { Documents } from '../../shared/adapters/documents.ts';
import { MailRejected, MailTemporary, MailUnknown, type OutgoingMail } from '../../shared/adapters/mail/transport.ts';
import type { DocumentAsked } from '../../shared/documents/enclosed.ts';
import { proposeReply, returnReply } from '../../shared/domain/cases/reply.ts';
import { askExtension } from '../../shared/domain/cases/request-steps.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { cancel, extend, meet, openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { mailing } from '../../shared/domain/mail/mailing.ts';
import type { Sending } from '../../shared/domain/mail/sending.ts';
import { isOvertaken } from '../../shared/domain/mail/stale-reminders.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { Mail } from '../../shared/storage/mails.ts';
import {
  agree,
  bj,
  changeOf,
  circumstances,
  head,
  REQUEST,
  replyTerms,
  request,
  person as somebody,
} from '../examples.ts';

const staff = somebody('12');
const AT = '2026-09-24T09:00:00.000+08:00';
const person: Person = {
  id: 'staff-07',
  department: '07',
  name: '林一',
  email: 'lin@agency.example',
  roles: ['staff'],
  active: true,
};
const queued: Mail = {
  id: 'mail-1',
  event: 'evt-1',
  template: 'request-received',
  to: person.id,
  department: '07',
  facts: {
    case: { number: 'YM-2026-000001', name: '不动产登记信息', path: '/requests/req_1' },
    requester: '教育体育局',
  },
  at: AT,
  status: 'queued',
  attempts: 0,
  nextAttemptAt: AT,
  claimedAt: null,
  sentAt: null,
  receipt: null,
};

let mails: Map<string, Mail>;
let people: Map<string, Person>;
let duties: Map<string, Duty>;
let states: Map<string, object>;
let sent: OutgoingMail[];
let drawn: DocumentAsked[];
let documents: Documents['draw'];
let transport: (mail: OutgoingMail) => Promise<{ receipt: string }>;
let logged: Sending[];
let failed: string[];
let passedOn: string[];
let printed: string;

beforeEach(() => {
  mails = new Map([[queued.id, { ...queued }]]);
  people = new Map([[person.id, person]]);
  duties = new Map();
  states = new Map();
  sent = [];
  logged = [];
  failed = [];
  passedOn = [];
  drawn = [];
  documents = async ({ document }) => ({
    name: `YM-2026-000001-${document}.pdf`,
    pdf: Buffer.from('%PDF').toString('base64'),
  });
  transport = async () => ({ receipt: 'r-1' });
  printed = '';
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed += text;
      return true;
    });
  }
});
afterEach(() => vi.restoreAllMocks());

const change = (id: string, to: Partial<Mail>) => {
  mails.set(id, { ...(mails.get(id) as Mail), ...to });
};

/** The notifier on an outbox in memory, which keeps the promises of the stored one. */
function handle(bodies: unknown[] = [{ mailId: queued.id, at: AT }], failing?: 'sent') {
  const handler = notifier({
    logger: new Logger(),
    metrics: new Metrics({ namespace: 'test', serviceName: 'notifier' }),
    from: 'data-sharing@yima.example',
    portalUrl: 'https://yima.example',
    documents: {
      draw: async (asked) => {
        drawn.push(asked);
        return await documents(asked);
      },
    },
    transport: {
      send: async (mail) => {
        const result = await transport(mail);
        sent.push(mail);
        return result;
      },
    },
    outbox: {
      async claim(id) {
        const mail = mails.get(id);
        if (mail?.status !== 'queued') return null;
        change(id, { status: 'claimed', attempts: mail.attempts + 1 });
        return mails.get(id) ?? null;
      },
      async held(id) {
        return [...mails.values()].filter((mail) => mail.id !== id && mail.facts.case.path.includes(id));
      },
      async takeApart(digest, held) {
        for (const { id, attempts } of held) change(id, { status: 'claimed', attempts: attempts + 1 });
        change(digest, { status: 'overtaken' });
        return held.map(({ id }) => mails.get(id) as Mail);
      },
      async sent(id, { at, receipt }) {
        if (failing === 'sent') throw new Error(`cannot write ${person.email}`);
        change(id, { status: 'sent', sentAt: at, receipt });
      },
      async undeliverable(id, reason) {
        change(id, { status: 'undeliverable', receipt: reason });
      },
      async overtaken(id) {
        change(id, { status: 'overtaken' });
      },
      async read(id) {
        return mails.get(id) ?? null;
      },
      async bounced({ id }, reason) {
        change(id, { status: 'bounced', receipt: reason });
      },
      async again({ id }, { reason, nextAttemptAt }) {
        change(id, { status: 'queued', sentAt: null, receipt: reason, nextAttemptAt });
      },
      async addressFailed({ person: of, email, kind }) {
        failed.push(`${kind} ${of} ${email}`);
      },
      async passOn({ id }) {
        passedOn.push(id);
      },
      async log(sending) {
        logged.push(sending);
      },
      async release(id, { error, nextAttemptAt, unknown }) {
        change(id, { status: unknown ? 'claimed' : 'queued', receipt: error, nextAttemptAt });
      },
    },
    duty: async (id) => duties.get(id) ?? null,
    subject: async ({ subject }) => ({ [subject.type]: states.get(subject.id) }),
    state: async (_kind, id) => states.get(id) ?? null,
    person: async (id) => people.get(id) ?? null,
  });
  const Records = bodies.map((body, index) => ({
    messageId: `message-${index}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }));
  return handler({ Records } as SQSEvent, {} as Context);
}

/** A date that begins with a mail. */
const dated: NonNullable<Mail['facts']['deadline']> = {
  ...{ id: 'req_1.reply', duty: 'reply' as const, document: '办法', article: '第十五条', days: 5 },
  ...{ provisional: false, counted: [], start: '2026-09-24' as const, due: '2026-10-09' as const, workingDaysLeft: 5 },
};

const metric = (name: string) => printed.includes(`"Name":"${name}"`);

describe('the notifier', () => {
  it('sends a mail to the address registered now, and marks it as sent', async () => {
    people.set(person.id, { ...person, email: 'new@agency.example' });
    expect(await handle()).toEqual({ batchItemFailures: [] });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ messageId: 'mail-1', from: 'data-sharing@yima.example', to: 'new@agency.example' });
    expect(sent[0]?.text).toContain('林一，您好');
    expect(sent[0]).toMatchObject({ thread: 'requests.req_1', fromName: '义马市政务信息资源共享系统' });
    expect(sent[0]?.attachments).toBeUndefined();
    expect(mails.get('mail-1')).toMatchObject({ status: 'sent', sentAt: AT, receipt: 'r-1', attempts: 1 });
    expect(metric('MailsSent')).toBe(true);
    const of = {
      mail: 'mail-1',
      event: 'evt-1',
      template: 'request-received',
      to: person.id,
      attempts: 1,
      digest: null,
    };
    expect(logged).toEqual([{ ...of, came: { receipt: 'r-1' } }]);
  });

  it('attaches the date that a mail begins, as a calendar entry under the id of its duty', async () => {
    const file = async (to: Partial<Mail['facts']>, template: Mail['template'] = 'request-received') => {
      sent = [];
      mails.set('mail-1', { ...queued, template, facts: { ...queued.facts, deadline: dated, ...to } });
      await handle();
      return sent[0]?.attachments?.[0]?.content.toString();
    };
    const entry = await file({});
    for (const line of [
      'UID:req_1.reply@yima-data-sharing',
      'DTSTART;VALUE=DATE:20261009',
      'SUMMARY:答复：不动产登记信息',
    ])
      expect(entry).toContain(line);
    // A reminder brings no second one.
    expect(await file({}, 'duty-late')).toBeUndefined();
  });

  describe('第十五条 (art. 15): encloses the document by which a duty begins', () => {
    const ID = 'req_01k5wv1m6t8e0b7q9z3c4d5f6g';
    const GRANT = 'grt_01k5wv1m6t8e0b7q9z3c4d5f6g';
    type Kind = { template: Mail['template']; told?: string; duty?: typeof dated.duty; path?: string };
    /** What goes with a mail of a kind, by name. */
    const files = async ({ template, told, duty = 'reply', path = `/requests/${ID}` }: Kind) => {
      sent = [];
      const facts: Mail['facts'] = {
        ...queued.facts,
        case: { number: 'YM-2026-000001', name: '不动产登记信息', path },
        deadline: { ...dated, duty },
        ...(told ? { told: { event: told, fields: { purpose: '用途', missing: '材料' } } } : {}),
      };
      mails.set('mail-1', { ...queued, event: 'evt-1', template, facts });
      await handle();
      expect(mails.get('mail-1')?.status).toBe('sent');
      return sent[0]?.attachments?.map(({ name }) => name) ?? [];
    };
    const form = 'YM-2026-000001-application.pdf';

    it('as the reader may have it: the form with what asks for an answer, the reply with what is to be provided', async () => {
      expect(await files({ template: 'request-received' })).toEqual(['deadline.ics', form]);
      expect(sent[0]?.attachments?.[1]).toMatchObject({ type: 'application/pdf', content: Buffer.from('%PDF') });
      expect(drawn).toEqual([{ document: 'application', of: ID, reader: person.id, at: AT }]);
      expect(await files({ template: 'duty-reopened' })).toContain(form);
      const granted = await files({ template: 'duty-opened', duty: 'provide', path: `/grants/${GRANT}` });
      expect(granted).toContain('YM-2026-000001-reply.pdf');
      expect(drawn.at(-1)).toMatchObject({ document: 'reply', of: GRANT });
    });

    it('and with no other mail, such as of a date that moves, or of another duty', async () => {
      for (const other of [
        { template: 'duty-extended' },
        { template: 'duty-late' },
        { template: 'duty-opened', duty: 'update', path: '/resources/res_1' },
        { template: 'duty-opened', duty: 'dispose', path: `/grants/${GRANT}` },
      ] as const)
        expect(await files(other), other.template).not.toContain(form);
      expect(drawn).toEqual([]);
    });

    it('or goes without, at once, and says so in log and metric, where it cannot be drawn or is too large', async () => {
      documents = async () => Promise.reject(new Error('the function failed: Unhandled'));
      expect(await files({ template: 'request-received' })).toEqual(['deadline.ics']);
      expect(metric('DocumentsNotEnclosed')).toBe(true);
      documents = async () => ({ none: 'too-large' });
      expect(await files({ template: 'request-received' })).toEqual(['deadline.ics']);
      expect(printed).toContain('too-large');
      expect(mails.get('mail-1')).toMatchObject({ status: 'sent', attempts: 1 });
    });

    it('and nothing is amiss where there is no such document', async () => {
      documents = async () => ({ none: 'not-found' });
      expect(await files({ template: 'request-received' })).toEqual(['deadline.ics']);
      expect(metric('DocumentsNotEnclosed')).toBe(false);
    });

    it('and goes without where the mail system refuses the mail with it', async () => {
      transport = async ({ attachments = [] }) =>
        attachments.some(({ name }) => name === form)
          ? Promise.reject(new MailRejected('552 5.3.4 message too large'))
          : { receipt: 'r-2' };
      expect(await files({ template: 'request-received' })).toEqual(['deadline.ics']);
      expect(mails.get('mail-1')).toMatchObject({ status: 'sent', receipt: 'r-2' });
    });

    it('and a digest has none', async () => {
      const digest: Mail = { ...queued, id: 'digest-1', template: 'digest' };
      const held = { ...queued, status: 'held' as const, facts: { ...queued.facts, deadline: dated } };
      held.facts.case = { ...held.facts.case, path: `/requests/${ID}?digest-1` };
      mails = new Map([digest, held].map((mail) => [mail.id, mail]));
      await handle([{ mailId: 'digest-1', at: AT }]);
      expect(sent[0]?.text).toContain('YM-2026-000001');
      expect([sent.length, sent[0]?.attachments, drawn]).toEqual([1, undefined, []]);
    });
  });

  it('sends it once, however often the queue names it', async () => {
    await handle([
      { mailId: 'mail-1', at: AT },
      { mailId: 'mail-1', at: AT },
    ]);
    expect(await handle()).toEqual({ batchItemFailures: [] });
    expect(sent).toHaveLength(1);
  });

  it('offers it again an hour of business time later where it could not go now', async () => {
    transport = async () => Promise.reject(new MailTemporary('451 busy'));
    expect(await handle([{ mailId: 'mail-1', at: '2026-09-24T10:30:00.000+08:00' }])).toEqual({
      batchItemFailures: [],
    });
    expect(mails.get('mail-1')).toMatchObject({
      status: 'queued',
      receipt: '451 busy',
      nextAttemptAt: '2026-09-24T11:30:00.000+08:00',
    });
    expect(metric('MailsFailed')).toBe(true);
    expect(metric('MailsSent')).toBe(false);
  });

  it('gives up where the address is refused, or nobody is there to receive it', async () => {
    transport = async () => Promise.reject(new MailRejected('550 no such user'));
    await handle();
    expect(mails.get('mail-1')).toMatchObject({ status: 'undeliverable', receipt: '550 no such user' });
    expect(logged).toMatchObject([{ mail: 'mail-1', came: { failure: 'refused' } }]);
    for (const gone of [{ ...person, active: false }, null]) {
      mails.set('mail-1', { ...queued });
      if (gone) people.set(person.id, gone);
      else people.delete(person.id);
      await handle();
      expect(mails.get('mail-1')?.status).toBe('undeliverable');
    }
    expect(sent).toHaveLength(0);
    // Their mails go to somebody else; that the mail itself was refused says nothing of the address.
    expect([passedOn, failed]).toEqual([['mail-1', 'mail-1'], []]);
    people.set(person.id, person);
    mails.set('mail-1', { ...queued });
    transport = async () => Promise.reject(new MailRejected('550 no such user', { address: true }));
    await handle();
    expect(failed).toEqual([`refused ${person.id} ${person.email}`]);
  });

  it('sends a mail again some hours after it came back for a passing reason, and tells of it after the last time', async () => {
    const bounce = {
      bounceType: 'Transient',
      bounceSubType: 'MailboxFull',
      bouncedRecipients: [{ emailAddress: 'x' }],
    };
    const full = {
      source: 'aws.ses',
      time: '2026-09-24T02:00:00Z',
      detail: { mail: { tags: { mail: ['mail-1'] } }, bounce },
    };
    for (let attempt = 1; attempt < mailing.returned.attempts; attempt += 1) {
      await handle();
      expect(await handle([full])).toEqual({ batchItemFailures: [] });
      // The report comes twice.
      await handle([full]);
      expect(mails.get('mail-1')).toMatchObject({
        ...{ status: 'queued', attempts: attempt, receipt: 'Transient MailboxFull' },
        nextAttemptAt: '2026-09-24T14:00:00.000+08:00',
      });
    }
    // A report that overtakes the record of the sending comes again.
    change('mail-1', { status: 'claimed' });
    expect((await handle([full])).batchItemFailures).toHaveLength(1);
    change('mail-1', { status: 'queued' });
    expect(logged.every(({ came }) => 'receipt' in came)).toBe(true);
    await handle();
    await handle([full]);
    expect(mails.get('mail-1')).toMatchObject({ status: 'bounced', attempts: mailing.returned.attempts });
    expect(logged.at(-1)).toMatchObject({ mail: 'mail-1', came: { failure: 'bounced' } });
    expect(sent).toHaveLength(mailing.returned.attempts);
    expect(failed).toEqual([]);
  });

  it('records that a mail came back, once, and of the address only what is for good', async () => {
    const told = (bounceType: string, more: object = {}) => ({
      ...{ source: 'aws.ses', time: '2026-09-24T02:00:00Z' },
      detail: {
        mail: { tags: { mail: ['mail-1'] } },
        bounce: { bounceType, bounceSubType: 'General', bouncedRecipients: [{ emailAddress: person.email }] },
        ...more,
      },
    });
    await handle();
    expect(await handle([told('Permanent')])).toEqual({ batchItemFailures: [] });
    await handle([told('Permanent')]);
    expect(mails.get('mail-1')).toMatchObject({ status: 'bounced', receipt: 'Permanent General' });
    expect(failed).toEqual(Array(2).fill(`bounced ${person.id} ${person.email}`));
    failed = [];
    expect(logged.map(({ came }) => came)).toEqual([{ receipt: 'r-1' }, { failure: 'bounced' }]);
    await handle([told('Permanent')]);
    const complaint = { complainedRecipients: [{ emailAddress: person.email }] };
    await handle([told('', { bounce: undefined, complaint })]);
    expect(failed).toEqual([`bounced ${person.id} ${person.email}`, `complained ${person.id} ${person.email}`]);
    expect(logged).toHaveLength(2);
    const unknown = { ...told('Permanent'), detail: { ...told('Permanent').detail, mail: { tags: {} } } };
    expect(await handle([unknown])).toEqual({ batchItemFailures: [] });
    expect(printed).not.toContain(person.email);
  });

  it('keeps its claim where nobody can say whether it went', async () => {
    transport = async () => Promise.reject(new MailUnknown('no answer'));
    expect(await handle()).toEqual({ batchItemFailures: [] });
    expect(mails.get('mail-1')).toMatchObject({ status: 'claimed', nextAttemptAt: '2026-09-24T10:00:00.000+08:00' });
  });

  it('offers it every hour for a day, every day for two weeks, and then gives it up', async () => {
    transport = async () => Promise.reject(new MailTemporary('451 busy'));
    let at = AT;
    const tries: string[] = [];
    while (mails.get('mail-1')?.status === 'queued') {
      tries.push(at);
      await handle([{ mailId: 'mail-1', at }]);
      at = mails.get('mail-1')?.nextAttemptAt ?? at;
    }
    expect([tries.at(1), tries.at(23), tries.at(24), tries.at(-1)]).toEqual([
      '2026-09-24T10:00:00.000+08:00',
      '2026-09-25T08:00:00.000+08:00',
      '2026-09-26T08:00:00.000+08:00',
      '2026-10-08T08:00:00.000+08:00',
    ]);
    expect(mails.get('mail-1')).toMatchObject({
      status: 'undeliverable',
      receipt: 'given up after 37 attempts: 451 busy',
    });
  });

  it('sends what a digest holds in one mail, and all of it is sent', async () => {
    const digest = { ...queued, id: 'digest-1', template: 'digest' as const };
    const held = (id: string, number: string): Mail => ({
      ...queued,
      id,
      status: 'held',
      nextAttemptAt: null,
      facts: { ...queued.facts, case: { number, name: '不动产登记信息', path: '/requests/digest-1' } },
    });
    mails = new Map([digest, held('a', 'YM-2026-000007'), held('b', 'YM-2026-000008')].map((mail) => [mail.id, mail]));
    await handle([{ mailId: 'digest-1', at: AT }]);
    expect(sent).toHaveLength(1);
    for (const number of ['YM-2026-000007', 'YM-2026-000008'])
      for (const body of [sent[0]?.text, sent[0]?.html]) expect(body).toContain(number);
    expect([...mails.values()].map(({ status, receipt }) => [status, receipt])).toEqual(Array(3).fill(['sent', 'r-1']));
  });

  describe('what somebody is told of one kind within some minutes', () => {
    const gathering = { ...queued, id: 'many-1', template: 'digest' as const };
    const late = (n: number): Mail => ({
      ...{ ...queued, id: `late-${n}`, template: 'duty-late', status: 'held', nextAttemptAt: null },
      facts: {
        provider: '义马市民政局',
        case: { number: `341128112/${n}`, name: '某数据', path: `/resources/many-1/${n}` },
        deadline: {
          ...{ duty: 'update', document: '办法', article: '第九条', days: 10, provisional: false, counted: [] },
          ...{ start: '2026-09-01', workingDaysLeft: 0, due: n % 2 ? '2026-09-24' : '2026-09-22' },
        },
      },
    });
    /** @param recorded how many of them are marked as sent already */
    const gather = async (many: number, recorded = 0) => {
      const all = [{ ...gathering, facts: { ...queued.facts, gathered: true as const } }];
      const held = Array.from({ length: many }, (_, n) =>
        n < recorded ? { ...late(n), status: 'sent' as const } : late(n),
      );
      mails = new Map([...all, ...held].map((mail): [string, Mail] => [mail.id, mail]));
      sent = [];
      logged = [];
      await handle([{ mailId: 'many-1', at: AT }]);
    };

    it('is one mail of all of it where it is many cases, by date, alerts too, each with its link', async () => {
      await gather(294);
      expect(sent).toHaveLength(1);
      expect(sent[0]?.subject).toContain('【警示：目录更新逾期：共 294 项】');
      const lines = sent[0]?.text.split('\n').filter((line) => /^·|已逾期/.test(line)) ?? [];
      expect(lines).toHaveLength(294 + 2);
      expect(lines[0]).toContain('2026年9月22日');
      expect(lines[148]).toContain('2026年9月24日');
      for (const body of [sent[0]?.text, sent[0]?.html])
        for (const n of [0, 150, 293]) expect(body).toContain(`https://yima.example/resources/many-1/${n}`);
      expect(logged).toHaveLength(294);
      expect(logged[0]).toMatchObject({ mail: 'late-0', digest: 'many-1', came: { receipt: 'r-1' } });
      expect(new Set([...mails.values()].map(({ status }) => status))).toEqual(new Set(['sent']));
    });

    it('is a mail of its own for each where it is few, as if nothing else had come', async () => {
      await gather(3);
      expect(sent.map(({ messageId }) => messageId)).toEqual(['late-0', 'late-1', 'late-2']);
      expect(logged).toMatchObject(sent.map(({ messageId }) => ({ mail: messageId, digest: null })));
      expect(mails.get('many-1')?.status).toBe('overtaken');
      await gather(4);
      expect(sent.map(({ messageId }) => messageId)).toEqual(['many-1']);
    });

    it('is one mail again where it went before, and its sending was recorded in part', async () => {
      await gather(3, 1);
      expect(sent.map(({ messageId }) => messageId)).toEqual(['many-1']);
      expect(mails.get('many-1')?.status).toBe('sent');
    });
  });

  describe('a notice that asks for a decision', () => {
    const proposed = changeOf(proposeReply(request(), agree, circumstances(staff, bj('2026-09-25'))), 'request').next;
    const notice = (id: string, event: string): Mail => ({
      ...{ ...queued, id, template: 'notice', event: `${REQUEST}@2` },
      facts: { ...queued.facts, told: { event, fields: {} } },
    });
    const became = async (event: string, state: object) => {
      mails = new Map([['mail-1', notice('mail-1', event)]]);
      states = new Map([[REQUEST, state]]);
      await handle();
      return mails.get('mail-1')?.status;
    };

    it('does not go once the decision was taken, nor where there is nothing to decide any more', async () => {
      expect(await became('ReplyProposed', proposed)).toBe('sent');
      const declined = changeOf(
        returnReply(proposed, { remarks: '依据请写明条款' }, circumstances(head(), bj('2026-09-25'))),
        'request',
      ).next;
      expect(await became('ReplyProposed', declined)).toBe('overtaken');
      const asking = circumstances(staff, bj('2026-09-25'));
      const asked = changeOf(askExtension(request(), { days: 2, reason: '数据量大' }, asking), 'request').next;
      expect(await became('ExtensionAsked', asked)).toBe('sent');
      const rules = rulesFor(lawInForce(), 'reply', 'conditional', '2026-09-24');
      const reply = openDuty(replyTerms('2026-09-24'), rules, bj('2026-09-24')).next;
      const given = { days: 2, reason: '数据量大', at: AT, by: 'officer' } as const;
      duties.set(reply.id, extend(reply, given, rules).next);
      expect(await became('ExtensionAsked', asked)).toBe('overtaken');
    });

    it('of which a digest leaves out what is decided, and tells the rest', async () => {
      const held = (mail: Mail): Mail => ({
        ...{ ...mail, status: 'held' },
        facts: { ...mail.facts, case: { number: mail.id, name: '名称', path: '/requests/digest-1' } },
      });
      const digest: Mail = { ...queued, id: 'digest-1', template: 'digest' };
      const all = [digest, held(notice('moot-1', 'SupplementAsked')), held(notice('asked-1', 'ReplyProposed'))];
      mails = new Map(all.map((mail) => [mail.id, mail]));
      states = new Map([[REQUEST, proposed]]);
      await handle([{ mailId: 'digest-1', at: AT }]);
      expect(sent[0]?.text).toContain('asked-1');
      expect(sent[0]?.text).not.toContain('moot-1');
      expect(mails.get('moot-1')?.status).toBe('overtaken');
    });

    it('is told once in a digest where the same step was called for again meanwhile, in its last words', async () => {
      const held = (n: number): Mail => ({
        ...{ ...notice(`call-${n}`, 'ReplyProposed'), status: 'held', event: `${REQUEST}@${n}` },
        facts: {
          ...{ ...queued.facts, told: { event: 'ReplyProposed', fields: {} } },
          case: { number: 'YM', name: `第${n}次`, path: '/requests/digest-1' },
        },
      });
      const digest: Mail = { ...queued, id: 'digest-1', template: 'digest' };
      mails = new Map([digest, held(2), held(4)].map((mail) => [mail.id, mail]));
      states = new Map([[REQUEST, proposed]]);
      await handle([{ mailId: 'digest-1', at: AT }]);
      expect(sent[0]?.text).toContain('第4次');
      expect(sent[0]?.text).not.toContain('第2次');
      expect(['call-2', 'call-4'].map((id) => mails.get(id)?.status)).toEqual(['overtaken', 'sent']);
    });

    it('of an objection or a filing neither, but whoever only hears of the filing is told whatever follows', async () => {
      expect(await became('CorrectionObjected', { status: 'objected' })).toBe('sent');
      expect(await became('CorrectionObjected', { status: 'corrected' })).toBe('overtaken');
      const filed = (status: string) => ({ requester: '15', provider: '12', filing: { status } });
      // Its reader is of the department that uses the data.
      expect(await became('FilingMade', filed('accepted'))).toBe('sent');
      const toOfficer = async (state: object) => {
        mails = new Map([['mail-1', { ...notice('mail-1', 'FilingMade'), department: '00' }]]);
        states = new Map([[REQUEST, state]]);
        await handle();
        return mails.get('mail-1')?.status;
      };
      expect(await toOfficer(filed('filed'))).toBe('sent');
      expect(await toOfficer(filed('accepted'))).toBe('overtaken');
      expect(await toOfficer({ ...filed('accepted'), requester: '00' })).toBe('sent');
    });

    it('while what only tells goes out whatever follows', async () => {
      expect(await became('ReplyDeclined', proposed)).toBe('sent');
    });
  });

  describe('a reminder whose duty was met, called off or moved before it went', () => {
    const rules = rulesFor(lawInForce(), 'reply', 'conditional', '2026-09-24');
    const open = openDuty(replyTerms('2026-09-24'), rules, bj('2026-09-24')).next;
    const extension = { days: 2, reason: '数据量大', at: AT, by: 'officer' } as const;
    const done: Duty[] = [
      meet(open, rules, bj('2026-09-25')).next,
      cancel(open, '登记有误', rules, bj('2026-09-25')).next,
      extend(open, extension, rules).next,
    ];
    const reminder = (id: string, changed: Partial<Mail> = {}): Mail => ({
      ...{ ...queued, id, template: 'duty-reminder', event: `${open.id}@2` },
      facts: { ...queued.facts, deadline: { ...deadline, due: open.due } },
      ...changed,
    });
    const rule = { document: '办法', article: '第十五条', days: 5, provisional: false };
    const deadline = { ...rule, duty: open.kind, start: open.start, workingDaysLeft: 1, counted: [] };
    const overtaken = { to: person.id, attempts: 1, came: { failure: 'overtaken' } };

    it('is not sent, and the log says why', async () => {
      for (const duty of [...done, null]) {
        mails = new Map([['mail-1', reminder('mail-1')]]);
        if (duty) duties.set(open.id, duty);
        else duties.delete(open.id);
        logged = [];
        await handle();
        expect([sent, mails.get('mail-1')?.status]).toEqual([[], 'overtaken']);
        expect(logged).toMatchObject([{ ...overtaken, mail: 'mail-1', digest: null }]);
      }
      expect(metric('MailsFailed')).toBe(false);
      duties.set(open.id, open);
      mails.set('mail-1', reminder('mail-1'));
      await handle();
      expect(sent).toHaveLength(1);
    });

    it('is not sent to staff who have proposed meanwhile, nor to a head who has given it back', async () => {
      const by = circumstances({ personId: 'p-12', department: '12', roles: ['staff'] }, bj('2026-09-25'));
      const proposed = changeOf(proposeReply(request(), agree, by), 'request').next;
      const became = async (turn: 'staff' | 'head', state: object) => {
        duties.set(open.id, open);
        states = new Map([[open.subject.id, state]]);
        const { facts } = reminder('mail-1');
        mails = new Map([['mail-1', reminder('mail-1', { facts: { ...facts, turn } })]]);
        await handle();
        return mails.get('mail-1')?.status;
      };
      expect([await became('staff', request()), await became('staff', proposed)]).toEqual(['sent', 'overtaken']);
      expect([await became('head', proposed), await became('head', request())]).toEqual(['sent', 'overtaken']);
    });

    it('is not in the digest, which does not go where nothing else is in it', async () => {
      const digest: Mail = { ...queued, id: 'digest-1', template: 'digest' };
      const held = (mail: Mail): Mail => ({
        ...{ ...mail, status: 'held' },
        facts: { ...mail.facts, case: { number: mail.id, name: '名称', path: '/requests/digest-1' } },
      });
      const hold = (...all: Mail[]) => {
        mails = new Map([digest, ...all.map(held)].map((mail) => [mail.id, mail]));
      };
      const [met] = done;
      if (met) duties.set(open.id, met);
      hold(reminder('overtaken-1'));
      await handle([{ mailId: 'digest-1', at: AT }]);
      expect(sent).toEqual([]);
      expect([...mails.values()].map(({ status }) => status)).toEqual(['overtaken', 'overtaken']);

      hold(reminder('overtaken-1'), { ...queued, id: 'told-1' });
      transport = async () => Promise.reject(new MailTemporary('451 busy'));
      logged = [];
      await handle([{ mailId: 'digest-1', at: AT }]);
      transport = async () => ({ receipt: 'r-2' });
      await handle([{ mailId: 'digest-1', at: AT }]);
      expect(sent[0]?.text).toContain('摘要：1 项');
      expect([sent[0]?.text.includes('told-1'), sent[0]?.text.includes('overtaken-1')]).toEqual([true, false]);
      expect(logged).toMatchObject([
        { ...overtaken, mail: 'overtaken-1', digest: 'digest-1' },
        { mail: 'told-1', digest: 'digest-1', came: { receipt: 'r-2' } },
      ]);
      expect([...mails.values()].map(({ status }) => status)).toEqual(['sent', 'overtaken', 'sent']);
      // It comes back: what was not in it did not come back with it.
      const bounce = { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: [{ emailAddress: 'x' }] };
      const came = { source: 'aws.ses', time: '2026-09-24T02:00:00Z' };
      await handle([{ ...came, detail: { mail: { tags: { mail: ['digest-1'] } }, bounce } }]);
      expect(logged.slice(2)).toMatchObject([{ mail: 'told-1', came: { failure: 'bounced' } }]);
    });

    it('unless it is a step that a recount carried over to the new date', () => {
      const step = { step: 'urge', workingDays: 1, at: AT } as const;
      const moved: Duty = { ...open, due: '2026-10-12', escalated: [{ ...step, due: '2026-10-12' }] };
      expect(isOvertaken('duty-urged', open.due, moved)).toBe(false);
      expect(isOvertaken('report-prepared', open.due, moved)).toBe(true);
      expect(isOvertaken('duty-urged', open.due, { ...moved, escalated: [{ ...step, due: open.due }] })).toBe(true);
      expect(isOvertaken('duty-reminder', open.due, moved)).toBe(true);
      // That it was late stays true, whatever came after.
      for (const duty of done) expect(isOvertaken('duty-late', open.due, duty)).toBe(false);
    });
  });

  it('offers a mail again that it cannot word, and sends the others of the batch', async () => {
    mails.set('mail-2', { ...queued, id: 'mail-2', template: 'duty-late' });
    expect(
      await handle([
        { mailId: 'mail-2', at: AT },
        { mailId: 'mail-1', at: AT },
      ]),
    ).toEqual({ batchItemFailures: [] });
    expect(mails.get('mail-2')).toMatchObject({ status: 'queued', nextAttemptAt: '2026-09-24T10:00:00.000+08:00' });
    expect(mails.get('mail-1')?.status).toBe('sent');
  });

  it('returns to the queue what it could not record or read, and only that', async () => {
    mails.set('mail-2', { ...queued, id: 'mail-2', to: 'nobody' });
    const bodies = [
      { mailId: 'mail-1', at: AT },
      { mailId: 'mail-2', at: AT },
      'not json',
      { mailId: 'mail-1', at: 'x' },
    ];
    const { batchItemFailures } = await handle(bodies, 'sent');
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual([
      'message-0',
      'message-2',
      'message-3',
    ]);
  });

  it('logs no address, no name, no subject and no text', async () => {
    await handle(undefined, 'sent');
    mails.set('mail-1', { ...queued });
    transport = async () => Promise.reject(new MailRejected(`550 <${person.email}> unknown`));
    await handle([{ mailId: 'mail-1', at: AT }, `${person.email} not json`]);
    expect(printed).toContain('"outcome":"undeliverable"');
    expect(printed).toContain('mail message failed');
    for (const secret of [person.email, 'agency', person.name, '不动产', '教育体育局', '共享申请']) {
      expect(printed).not.toContain(secret);
    }
  });
});
