import { type Decision, event } from './event.ts';

/** What a requester may use, and nothing beyond it: exactly the items agreed, for the purpose stated (article 15). */
export interface Grant {
  id: string;
  request: string;
  number: string;
  resource: string;
  /** The version the request saw; a later revision changes nothing in what was agreed. */
  version: number;
  resourceName: string;
  requester: string;
  provider: string;
  items: { id: string; name: string }[];
  purpose: string;
  scope: string;
  madeAt: string;
}

/** A grant comes into being with the reply that agrees to it. */
export function made(grant: Grant): Decision<Grant> {
  const { request, requester, provider, resource } = grant;
  const items = grant.items.map((item) => item.id);
  return { next: grant, events: [event('GrantMade', { request, requester, provider, resource, items })] };
}
