import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** The name under which the package of the client is imported. */
export const PACKAGE = 'yima-data-sharing-client';

/** A program of its own that has the package of the client, made and installed without a network. */
export class ClientProgram {
  readonly directory = mkdtempSync(join(tmpdir(), 'client-program-'));

  async install(): Promise<void> {
    const made = await run(process.execPath, [join(root, 'infra/client.ts'), '--out', this.directory], { cwd: root });
    this.write('package.json', JSON.stringify({ name: 'program', private: true, type: 'module' }));
    // No cache either: what the package needs is in it.
    const cache = join(this.directory, 'no-cache');
    const how = ['--offline', '--no-audit', '--no-fund', '--cache', cache];
    await run('npm', ['install', ...how, made.stdout.trim()], {
      cwd: this.directory,
      shell: process.platform === 'win32',
    });
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  write(file: string, text: string): string {
    const path = join(this.directory, file);
    writeFileSync(path, text);
    return path;
  }

  /** Runs a module, which prints JSON, on the Node of the tests. */
  async run(code: string, env: Record<string, string>): Promise<unknown> {
    const { stdout } = await run(process.execPath, [this.write('main.js', code)], {
      cwd: this.directory,
      env: { ...process.env, ...env },
    });
    return JSON.parse(stdout);
  }

  /**
   * Runs the command `yima` of the package.
   * @param watch is given what it says beside its answer, as it says it
   */
  async yima(
    args: readonly string[],
    env: Record<string, string>,
    watch: (said: string) => void = () => undefined,
  ): Promise<{ exit: number | null; out: string; err: string }> {
    const command = join(this.directory, 'node_modules/.bin/yima');
    const child = spawn(process.execPath, [command, ...args], { cwd: this.directory, env: { ...process.env, ...env } });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
      watch(err);
    });
    const exit = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { exit, out, err };
  }

  /** What the compiler says of TypeScript files that use the package. */
  async compile(files: Record<string, string>): Promise<string> {
    const paths = Object.entries(files).map(([file, text]) => this.write(file, text));
    const how = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2024,dom'];
    const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const tsc = run(process.execPath, [compiler, ...how, ...types, '--ignoreConfig', ...paths], {
      cwd: this.directory,
    });
    return await tsc.then(
      ({ stdout }) => stdout,
      (failed: { stdout: string }) => failed.stdout,
    );
  }
}
