import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** How many earlier assemblies are kept: another runtime may still be running from one. */
const KEPT = 3;

/** The URLs that every template is synthesized with; `rewriteUrls` puts the actual ones in their place. */
const SYNTHESIZED = { apiUrl: 'http://127.0.0.1:3000', controlUrl: 'http://127.0.0.1:3001' };

/**
 * The cloud assembly of the stage `local`, synthesized only when something it is made from has changed.
 * @returns its directory.
 * @throws Error with what the CDK app printed when it fails.
 */
export async function synthesize(cache = join(root, '.local', 'assemblies')): Promise<string> {
  const directory = join(cache, hashSources());
  if (!existsSync(directory)) {
    mkdirSync(cache, { recursive: true });
    const fresh = join(cache, `.${randomUUID()}`);
    await runApp(fresh);
    try {
      renameSync(fresh, directory);
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      // Another runtime has made the same assembly first.
      if (!existsSync(directory)) throw error;
    }
  }
  const now = new Date();
  utimesSync(directory, now, now);
  const byAge = readdirSync(cache)
    .filter((name) => !name.startsWith('.'))
    .map((name) => ({ path: join(cache, name), used: statSync(join(cache, name)).mtimeMs }))
    .sort((a, b) => b.used - a.used);
  for (const { path } of byAge.slice(KEPT)) rmSync(path, { recursive: true, force: true });
  return directory;
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

/** Runs the app as `cdk synth -c stage=local` would. */
function runApp(outdir: string): Promise<void> {
  const settings = Object.entries({ stage: 'local', ...SYNTHESIZED }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
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
