import * as z from 'zod';
import { inOrder } from '../../domain/calendar/time.ts';
import { departmentId } from '../../domain/people/department.ts';
import { type Route, readersOfReferred, routesOf } from '../route.ts';
import * as statistics from '../schemas/statistics.ts';

const { query, list } = routesOf('evaluation', {
  roles: [...readersOfReferred, 'auditor'],
  article: '第十七条',
});

/** How departments share, in figures made of the log, and the cases behind them (articles 6, 17; 809 art. 38). */
export const statisticsRoutes = {
  listStatistics: query('/v1/statistics', {
    summary: { zh: '共享工作统计', en: 'Read the statistics of departments' },
    query: inOrder(z.strictObject({ ...statistics.period, department: departmentId.optional() })),
    response: statistics.statistics,
    refusals: ['role-missing'],
  }),
  listFacts: list('/v1/facts', {
    summary: { zh: '统计所依据的事实', en: 'List the facts behind the statistics' },
    query: statistics.soughtFacts,
    item: statistics.fact,
    refusals: ['role-missing'],
  }),
} as const satisfies Record<string, Route>;
