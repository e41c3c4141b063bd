import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const KEPT = 3;

/**
 * The built files of the console, each with its compressed forms beside it. They are built once for what they are made of.
 * @returns their directory, to be read only.
 */
async function buildSite(root: string): Promise<string> {
  const cache = join(root, '.local', 'console');
  const built = join(cache, hashOf(root));
  if (existsSync(built)) return built;
  const unfinished = join(cache, `.${randomUUID()}`);
  mkdirSync(unfinished, { recursive: true });
  // Loaded only where there is something to build, since it takes longer than everything else here.
  const { build } = await import('vite');
  // Whoever builds, a test too, builds what is deployed: else React is the one for development, twice as large.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await build({
      configFile: join(root, 'functions/console/vite.config.ts'),
      build: { outDir: unfinished },
      logLevel: 'warn',
    });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
  await compressAll(unfinished);
  try {
    renameSync(unfinished, built);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another build may have made the same first.
    if (!existsSync(built)) throw error;
  }
  for (const old of readdirSync(cache)
    .filter((name) => !name.startsWith('.') && join(cache, name) !== built)
    .slice(KEPT))
    rmSync(join(cache, old), { recursive: true, force: true });
  return built;
}

/** Copies the built files to a directory, such as the one of the function that serves them. */
export async function copySite(root: string, to: string): Promise<void> {
  cpSync(await buildSite(root), to, { recursive: true });
}

function hashOf(root: string): string {
  const hash = createHash('sha256');
  // Of the domain the pages hold the names, of the contract the description.
  const directories = ['functions/console', 'shared/client', 'shared/contract', 'shared/domain', 'shared/text'].map(
    (directory) => join(root, directory),
  );
  const files = directories.flatMap((directory) =>
    readdirSync(directory, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const others = ['package-lock.json', 'infra/constructs/site.ts'];
  for (const file of [...files.sort(), ...others.map((other) => join(root, other))])
    hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

async function compressAll(directory: string): Promise<void> {
  const files = readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ['.js', '.css', '.svg', '.json'].includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(
    files.map(async (file) => {
      const bytes = readFileSync(file);
      const [br, gz] = await Promise.all([
        brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
        zip(bytes, { level: 9 }),
      ]);
      writeFileSync(`${file}.br`, br);
      writeFileSync(`${file}.gz`, gz);
    }),
  );
}
