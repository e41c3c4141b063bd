import { Policy, type Statement } from '../iam/policy.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Authorizer, RestApi } from '../template/api.ts';
import { ACCOUNT, REGION } from '../template/intrinsics.ts';
import type { ProxyEvent } from './event.ts';
import type { Kind } from './responses.ts';

/** Either allowed, with the authorizer's data about the caller, or the kind of refusal. */
export type Verdict = { context: Record<string, string> } | { refused: Kind; message?: string };

interface StoredResponse {
  principalId: string;
  policyDocument: { Statement: Statement[] };
  context?: Record<string, unknown> | null;
}

/** Asks Lambda authorizers. The templates allow no cache of their answers. */
export class Authorizers {
  readonly #api: RestApi;
  readonly #functions: Functions;

  constructor(api: RestApi, functions: Functions) {
    this.#api = api;
    this.#functions = functions;
  }

  async judge(authorizer: Authorizer, event: ProxyEvent): Promise<Verdict> {
    const source = authorizer.IdentitySource.replace('method.request.header.', '').toLowerCase();
    const header = Object.keys(event.headers).find((key) => key.toLowerCase() === source);
    if (!header || !event.headers[header]) return { refused: 'UNAUTHORIZED' };
    const answer = await this.#ask(authorizer, event);
    if ('refused' in answer) return answer;
    const policy = new Policy([answer.policyDocument.Statement].flat(), `authorizer ${authorizer.Name}`);
    const decision = policy.decide('execute-api:Invoke', this.#methodArn(event));
    if (decision === 'denied') return { refused: 'ACCESS_DENIED' };
    if (decision !== 'allowed') {
      return { refused: 'ACCESS_DENIED', message: 'User is not authorized to access this resource' };
    }
    const context: Record<string, string> = { principalId: answer.principalId };
    for (const [name, value] of Object.entries(answer.context ?? {})) context[name] = String(value);
    return { context };
  }

  async #ask(authorizer: Authorizer, event: ProxyEvent): Promise<StoredResponse | { refused: Kind }> {
    const { body: _body, isBase64Encoded: _encoded, ...request } = event;
    const question = { type: 'REQUEST', methodArn: this.#methodArn(event), ...request };
    let answer: StoredResponse;
    try {
      answer = JSON.parse(await this.#functions.invoke(authorizer.functionArn, JSON.stringify(question)));
    } catch (error) {
      const unauthorized = error instanceof Error && error.message === 'Unauthorized';
      return { refused: unauthorized ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE' };
    }
    const nested = Object.values(answer?.context ?? {}).some((value) => typeof value === 'object' && value !== null);
    if (!answer?.principalId || !answer.policyDocument?.Statement || nested) {
      return { refused: 'AUTHORIZER_CONFIGURATION_ERROR' };
    }
    return answer;
  }

  #methodArn({ httpMethod, path }: ProxyEvent): string {
    return `arn:aws:execute-api:${REGION}:${ACCOUNT}:${this.#api.id}/${this.#api.stage}/${httpMethod}${path}`;
  }
}
