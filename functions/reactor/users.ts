import { awaitsReply } from '../../shared/domain/cases/request.ts';
import { isLive } from '../../shared/domain/grants/term.ts';
import { openNegotiation } from '../../shared/domain/lives/negotiation.ts';
import type { Database } from '../../shared/storage/database.ts';
import { allStates, departmentIds, inStatus, listings } from '../../shared/storage/lists.ts';

/**
 * The departments that use an entry, or are about to: they hold a grant, await a reply, negotiate, or have drafted or proposed an
 * application.
 */
export async function usersOf(resource: string, provider: string, database: Database): Promise<string[]> {
  const users = new Set<string>();
  for await (const { state } of allStates<'grant'>(database, listings.given(provider)))
    if (state.resource === resource && isLive(state)) users.add(state.requester);
  for await (const { state } of allStates<'request'>(database, listings.received(provider)))
    if (awaitsReply(state) && state.resources.some(({ id }) => id === resource)) users.add(state.requester);
  for await (const { state } of allStates<'negotiation'>(database, listings.negotiated(provider)))
    if (openNegotiation.some((open) => open === state.status) && state.resource.id === resource)
      users.add(state.requester);
  for (const department of await departmentIds(database)) {
    for (const status of ['draft', 'proposed']) {
      const forms = allStates<'application'>(database, inStatus(listings.applied(department), status));
      for await (const { state } of forms)
        if (state.content.resources?.some((asked) => asked.resource === resource)) users.add(department);
    }
  }
  return [...users];
}
