import { openApi } from '../../shared/contract/openapi.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { columnReference } from '../../shared/text/column-reference.ts';

let document: string | null = null;

/** The contract as OpenAPI 3.1, the same for everyone. */
export async function getOpenApi(_call: Call<'getOpenApi'>): Promise<Outcome<'getOpenApi'>> {
  document ??= JSON.stringify(openApi(columnReference));
  return { body: document };
}
