import { sharingOf } from '../catalog/content.ts';
import { mustBePublished, type Resource } from '../catalog/resource.ts';
import { Refusal } from '../refusals.ts';
import type { EntrySelection } from './application-fields.ts';

/**
 * The chosen items, from the published version of an entry.
 * @throws Refusal `resource-not-published`, `own-data`, `items-unknown`, `resource-not-shared`, `item-count`
 */
export function selectedItems(
  asked: EntrySelection,
  resource: Resource,
  requester: string,
): { id: string; name: string }[] {
  mustBePublished(resource);
  if (resource.provider === requester) throw new Refusal('own-data');
  const content = resource.published;
  const chosen = new Set(asked.items);
  const items = content.items.filter((item) => chosen.has(item.id));
  const unknown = asked.items.filter((id) => !items.some((item) => item.id === id));
  if (unknown.length > 0) {
    const details = { items: unknown.join('、') };
    throw new Refusal('items-unknown', details, [
      { field: `content.resources.${resource.id}.items`, message: unknown.join() },
    ]);
  }
  const kept = items.filter((item) => sharingOf(content, item) === 'not-shared');
  if (kept.length > 0) {
    const message = kept.map(({ id }) => id).join();
    throw new Refusal('resource-not-shared', {}, [{ field: `content.resources.${resource.id}.items`, message }]);
  }
  if (asked.itemCount !== items.length) {
    throw new Refusal('item-count', { stated: asked.itemCount, chosen: items.length }, [
      { field: `content.resources.${resource.id}.itemCount`, message: String(items.length) },
    ]);
  }
  return items.map(({ id, name }) => ({ id, name }));
}
