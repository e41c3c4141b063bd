import * as z from 'zod';
import { departmentId } from '../../domain/people/department.ts';
import { shortText } from '../../domain/prose.ts';
import { noticeSchema } from '../../domain/rectifications/rectification-fields.ts';
import { type Route, routesOf } from '../route.ts';
import { byId } from '../schemas/common.ts';
import * as suggestions from '../schemas/suggestion.ts';

const { decide, list, show } = routesOf('rectifications', {
  roles: ['bureau', 'government'],
  article: '第二十三条',
  params: byId('sug'),
});

/** What rectification is suggested for, by rules that count what the log says (article 23). */
export const suggestionsRoutes = {
  listSuggestions: list('/v1/rectification-suggestions', {
    roles: ['bureau', 'government', 'upper'],
    summary: { zh: '整改建议列表', en: 'List suggestions of rectification' },
    query: { status: suggestions.suggestionStatus.optional(), department: departmentId.optional() },
    item: suggestions.suggestion,
  }),
  getSuggestion: show('/v1/rectification-suggestions/{id}', {
    recorded: true,
    roles: ['bureau', 'government', 'upper'],
    summary: { zh: '查看整改建议', en: 'Read a suggestion of rectification' },
    response: suggestions.suggestionCase,
  }),
  takeUp: decide('/v1/rectification-suggestions/{id}/take-up', {
    summary: { zh: '采纳建议，起草整改通知', en: 'Take a suggestion up, which drafts a notice to rectify' },
    body: noticeSchema.pick({ requirement: true, handIn: true, dueOn: true }),
    response: suggestions.suggestionCase,
    refusals: ['step-closed', 'due-out-of-range'],
  }),
  putAside: decide('/v1/rectification-suggestions/{id}/put-aside', {
    summary: { zh: '不予采纳整改建议', en: 'Put a suggestion of rectification aside' },
    body: z.strictObject({ reason: shortText }),
    response: suggestions.suggestionCase,
    refusals: ['step-closed'],
  }),
} as const satisfies Record<string, Route>;
