import { beforeAll, describe, expect, it } from 'vitest';
import { registerDepartment } from '../../shared/domain/people/department.ts';
import { endFounding } from '../../shared/domain/people/founding.ts';
import { changePerson, type Person, registerPerson } from '../../shared/domain/people/person.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { registered } from '../../shared/http/principal.ts';
import { commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { departmentIds, peopleIn } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import { bj, sealed } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';

const now = bj('2026-09-24');
const origin = { at: now, actorId: 'founder', correlation: 'c-1' };
let database: Database;

const founder = async () => {
  try {
    return (await registered(database, 'founder', 'founder', '2026-09-24')).roles;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

async function register(id: string, roles: Person['roles']): Promise<void> {
  const [person] = registerPerson({ id, department: '00', name: '示例', email: `${id}@yima.example`, roles }, sealed);
  const founding = (await load(database, 'founding', 'founding'))?.state ?? null;
  await commit(database, [person, ...endFounding(founding, person.next, { now })], origin);
}

describe('第六条 (art. 6): the registry of a city that has been there for years', () => {
  beforeAll(async () => {
    database = await localDatabase();
    expect(await founder()).toEqual(['administrator']);
    // More people than one page of the list, and all of the first ones have left.
    for (let n = 100; n < 330; n += 1) {
      const [joined] = registerPerson(
        {
          ...{ id: `a-${n}`, department: '00', name: '示例', email: `a-${n}@yima.example`, roles: ['staff'] },
        },
        sealed,
      );
      await commit(database, [{ ...joined, next: { ...joined.next, active: false } }], origin);
    }
    await register('z-administrator', ['administrator']);
    await register('z-officer', ['bureau']);
  });

  it('reads everybody who works in a department, however many have left', async () => {
    expect((await peopleIn(database, '00', 'bureau')).map(({ id }) => id)).toEqual(['z-officer']);
    expect((await peopleIn(database, '00', 'administrator')).map(({ id }) => id)).toEqual(['z-administrator']);
  });

  it('knows that the founding is over, once and for good', async () => {
    expect(await founder()).toBe('person-inactive');
    await register('z-administrator2', ['administrator']);
    for (const id of ['z-administrator', 'z-administrator2']) {
      const person = await load(database, 'person', id);
      if (!person) throw new Error(`no ${id}`);
      const { id: _id, ...was } = person.state;
      await commit(database, changePerson(person.state, { ...was, active: false }, sealed), origin);
    }
    expect(await founder()).toBe('person-inactive');
  });

  it('reads every department of a prefecture, more than a page of them', async () => {
    const ids = Array.from({ length: 230 }, (_, n) => String(100 + n));
    for (const id of ids) {
      const department = { id, name: '某局', creditCode: '11411281M10000012K', office: '信息科' };
      await commit(database, registerDepartment(department), origin);
    }
    expect(await departmentIds(database)).toEqual(ids);
  });
});
