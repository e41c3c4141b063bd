import { Link } from 'react-router';
import { words } from './words.ts';

interface HeadProps {
  /** The place that it belongs to. */
  back?: { to: string; name: React.ReactNode };
  title: React.ReactNode;
  below?: React.ReactNode;
  /** What can be done here. */
  children?: React.ReactNode;
}

/** The head of a page: where it belongs, what it is called, and what can be done. */
export function Head({ back, title, below, children }: HeadProps) {
  return (
    <div className="head">
      <div>
        {back ? (
          <Link className="sub" to={back.to}>
            {back.name}
          </Link>
        ) : null}
        <h1>{title}</h1>
        {below ? <div className="sub">{below}</div> : null}
      </div>
      {children}
    </div>
  );
}

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
