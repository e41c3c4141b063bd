import * as z from 'zod';

/** An address on the web, which readers may follow. Any other kind, such as `javascript:`, could run when it is followed. */
export function webAddress(most: number) {
  return z.url({ protocol: /^https?$/ }).max(most);
}

/**
 * An address at which we call somebody: with TLS, except on the machine itself, and without an account, which would be a secret that
 * readers of the address see.
 */
export function calledAddress(most: number) {
  return webAddress(most).refine((text) => {
    // Which addresses are none, the other check says.
    if (!URL.canParse(text)) return true;
    const { protocol, hostname, username, password } = new URL(text);
    return (protocol !== 'http:' || ['127.0.0.1', 'localhost'].includes(hostname)) && username + password === '';
  }, '须为https网址，不含账号 · an https address without an account');
}
