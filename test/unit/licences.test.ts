import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isAdmitted, packagesOf } from '../../infra/licences.ts';

describe('licences', () => {
  const all = packagesOf(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));

  it('of all packages are admitted', () => {
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter(({ licence }) => !isAdmitted(licence))).toEqual([]);
  });

  it('of what is deployed bind nothing beyond the package itself', () => {
    const deployed = all.filter(({ development }) => !development).map(({ licence }) => licence);
    expect(deployed).not.toContain('MPL-2.0');
  });

  it('are weighed as they are written', () => {
    expect(['MIT', '(MIT OR GPL-3.0-or-later)', 'MIT AND Apache-2.0'].map(isAdmitted)).toEqual([true, true, true]);
    expect(['GPL-3.0-or-later', 'MIT AND GPL-3.0-or-later', 'unknown', ''].map(isAdmitted)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
