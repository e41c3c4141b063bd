import { calculate } from '../../shared/domain/duties/calculation.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';

/** Calculates a supposed deadline as a duty would be counted; nothing is stored. */
export async function calculateDeadline(
  { body }: Call<'calculateDeadline'>,
  { law }: Context,
): Promise<Outcome<'calculateDeadline'>> {
  return { body: calculate(body, law) };
}
