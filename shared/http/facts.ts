import type { NoticeContent } from '../domain/rectifications/rectification-fields.ts';
import { Refusal } from '../domain/refusals.ts';
import { caseKindOf, type SubjectState, sidesOf } from '../domain/subject.ts';
import type { Database } from '../storage/database.ts';
import { load, loadEvent } from '../storage/read.ts';

/**
 * Checks that what the facts of a notice lead to is there, and that it concerns the department: whoever is told a fact can see what
 * shows it, and learns nothing of the cases of others.
 * @throws Refusal `facts-unknown`
 */
export async function mustShow(database: Database, facts: NoticeContent['facts'], department: string): Promise<void> {
  const links = [...new Set(facts.flatMap(({ shownBy }) => shownBy))];
  const found = await Promise.all(links.map((link) => concerns(database, link, department)));
  const wrong = links.filter((_, n) => !found[n]);
  if (wrong.length === 0) return;
  const errors = facts.flatMap(({ shownBy }, fact) =>
    shownBy.flatMap((link, n) =>
      wrong.includes(link) ? [{ field: `body.facts.${fact}.shownBy.${n}`, message: link }] : [],
    ),
  );
  throw new Refusal('facts-unknown', { links: wrong.join('、') }, errors);
}

async function concerns(database: Database, link: string, department: string): Promise<boolean> {
  const [stream = '', seq] = link.split('@');
  const departments = await departmentsOf(database, stream);
  if (!departments.includes(department)) return false;
  return seq === undefined || (await loadEvent(database, stream, Number(seq))) !== null;
}

/** The departments of what a log is about; none where there is no such thing. */
async function departmentsOf(database: Database, stream: string): Promise<(string | null)[]> {
  const [id = ''] = stream.split('.');
  if (id !== stream) {
    const duty = (await load(database, 'duty', stream))?.state;
    return duty ? [duty.owes, duty.waits] : [];
  }
  if (id.startsWith('col_')) {
    const collection = (await load(database, 'collection', id))?.state;
    return collection ? [collection.department, ...collection.parties.map((party) => party.department)] : [];
  }
  const kind = caseKindOf(id);
  const found = kind && (await load(database, kind, id));
  if (!kind || !found) return [];
  const { requester, provider } = sidesOf({ kind, state: found.state } as SubjectState);
  return [requester, provider];
}
