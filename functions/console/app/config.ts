export interface Config {
  issuer: string;
  clientId: string;
  /** What stands before `/v1` in the API's addresses. */
  api: string;
}

/** Where the console is: the address that its files are relative to. */
export const home = new URL(document.baseURI);

/** What the pages have to know of their stage. */
export async function readConfig(): Promise<Config> {
  return (await (await fetch(new URL('config.json', home))).json()) as Config;
}

export function apiUrlOf({ api }: Config): string {
  return new URL(api || '/', location.origin).href.replace(/\/$/, '');
}
