import { Refusal } from './refusals.ts';

const MEGABYTE = 1024 * 1024;

/**
 * Refuses a file that is too large, before its upload. Sizes are in bytes.
 * @throws Refusal with the given code
 */
export function mustFit(size: number, most: number, code: 'file-too-large' | 'attachment-too-large'): void {
  if (size > most) throw new Refusal(code, { megabytes: Math.ceil(size / MEGABYTE), most: most / MEGABYTE });
}
