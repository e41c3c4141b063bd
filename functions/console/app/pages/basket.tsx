import '../catalog/catalog.css';
import { Link } from 'react-router';
import { BasketForm } from '../catalog/basket-form.tsx';
import { catalogWords } from '../catalog/words.ts';
import { words as common } from '../words.ts';

/** What was picked in the catalog, to be applied for at once. */
export function Page() {
  return (
    <>
      <div className="head">
        <div>
          <Link className="sub" to="/catalog">
            {common.places.catalog}
          </Link>
          <h1>{catalogWords.basket.title}</h1>
          <p className="sub">{catalogWords.basket.what}</p>
        </div>
      </div>
      <BasketForm />
    </>
  );
}
