/** Makes the package of the API's client and its command `yima`, to be installed without a network: `npm run client -- [--out .local]`. */
import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { build, type Plugin } from 'esbuild';
import { openApi } from '../shared/contract/openapi/document.ts';
import { columnReference } from '../shared/text/column-reference.ts';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'shared/client');
const modules = join(root, 'node_modules');
const run = promisify(execFile);

/** What the package's types refer to. It goes with the package; the signer is compiled into it. */
const BUNDLED = ['openapi-fetch', 'openapi-typescript-helpers'];

/** The command has the API's description as it is, and not what makes it. */
const description: Plugin = {
  name: 'description',
  setup({ onLoad }) {
    onLoad({ filter: /cli[/\\]contract\.ts$/ }, () => ({
      contents: `export const contract = JSON.parse(${JSON.stringify(JSON.stringify(openApi(columnReference)))});`,
    }));
  },
};

const { values } = parseArgs({ options: { out: { type: 'string', default: '.local' } } });
const out = resolve(process.env.INIT_CWD ?? root, values.out);
const staged = mkdtempSync(join(tmpdir(), 'client-'));
try {
  const entryPoints = ['client', 'client-credentials', 'sigv4'].map((name) => join(source, `${name}.ts`));
  await Promise.all([
    // For browsers, so that the code needs nothing that Node alone has.
    build({
      ...{ entryPoints, outdir: join(staged, 'dist'), bundle: true, format: 'esm' },
      ...{ platform: 'browser', target: 'es2022', external: BUNDLED, logLevel: 'warning' },
    }),
    build({
      ...{ entryPoints: { yima: join(source, 'cli/main.ts') }, outdir: join(staged, 'dist/cli'), bundle: true },
      ...{ format: 'esm', splitting: true, platform: 'node', target: 'node20', minify: true, charset: 'utf8' },
      ...{ plugins: [description], legalComments: 'none', logLevel: 'warning' },
      // Packages that are still CommonJS call `require` for Node's own modules.
      banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    }),
    run(process.execPath, [
      join(modules, 'typescript/bin/tsc'),
      ...['--project', source, '--outDir', join(staged, 'dist')],
    ]),
  ]);
  for (const name of BUNDLED) cpSync(join(modules, name), join(staged, 'node_modules', name), { recursive: true });
  copyFileSync(join(source, 'README.md'), join(staged, 'README.md'));
  writeFileSync(join(staged, 'package.json'), JSON.stringify(manifest(), null, 2));
  mkdirSync(out, { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { stdout } = await run(npm, ['pack', '--json', '--pack-destination', out], {
    cwd: staged,
    shell: process.platform === 'win32',
  });
  const [packed] = JSON.parse(stdout) as [{ filename: string }];
  process.stdout.write(`${join(out, packed.filename)}\n`);
} finally {
  rmSync(staged, { recursive: true, force: true });
}

function manifest() {
  const { version, license, engines } = manifestIn(root);
  const entry = (name: string) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` });
  return {
    name: 'yima-data-sharing-client',
    version,
    description: '义马市政务信息资源共享接口的客户端 · The client of the API of Yima government data sharing',
    ...{ license, engines, type: 'module', sideEffects: false },
    exports: {
      '.': entry('client'),
      './client-credentials': entry('client-credentials'),
      './sigv4': entry('sigv4'),
    },
    bin: { yima: './dist/cli/yima.js' },
    files: ['dist'],
    dependencies: Object.fromEntries(BUNDLED.map((name) => [name, manifestIn(join(modules, name)).version])),
    bundleDependencies: BUNDLED,
  };
}

function manifestIn(directory: string): { version: string; license: string; engines: object } {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
}
