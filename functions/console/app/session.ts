import { InMemoryWebStorage, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { type Config, home } from './config.ts';

export interface Session {
  /** A token that is still good. It is renewed silently before it ends. */
  token(): Promise<string | undefined>;
  /** Signs in again, and comes back to this place. */
  signIn(): Promise<void>;
  signOut(): Promise<void>;
}

/**
 * Who is signed in. Tokens are kept in memory only, so a reload asks the provider, who knows the browser, for new ones.
 * @returns undefined while the browser is on its way to the provider.
 */
export async function startSession({ issuer, clientId }: Config): Promise<Session | undefined> {
  const manager = new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: home.href,
    post_logout_redirect_uri: home.href,
    scope: 'openid profile offline_access',
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
  const signIn = async () => {
    await manager.signinRedirect({ state: location.pathname + location.search });
  };
  const user = await returningUser(manager);
  if (!user) {
    await signIn();
    return undefined;
  }
  return {
    signIn,
    async token() {
      const current = await manager.getUser();
      if (current && !current.expired) return current.access_token;
      return (await manager.signinSilent().catch(() => null))?.access_token;
    },
    async signOut() {
      await manager.signoutRedirect();
    },
  };
}

/** Whoever comes back from the provider, at the place that they had asked for. */
async function returningUser(manager: UserManager): Promise<User | undefined> {
  const asked = new URLSearchParams(location.search);
  if (!asked.has('state') || !(asked.has('code') || asked.has('error'))) return undefined;
  const user = await manager.signinCallback().catch(() => undefined);
  history.replaceState(null, '', typeof user?.state === 'string' ? user.state : home.pathname);
  return user;
}
