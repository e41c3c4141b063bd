import { describe, expect, it } from 'vitest';
import { proof as proofSchema } from '../../shared/contract/schemas/duty.ts';
import { proofView } from '../../shared/contract/views/duties.ts';
import type { LocalDate } from '../../shared/domain/calendar/time.ts';
import type { Duty, Rules } from '../../shared/domain/duties/duty.ts';
import { extend, openDuty, resume, stop } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { proofOf } from '../../shared/domain/duties/proof.ts';
import { countedFrom } from '../../shared/text/documents/proof.ts';
import { stripHtml, stripText } from '../../shared/text/proof-strip.ts';
import { columns, proofTable } from '../../shared/text/proof-table.ts';
import { bj, replyTerms } from '../examples.ts';

const law = lawInForce();
const rules = rulesFor(law, 'reply', 'conditional', '2026-09-21');
const proven = (duty: Duty) => proofSchema.parse(proofView(duty, law));
const opened = openDuty(replyTerms('2026-09-21'), rules, bj('2026-09-21')).next;

/** Received on 21 September, stopped from the 22nd, supplied on the 24th, three days more given on the 28th. */
const stopped = resume(stop(opened, 'supplement', rules, bj('2026-09-22')).next, rules, bj('2026-09-24')).next;
const given = { days: 3, reason: '涉及多个系统', at: bj('2026-09-28'), by: 'officer' };
const extended = extend(stopped, given, rules).next;

describe('the proof of a date', () => {
  it('names the rule, what receipt means by it, and both versions', () => {
    const { rule, start, dayZero, policy, calendar, stops, extension } = proven(opened);
    expect(rule).toEqual({
      document: '义马市政务信息资源共享管理暂行办法',
      article: '第十五条',
      days: 5,
      extension: 0,
      unit: 'working-day',
      start: 'as-received',
      cutoff: null,
    });
    expect([start, dayZero, policy, calendar]).toEqual([
      '2026-09-21',
      '2026-09-21',
      'reply-conditional-2021',
      law.calendar.id,
    ]);
    expect([stops, extension]).toEqual([[], null]);
  });

  it('rests each day on the law or the notice that says what it is', () => {
    const { days } = proven(opened);
    const by = (date: LocalDate) => days.find((day) => day.date === date)?.source;
    expect(by('2026-09-22')).toMatchObject({ title: '国务院关于职工工作时间的规定', article: '第七条' });
    expect(by('2026-09-25')).toMatchObject({ title: '国务院办公厅关于2026年部分节假日安排的通知' });
    expect(by('2026-09-25')?.url).toMatch(/^https?:\/\//);
    expect(days.filter(({ counted }) => counted === null).map(({ date }) => date)).toEqual([
      '2026-09-25',
      '2026-09-26',
      '2026-09-27',
    ]);
  });

  it('tells the statutory count from the effective one, day by day', () => {
    const { days, due, statutoryDue } = proven(stopped);
    expect([statutoryDue, due]).toEqual(['2026-09-29', '2026-10-08']);
    expect(days.map(({ date, statutory, counted, stopped }) => [date.slice(5), statutory, counted, stopped])).toEqual([
      ['09-21', 0, 0, false],
      ['09-22', 1, 1, false],
      ['09-23', 2, null, true],
      ['09-24', 3, null, true],
      ['09-25', null, null, false],
      ['09-26', null, null, false],
      ['09-27', null, null, false],
      ['09-28', 4, 2, false],
      ['09-29', 5, 3, false],
      ['09-30', null, 4, false],
      ...['10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'].map((date) => [date, null, null, false]),
      ['10-08', null, 5, false],
    ]);
  });

  it('says who allowed a stop and more time, why and by which rule', () => {
    const { stops, extension } = proven(extended);
    expect(stops).toMatchObject([{ from: '2026-09-23', to: '2026-09-24', reason: 'supplement', allowed: '提供部门' }]);
    // Order 809 says nothing of the clock: that it stops is no rule of law, and does not pass for one.
    expect(stops[0]?.rule).toContain('本系统默认规则');
    expect(extension).toEqual({
      days: 3,
      reason: '涉及多个系统',
      on: '2026-09-28',
      allowed: '主管部门',
      rule: '《政务数据共享条例》第二十一条',
    });
  });

  it('says from which day it is counted where receipt on a day off rolls on', () => {
    const rolling: Rules = { ...rules, policy: { ...rules.policy, start: 'next-working-day', cutoff: '17:00' } };
    const duty = openDuty(replyTerms('2026-09-19'), rolling, bj('2026-09-19')).next;
    const proof = proofOf(duty, rolling);
    expect([proof.start, proof.dayZero, proof.due]).toEqual(['2026-09-19', '2026-09-20', '2026-09-28']);
    expect(countedFrom(proofSchema.parse(proof))[0]).toBe(
      '起算：17:00以后收到的视为次日收到；非工作日收到的，以下一工作日为起算日；2026年9月19日（星期六）非工作日，起算日为2026年9月20日（星期日）。',
    );
  });
});

describe('as people read it', () => {
  const plain = (html: string) => html.replace(/<[^>]*>/g, ' ');
  const heads = (duty: Duty) => columns(proven(duty).days).map(({ head }) => head.zh);

  it('a document has both counts in columns of their own where they differ, and one where they do not', () => {
    expect(heads(opened)).toEqual(['日期', '性质', '依据', '计数']);
    expect(heads(stopped)).toEqual(['日期', '性质', '依据', '法定计数', '有效计数']);
    const table = plain(proofTable(proven(stopped)).source);
    expect(table).toMatch(/2026-09-23 星期三\s+工作日，中止\s+Working day, clock stopped\s+\[1\]\s+第 2 日\s+—/);
    expect(table).toMatch(/2026-09-25 星期五\s+放假（中秋节）\s+Holiday\s+\[2\]/);
  });

  it('and says below what each day rests on, what stopped, what was added, and both dates', () => {
    const notes = countedFrom(proven(extended));
    for (const expected of [
      '中止：2026-09-23 至 2026-09-24 不计，等待使用部门补正（提供部门；',
      '延长：主管部门于2026年9月28日（星期一）同意延长 3 个工作日，理由：涉及多个系统（《政务数据共享条例》第二十一条）。',
      '法定计数（不扣除中止）至2026年10月9日（星期五）；扣除中止的有效计数至2026年10月12日',
      '[1] 《国务院关于职工工作时间的规定》第七条',
      '[2] 《国务院办公厅关于2026年部分节假日安排的通知》',
    ])
      expect(notes.join('\n')).toContain(expected);
  });

  it('a mail has runs of days alike: twenty working days in a dozen lines, holidays and made-up days by name', () => {
    const provide = rulesFor(law, 'provide', 'conditional', '2026-09-14');
    const { days, due } = proofOf(
      openDuty({ ...replyTerms('2026-09-14'), kind: 'provide' }, provide, bj('2026-09-14')).next,
      provide,
    );
    const text = stripText(days);
    expect(text.split('\n')).toEqual([
      '  2026-09-14 星期一  工作日，起算日，不计',
      '  2026-09-15 至 2026-09-18  工作日，第 1–4 日',
      '  2026-09-19 星期六  周末，不计',
      '  2026-09-20 星期日  调休上班（国庆节），第 5 日',
      '  2026-09-21 至 2026-09-24  工作日，第 6–9 日',
      '  2026-09-25 至 2026-09-27  放假（中秋节），不计',
      '  2026-09-28 至 2026-09-30  工作日，第 10–12 日',
      '  2026-10-01 至 2026-10-07  放假（国庆节），不计',
      '  2026-10-08 至 2026-10-09  工作日，第 13–14 日',
      '  2026-10-10 星期六  调休上班（国庆节），第 15 日',
      '  2026-10-11 星期日  周末，不计',
      '  2026-10-12 至 2026-10-16  工作日，第 16–20 日',
    ]);
    const weeks = stripHtml(days, due).source.match(/<tr>/g) ?? [];
    expect(weeks).toHaveLength(1 + 5);
  });

  it('and shows what was stopped as stopped', () => {
    expect(stripText(proven(stopped).days)).toContain('2026-09-23 至 2026-09-24  工作日，中止，不计');
    expect(plain(stripHtml(proven(stopped).days, stopped.due).source)).toMatch(/9\/23\s+停\s+9\/24\s+停/);
  });
});
