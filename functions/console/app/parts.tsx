import { words } from './words.ts';

export interface Fact {
  name: string;
  value: React.ReactNode;
}

/** Names and what they are, as a form has them. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl>
      {facts.map(({ name, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts may share a name and do not move
        <div key={at} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A table, each row of which is a card on a phone. */
export function Table({ titles, children }: { titles: readonly string[]; children: React.ReactNode }) {
  return (
    <table className="list">
      <thead>
        <tr>
          {titles.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

interface Pages {
  hasNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

/** Fetches the next page of a list, where there is one. */
export function More({ of }: { of: Pages }) {
  return of.hasNextPage ? (
    <p className="empty">
      <button type="button" onClick={() => void of.fetchNextPage()}>
        {words.more}
      </button>
    </p>
  ) : null;
}
