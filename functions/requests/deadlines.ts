import { calculate } from '../../shared/domain/duties/calculation.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';

/** What if: counted as a duty would be, and kept nowhere. */
export async function calculateDeadline(
  { body }: Call<'calculateDeadline'>,
  { law }: Context,
): Promise<Outcome<'calculateDeadline'>> {
  return { body: calculate(body, law) };
}
