import * as z from 'zod';

/** An address on the web, which readers may follow. Any other kind, such as `javascript:`, could run when it is followed. */
export function webAddress(most: number) {
  return z.url({ protocol: /^https?$/ }).max(most);
}
