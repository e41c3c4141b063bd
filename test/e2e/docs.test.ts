import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Example, examples } from '../../functions/console/guides.ts';
import { listen } from '../../infra/local/gateway/server.ts';
import { verify } from '../../infra/local/iam/sigv4.ts';
import { type Runtime, startRuntime } from '../../infra/local/runtime.ts';
import { connect } from '../../infra/local/sample/client.ts';
import { principals } from '../../infra/local/sample/departments.ts';
import { loadSample } from '../../infra/local/sample/load.ts';
import { makeSupervision } from '../../infra/local/sample/supervision.ts';
import { toInstant } from '../../shared/domain/calendar/time.ts';
import { ClientProgram } from '../world/client-package.ts';
import { emptyDynamoDB } from '../world/dynamodb.ts';

/** The examples of the docs, run as they are printed against what `npm start` boots; only the ports are the test's own. */
let runtime: Runtime;
const dataDir = mkdtempSync(join(tmpdir(), 'docs-'));
const program = new ClientProgram();
beforeAll(async () => {
  const dynamodb = await emptyDynamoDB();
  runtime = await startRuntime({
    ...{ dataDir, dynamodb: dynamodb.client, principals: () => principals },
    now: new Date('2026-09-24T09:00:00+08:00'),
  });
  const { apiUrl, token, settle, now, seal } = runtime;
  // What the guide on webhooks says to install comes from the project's own packages.
  const library = join(import.meta.dirname, '../../node_modules/standardwebhooks');
  const installed = program
    .install()
    .then(() => symlink(library, join(program.directory, 'node_modules/standardwebhooks')));
  await Promise.all([installed, loadSample({ apiUrl, token, settle, now, seal, firstBatch: 25, cases: false }).ready]);
});
afterAll(async () => {
  await runtime?.stop();
  program.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

const run = promisify(execFile);
const has = (command: string) => spawnSync(command, ['--version']).error === undefined;
/** With what an example runs, by its language. */
const runners: Record<string, { needs: string; file: string; command: (file: string) => [string, string[]] }> = {
  sh: { needs: 'curl', file: 'example.sh', command: (file) => ['bash', ['-eu', file]] },
  ts: { needs: 'node', file: 'example.ts', command: (file) => [process.execPath, [file]] },
  python: { needs: 'python3', file: 'example.py', command: (file) => ['python3', [file]] },
};

const onPorts = (code: string) =>
  code.replaceAll('http://localhost:3000', runtime.apiUrl).replaceAll('http://localhost:3001', runtime.controlUrl);

/** Runs the examples of a guide in one language, in their order, as one program. @returns what is printed */
async function printed(language: string, code: string, env: Record<string, string> = {}): Promise<string> {
  const { file, command } = runners[language] as (typeof runners)[string];
  const [name, args] = command(program.write(file, code));
  const path = `${dirname(process.execPath)}:${process.env.PATH}`;
  const done = await run(name, args, {
    cwd: program.directory,
    env: { ...process.env, PATH: path, HOME: program.directory, PYTHONDONTWRITEBYTECODE: '1', ...env },
  }).catch((failed: { stdout: string; stderr: string }) => {
    throw new Error(`${code}\n${failed.stdout}\n${failed.stderr}`);
  });
  return done.stdout;
}

/** What an example says that it prints: the lines after an arrow. */
const promised = (code: string) => [...code.matchAll(/^(?:#|\/\/) → (.+)$/gm)].map(([, text = '']) => text);

const guides = Object.entries(Object.groupBy(examples, ({ guide }) => guide)) as [string, Example[]][];

describe.each(guides)('the guide %s', (guide, its) => {
  const runnable = its.filter(({ note }) => note === '');
  const languages = [...new Set(runnable.map(({ language }) => language))];

  it('has examples that are run, in every language, or says what is done once', () => {
    const oneOff = its.every(({ note }) => note === 'norun');
    const expected = guide === 'start' ? ['sh', 'python'] : ['sh', 'ts', 'python'];
    expect(languages).toEqual(oneOff ? [] : expected);
    for (const { note } of its) expect(note).toMatch(/^(norun|signed|yima\.py)?$/);
  });

  for (const language of languages) {
    const needs = runners[language]?.needs ?? '';
    // Where a machine lacks the program, the test says so by its name.
    const test = it.skipIf(needs !== 'node' && !has(needs));
    test(`prints what it promises, in ${language} (needs ${needs})`, async () => {
      for (const { note, code } of examples.filter((each) => each.note.endsWith('.py')))
        program.write(note, onPorts(code));
      const code = runnable.flatMap((each) => (each.language === language ? [each.code] : [])).join('\n');
      const said = await printed(language, onPorts(code));
      expect(promised(code).length).toBeGreaterThan(0);
      let from = 0;
      for (const text of promised(code)) {
        const at = said.indexOf(text, from);
        expect(at, `${text}\n${said}`).toBeGreaterThanOrEqual(0);
        from = at + text.length;
      }
    });
  }
});

it.each(['sh', 'ts'])('a request is signed as the guide signs it, in %s', async (language) => {
  const verified: unknown[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    void verify({ method, url, headers, body: Buffer.alloc(0) }, () => 'secret').then(
      ({ service }) => verified.push(service),
      (error: unknown) => verified.push(error),
    );
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  const url = `http://127.0.0.1:${await listen(server, 0)}/live`;
  onTestFinished(() => void server.close());
  const [example] = examples.filter((each) => each.note === 'signed' && each.language === language);
  const code = example?.code.replaceAll('https://abc123.execute-api.cn-north-1.amazonaws.com.cn/live', url) ?? '';
  await printed(language, code, { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' });
  expect(verified).toEqual(['execute-api']);
});

it('every TypeScript example compiles', async () => {
  const typed = examples.filter(({ language }) => language === 'ts');
  const files = Object.fromEntries(typed.map(({ code }, n) => [`typed-${n}.ts`, `${code}\nexport {};\n`]));
  expect(await program.compile(files)).toBe('');
});

it('the sample shows what the bureau supervises with, made once however often it is loaded', async () => {
  const { apiUrl, token, settle, seal, now } = runtime;
  const api = connect({ apiUrl, token });
  const shown = async () => {
    await makeSupervision(api, toInstant(now().toISOString()));
    const every = { as: 'p-00-officer1', query: { side: 'all' } } as const;
    const [notices, incidents, contractors, schemes, complaints, circulars] = await Promise.all([
      api('listRectifications', every),
      api('listIncidents', every),
      api('listContractors', every),
      api('listSchemes', { as: 'p-28-evaluator' }),
      api('listComplaints', every),
      api('listCirculars', every),
    ]);
    const states = (of: { body: { items: { status: string }[] } }) => of.body.items.map(({ status }) => status).sort();
    return [notices, incidents, contractors, schemes, complaints, circulars].map(states);
  };
  const expected = [
    ...[['drafted', 'issued', 'reported'], ['handling', 'reported'], ['engaged', 'engaged'], ['confirmed']],
    ...[['answered', 'handling'], ['issued']],
  ];
  expect(await shown()).toEqual(expected);
  expect(await shown()).toEqual(expected);
  await settle();
  await seal();
  const { body: statistics } = await api('listStatistics', {
    as: 'p-00-officer1',
    query: { from: '2026-01-01', to: '2026-12-31' },
  });
  expect(statistics.through?.number).toBe('00000001');
  const { body: seals } = await api('listSeals', { as: 'p-27-auditor' });
  expect(seals.items).toHaveLength(1);
});
