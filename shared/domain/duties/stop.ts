import { cited, MEASURES, ORDER_809 } from '../regulations.ts';
import type { Stop } from './duty.ts';

/**
 * Why a clock stops, who may stop it, and by which rule. By Order 809 the provider asks once for what is missing; the order says
 * nothing about the clock. That the clock stops is the product's own rule, and is named as such.
 */
export const stopRules: Record<Stop['reason'], { why: { zh: string; en: string }; allowed: string; rule: string }> = {
  review: {
    why: { zh: '主管部门审定期间', en: 'under review by the bureau' },
    allowed: '主管部门',
    rule: cited(MEASURES, '第九条'),
  },
  mending: {
    why: { zh: '退回后补足修改时间', en: 'given back to mend what was returned' },
    allowed: '主管部门',
    rule: '本系统默认规则，主管部门可调整',
  },
  supplement: {
    why: { zh: '等待使用部门补正', en: 'waiting for the requester’s supplement' },
    allowed: '提供部门',
    rule: `本系统默认规则，${cited(ORDER_809, '第二十一条')}未规定计时`,
  },
};
