import type { Call, Outcome } from '../../shared/http/serve.ts';

/** The contract as OpenAPI 3.1, the same for everyone who calls this stage. */
export async function getOpenApi(
  _call: Call<'getOpenApi'>,
  { document }: { document(): Promise<string> },
): Promise<Outcome<'getOpenApi'>> {
  return { body: await document() };
}
