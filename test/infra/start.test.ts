import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { storyText } from '../../infra/local/sample/story.ts';
import { Terminal } from '../../infra/local/terminal.ts';

/** What somebody meets who types `npm start`. */
const directory = mkdtempSync(join(tmpdir(), 'start-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('an older Java', () => {
  it.each([
    ['1.8.0_392', 'this is Java 8.'],
    ['11.0.21', 'this is Java 11.'],
    ['one', 'the version of this one is unknown.'],
  ])('that calls itself %s: %s', (version, words) => {
    writeFileSync(join(directory, 'java'), `#!/bin/sh\necho 'openjdk version "${version}"' >&2\n`);
    chmodSync(join(directory, 'java'), 0o755);
    const run = join(import.meta.dirname, '../../infra/run.mjs');
    const started = spawnSync(process.execPath, [run, 'infra/local/start.ts', '--help'], {
      encoding: 'utf8',
      env: { PATH: `${directory}:/bin` },
    });
    expect(started).toMatchObject({ status: 1, stderr: expect.stringContaining(words) });
  });
});

describe('what is printed of long work', () => {
  function printed(isTTY: boolean) {
    let text = '';
    let now = 0;
    const write = (more: string) => {
      text += more;
    };
    const terminal = new Terminal({ isTTY, write }, () => now);
    terminal.say('starting');
    for (; now < 25_000; now += 1_000) terminal.progress(`entries ${now / 1_000}`);
    terminal.progress('entries 25', true);
    terminal.say('ready');
    return text;
  }

  it('is one line that a terminal rewrites', () => {
    const lines = printed(true).split('\n');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal reads
    expect(lines.map((line) => line.split(/\r\u001b\[2K/).at(-1))).toEqual(['starting', 'entries 25', 'ready', '']);
    expect(lines[1]).toContain('entries 24');
  });

  it('is a line now and then where nothing can be rewritten', () => {
    expect(printed(false)).toBe('starting\nentries 0\nentries 10\nentries 20\nentries 25\nready\n');
  });
});

it('the story shows what the clock and the API answer, and stops at a refusal', async () => {
  const server = createServer((request, response) => {
    const [status, answer] = {
      '/clock': [400, { error: 'time moves forward only' }],
      '/settle': [200, { now: '2026-10-10T00:00:00.000+08:00' }],
      '/refused': [409, { status: 409, code: 'already-decided', detail: 'decided already' }],
    }[String(request.url)] ?? [404, { error: 'nothing' }];
    response.writeHead(Number(status), { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const control = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const [prepared = ''] = storyText({ api: control, control }).split('\n\n');
  const sh = async (command: string) => {
    const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
    const ran = promisify(execFile)('bash', ['-c', `${prepared}\n${command}`], { env });
    return await ran.catch((failed: { code: number; stdout: string; stderr: string }) => failed);
  };
  expect(await sh('settle')).toMatchObject({ stdout: '2026-10-10T00:00:00.000+08:00\n' });
  expect(await sh('clock 2026-01-01')).toMatchObject({ code: 1, stderr: 'time moves forward only\n', stdout: '' });
  expect(await sh('curl -s $API/refused | pick .id')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('decided already'),
    stdout: '',
  });
  expect(await sh(': | pick .id')).toMatchObject({ code: 1, stderr: '没有应答 · no answer\n', stdout: '' });
  // What is ignored is what nobody can see go wrong.
  expect(storyText({ api: control, control })).not.toContain('/dev/null\n');
});
