import { catalogReaders, type Route, routesOf } from '../route.ts';
import * as calendars from '../schemas/calendars.ts';

const { decide, query, show } = routesOf('registry', {
  roles: catalogReaders,
  article: '第九条、第十五条',
  params: calendars.byYear,
});

/** The calendars of working days, by which all dates are counted. */
export const calendarsRoutes = {
  listCalendars: query('/v1/calendars', {
    summary: { zh: '各年度工作日历', en: 'List the calendars of all years' },
    response: calendars.calendars,
  }),
  getCalendar: show('/v1/calendars/{year}', {
    summary: { zh: '查看年度工作日历及其依据', en: 'Read the days of a year and the notices they rest on' },
    response: calendars.calendarYear,
  }),
  updateCalendar: decide('/v1/calendars/{year}', {
    method: 'PUT',
    roles: ['bureau'],
    summary: {
      zh: '载入放假安排、调整或本市停工通知，重新计算未办结任务的期限',
      en: 'Load an arrangement, an amendment or a local closure; open duties are counted again',
    },
    body: calendars.load,
    response: calendars.calendarYear,
    refusals: ['notice-faulty', 'notice-unknown', 'notice-changes-nothing', 'calendar-past'],
  }),
  withdrawCalendar: decide('/v1/calendars/{year}/withdraw', {
    roles: ['bureau'],
    summary: {
      zh: '撤回误载的通知，重新计算',
      en: 'Withdraw a notice loaded by mistake; open duties are counted again',
    },
    body: calendars.withdraw,
    response: calendars.calendarYear,
    refusals: ['notice-unknown', 'calendar-past'],
  }),
} as const satisfies Record<string, Route>;

const oversight = routesOf('oversight', { roles: ['bureau'], article: '第九条、第十五条', params: calendars.byYear });

/** What a notice would move, asked before it is loaded. */
export const calendarPreviewRoutes = {
  previewCalendar: oversight.command('/v1/calendars/{year}/preview', {
    asks: true,
    summary: {
      zh: '试载通知：哪些日子、哪些期限将变动',
      en: 'Read which days and which dates a notice would move',
    },
    body: calendars.load,
    response: calendars.preview,
    refusals: ['notice-faulty', 'notice-unknown', 'notice-changes-nothing'],
  }),
} as const satisfies Record<string, Route>;
