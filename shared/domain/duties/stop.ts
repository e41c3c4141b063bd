import { cited, MEASURES, ORDER_809 } from '../regulations.ts';
import type { Stop } from './duty.ts';

/**
 * Why a clock stands still, by whose doing, and by which rule. Order 809 has the provider ask once for what is missing and says
 * nothing of the clock: that it stops is this product's own rule, and is called so.
 */
export const stopRules: Record<Stop['reason'], { why: { zh: string; en: string }; allowed: string; rule: string }> = {
  review: {
    why: { zh: '主管部门审定期间', en: 'under review by the bureau' },
    allowed: '主管部门',
    rule: cited(MEASURES, '第九条'),
  },
  supplement: {
    why: { zh: '等待使用部门补正', en: 'waiting for the requester’s supplement' },
    allowed: '提供部门',
    rule: `本系统默认规则，${cited(ORDER_809, '第二十一条')}未规定计时`,
  },
};
