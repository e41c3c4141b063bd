import type { AuditMessage } from '../../shared/adapters/queue.ts';
import { LAW } from '../../shared/domain/duties/law.ts';
import { itemsUnder } from '../../shared/storage/items.ts';
import { kinds } from '../../shared/storage/kinds.ts';
import { allStates, departmentIds, everything, listItems, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { isAsLogged } from '../../shared/storage/state-digests.ts';
import { toStored } from '../../shared/storage/stored-state.ts';
import type { TableName } from '../../shared/storage/tables.ts';
import type { DutiesDeps } from './deps.ts';

/** How many keys of a list one run looks at. The next run continues from there. */
const AT_ONCE = 500;
/** How many of them are read at a time. */
const PAGE = 25;

/**
 * Holds everything that is stored against the event log (article 12). The log is only ever inserted into, so a state that is not
 * what its last event says was changed by other hands. Nothing is mended: it is an alarm, and nothing is signed of such a state.
 */
export async function audit({ at, rest }: AuditMessage, deps: DutiesDeps, atOnce = AT_ONCE): Promise<void> {
  const { database } = deps;
  if (!rest) await heldAgainstLog('registry', kinds.law.key(LAW).pk, deps);
  const lists = everything(await departmentIds(database), yearsUpTo(at));
  const first = rest ? lists.findIndex(({ partitions }) => partitions.includes(rest.partition)) : 0;
  let from = rest ?? null;
  let seen = 0;
  for (const list of first < 0 ? [] : lists.slice(first)) {
    do {
      const page: Awaited<ReturnType<typeof listItems>> = await listItems(database, list, {
        limit: Math.min(PAGE, atOnce),
        from,
      });
      await Promise.all(page.items.map(({ pk }) => heldAgainstLog(list.table, String(pk), deps)));
      seen += page.items.length;
      from = page.next;
      if (from && seen >= atOnce) return await deps.wakes.send([{ kind: 'audit', at, rest: from }]);
    } while (from);
  }
}

/** Holds all states under a key against their logs; of an entry also its duties, of a grant also the records of its use. */
async function heldAgainstLog(table: TableName, pk: string, { database, logger, metrics }: DutiesDeps): Promise<void> {
  const items = await itemsUnder(database, table, pk);
  if (table === 'catalog') items.push(...(await itemsUnder(database, 'cases', pk)));
  const states = items.filter(({ kind }) => kind !== undefined).map((item) => toStored(item));
  if (states.some(({ kind }) => kind === 'grant')) {
    for await (const use of allStates<'useRecord'>(database, listings.usesOf(pk))) states.push(use);
  }
  for (const stored of states) {
    if (await isAsLogged(database, stored)) continue;
    logger.error('not as logged', { what: `${stored.kind} ${stored.id}` });
    metrics.addMetric('StatesAltered', 'Count', 1);
    metrics.publishStoredMetrics();
  }
}
