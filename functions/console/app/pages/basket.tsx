import '../catalog/catalog.css';
import { BasketForm } from '../catalog/basket-form.tsx';
import { catalogWords } from '../catalog/words.ts';
import { Head } from '../parts.tsx';
import { words as common } from '../words.ts';

/** What was picked in the catalog, to be applied for at once. */
export function Page() {
  return (
    <>
      <Head
        back={{ to: '/catalog', name: common.places.catalog }}
        title={catalogWords.basket.title}
        below={catalogWords.basket.what}
      />
      <BasketForm />
    </>
  );
}
