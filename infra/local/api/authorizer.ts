import { Policy, type Statement } from '../iam/policy.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Authorizer, RestApi } from '../template/api.ts';
import { ACCOUNT, REGION } from '../template/intrinsics.ts';
import type { ProxyEvent } from './event.ts';
import type { Kind } from './responses.ts';

/** Either allowed, with the authorizer's data about the caller, or the kind of refusal. */
export type Verdict = { context: Record<string, string> } | { refused: Kind; message?: string };

interface Allowed {
  principalId: string;
  policyDocument: { Statement: Statement[] };
  context?: Record<string, unknown> | null;
}

type Answer = Allowed | { refused: Kind };

/** How many answers are kept. */
const KEPT = 1000;

/** Asks Lambda authorizers, and keeps their answers by the identity source as long as the template says, by the machine's clock. */
export class Authorizers {
  readonly #api: RestApi;
  readonly #functions: Functions;
  readonly #kept = new Map<string, { answer: Promise<Answer>; until: number }>();

  constructor(api: RestApi, functions: Functions) {
    this.#api = api;
    this.#functions = functions;
  }

  async judge(authorizer: Authorizer, event: ProxyEvent): Promise<Verdict> {
    const source = authorizer.IdentitySource.replace('method.request.header.', '').toLowerCase();
    const header = Object.keys(event.headers).find((key) => key.toLowerCase() === source);
    if (!header || !event.headers[header]) return { refused: 'UNAUTHORIZED' };
    const answer = await this.#answer(authorizer, event, event.headers[header]);
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

  /** An answer that is kept, or a new one. Refusals and failures are not kept. */
  #answer(authorizer: Authorizer, event: ProxyEvent, identity: string): Promise<Answer> {
    const name = `${authorizer.ref} ${identity}`;
    const kept = this.#kept.get(name);
    if (kept && kept.until > Date.now()) return kept.answer;
    const answer = this.#ask(authorizer, event);
    const seconds = authorizer.AuthorizerResultTtlInSeconds;
    if (seconds === 0) return answer;
    if (this.#kept.size >= KEPT) this.#kept.clear();
    this.#kept.set(name, { answer, until: Date.now() + seconds * 1000 });
    void answer.then((given) => 'refused' in given && this.#kept.delete(name));
    return answer;
  }

  async #ask(authorizer: Authorizer, event: ProxyEvent): Promise<Answer> {
    const { body: _body, isBase64Encoded: _encoded, ...request } = event;
    const question = { type: 'REQUEST', methodArn: this.#methodArn(event), ...request };
    let answer: Allowed;
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
