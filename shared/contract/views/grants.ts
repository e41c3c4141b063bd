import type * as z from 'zod';
import type { Grant } from '../../domain/grant.ts';
import type * as grants from '../schemas/grant.ts';

export function grantView(grant: Grant): z.input<typeof grants.grant> {
  return grant;
}
