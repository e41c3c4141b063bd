import { Link } from 'react-router';
import { type Picked, useBasket } from './basket.ts';
import { catalogWords } from './words.ts';

const { basket: words } = catalogWords;

/** Leads to the basket, with how much is in it. */
export function BasketLink() {
  const { picked } = useBasket();
  return picked.length > 0 ? (
    <Link className="button" to="/basket">
      {words.count(picked.length)}
    </Link>
  ) : null;
}

/** Puts an entry into the basket, or takes it out. */
export function Pick({ entry, then }: { entry: Omit<Picked, 'items'> & { items?: string[] }; then?: () => void }) {
  const { has, put, take, mayApply } = useBasket();
  if (!mayApply(entry.provider)) return null;
  const isIn = has(entry.resource);
  return (
    <button
      type="button"
      className={isIn ? 'pick in' : 'pick'}
      aria-pressed={isIn}
      aria-label={`${isIn ? words.in : words.put} ${entry.name}`}
      onClick={() => {
        if (isIn) return take(entry.resource);
        put({ ...entry, items: entry.items ?? [] });
        then?.();
      }}
    >
      {isIn ? words.in : words.put}
    </button>
  );
}
