import { api } from '../api.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';
import { type Kind, LIMIT, tab } from './kind.ts';

export const reviews: Kind = {
  title: words.places.reviews,
  tabs: [tab('all')],
  async list(_, cursor) {
    const { data } = await api.GET('/v1/reviews', { params: { query: { cursor, limit: LIMIT } } });
    const items = (data?.items ?? []).map((one) => ({
      id: one.id,
      to: `/resources/${one.id}`,
      name: one.name,
      number: one.code,
      parties: one.providerName ?? '',
      status: nameOf('resources', 'submitted'),
      deadline: null,
    }));
    return { items, next: data?.next ?? null };
  },
  read: () => Promise.reject(new Error('an entry is shown by its own page')),
};
