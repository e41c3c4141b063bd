import { departments } from '../../world/people.ts';
import type { City } from './city.ts';
import { recounted } from './recount.ts';

const NEW = { id: '07', name: '义马市司法局', creditCode: departments[1].creditCode, office: '信息科' };

/** A fourth department, and a second member of staff in each. */
export async function settleIn(city: City): Promise<void> {
  await city.call('admin', 'createDepartment', { body: NEW });
  for (const [id, department, role] of [
    ['bureau-staff2', '00', 'staff'],
    ['school2', '06', 'staff'],
    ['legal', '07', 'staff'],
    ['legal2', '07', 'staff'],
    ['legal-head', '07', 'head'],
    ['legal-leader', '07', 'leader'],
  ] as const) {
    await register(city, id, department, role);
  }
}

async function register(city: City, id: string, department: string, role: 'staff' | 'head' | 'leader'): Promise<void> {
  const body = { id, department, name: `示例 ${id}`, email: `${id}@yima.example`, roles: [role] };
  await city.call('admin', 'createPerson', { body });
}

/** Article 6: somebody is away for some days and a colleague stands in. */
export async function away(city: City): Promise<string | null> {
  const department = city.choose.of(city.departments);
  const free = (city.staff[department] ?? []).filter(
    (id) => !city.away.some(({ who, to }) => who === id && to >= city.today),
  );
  if (free.length < 2) return null;
  const [who = '', delegate = ''] = free;
  const [from, to] = [city.inDays(city.choose.below(3)), city.inDays(3 + city.choose.below(5))];
  const client = await city.world.as(who);
  const params = { id: who };
  const { etag } = await client.ok('listAbsences', { params });
  await client.ok('createAbsence', { params, etag, body: { from, to, delegate } });
  city.away.push({ who, delegate, from, to });
  return `${who} is away from ${from} to ${to}, ${delegate} stands in`;
}

/** Article 6: somebody leaves, the credential is dead at once, and a colleague takes over what is open; somebody else joins. */
export async function leave(city: City): Promise<string | null> {
  const department = city.choose.of(city.departments);
  const [gone = '', successor = ''] = city.staff[department] ?? [];
  if (city.away.some(({ who, delegate, to }) => to >= city.today && [who, delegate].includes(gone))) return null;
  await recounted(city);
  await city.world.settle();
  city.formerly.push({ department, staff: city.staff[department] ?? [], until: city.now });
  const admin = await city.world.as('admin');
  const { etag } = await admin.ok('getPerson', { params: { id: gone } });
  await admin.ok('leavePerson', { params: { id: gone }, etag, body: { successor } });
  city.joined += 1;
  const joins = `staff-${city.joined}`;
  await register(city, joins, department, 'staff');
  city.staff[department] = [successor, joins];
  await city.world.settle();
  const { status } = await (await city.world.as(gone)).send('listDuties', {});
  if (status !== 401 && status !== 403) throw new Error(`${gone} has left and is answered ${status}`);
  return `${gone} leaves, ${successor} takes over, ${joins} joins`;
}
