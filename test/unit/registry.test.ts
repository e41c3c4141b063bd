import { describe, expect, it } from 'vitest';
import { sealing } from '../../shared/adapters/sealing.ts';
import { departmentSchema, registerDepartment } from '../../shared/domain/people/department.ts';
import { changePerson, leave, type Person, personSchema, registerPerson } from '../../shared/domain/people/person.ts';
import { refused, sealed } from '../examples.ts';

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
    const { id: _, ...registered } = department;
    expect(registerDepartment(department)[0].events).toEqual([
      { type: 'DepartmentRegistered', data: { ...registered, division: null } },
    ]);
  });

  it('a person with a role and an address, working here from now on', () => {
    expect(registerPerson(staff, sealed)[0].next).toEqual({ ...staff, active: true });
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
      registerPerson(staff, sealed)[0].events,
      changePerson({ ...staff, active: true }, { ...staff, active: false }, sealed)[0].events,
    ]);
    expect(events).not.toMatch(/甲某|@/);
  });

  it('one who leaves is inactive and keeps their id', () => {
    const [{ next, events }] = changePerson({ ...staff, active: true }, { ...staff, active: false }, sealed);
    expect(next).toEqual({ ...staff, active: false });
    const left = { department: '12', successor: null, before: { active: true }, after: { active: false } };
    expect(events).toEqual([{ type: 'PersonLeft', data: left }]);
  });

  describe('every change leaves its trace in the log', () => {
    const active: Person = { ...staff, active: true };
    const changed = (to: Partial<Person>) => changePerson(active, { ...active, ...to }, sealed)[0].events[0]?.data;

    it('with the values that name nobody, before and after', () => {
      expect(changed({ department: '15', roles: ['staff', 'head'] })).toEqual({
        department: '15',
        active: true,
        roles: ['staff', 'head'],
        before: { department: '12', roles: ['staff'] },
        after: { department: '15', roles: ['staff', 'head'] },
      });
      expect(changed({ active: false, department: '15' })).toEqual({
        department: '12',
        successor: null,
        before: { department: '12', active: true },
        after: { department: '15', active: false },
      });
      expect(changed({})).toMatchObject({ before: {}, after: {} });
    });

    it('with a digest of what names somebody, which only the key makes, for that person and field', () => {
      const key = sealing('the key of the stage');
      const email = 'elsewhere@example.org';
      const name = key('p-12', 'name', '乙某');
      // What an auditor claims, under the key that they hold.
      expect(changePerson(active, { ...active, email, name: '乙某' }, key)[0].events).toMatchObject([
        {
          data: {
            before: { name: key('p-12', 'name', '甲某'), email: key('p-12', 'email', staff.email) },
            after: { name, email: key('p-12', 'email', email) },
          },
        },
      ]);
      expect(name).toMatch(/^[0-9a-f]{64}$/);
      for (const other of [
        key('p-12', 'name', '丙某'),
        key('p-13', 'name', '乙某'),
        key('p-12', 'email', '乙某'),
        sealing('another key')('p-12', 'name', '乙某'),
      ])
        expect(name).not.toBe(other);
      expect(registerPerson(staff, key)[0].events).toEqual([
        {
          type: 'PersonRegistered',
          data: {
            department: '12',
            roles: ['staff'],
            name: key('p-12', 'name', '甲某'),
            email: key('p-12', 'email', staff.email),
          },
        },
      ]);
    });
  });

  it('of one who leaves the log says so once, and not when their registration is changed', () => {
    const active = { ...staff, active: true };
    expect(changePerson(active, { ...active, name: '乙某' }, sealed)[0].events).toMatchObject([
      { type: 'PersonChanged' },
    ]);
    const gone = { ...staff, active: false };
    expect(changePerson(gone, { ...gone, name: '乙某' }, sealed)[0].events).toMatchObject([{ type: 'PersonChanged' }]);
  });

  describe('a person leaves', () => {
    const leaving: Person = { ...staff, active: true };
    const leftTo = (successor: string | null) => ({
      department: '12',
      successor,
      before: { active: true },
      after: { active: false },
    });
    const successor = (changed: Partial<Person> = {}): Person => ({ ...leaving, id: 'p-12b', ...changed });

    it('to a successor, who is named in the log by id', () => {
      const [{ next, events }] = leave(leaving, { successor: successor() }, sealed);
      expect(next).toEqual({ ...staff, active: false });
      expect(events).toEqual([{ type: 'PersonLeft', data: leftTo('p-12b') }]);
    });

    it('or to nobody, which the log says too', () => {
      expect(leave(leaving, { successor: null }, sealed)[0].events).toEqual([
        { type: 'PersonLeft', data: leftTo(null) },
      ]);
    });

    it('a successor works in the same department in a role of whoever leaves, and is somebody else', () => {
      const fits = (changed: Partial<Person>) =>
        refused(() => leave(leaving, { successor: successor(changed) }, sealed));
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
        expect(refused(() => leave(gone, { successor: successor({ roles: [role] }) }, sealed))).toBe('done');
        expect(refused(() => leave(gone, { successor: successor() }, sealed))).toBe('successor-unfit');
      }
    });

    it('once, and who left to nobody is given a successor later', () => {
      const gone = { ...leaving, active: false };
      expect(refused(() => leave(gone, { successor: null }, sealed))).toBe('left-already');
      const [{ next, events }] = leave(gone, { successor: successor() }, sealed);
      expect(next).toEqual(gone);
      expect(events).toEqual([{ type: 'PersonLeft', data: { ...leftTo('p-12b'), before: {}, after: {} } }]);
    });
  });

  it('the roles of the bureau are for people of the bureau', () => {
    for (const role of ['bureau', 'administrator'] as const) {
      const elsewhere = { ...staff, roles: ['staff' as const, role] };
      expect(refused(() => registerPerson(elsewhere, sealed))).toBe('bureau-role');
      expect(refused(() => changePerson({ ...staff, active: true }, { ...elsewhere, active: true }, sealed))).toBe(
        'bureau-role',
      );
      expect(refused(() => registerPerson({ ...elsewhere, department: '00' }, sealed))).toBe('done');
    }
  });
});
