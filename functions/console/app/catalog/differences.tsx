import type { Row } from './difference-rows.ts';
import { catalogWords } from './words.ts';

/** What differs, one below the other, where there is no room for a table. */
export function Differences({ rows, none }: { rows: readonly Row[]; none: string }) {
  if (rows.length === 0) return <p className="quiet">{none}</p>;
  return (
    <ul className="differences">
      {rows.map(({ key, label, before, after }) => (
        <li key={key}>
          <strong>{label}</strong>
          <div>
            <del>{before || catalogWords.compare.none}</del> → <ins>{after || catalogWords.compare.none}</ins>
          </div>
        </li>
      ))}
    </ul>
  );
}
