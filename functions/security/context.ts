import type { Files } from '../../shared/adapters/files.ts';
import type { Context } from '../../shared/http/context.ts';

export interface SecurityContext extends Context {
  files: Files;
}
