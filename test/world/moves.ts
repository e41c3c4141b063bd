import { expect } from 'vitest';
import type { PersonRole } from '../../shared/domain/people/person.ts';
import type { World } from './world.ts';

/** Registers somebody who works in a department. */
export async function join(world: World, id: string, department: string, roles: PersonRole[]): Promise<void> {
  const body = { id, department, name: `示例 ${id}`, email: `${id}@yima.example`, roles };
  await (await world.as('admin')).ok('createPerson', { body });
}

/** Moves a person to another department, who takes along what they had a hand in. */
export async function move(world: World, id: string, department: string, roles: PersonRole[]): Promise<void> {
  const admin = await world.as('admin');
  const { body, etag } = await admin.ok('getPerson', { params: { id } });
  const { id: _, ...was } = body;
  const moved = await admin.ok('updatePerson', { params: { id }, etag, body: { ...was, department, roles } });
  expect(moved.body.department).toBe(department);
}
