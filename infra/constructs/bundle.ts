import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

/** Where each function's code lies: name → directory holding `index.mjs`. */
export type Bundles = Record<string, string>;

/**
 * Bundles every function in one run of esbuild, into `.bundles/<name>/index.mjs` under the root.
 * The AWS SDK goes in too, so that what was tested is what runs.
 * @throws esbuild's own error where a function doesn't compile.
 */
export async function bundleFunctions(root: string): Promise<Bundles> {
  const names = readdirSync(join(root, 'functions')).filter((name) => existsSync(entry(root, name)));
  const outdir = join(root, '.bundles');
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
    minify: true,
    keepNames: true,
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    // Packages that are still CommonJS call `require` for Node's own modules.
    banner: { js: "import{createRequire as _r}from'node:module';const require=_r(import.meta.url);" },
  });
  if (process.env.BUNDLE_SIZES) {
    for (const [file, { bytes }] of Object.entries(result.metafile.outputs)) {
      process.stderr.write(`${String(Math.ceil(bytes / 1024)).padStart(6)} KB  ${dirname(file)}\n`);
    }
  }
  return Object.fromEntries(names.map((name) => [name, join(outdir, name)]));
}

const entry = (root: string, name: string) => join(root, 'functions', name, 'index.ts');
