import type { Access } from '../iam/access.ts';
import { FunctionError } from '../lambda/environment.ts';
import type { Functions } from '../lambda/functions.ts';
import type { FunctionResource } from '../template/model.ts';
import { ServiceError } from './errors.ts';
import type { Service } from './server.ts';

/** Lambda, for functions that call another and wait for its result. */
export function lambdaService(access: Access, functions: Functions, all: FunctionResource[]): Service {
  return async ({ principal, method, url, headers, body }, response) => {
    const [, asked] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(url) ?? [];
    const kind = headers['x-amz-invocation-type'] ?? 'RequestResponse';
    if (method !== 'POST' || asked === undefined || kind !== 'RequestResponse')
      throw new ServiceError('ResourceNotFoundException', `lambda: ${method} ${url} is not served locally`, 404);
    const name = decodeURIComponent(asked);
    const fn = all.find((one) => [one.arn, one.name].includes(name));
    access.check(principal, 'lambda:InvokeFunction', fn?.arn ?? name);
    if (!fn) throw new ServiceError('ResourceNotFoundException', `Function not found: ${name}`, 404);
    const json = { 'content-type': 'application/json' };
    try {
      const result = await functions.invoke(fn.arn, body.toString() || '{}');
      response.writeHead(200, json).end(result);
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      const { errorType, message: errorMessage } = error;
      response
        .writeHead(200, { ...json, 'x-amz-function-error': 'Unhandled' })
        .end(JSON.stringify({ errorType, errorMessage }));
    }
  };
}
