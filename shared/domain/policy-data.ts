import type { Policy } from './policy.ts';

const YIMA = '义马市政务信息资源共享管理暂行办法';
const ORDER_809 = '政务数据共享条例';

/**
 * The policy in force: Yima's figures, with those of Order 809 (《政务数据共享条例》) where Yima is silent.
 * To change a figure, end a row with `effectiveTo` and add its successor; cases that began under it keep it.
 */
export const policies: readonly Policy[] = [
  {
    id: 'reply-conditional-2021',
    legalRef: { document: YIMA, article: '第十五条' },
    effectiveFrom: '2021-03-10',
    effectiveTo: null,
    duty: 'reply',
    shareType: 'conditional',
    days: 5,
    unit: 'working-day',
    extension: { maxDays: 10, approver: 'bureau', article: '《政务数据共享条例》第二十一条' },
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -1, at: '09:00', to: ['owing'] },
      { workingDays: 0, at: '09:00', to: ['owing'] },
    ],
    late: { to: ['bureau', 'leader'] },
  },
  {
    id: 'update-2021',
    legalRef: { document: YIMA, article: '第九条' },
    effectiveFrom: '2021-03-10',
    effectiveTo: null,
    duty: 'update',
    shareType: null,
    days: 10,
    unit: 'working-day',
    extension: { maxDays: 5, approver: 'bureau', article: '《政务数据共享条例》第十七条' },
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -3, at: '09:00', to: ['owing'] },
      { workingDays: 0, at: '09:00', to: ['owing'] },
      { workingDays: 1, at: '09:00', to: ['owing', 'leader'] },
    ],
    late: { to: ['bureau', 'leader'] },
  },
  {
    id: 'review-2025',
    legalRef: { document: ORDER_809, article: '第十七条' },
    effectiveFrom: '2025-08-01',
    effectiveTo: null,
    duty: 'review',
    shareType: null,
    days: 2,
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [{ workingDays: 0, at: '09:00', to: ['bureau'] }],
    late: { to: ['bureau', 'leader'] },
  },
  {
    // A basis that ends is a change of the law it rests on, so its classification is done anew within the days of article 9.
    id: 'reclassify-2021',
    legalRef: { document: YIMA, article: '第九条、第十四条' },
    effectiveFrom: '2021-03-10',
    effectiveTo: null,
    duty: 'reclassify',
    shareType: null,
    days: 10,
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -10, at: '09:00', to: ['owing'] },
      { workingDays: 0, at: '09:00', to: ['owing'] },
    ],
    late: { to: ['bureau', 'leader'] },
  },
];
