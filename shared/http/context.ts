import type * as z from 'zod';
import type { authentication, cursors } from '../adapters/environment.ts';
import { keptText } from '../adapters/secret.ts';
import { type Law, lawInForce } from '../domain/duties/law.ts';
import { type Cursors, keptCursors } from '../storage/cursor.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { type Authentication, authenticationOf } from './principal.ts';

/** What every operation of the API needs; a context may add to it. */
export interface Context {
  database: Database;
  /** Reads and writes page cursors. */
  cursors: Cursors;
  /** The law that deadlines are counted by. It is up to date whenever a handler is called. */
  law: Law;
}

type Environment = z.output<z.ZodObject<typeof authentication & typeof cursors>> & Parameters<typeof openDatabase>[0];

/** Opens the common context, once for each instance of a function. */
export async function openContext(env: Environment): Promise<{ context: Context; authentication: Authentication }> {
  return {
    context: {
      database: openDatabase(env),
      cursors: keptCursors(keptText(env.CURSOR_SECRET_ARN)),
      law: lawInForce(),
    },
    authentication: authenticationOf(env),
  };
}
