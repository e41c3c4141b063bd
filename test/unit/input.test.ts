import type { APIGatewayProxyEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { Route } from '../../shared/contract/route.ts';
import { operations, routes } from '../../shared/contract/routes.ts';
import type { Refusal } from '../../shared/domain/refusals.ts';
import { inputOf } from '../../shared/http/input.ts';
import { bodies, unusedParams } from '../world/bodies.ts';
import { brokenBodies, invalidBodies } from '../world/invalid-bodies.ts';

/** What is refused of a body: the code, and the fields that are named. Every operation reads its input by the same function. */
function refusalOf(operationId: keyof typeof bodies, body: unknown) {
  const event = {
    pathParameters: unusedParams(operationId),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  try {
    inputOf(routes[operationId], event as unknown as APIGatewayProxyEvent);
    return null;
  } catch (error) {
    const { code, fields } = error as Refusal;
    return { code, fields: fields.map(({ field }) => field) };
  }
}

const taking = operations.flatMap(({ operationId, body, ...route }) =>
  body && operationId in bodies
    ? [{ operationId: operationId as keyof typeof bodies, schema: body as z.ZodType, ...(route as Partial<Route>) }]
    : [],
);

describe('a body that is not well formed', () => {
  it.each(taking)('$operationId: every field that is missing, unknown, of another type or too long is named', (of) => {
    for (const { body, field } of invalidBodies(bodies[of.operationId])) {
      if (of.schema.safeParse(body).success) continue;
      const said = refusalOf(of.operationId, body);
      expect(said?.code, field).toBe('invalid-input');
      const isNamed = said?.fields.some((named) => named !== 'body' && `${field}.`.startsWith(`${named}.`));
      expect(isNamed, `${field} is not named by ${JSON.stringify(said?.fields)}`).toBe(true);
    }
  });

  it.each(taking.filter(({ asSent }) => !asSent))(
    '$operationId: half a character in any text or name is named',
    (of) => {
      for (const { body, field } of brokenBodies(bodies[of.operationId])) {
        expect(refusalOf(of.operationId, body), field).toEqual({ code: 'invalid-input', fields: [field] });
      }
    },
  );
});
