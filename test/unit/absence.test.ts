import { describe, expect, it } from 'vitest';
import type { Instant, LocalDate } from '../../shared/domain/calendar/time.ts';
import type { Id } from '../../shared/domain/id.ts';
import { absenceOn, endAbsence, recordAbsence, rolesLent, standsIn } from '../../shared/domain/people/absence.ts';
import { actingFor, type Person, type PersonRole, type Principal } from '../../shared/domain/people/person.ts';
import type { Refusal } from '../../shared/domain/refusals.ts';

const NOW = '2026-09-21T09:00:00.000+08:00';
const person = (id: string, roles: PersonRole[], department = '02'): Person => ({
  id,
  department,
  name: id,
  email: `${id}@yima.example`,
  roles,
  active: true,
});
const as = ({ id, department, roles }: Person): Principal => ({ personId: id, department, roles });
const at = (who: Person, now: Instant = NOW) => ({ by: as(who), now });

const head = person('head', ['head', 'staff', 'leader']);
const staff = person('staff', ['staff']);
const leader = person('leader', ['leader']);
const days: { id: Id<'abs'>; from: LocalDate; to: LocalDate } = { id: 'abs_1', from: '2026-09-22', to: '2026-09-24' };

function code(decide: () => unknown): string {
  try {
    decide();
    return 'decided';
  } catch (error) {
    return (error as Refusal).code;
  }
}
/** Somebody away on some days, with a delegate. */
const away = (who: Person, delegate: Person, terms = days) =>
  recordAbsence(who, { ...terms, delegate }, at(who))[0].next;

describe('第六条 (art. 6): an absence', () => {
  it('is recorded by whoever is away or by the leader of their department, and by nobody else', () => {
    for (const by of [head, leader]) {
      const [{ next, events }] = recordAbsence(head, { ...days, delegate: staff }, at(by));
      expect(next.absences).toEqual([{ ...days, delegate: 'staff', recordedAt: NOW, recordedBy: by.id }]);
      expect(events).toEqual([
        {
          type: 'AbsenceRecorded',
          data: { department: '02', absence: 'abs_1', delegate: 'staff', from: '2026-09-22', to: '2026-09-24' },
        },
      ]);
    }
    const stranger = person('other', ['leader'], '06');
    for (const by of [staff, stranger]) {
      expect(code(() => recordAbsence(head, { ...days, delegate: staff }, at(by)))).toBe('role-missing');
      expect(code(() => endAbsence(away(head, staff), { id: 'abs_1' }, at(by)))).toBe('role-missing');
    }
  });

  it.each([
    ['2026-09-24', '2026-09-23'],
    ['2026-09-01', '2026-09-20'],
    ['2026-09-22', '2027-09-23'],
  ] as const)('from %s to %s is none', (from, to) => {
    expect(code(() => away(head, staff, { ...days, from, to }))).toBe('absence-dates');
  });

  it('may have begun already, may last a day, and may end a year from now', () => {
    for (const [from, to] of [
      ['2026-09-01', '2026-09-21'],
      ['2026-09-21', '2026-09-21'],
      ['2026-09-22', '2027-09-22'],
    ] as const) {
      expect(code(() => away(head, staff, { ...days, from, to }))).toBe('decided');
    }
  });

  it('overlaps no other of the same person, not by a day', () => {
    const twice = (from: LocalDate, to: LocalDate) => away(away(head, staff), staff, { id: 'abs_2', from, to });
    expect(code(() => twice('2026-09-24', '2026-09-30'))).toBe('absence-overlaps');
    expect(code(() => twice('2026-09-21', '2026-09-22'))).toBe('absence-overlaps');
    expect(twice('2026-09-21', '2026-09-21').absences?.map(({ id }) => id)).toEqual(['abs_2', 'abs_1']);
    expect(twice('2026-09-25', '2026-09-30').absences?.map(({ id }) => id)).toEqual(['abs_1', 'abs_2']);
  });

  it('has a delegate who works there, does such work, is another, and is not away then', () => {
    const unfit = [
      null,
      head,
      leader,
      { ...staff, active: false },
      { ...staff, department: '06' },
      person('admin', ['administrator']),
      away(staff, head, { id: 'abs_9', from: '2026-09-24', to: '2026-09-30' }),
    ];
    for (const delegate of unfit) {
      expect(code(() => recordAbsence(head, { ...days, delegate }, at(head)))).toBe('delegate-unfit');
    }
    const later = away(staff, head, { id: 'abs_9', from: '2026-09-25', to: '2026-09-30' });
    expect(code(() => away(head, later))).toBe('decided');
  });

  it('is ended early or called off, once', () => {
    const [{ next, events }] = endAbsence(away(head, staff), { id: 'abs_1' }, at(leader));
    expect([next.absences, events[0]?.type]).toEqual([[], 'AbsenceEnded']);
    expect(code(() => endAbsence(next, { id: 'abs_1' }, at(leader)))).toBe('not-found');
    expect(code(() => endAbsence(away(head, staff), { id: 'abs_1' }, at(head, '2026-09-25T00:00:00.000+08:00')))).toBe(
      'not-found',
    );
  });

  it('that is over is forgotten with the next', () => {
    const later = '2026-10-08T09:00:00.000+08:00';
    const [{ next }] = recordAbsence(
      away(head, staff),
      { ...days, id: 'abs_2', from: '2026-10-09', to: '2026-10-09', delegate: staff },
      at(head, later),
    );
    expect(next.absences?.map(({ id }) => id)).toEqual(['abs_2']);
  });
});

describe('第六条 (art. 6): who stands in', () => {
  it.each([
    ['2026-09-21', []],
    ['2026-09-22', ['head', 'staff']],
    ['2026-09-24', ['head', 'staff']],
    ['2026-09-25', []],
  ] as const)('on %s acts with %j: both days included, the leader’s own responsibility not lent', (on, roles) => {
    expect(rolesLent(away(head, staff), staff, on)).toEqual(roles);
  });

  it('is the delegate alone, while both work in the department', () => {
    const absent = away(head, staff);
    expect(rolesLent(absent, person('staff2', ['staff']), '2026-09-22')).toEqual([]);
    expect(rolesLent({ ...absent, active: false }, staff, '2026-09-22')).toEqual([]);
    expect(rolesLent({ ...absent, department: '06' }, staff, '2026-09-22')).toEqual([]);
    expect(rolesLent(absent, { ...staff, active: false }, '2026-09-22')).toEqual([]);
    expect(rolesLent(absent, { ...staff, roles: ['leader'] }, '2026-09-22')).toEqual([]);
  });

  it('rests while they are away too', () => {
    const ill = away(staff, head, { id: 'abs_9', from: '2026-09-23', to: '2026-09-23' });
    expect(code(() => away(head, ill))).toBe('delegate-unfit');
    const absent = away(head, staff);
    expect((['2026-09-22', '2026-09-23', '2026-09-24'] as const).map((on) => standsIn(absent, ill, on))).toEqual([
      true,
      false,
      true,
    ]);
    expect(absenceOn(ill, '2026-09-23')?.id).toBe('abs_9');
  });

  it('lends on only what is registered to them: nothing is passed on', () => {
    const absent = away(head, staff);
    const colleague = person('colleague', ['staff']);
    const chained = away(staff, colleague);
    expect(rolesLent(chained, colleague, '2026-09-22')).toEqual(['staff']);
    expect(rolesLent(absent, colleague, '2026-09-22')).toEqual([]);
  });

  it('lends the bureau’s role within the bureau, and administration never', () => {
    const officer = person('officer', ['bureau', 'administrator'], '00');
    const other = person('other', ['staff'], '00');
    expect(rolesLent(away(officer, other), other, '2026-09-22')).toEqual(['bureau']);
  });

  it('acts as themselves, with the lent roles alone', () => {
    const lent = { person: 'head', roles: ['head'] as PersonRole[] };
    const principal = { ...as(staff), mayActFor: [lent] };
    expect(actingFor(principal, 'head')).toEqual({ ...principal, roles: ['head'], actingFor: 'head' });
    expect(code(() => actingFor(principal, 'leader'))).toBe('not-delegated');
    expect(code(() => actingFor(as(staff), 'head'))).toBe('not-delegated');
  });
});
