import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Failure } from './exit.ts';

/** How one is signed in to a stage. */
export type SignedIn =
  /** A person, through the OpenID provider. `until` is milliseconds since 1970. */
  | {
      kind: 'person';
      issuer: string;
      clientId: string;
      accessToken: string;
      refreshToken: string | null;
      until: number;
    }
  /** A system of a department, with its client credentials. */
  | { kind: 'system'; issuer: string; clientId: string; clientSecret: string; scope: string | null }
  /** A role of the department, with which each request is signed. */
  | { kind: 'sigv4'; region: string; profile: string | null };

export interface KeptStage {
  url: string;
  signedIn: SignedIn | null;
}

export interface Kept {
  /** The stage that is called where none is named. */
  current: string | null;
  stages: Record<string, KeptStage>;
}

/** What is kept between two commands, in a file that nobody but its owner reads. */
export class Config {
  readonly file: string;

  constructor(env: Record<string, string | undefined>) {
    const home = env.XDG_CONFIG_HOME || join(env.HOME || homedir(), '.config');
    this.file = join(home, 'yima', 'config.json');
  }

  read(): Kept {
    let text: string;
    try {
      text = readFileSync(this.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { current: null, stages: {} };
      throw error;
    }
    try {
      return JSON.parse(text) as Kept;
    } catch {
      throw new Failure(2, `${this.file}: 不是合法的 JSON · not JSON`);
    }
  }

  /** Written whole beside the old one first, so that a command that breaks off leaves one or the other. */
  change(how: (kept: Kept) => void): void {
    const kept = this.read();
    how(kept);
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    const unfinished = `${this.file}.${process.pid}`;
    writeFileSync(unfinished, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    chmodSync(unfinished, 0o600);
    renameSync(unfinished, this.file);
  }
}
