import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../shared/domain/duties/due-reason.ts';
import type { Recount, Stop } from '../../shared/domain/duties/duty.ts';
import type { Policy } from '../../shared/domain/duties/policy.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';

const policy = (id: string) => policies.find((one) => one.id === id) as Policy;
const plain = { start: '2026-09-24' as const, stops: [] };

describe('why a duty is due when it is', () => {
  it('第十五条 (art. 15): says the day it starts from, the days and the article', () => {
    expect(reasonOf(plain, policy('reply-conditional-2021'))).toEqual({
      zh: '自9月24日的次日起5个工作日，第十五条',
      en: '5 working days from 2026-09-24, art. 15 of the Measures',
    });
  });

  it('names another document than the measures', () => {
    expect(reasonOf(plain, policy('review-2025'))).toEqual({
      zh: '自9月24日的次日起2个工作日，《政务数据共享条例》第十七条',
      en: '2 working days from 2026-09-24, art. 17 of Order 809',
    });
    const other = { ...policy('review-2025'), days: 1, legalRef: { document: '某某规定', article: '第三章' } };
    expect(reasonOf(plain, other)).toEqual({
      zh: '自9月24日的次日起1个工作日，《某某规定》第三章',
      en: '1 working day from 2026-09-24, art. 第三章 of 《某某规定》',
    });
  });

  it('says what was added, what does not count, and every article', () => {
    const extension = { days: 5, reason: '涉及多个系统', at: '2026-09-25T09:00:00.000+08:00', by: 'officer' } as const;
    const stops: Stop[] = [{ from: '2026-09-28', to: '2026-09-29', reason: 'review' }];
    expect(reasonOf({ ...plain, extension, stops }, policy('reclassify-2021'))).toEqual({
      zh: '自9月24日的次日起10个工作日，经同意延长5个工作日，中止期间不计，第九条、第十四条',
      en: '10 working days from 2026-09-24 and 5 more by consent, stops not counted, art. 9, 14 of the Measures',
    });
  });

  it('says that working days have changed, with the date before and after', () => {
    const at = '2026-11-18T09:00:00.000+08:00';
    const recounts: Recount[] = [
      { from: '2026-11-23', to: '2026-11-26', calendar: 'cn-2026-1.1', notice: '《某通告》', at },
    ];
    expect(reasonOf({ ...plain, recounts }, policy('reply-conditional-2021'))).toEqual({
      zh: '自9月24日的次日起5个工作日，第十五条；工作日安排变动，由11月23日改为11月26日',
      en: '5 working days from 2026-09-24, art. 15 of the Measures; working days changed, moved from 2026-11-23 to 2026-11-26',
    });
  });

  it.each([
    ['第十条', 10],
    ['第二十条', 20],
    ['第二十六条', 26],
  ])('reads %s as %i', (article, number) => {
    const { en } = reasonOf(plain, { ...policy('update-2021'), legalRef: { document: '政务数据共享条例', article } });
    expect(en).toContain(`art. ${number} of`);
  });
});
