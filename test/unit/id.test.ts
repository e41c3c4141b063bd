import { expect, it } from 'vitest';
import { type Id, idSchema } from '../../shared/domain/id.ts';

it('the id of one kind is not taken for that of another, by type and by schema', () => {
  const request: Id<'req'> = 'req_01k5wv1m6t8e0b7q9z3c4d5f6g';
  // @ts-expect-error a request is no grant
  const grant: Id<'grt'> = request;
  expect(idSchema('req').safeParse(request).success).toBe(true);
  expect(idSchema('grt').safeParse(grant).success).toBe(false);
});
