/** `npm start`: synthesizes the templates, boots them on this machine, loads the sample data, and prints what to try. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inShanghai, readTime } from './clock.ts';
import { type Runtime, startRuntime } from './runtime.ts';
import { principals } from './sample/departments.ts';
import { loadSample } from './sample/load.ts';
import { storyText, suggestedStart } from './sample/story.ts';
import { Terminal } from './terminal.ts';

const HELP = `npm start -- [选项 options]
  --api-port <n>       接口端口 port of the API (3000)
  --control-port <n>   时钟与邮箱端口 port of the control page (3001)
  --data <directory>   数据目录 where data is kept (.local/data)
  --fresh              清空数据，重新开始 begin anew
  --now <time>         与 --fresh 同用：从此时开始 with --fresh: begin at this time (2026-09-24T09:00)
  --no-sample          不加载示例 without the sample
`;
const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
const [bold, dim, red, green, yellow, cyan] = [1, 2, 31, 32, 33, 36].map(paint) as [
  Paint,
  Paint,
  Paint,
  Paint,
  Paint,
  Paint,
];
type Paint = (text: string) => string;

const began = performance.now();
const terminal = new Terminal(process.stdout);
const timed = (text: string) => `${dim(`${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s`)}  ${text}`;
const say = (text: string) => terminal.say(timed(text));
/** Somebody uses this system: a busy machine makes them wait, and does not end it. */
const slow = (text: string) => say(yellow(text));

function fail(message: string): never {
  terminal.say(red(message));
  process.exit(1);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        'api-port': { type: 'string', default: '3000' },
        'control-port': { type: 'string', default: '3001' },
        data: { type: 'string', default: join(import.meta.dirname, '../../.local/data') },
        fresh: { type: 'boolean', default: false },
        now: { type: 'string' },
        'no-sample': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(HELP);
      process.exit(0);
    }
    const ports = [Number(values['api-port']), Number(values['control-port'])] as [number, number];
    if (!ports.every((port) => Number.isInteger(port) && port >= 0 && port < 65_536))
      fail(`端口无效 · not a port\n\n${HELP}`);
    const now = values.now === undefined ? undefined : readTime(values.now);
    if (values.now !== undefined && !now) fail(`时间无效 · not a time: ${values.now}\n\n${HELP}`);
    if (now && !values.fresh && existsSync(values.data))
      fail('--now 只能与 --fresh 同用 · --now goes with --fresh: kept data has its own time.');
    return { ports, now, dataDir: values.data, fresh: values.fresh, sample: !values['no-sample'] };
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${HELP}`);
  }
}

const { ports, now, dataDir, fresh, sample } = readOptions();
const stopping = new AbortController();
let runtime: Runtime | undefined;
async function stop(signal: NodeJS.Signals) {
  if (stopping.signal.aborted) return;
  stopping.abort();
  terminal.say(dim(`\n正在停止 · stopping (${signal})`));
  // Ctrl-C ends the process even when something hangs. All writes are on disk, and DynamoDB Local ends with this process.
  setTimeout(() => process.exit(1), 10_000).unref();
  await starting.catch(() => undefined);
  await runtime?.stop();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));

const starting = startRuntime({
  dataDir,
  fresh,
  apiPort: ports[0],
  controlPort: ports[1],
  principals: () => principals,
  progress: say,
  slow,
  ...(now ? { now } : {}),
});
try {
  runtime = await starting;
} catch (error) {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    fail(
      `端口 ${port} 已被占用：可能已有一个在运行；换端口请用 npm start -- --api-port 4000 --control-port 4001\n` +
        `Port ${port} is taken: perhaps it runs already; choose others with --api-port and --control-port.`,
    );
  }
  fail(message);
}
if (sample && !stopping.signal.aborted) await load(runtime);
if (!stopping.signal.aborted) ready(runtime);

async function load({ apiUrl, token, settle, now, seal }: Runtime): Promise<void> {
  const loading = loadSample({
    ...{ apiUrl, token, settle, now, seal },
    signal: stopping.signal,
    slow,
    progress: ({ text, done, total }) => terminal.progress(timed(text), done === total),
  });
  const failed = (error: Error) => {
    if (stopping.signal.aborted) return;
    say(`${red("示例数据未能全部加载 · the sample couldn't be loaded whole")}\n${error.stack}`);
    slow('系统继续运行；再次启动时会接着加载 · the system runs on; the next start goes on with the sample');
  };
  await loading.ready.catch(() => undefined);
  void loading.done.then(() => say(green('示例已全部加载 · all of the sample is loaded')), failed);
}

function ready({ apiUrl, controlUrl, now: clock }: Runtime): void {
  say(`${green(bold('就绪 · ready'))}  ${dim(inShanghai(clock()))}`);
  terminal.say(`
  ${bold('控制台 console')}       ${cyan(`${apiUrl}/console`)}     ${dim('以任一演示人员登录 · sign in as any of the demo people')}
  ${bold('开放目录 open')}        ${cyan(`${apiUrl}/console/open`)}     ${dim('任何人可查，无须登录 · for anybody, without sign-in')}
  ${bold('时钟与邮箱 control')}   ${cyan(controlUrl)}     ${dim('时钟、邮件、演示人员 · clock, mailbox, demo principals')}
  ${bold('接口 API')}             ${cyan(apiUrl)}     ${dim('/docs，/openapi.json')}
  ${bold('接口替身 stand-in')}    ${cyan(`${controlUrl}/provider`)}     ${dim('提供部门的服务接口 · a provider’s interface, to register and call')}

${bold('试一试 · try')}  ${dim(`（跨国庆假期 · over the National Day holiday: ${suggestedStart}）`)}

${storyText({ api: apiUrl, control: controlUrl })}

${dim('Ctrl-C 停止；数据保留 · stops; data is kept')}
`);
}
