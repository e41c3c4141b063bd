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
