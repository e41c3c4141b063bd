import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authorize } from '../../functions/authorizer/authorize.ts';
import type { AuthorizerDeps } from '../../functions/authorizer/deps.ts';
import { IdentityUnavailable, providerKeys } from '../../functions/authorizer/keys.ts';

const ISSUER = 'https://id.example';
/** A provider of one's own: the keys that it serves, or nothing while it is down. */
let served: JWK[] | null = [];
let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((_, response) => {
    if (served === null) response.writeHead(503).end();
    else response.end(JSON.stringify({ keys: served }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
});
afterAll(() => server?.close());

/** A key of the provider and tokens that it signs. */
async function signer(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'ES256' };
  const token = () =>
    new SignJWT({ sub: 'civil' })
      .setProtectedHeader({ alg: 'ES256', kid })
      .setIssuer(ISSUER)
      .setAudience('api')
      .setExpirationTime('1h')
      .sign(privateKey);
  return { jwk, token };
}

let counted: string[];
/** Whom the tokens name that were turned away. */
let attempts: (string | null)[];
beforeEach(() => {
  counted = [];
  attempts = [];
});

/** An authorizer whose keys are read anew at each call, as they would be ten minutes later. */
function authorizer(how: Parameters<typeof providerKeys>[1] = {}) {
  const deps = {
    keys: providerKeys(url, { fresh: 0, cooldown: 0, ...how }),
    issuer: ISSUER,
    audience: 'api',
    logger: new Logger({ logLevel: 'SILENT' }),
    personKnownAs: async (subject: string) => subject,
    failed: async ({ person }: { person: string | null }) => void attempts.push(person),
    metrics: { addMetric: (name: string) => counted.push(name), publishStoredMetrics() {} },
  } as unknown as AuthorizerDeps;
  return async (token: string) => {
    const event = {
      methodArn: 'arn:aws:execute-api:local:1:api/live/GET/',
      requestContext: { requestTimeEpoch: Date.now(), requestId: 'call', identity: { sourceIp: '10.0.0.1' } },
      headers: { authorization: `Bearer ${token}` },
    };
    return (await authorize(event as unknown as APIGatewayRequestAuthorizerEvent, deps)).principalId;
  };
}

describe('whose token it is', () => {
  it('is told while the provider is down too, by the keys that it served last', async () => {
    const { jwk, token } = await signer('one');
    const ask = authorizer();
    served = [jwk];
    expect(await ask(await token())).toBe('civil');
    served = null;
    expect(await ask(await token())).toBe('civil');
    expect(counted).toEqual([]);
  });

  it('is not known where its keys were never read, or too long ago, or a key is new: unavailable, and no bad token', async () => {
    const [one, two] = [await signer('one'), await signer('two')];
    served = null;
    await expect(authorizer()(await one.token())).rejects.toThrow(IdentityUnavailable);
    const forgetful = authorizer({ believed: -1 });
    served = [one.jwk];
    await forgetful(await one.token());
    const ask = authorizer();
    await ask(await one.token());
    served = null;
    await expect(forgetful(await one.token())).rejects.toThrow(IdentityUnavailable);
    await expect(ask(await two.token())).rejects.toThrow(IdentityUnavailable);
    expect(counted).toEqual(['IdentityUnavailable', 'IdentityUnavailable', 'IdentityUnavailable']);
  });

  it('is told by keys that were changed meanwhile, under a new id or the same', async () => {
    const [one, same, other] = [await signer('one'), await signer('one'), await signer('two')];
    const ask = authorizer({ fresh: 600_000 });
    served = [one.jwk];
    expect(await ask(await one.token())).toBe('civil');
    served = [same.jwk];
    expect(await ask(await same.token())).toBe('civil');
    served = [same.jwk, other.jwk];
    expect(await ask(await other.token())).toBe('civil');
    await expect(ask(await one.token())).rejects.toThrow('Unauthorized');
    expect(counted).toEqual([]);
  });

  it('is refused where no key of the provider signed it, which is no outage', async () => {
    const [one, stranger] = [await signer('one'), await signer('another')];
    served = [one.jwk];
    await expect(authorizer()(await stranger.token())).rejects.toThrow('Unauthorized');
    await expect(authorizer()('no.token.atall')).rejects.toThrow('Unauthorized');
    expect(attempts).toEqual(['civil', null]);
    expect(counted).toEqual([]);
  });
});
