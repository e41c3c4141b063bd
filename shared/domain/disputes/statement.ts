import * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import type { Signature } from '../people/hands.ts';
import { prose } from '../prose.ts';
import type { Side } from './sides.ts';

export const statementSchema = z.strictObject({ text: prose(2, 1500) });

/** A statement of one side. */
export interface Statement extends Signature {
  number: number;
  side: Side;
  text: string;
  at: Instant;
}
