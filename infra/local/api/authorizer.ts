import { Policy, type Statement } from '../iam/policy.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Authorizer, RestApi } from '../template/api.ts';
import { ACCOUNT, REGION } from '../template/intrinsics.ts';
import type { ProxyEvent } from './event.ts';
import type { Kind } from './responses.ts';

/** Allowed, with what the authorizer says of the caller; or the kind of answer that refuses. */
export type Verdict = { context: Record<string, string> } | { refused: Kind; message?: string };

interface Answer {
  principalId: string;
  policyDocument: { Statement: Statement[] };
  context?: Record<string, unknown> | null;
}

/** Asks Lambda authorizers and remembers their answers for as long as the template lets them be. */
export class Authorizers {
  readonly #api: RestApi;
  readonly #functions: Functions;
  readonly #remembered = new Map<string, { until: number; answer: Answer; policy: Policy }>();

  /** @throws Error for an identity source that isn't a header or a query parameter. */
  constructor(api: RestApi, functions: Functions) {
    this.#api = api;
    this.#functions = functions;
    for (const { authorizer } of api.methods) {
      for (const source of sources(authorizer)) {
        if (!/^method\.request\.(header|querystring)\./.test(source)) {
          throw new Error(`authorizer ${authorizer?.Name}: the identity source ${source} is not understood locally`);
        }
      }
    }
  }

  async judge(authorizer: Authorizer, event: ProxyEvent): Promise<Verdict> {
    const identity = sources(authorizer).map((source) => identityOf(source, event));
    if (identity.some((value) => !value)) return { refused: 'UNAUTHORIZED' };
    const { IdentityValidationExpression: expression, AuthorizerResultTtlInSeconds: ttl } = authorizer;
    if (expression && !new RegExp(`^(?:${expression})$`).test(identity[0] ?? '')) return { refused: 'UNAUTHORIZED' };
    const key = JSON.stringify([authorizer.functionArn, identity]);
    let entry = ttl > 0 && identity.length > 0 ? this.#remembered.get(key) : undefined;
    if (!entry || entry.until <= Date.now()) {
      const answer = await this.#ask(authorizer, event, identity[0] ?? '');
      if ('refused' in answer) return answer;
      const policy = new Policy([answer.policyDocument.Statement].flat(), `authorizer ${authorizer.Name}`);
      entry = { until: Date.now() + ttl * 1000, answer, policy };
      if (ttl > 0) this.#remembered.set(key, entry);
    }
    const decision = entry.policy.decide('execute-api:Invoke', this.#methodArn(event));
    if (decision === 'denied') return { refused: 'ACCESS_DENIED' };
    if (decision !== 'allowed') {
      return { refused: 'ACCESS_DENIED', message: 'User is not authorized to access this resource' };
    }
    const context: Record<string, string> = { principalId: entry.answer.principalId };
    for (const [name, value] of Object.entries(entry.answer.context ?? {})) context[name] = String(value);
    return { context };
  }

  async #ask(authorizer: Authorizer, event: ProxyEvent, token: string): Promise<Answer | { refused: Kind }> {
    const { body: _body, isBase64Encoded: _encoded, ...request } = event;
    const methodArn = this.#methodArn(event);
    const question =
      authorizer.Type === 'TOKEN'
        ? { type: 'TOKEN', methodArn, authorizationToken: token }
        : { type: 'REQUEST', methodArn, ...request };
    let answer: Answer;
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

function sources(authorizer: Authorizer | undefined): string[] {
  return (authorizer?.IdentitySource ?? '')
    .split(',')
    .map((source) => source.trim())
    .filter(Boolean);
}

function identityOf(source: string, event: ProxyEvent): string | undefined {
  const [, , kind, name = ''] = source.split('.');
  if (kind === 'querystring') return event.queryStringParameters?.[name];
  const header = Object.keys(event.headers).find((key) => key.toLowerCase() === name.toLowerCase());
  return header && event.headers[header];
}
