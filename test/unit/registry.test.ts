import { describe, expect, it } from 'vitest';
import { departmentSchema, registerDepartment } from '../../shared/domain/people/department.ts';
import { changePerson, leave, type Person, personSchema, registerPerson } from '../../shared/domain/people/person.ts';
import { refused } from '../examples.ts';

const department = { id: '12', name: '义马市虚构社会保障局', creditCode: '11411281M10000012K', office: '信息科' };
const staff = { id: 'p-12', department: '12', name: '甲某', email: 'p-12@example.org', roles: ['staff' as const] };

describe('第六条 (art. 6): departments and their people are registered', () => {
  it('a department with its office and a credit code whose check digit holds', () => {
    expect(departmentSchema.safeParse(department).success).toBe(true);
    expect(departmentSchema.safeParse({ ...department, creditCode: '11411281M10000012X' }).success).toBe(false);
    expect(departmentSchema.safeParse({ ...department, office: '' }).success).toBe(false);
    // A hundred departments do not do for a prefecture.
    const accepted = ['1', '12', '123', '0412', '04123', '1a'].map(
      (id) => departmentSchema.safeParse({ ...department, id }).success,
    );
    expect(accepted).toEqual([false, true, true, true, false, false]);
    expect(registerDepartment(department)[0].events.map(({ type }) => type)).toEqual(['DepartmentRegistered']);
  });

  it('a person with a role and an address, working here from now on', () => {
    expect(registerPerson(staff)[0].next).toEqual({ ...staff, active: true });
    const accepts = (changed: object) => personSchema.safeParse({ ...staff, active: true, ...changed }).success;
    expect([accepts({}), accepts({ roles: [] }), accepts({ email: 'p-12' }), accepts({ roles: ['root'] })]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('ids hold nothing that a key, a list of roles or a log line is divided by', () => {
    for (const id of ['a#b', 'a,b', 'a b', 'a\nb', '', '-a'])
      expect(personSchema.shape.id.safeParse(id).success).toBe(false);
  });

  it('the log knows a person by id alone', () => {
    const events = JSON.stringify([
      registerPerson(staff)[0].events,
      changePerson({ ...staff, active: true }, { ...staff, active: false })[0].events,
    ]);
    expect(events).not.toMatch(/甲某|@/);
  });

  it('one who leaves is inactive and keeps their id', () => {
    const [{ next, events }] = changePerson({ ...staff, active: true }, { ...staff, active: false });
    expect(next).toEqual({ ...staff, active: false });
    expect(events).toEqual([{ type: 'PersonLeft', data: { department: '12', successor: null } }]);
  });

  it('of one who leaves the log says so once, and not when their registration is changed', () => {
    const active = { ...staff, active: true };
    expect(changePerson(active, { ...active, name: '乙某' })[0].events).toMatchObject([{ type: 'PersonChanged' }]);
    const gone = { ...staff, active: false };
    expect(changePerson(gone, { ...gone, name: '乙某' })[0].events).toMatchObject([{ type: 'PersonChanged' }]);
  });

  describe('a person leaves', () => {
    const leaving: Person = { ...staff, active: true };
    const successor = (changed: Partial<Person> = {}): Person => ({ ...leaving, id: 'p-12b', ...changed });

    it('to a successor, who is named in the log by id', () => {
      const [{ next, events }] = leave(leaving, { successor: successor() });
      expect(next).toEqual({ ...staff, active: false });
      expect(events).toEqual([{ type: 'PersonLeft', data: { department: '12', successor: 'p-12b' } }]);
    });

    it('or to nobody, which the log says too', () => {
      expect(leave(leaving, { successor: null })[0].events).toEqual([
        { type: 'PersonLeft', data: { department: '12', successor: null } },
      ]);
    });

    it('a successor works in the same department in a role of whoever leaves, and is somebody else', () => {
      const fits = (changed: Partial<Person>) => refused(() => leave(leaving, { successor: successor(changed) }));
      expect(fits({ roles: ['head', 'staff'] })).toBe('done');
      for (const changed of [
        { active: false },
        { department: '15' },
        { roles: ['leader'] as Person['roles'] },
        { id: leaving.id },
      ]) {
        expect(fits(changed), JSON.stringify(changed)).toBe('successor-unfit');
      }
    });

    it('of a head another head, of a leader another leader', () => {
      for (const role of ['head', 'leader'] as const) {
        const gone: Person = { ...leaving, roles: [role] };
        expect(refused(() => leave(gone, { successor: successor({ roles: [role] }) }))).toBe('done');
        expect(refused(() => leave(gone, { successor: successor() }))).toBe('successor-unfit');
      }
    });

    it('once, and who left to nobody is given a successor later', () => {
      const gone = { ...leaving, active: false };
      expect(refused(() => leave(gone, { successor: null }))).toBe('left-already');
      const [{ next, events }] = leave(gone, { successor: successor() });
      expect(next).toEqual(gone);
      expect(events).toEqual([{ type: 'PersonLeft', data: { department: '12', successor: 'p-12b' } }]);
    });
  });

  it('the roles of the bureau are for people of the bureau', () => {
    for (const role of ['bureau', 'administrator'] as const) {
      const elsewhere = { ...staff, roles: ['staff' as const, role] };
      expect(refused(() => registerPerson(elsewhere))).toBe('bureau-role');
      expect(refused(() => changePerson({ ...staff, active: true }, { ...elsewhere, active: true }))).toBe(
        'bureau-role',
      );
      expect(refused(() => registerPerson({ ...elsewhere, department: '00' }))).toBe('done');
    }
  });
});
