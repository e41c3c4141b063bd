import * as z from 'zod';

/** An address on the web, which readers may follow. Any other kind, such as `javascript:`, could run when it is followed. */
export function webAddress(most: number) {
  return z.url({ protocol: /^https?$/ }).max(most);
}

/** An address at which somebody is called, without an account, which would be a secret that readers of the address see. */
export function calledAddress(most: number) {
  return webAddress(most).refine((text) => {
    // Which texts are no address, the other check says.
    if (!URL.canParse(text)) return true;
    const { username, password } = new URL(text);
    return username + password === '';
  }, '不得含账号 · without an account');
}
