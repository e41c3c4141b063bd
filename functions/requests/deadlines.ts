import { calculate } from '../../shared/domain/duties/calculation.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { RequestsDeps } from './deps.ts';

/** What if: counted as a duty would be, and kept nowhere. */
export async function calculateDeadline(
  { body }: Call<'calculateDeadline'>,
  { law }: RequestsDeps,
): Promise<Outcome<'calculateDeadline'>> {
  return { body: calculate(body, law) };
}
