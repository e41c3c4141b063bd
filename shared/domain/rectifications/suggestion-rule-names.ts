/** When rectification is suggested (article 23), and what that is called. The rules themselves are beside this. */
export const suggestionRuleNames = {
  'late-twice': { zh: '十二个月内两次逾期', en: 'Late twice in twelve months' },
  'update-escalated': { zh: '目录更新逾期，催办未果', en: 'An update stayed late' },
  'correction-escalated': { zh: '校核逾期，催办未果', en: 'A correction stayed late' },
  'work-escalated': { zh: '其他事项逾期，催办未果', en: 'Other work stayed late' },
  'duplicate-collection': { zh: '被认定为重复采集', en: 'Found to be collected twice' },
  'corrections-refused': { zh: '十二个月内三次不予更正或者逾期', en: 'Corrections refused or late three times' },
  'entry-returned': { zh: '同一条目十二个月内三次被退回', en: 'An entry returned three times' },
  'security-missed': { zh: '安全职责逾期未履行', en: 'A security duty missed' },
} as const;
export type SuggestionRuleId = keyof typeof suggestionRuleNames;
export const suggestionRuleIds = Object.keys(suggestionRuleNames) as [SuggestionRuleId, ...SuggestionRuleId[]];
