// Runs a TypeScript file of this project on Node 24, whatever Node the machine has: `node infra/run.mjs <file> [arguments]`.
// It is plain JavaScript for Node 20, because it runs before anything is installed.
// It reports what is missing (Node >= 20, Java >= 17), installs the packages when the lockfile has changed, and runs the file.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const [file, ...args] = process.argv.slice(2);
if (!file) fail('usage: node infra/run.mjs <file> [arguments]');
if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`需要 Node 20 或更高版本 · Node 20 or newer is needed; this is ${process.version}.`);
}
if (
  !/(app|client|console|evaluate|verify|openapi|ops|preflight|restore-drill|cost|smoke|licences|cli\/main)\.ts$/.test(
    file,
  )
)
  requireJava();
install();

const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', file, ...args], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

function requireJava() {
  const found = spawnSync('java', ['-version'], { encoding: 'utf8' });
  // Java 8 calls itself 1.8.
  const major = Number(/version "(?:1\.)?(\d+)/.exec(found.stderr ?? '')?.[1] ?? 0);
  if (major >= 17) return;
  const here = major ? `this is Java ${major}.` : 'the version of this one is unknown.';
  fail(
    `需要 Java 17 或更高版本（用于本机 DynamoDB）· Java 17 or newer is needed (for DynamoDB Local); ${
      found.error ? 'no java was found on the PATH.' : here
    }`,
  );
}

function install() {
  const stamp = join(root, 'node_modules', '.installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('正在安装依赖 · installing packages (npm ci) ...\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) fail('npm ci failed; see above.');
  writeFileSync(stamp, wanted);
}

function node24() {
  const require = createRequire(join(root, 'package.json'));
  const exe = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  for (const name of [
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ]) {
    try {
      const path = join(require.resolve(`${name}/package.json`), '..', exe);
      if (existsSync(path)) return path;
    } catch {
      // not this machine's package
    }
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(`No Node 24 package for ${process.platform}-${process.arch}; install Node 24 and run again.`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
