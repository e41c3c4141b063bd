import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface Source {
  file: string;
  text: string;
  /** What it imports: files of the project from its root, packages by name. */
  imports: string[];
}

const sources: Source[] = globSync('{shared,functions,infra}/**/*.{ts,tsx}', { cwd: root }).map((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const imports = [...text.matchAll(/(?:\bfrom|^import|\bimport\()\s*'([^'\n]+)'/gm)].map(([, name = '']) =>
    name.startsWith('.') ? relative(root, join(root, dirname(file), name)) : name,
  );
  return { file, text, imports };
});

const under = (folder: string) => sources.filter(({ file }) => file.startsWith(`${folder}/`));

/** Each import that a rule does not allow, as `file → what`. */
function offences(among: Source[], allowed: (what: string, file: string) => boolean): string[] {
  return among.flatMap(({ file, imports }) =>
    imports.filter((what) => !allowed(what, file)).map((what) => `${file} → ${what}`),
  );
}

describe('who imports whom', () => {
  it('the domain: itself and zod alone', () => {
    expect(offences(under('shared/domain'), (what) => /^shared\/domain\/|^zod$/.test(what))).toEqual([]);
  });

  it('the contract: itself and the domain, and zod', () => {
    expect(offences(under('shared/contract'), (what) => /^shared\/(contract|domain)\/|^zod$/.test(what))).toEqual([]);
  });

  it('the AWS SDK: the storage and the adapters alone', () => {
    // The client signs with the SDK's own signer, its command finds credentials as AWS's own does, and the local runtime checks
    // signatures with the signer. What operators run works on what is deployed.
    const may =
      /^shared\/(storage|adapters)\/|^(infra\/local\/iam|shared\/client)\/sigv4|^shared\/client\/cli\/session|^infra\/ops\//;
    const others = sources.filter(({ file }) => !may.test(file));
    expect(offences(others, (what) => !/^@(aws-sdk|smithy)\//.test(what))).toEqual([]);
  });

  it('a function: what is shared, packages, and its own folder, never another function or the infrastructure', () => {
    const own = (file: string) => file.split('/').slice(0, 2).join('/');
    expect(
      offences(
        under('functions'),
        (what, file) => !/^(functions|infra|test)\//.test(what) || what.startsWith(`${own(file)}/`),
      ),
    ).toEqual([]);
  });

  it('what is shared: no function and no infrastructure', () => {
    expect(offences(under('shared'), (what) => !/^(functions|infra|test)\//.test(what))).toEqual([]);
  });

  it('the infrastructure: of the functions only what they need in their environment', () => {
    expect(
      offences(under('infra'), (what) => !what.startsWith('functions/') || what.endsWith('/environment.ts')),
    ).toEqual([]);
  });

  it('relative imports name their file, and every file is found', () => {
    const files = new Set(sources.map(({ file }) => file));
    expect(
      offences(
        sources,
        (what) => !/^(shared|functions|infra)\//.test(what) || files.has(what) || /\.(json|mjs|css)$/.test(what),
      ),
    ).toEqual([]);
  });

  it('finds what it looks for', () => {
    expect(under('shared/domain').length).toBeGreaterThan(15);
    expect(under('functions').flatMap(({ imports }) => imports)).toContain('shared/storage/commit.ts');
    expect(under('shared/storage').flatMap(({ imports }) => imports)).toContain('@aws-sdk/lib-dynamodb');
  });
});

describe('business time', () => {
  it("comes with the event and never from the machine's clock, in the domain and in the functions", () => {
    const clock = /Date\.now\b|new Date\(\s*\)|performance\.now\b|process\.hrtime\b/;
    const asking = [...under('shared/domain'), ...under('functions')].filter(({ text }) => clock.test(text));
    // A browser has no event: its clock is set by the API's answers, in one place. How old a provider's keys are is no business time.
    const mayAsk = ['functions/authorizer/keys.ts', 'functions/console/app/dates.ts'];
    expect(asking.map(({ file }) => file).sort()).toEqual(mayAsk);
  });

  it("is not read in the machine's zone", () => {
    const local = /\.(getFullYear|getMonth|getDate|getDay|getHours|getTimezoneOffset|toLocale\w*String|toDateString)\(/;
    const reading = [...under('shared'), ...under('functions')].filter(({ text }) => local.test(text));
    expect(reading.map(({ file }) => file)).toEqual([]);
  });
});

describe('local or deployed', () => {
  it('no code of the product knows which', () => {
    // The command runs on people's machines, and signs in by a page of its own there.
    const deployed = under('shared').filter(({ file }) => !file.startsWith('shared/client/cli/'));
    const asking = [...deployed, ...under('functions')].filter(({ text }) =>
      /isLocal|localhost|127\.0\.0\.1|NODE_ENV|AWS_ENDPOINT/.test(text),
    );
    expect(asking.map(({ file }) => file)).toEqual([]);
  });
});
