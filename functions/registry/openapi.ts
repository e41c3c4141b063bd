import { openApi } from '../../shared/contract/openapi/document.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { columnReference } from '../../shared/text/column-reference.ts';
import type { RegistryContext } from './context.ts';

let document: string | null = null;

/** The contract as OpenAPI 3.1, the same for everyone who calls this stage. */
export async function getOpenApi(
  _call: Call<'getOpenApi'>,
  { method }: RegistryContext,
): Promise<Outcome<'getOpenApi'>> {
  document ??= JSON.stringify(openApi(columnReference, method));
  return { body: document };
}
