import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** The number of assemblies to keep. Another runtime may still run from an older one. */
const KEPT = 3;
const DAY = 24 * 3_600_000;

/** The URLs in every synthesized template. `rewriteUrls` replaces them by the actual ones. */
const SYNTHESIZED = { apiUrl: 'http://127.0.0.1:3000', controlUrl: 'http://127.0.0.1:3001' };

/**
 * The cloud assembly of a stage. It is synthesized only when one of its sources has changed.
 * @param stage `local`, or `local-signed`, whose calls are signed with roles
 * @returns its directory.
 * @throws Error with what the CDK app printed when it fails.
 */
export async function synthesize(stage: 'local' | 'local-signed' = 'local'): Promise<string> {
  const cache = join(root, '.local', 'assemblies');
  const directory = join(cache, `${stage}-${hashSources()}`);
  if (!existsSync(directory)) {
    mkdirSync(cache, { recursive: true });
    const fresh = hidden(cache);
    try {
      await runApp(stage, fresh);
      renameSync(fresh, directory);
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      // Another runtime may have made the same assembly first.
      if (!existsSync(directory)) throw error;
    }
  }
  const now = new Date();
  utimesSync(directory, now, now);
  removeOld(cache);
  return directory;
}

/** A new path in the cache for an unfinished assembly, or for one to remove. Its name begins with a dot, so nothing runs from it. */
const hidden = (cache: string) => join(cache, `.${randomUUID()}`);

/** Removes the least recently used assemblies, and what interrupted runs left behind. */
function removeOld(cache: string): void {
  const found = readdirSync(cache)
    .map((name) => ({ name, used: statSync(join(cache, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.used - a.used);
  const isHidden = ({ name }: { name: string }) => name.startsWith('.');
  for (const { name } of found.filter((each) => !isHidden(each)).slice(KEPT)) {
    const removed = hidden(cache);
    try {
      renameSync(join(cache, name), removed);
    } catch {
      // Another runtime is removing it.
    }
    rmSync(removed, { recursive: true, force: true });
  }
  for (const { name, used } of found.filter(isHidden)) {
    if (Date.now() - used > DAY) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/** Replaces the URLs in a template's text, so that one assembly serves on any port. */
export function rewriteUrls(actual: { apiUrl: string; controlUrl: string }): (text: string) => string {
  return (text) =>
    text.replace(/http:\/\/127\.0\.0\.1:300[01](?!\d)/g, (url) =>
      url === SYNTHESIZED.apiUrl ? actual.apiUrl : actual.controlUrl,
    );
}

function hashSources(): string {
  const hash = createHash('sha256');
  const add = (path: string) => {
    hash.update(`${relative(root, path)}\0`);
    hash.update(readFileSync(path));
  };
  for (const directory of ['infra', 'functions', 'shared']) {
    const files = readdirSync(join(root, directory), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !path.startsWith(join(root, 'infra', 'local')));
    for (const path of files.sort()) add(path);
  }
  for (const file of ['cdk.json', 'package-lock.json']) add(join(root, file));
  return hash.digest('hex').slice(0, 16);
}

/** Runs the app as `cdk synth -c stage=<stage>` would. */
function runApp(stage: string, outdir: string): Promise<void> {
  const settings = Object.entries({ stage, ...SYNTHESIZED }).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'infra', 'app.ts'), '-o', outdir, ...settings],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`infra/app.ts failed:\n${output}`));
    });
  });
}
