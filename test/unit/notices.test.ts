import { describe, expect, it } from 'vitest';
import { type Effect, effectsOf } from '../../shared/domain/effects.ts';
import { type DomainEvent, event } from '../../shared/domain/event.ts';
import { notices } from '../../shared/text/mail/notices/notice.ts';
import { renderMail } from '../../shared/text/mail/render.ts';
import { bj } from '../examples.ts';

const correction = {
  ...{ number: 'JH-2026-000001', requester: '15', provider: '12', resource: 'res_1' },
  ...{ name: '参保人员基本信息', item: 'status' },
};
const contested = { provider: '12', resource: 'res_1', number: 'JH-2026-000002', rejected: 2, objected: 0 };
const demand = { number: 'XQ-2026-000001', requester: '15', name: '康复机构' };
const entry = { provider: '12', resource: 'res_1', code: '341128112/000001', entry: '康复机构名录' };

/** What follows from an event that its own words tell: to whom, and what of the event is in them. */
const cases: [DomainEvent, NonNullable<Extract<Effect, { kind: 'mail' }>['to']>[], string[]][] = [
  [event('DataCorrected', correction), [{ staffOf: '15' }], []],
  [event('DataVerified', correction), [{ staffOf: '15' }], []],
  [event('CorrectionRejected', correction), [{ staffOf: '15' }], []],
  [event('CorrectionObjected', correction), [{ staffOf: '12' }], []],
  [event('CorrectionWithdrawn', correction), [{ staffOf: '12' }], []],
  [event('AnswerContested', { ...contested, seen: true }), ['bureau'], []],
  [event('DemandStated', demand), [{ headOf: '15' }], []],
  [event('DemandReturned', { ...demand, remarks: '请写明依据' }), [{ staffOf: '15' }], ['请写明依据']],
  [event('DemandSubmitted', demand), ['bureau'], []],
  [event('DemandNamed', { ...demand, provider: '12', reason: '依职责登记' }), [{ staffOf: '15' }], ['依职责登记']],
  [event('DemandExisting', { ...demand, ...entry }), [{ staffOf: '15' }], [entry.entry, entry.code]],
  [event('DemandUnheld', { ...demand, reason: '省级统管' }), [{ staffOf: '15' }], ['省级统管']],
  [event('DemandLinked', { ...demand, ...entry }), [{ staffOf: '15' }], [entry.entry, entry.code]],
  [event('DemandDeclined', { ...demand, provider: '12', reason: '未采集' }), [{ staffOf: '15' }, 'bureau'], ['未采集']],
  [event('DemandWithdrawn', { ...demand, provider: '12' }), [{ staffOf: '12' }], []],
];

const mailsOf = (one: DomainEvent) => effectsOf(one).filter(({ kind }) => kind === 'mail');

describe.each(cases)('$type', (one, to, words) => {
  it('is told to whom it concerns', () => {
    expect(mailsOf(one)).toEqual(to.map((audience) => ({ kind: 'mail', template: 'notice', to: audience })));
  });

  it('in both languages, with what the event says, the article and a link', () => {
    const fields = Object.fromEntries(
      Object.entries(one.data).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
    );
    const facts = {
      case: { number: 'N-1', name: '某数据', path: '/cases/1' },
      ...{ requester: '义马市教育体育局', provider: '义马市民政局' },
      told: { event: one.type, fields },
    };
    const mail = { template: 'notice', facts, at: bj('2026-09-24') } as const;
    const { subject, text, html } = renderMail(
      mail,
      { name: '林一', bureau: false, english: true },
      'https://portal.example',
    );
    expect(subject).toMatch(/^【\p{Script=Han}[^】]+】某数据（N-1） [A-Z][A-Za-z ]+$/u);
    for (const body of [text, html]) {
      for (const told of [
        ...words,
        'N-1',
        '《义马市政务信息资源共享管理暂行办法》第',
        'https://portal.example/cases/1',
      ])
        expect(body).toContain(told);
    }
    // Every place of the words was filled.
    expect(text).not.toMatch(/[{}]/);
  });
});

it('what concerns nobody but the log is not told', () => {
  for (const one of [
    event('CorrectionReported', { ...correction, fault: 'wrong' }),
    event('CorrectionRated', { ...correction, stars: 5, solved: true }),
    event('AnswerContested', { ...contested, seen: false }),
    event('ContestSettled', { ...contested, seen: true }),
    event('DemandWithdrawn', { ...demand, provider: null }),
  ])
    expect(mailsOf(one)).toEqual([]);
});

it('words that an event cannot fill, and words for an event that tells nobody, do not compile', () => {
  const unseen: string = '{due}';
  const read = {
    tone: 'blue',
    title: { zh: '题', en: 'Title' },
    rule: { document: '某法', article: '第一条' },
  } as const;
  const said = { ...read, opening: { zh: '{due}', en: '{due}' }, closing: [] } as const;
  expect(notices({ RequestNudged: said })).toEqual({ RequestNudged: said });
  // @ts-expect-error the event has no date
  notices({ RequestWithdrawn: said });
  // @ts-expect-error nobody is told of it
  notices({ GrantMade: { ...read, opening: { zh: '{source}', en: '{source}' }, closing: [] } });
  // @ts-expect-error the places of a text that is not written out cannot be seen
  notices({ RequestNudged: { ...said, opening: { zh: unseen, en: unseen } } });
});
