import { dateOf } from '../../domain/calendar/time.ts';
import type { CalendarYear } from '../../domain/duties/calendar-year.ts';
import { type Feed, mayRevokeFeed } from '../../domain/duties/feed.ts';
import { feedLife } from '../../domain/lives/feed.ts';
import { systemLife } from '../../domain/lives/system.ts';
import { absencesFrom, mayDecideAbsence } from '../../domain/people/absence.ts';
import { type Department, mustBeOpen } from '../../domain/people/department.ts';
import { deputiesFrom, mayNameDeputy } from '../../domain/people/deputy.ts';
import { mayBeMerged } from '../../domain/people/merger.ts';
import type { Person } from '../../domain/people/person.ts';
import { mayRevokeSystem, type System } from '../../domain/people/system.ts';
import { calendarsRoutes } from '../routes/calendars.ts';
import { feedsRoutes } from '../routes/feeds.ts';
import { registryRoutes } from '../routes/registry.ts';
import { actsOf, plainActs } from './action.ts';

const always = () => undefined;

export const absenceActs = plainActs<Person, typeof registryRoutes>(registryRoutes, {
  createAbsence: [mayDecideAbsence],
  endAbsence: [mayDecideAbsence, (person, now) => absencesFrom(person, dateOf(now)).length > 0],
});

export const deputyActs = plainActs<Person, typeof registryRoutes>(registryRoutes, {
  createDeputy: [mayNameDeputy],
  endDeputy: [mayNameDeputy, (person, now) => deputiesFrom(person, dateOf(now)).length > 0],
});

export const departmentActs = plainActs<Department, typeof registryRoutes>(registryRoutes, {
  updateDepartment: [(department) => mustBeOpen(department), ({ merged }) => !merged],
  // Once more, it moves what has come since.
  mergeDepartment: [mayBeMerged],
});

export const systemActs = actsOf(systemLife, ({ status }: System) => status, registryRoutes, {
  revokeSystem: ['revoke', mayRevokeSystem],
});

export const feedActs = actsOf(feedLife, ({ status }: Feed) => status, feedsRoutes, {
  revokeFeed: ['revoke', mayRevokeFeed],
});

/** Null is a year for which no notice was loaded. */
export const calendarActs = plainActs<CalendarYear | null, typeof calendarsRoutes>(calendarsRoutes, {
  updateCalendar: [always],
  withdrawCalendar: [always, (year) => year?.notices.some(({ ended }) => !ended) ?? false],
});
