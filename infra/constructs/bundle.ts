import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { characterList } from '../../shared/adapters/search/simplified.ts';
import { openApi } from '../../shared/contract/openapi/document.ts';
import { operations } from '../../shared/contract/routes.ts';
import { fontFiles } from '../../shared/documents/fonts.ts';
import { columnReference } from '../../shared/text/column-reference.ts';
import { requiredBuiltins } from './required-builtins.ts';
import { copySite } from './site.ts';
import { noJsonSchema, plainKeys } from './tree-shaking.ts';

const require = createRequire(import.meta.url);

/** The code of each function: name → directory with `index.mjs`. */
export type Bundles = Record<string, string>;

/**
 * The SDK's other sources of credentials: a developer's machine, a container, EC2. Lambda always has credentials in the environment,
 * and these sources would be a fifth of every bundle.
 */
const ELSEWHERE = ['ini', 'sso', 'login', 'process', 'web-identity', 'http'].map(
  (source) => `@aws-sdk/credential-provider-${source}`,
);

/**
 * Bundles every function in one run of esbuild, each into `<name>/index.mjs` in the output directory.
 * The bundles include the AWS SDK, so that the deployed code is the tested code.
 * @param outdir a directory that no other run uses, because another run may still write.
 * @throws esbuild's own error where a function doesn't compile.
 */
export async function bundleFunctions(root: string, outdir: string): Promise<Bundles> {
  const names = readdirSync(join(root, 'functions')).filter((name) => existsSync(entry(root, name)));
  const result = await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => ({ in: entry(root, name), out: `${name}/index` })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: [...ELSEWHERE, '@smithy/credential-provider-imds'],
    plugins: [plainKeys, noJsonSchema, requiredBuiltins],
    minify: true,
    keepNames: true,
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    // Packages that are still CommonJS call `require` for Node's own modules.
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  });
  copyBeside(outdir);
  if (names.includes('open')) writeDescriptions(join(outdir, 'open'));
  for (const name of ['log', 'jobs'].filter((each) => names.includes(each))) writeTitles(join(outdir, name));
  if (names.includes('console')) await copySite(root, join(outdir, 'console', 'site'));
  if (process.env.BUNDLE_SIZES) {
    for (const [file, { bytes }] of Object.entries(result.metafile.outputs)) {
      process.stderr.write(`${String(Math.ceil(bytes / 1024)).padStart(6)} KB  ${dirname(file)}\n`);
    }
  }
  return Object.fromEntries(names.map((name) => [name, join(outdir, name)]));
}

/** Files next to the code of a function, by function. */
const BESIDE: Record<string, string[]> = {
  documents: Object.values(fontFiles).map((file) => require.resolve(file)),
  // Whatever searches, or writes what is searched.
  ...Object.fromEntries(['catalog', 'indexer', 'jobs'].map((name) => [name, [require.resolve(characterList)]])),
};

function copyBeside(outdir: string): void {
  for (const [name, files] of Object.entries(BESIDE)) {
    for (const file of files) copyFileSync(file, join(outdir, name, basename(file)));
  }
}

/** What each operation is called, as the log tells it: the whole contract would be most of its bundle. */
function writeTitles(directory: string): void {
  const titles = Object.fromEntries(operations.map(({ operationId, summary }) => [operationId, summary]));
  writeFileSync(join(directory, 'titles.json'), JSON.stringify(titles));
}

/** The description of the API, for each way in which callers prove who they are. */
function writeDescriptions(directory: string): void {
  for (const method of ['oidc', 'iam'] as const)
    writeFileSync(join(directory, `openapi.${method}.json`), JSON.stringify(openApi(columnReference, method)));
}

const entry = (root: string, name: string) => join(root, 'functions', name, 'index.ts');
