import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';

/** The provider's keys can't be read, and none that were read are known: nothing can be said of a token. */
export class IdentityUnavailable extends Error {}

export interface ProviderKeys {
  /** The key of a token. @throws IdentityUnavailable, `JWKSNoMatchingKey` for a token of no key of the provider */
  find: JWTVerifyGetKey;
  /** Reads the keys again, at most twice a minute. @returns whether it did */
  renew(): Promise<boolean>;
}

/** How long keys are used without asking the provider, and how long while it can't be reached. */
const FRESH = 600_000;
const BELIEVED = 24 * 3_600_000;
const WAIT = 3_000;

/**
 * The keys of the identity provider, as it serves them. While the provider can't be reached, those read last are believed for a day, so
 * that an outage harms nobody who has a token.
 */
export function providerKeys(
  url: string,
  { fresh = FRESH, believed = BELIEVED, cooldown = 30_000 } = {},
): ProviderKeys {
  let readAt = Number.NEGATIVE_INFINITY;
  const remote = createRemoteJWKSet(new URL(url), {
    cacheMaxAge: fresh,
    timeoutDuration: WAIT,
    cooldownDuration: cooldown,
    async [customFetch](...asked) {
      const answer = await fetch(...asked);
      if (answer.status === 200) readAt = performance.now();
      return answer;
    },
  });
  return {
    async find(header, token) {
      try {
        return await remote(header, token);
      } catch (error) {
        if (isAboutToken(error)) throw error;
        const known = remote.jwks();
        if (!known || performance.now() - readAt > believed) throw new IdentityUnavailable('no keys', { cause: error });
        return await createLocalJWKSet(known)(header, token).catch((cause) => {
          // It may be signed with a key that is new, which only the provider could say.
          throw new IdentityUnavailable('key unknown', { cause });
        });
      }
    },
    async renew() {
      if (remote.coolingDown) return false;
      return await remote.reload().then(
        () => true,
        () => false,
      );
    },
  };
}

function isAboutToken(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
}
