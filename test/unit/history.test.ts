import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knowsOf } from '../../shared/domain/events/history.ts';
import { eventOf } from '../../shared/storage/log.ts';
import { told } from '../../shared/text/history.ts';
import { head, officer, person } from '../examples.ts';

const stored = readFileSync(join(import.meta.dirname, '../stored/items.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Record<string, unknown>)
  .filter(({ type }) => type !== undefined)
  .map(eventOf);
const of = (type: string) => stored.findLast((event) => event.type === type) ?? expect.fail(`no ${type} is stored`);

describe('第十二条 (art. 12): the history of a case', () => {
  it('has words for every event that it tells, with a value in each place', () => {
    const said = stored.flatMap((event) => told(event) ?? []);
    expect(said.length).toBeGreaterThan(80);
    for (const { what } of said) {
      expect(what.zh).toMatch(/\p{Script=Han}/u);
      expect(`${what.zh} ${what.en}`).not.toMatch(/[{}]|undefined|null/);
    }
  });

  it('writes a date as people do, in either language', () => {
    const dated = stored.flatMap((event) => told(event) ?? []).map(({ what }) => `${what.zh} ${what.en}`);
    const withDay = dated.filter((text) => /月\d+日（星期.）/.test(text));
    expect(withDay.length).toBeGreaterThan(5);
    for (const text of withDay) expect(text).toMatch(/\b\d{1,2} [A-Z][a-z]+ \d{4} \([A-Z][a-z]+day\)/);
    for (const text of dated) expect(text).not.toMatch(/\d{4}-\d\d-\d\d/);
  });

  it('says why, where somebody said so', () => {
    expect(told(of('ReplyDeclined'))?.said).toBeTruthy();
    expect(told(of('GrantMade'))?.said).toBeNull();
  });

  it('tells no number of times that data was taken, which has a list of its own', () => {
    for (const type of ['DataPassedOn', 'AccessTaken', 'UseRecorded']) expect(told(of(type))).toBeNull();
  });

  it.each([
    ['ReplyProposed', [head('12'), person('12')], [person('15'), officer]],
    ['RenewalProposed', [person('15')], [person('12'), officer]],
    ['ResourceReturned', [person('12'), officer], [person('15')]],
    ['ReportPrepared', [officer], [person('12'), head('12'), person('15')]],
    ['RequestAgreed', [person('12'), person('15'), officer], []],
  ] as const)('%s is known to whom it has reached', (type, knows, others) => {
    const sides = { requester: '15', provider: '12' };
    expect(knows.filter((by) => !knowsOf(by, of(type), sides))).toEqual([]);
    expect(others.filter((by) => knowsOf(by, of(type), sides))).toEqual([]);
  });
});
