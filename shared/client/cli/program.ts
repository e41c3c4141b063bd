import { writeFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { ProblemError } from '../client.ts';
import { bodyOf } from './body.ts';
import { Config } from './config.ts';
import { type Exit, exitOf, exits, Failure } from './exit.ts';
import { caseFlows, dashed, explained } from './flows/cases.ts';
import { fileFlows } from './flows/files.ts';
import { signInFlows } from './flows/sign-in.ts';
import { isPaged, type Operation, operations, resolved, tags } from './operations.ts';
import { widthOf } from './output.ts';
import { type Common, Session, type Surroundings } from './session.ts';
import { inLang, type Lang, langOf, type Say, sayIn } from './words.ts';

/** Runs one command. @returns how the program ends */
export async function run(args: readonly string[], around: Surroundings): Promise<Exit> {
  const lang = langOf(args, around.env);
  const say = sayIn(lang);
  const program = build(lang, say, around);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return misused(error, around, say);
    around.err(`${explain(error, lang, say)}\n`);
    return exitOf(error);
  }
}

function build(lang: Lang, say: Say, around: Surroundings): Command {
  const config = new Config(around.env);
  const session = (options: object) => new Session({ config, around, say, lang, common: options as Common });
  const program = styled(new Command('yima'), say, around)
    .description(say('义马市政务信息资源共享的命令行', 'Yima government data sharing at the command line'))
    .option('--stage <name>', say('环境，见 yima stages（YIMA_STAGE）', 'the stage, see yima stages (YIMA_STAGE)'))
    .option('--url <url>', say('接口地址（YIMA_URL）', 'where the API is (YIMA_URL)'))
    .addOption(
      new Option('-o, --output <format>', say('输出格式', 'how answers are written'))
        .choices(['table', 'json', 'csv'])
        .default('table'),
    )
    .option('--columns <names>', say('表格的列，用逗号分开', 'the columns, separated by commas'))
    .option('--acting-for <person>', say('代为办理：缺勤同事的编号', 'the colleague one stands in for'))
    .addOption(
      new Option('--lang <lang>', say('语言（YIMA_LANG）', 'the language (YIMA_LANG)')).choices(['zh', 'en', 'both']),
    )
    .addHelpText('after', `\n${ending(say)}`);
  signInFlows(program, say, session);
  caseFlows(program, say, lang, session);
  fileFlows(program, say, session);
  const api = program
    .command('api')
    .helpCommand(false)
    .description(
      say(
        '调用任一操作：yima api <操作> --help；yima api 列出全部',
        'Call any operation: yima api <operation> --help; yima api lists all',
      ),
    );
  for (const operation of operations) addOperation(api, operation, { lang, say, session });
  return program;
}

/** Titles in the language, columns as wide as they look, errors that end the command and not the process. */
function styled(program: Command, say: Say, around: Surroundings): Command {
  const titles: Record<string, string> = {
    'Usage:': say('用法', 'Usage'),
    'Arguments:': say('参数', 'Arguments'),
    'Options:': say('选项', 'Options'),
    'Commands:': say('命令', 'Commands'),
    'Global Options:': say('通用选项', 'Global options'),
  };
  return (
    program
      .configureHelp({
        displayWidth: widthOf,
        styleTitle: (title) => titles[title] ?? title,
        optionDescription: ({ description, argChoices, defaultValue }) =>
          [
            description,
            ...(argChoices ? [argChoices.join(', ')] : []),
            ...(typeof defaultValue === 'string' ? [`= ${defaultValue}`] : []),
          ].join('  '),
        showGlobalOptions: true,
      })
      // What is wrong is said once, by whoever runs the command.
      .configureOutput({ writeOut: around.out, writeErr: around.err, outputError: () => undefined })
      .helpOption('-h, --help', say('显示帮助', 'show help'))
      .helpCommand(false)
      .exitOverride()
  );
}

/** What the parser refuses, by its code. */
const misuses: Record<string, string> = {
  'commander.unknownCommand': '没有这个命令',
  'commander.unknownOption': '没有这个选项',
  'commander.missingArgument': '缺少参数',
  'commander.excessArguments': '参数过多',
  'commander.optionMissingArgument': '选项缺少取值',
  'commander.missingMandatoryOptionValue': '缺少必需的选项',
  'commander.invalidArgument': '取值无效',
};

/** Help that was asked for is no misuse. */
function misused({ code, message, exitCode }: CommanderError, { err }: Surroundings, say: Say): Exit {
  if (exitCode === 0) return 0;
  if (code !== 'commander.help')
    err(
      `${say(misuses[code] ?? '用法有误', message.replace(/^error: /, ''))}\n${say('加 --help 查看用法', 'See --help')}\n`,
    );
  return 2;
}

function ending(say: Say): string {
  const codes = Object.entries(exits).map(([code, [zh, en]]) => `  ${code}  ${say(zh, en)}`);
  return [
    `${say('退出码', 'Exit codes')}`,
    ...codes,
    '',
    say('YIMA_TOKEN 中的令牌优先于已保存的登录。', 'A token in YIMA_TOKEN comes before the sign-in that is kept.'),
    '',
  ].join('\n');
}

interface Parts {
  lang: Lang;
  say: Say;
  session: (options: object) => Session;
}

type Called = Common & {
  body?: string;
  field?: string[];
  all?: boolean;
  out?: string;
  ifMatch?: string;
  idempotencyKey?: string;
} & Record<string, unknown>;

/** A command for an operation: its path's parameters as arguments, its query as options, its body as JSON or field by field. */
function addOperation(api: Command, operation: Operation, { lang, say, session }: Parts): void {
  const { operationId, parameters, body, summary } = operation;
  const tag = tags.find(({ name }) => name === operation.tags[0]);
  const command = api
    .command(operationId)
    .helpGroup(inLang(lang, tag?.description ?? ''))
    .summary(inLang(lang, summary))
    .description(`${inLang(lang, summary)}\n${operation.method} ${operation.path}`)
    .addHelpText('after', () => beneath(operation, lang, say));
  const inPath = parameters.filter((each) => each.in === 'path');
  const inQuery = parameters.filter((each) => each.in === 'query');
  for (const { name, description: about } of inPath) command.argument(`<${name}>`, inLang(lang, about));
  for (const { name, schema, required, description: about } of inQuery) {
    const option = new Option(`--${dashed(name)} <value>`, explained({ ...schema, description: about }, lang));
    command.addOption(option.makeOptionMandatory(required));
  }
  if (parameters.some(({ name }) => name === 'Idempotency-Key'))
    command.option(
      '--idempotency-key <key>',
      say('重试同一次提交时不变', 'the same for each retry; made anew if left out'),
    );
  if (parameters.some(({ name }) => name === 'If-Match'))
    command.requiredOption(
      '--if-match <version>',
      say('所依据的版本；latest 即现在的', 'the version it is decided on; latest: what is there now'),
    );
  if (body)
    command
      .option(
        '--body <json>',
        say('内容：JSON、@文件，或 -（标准输入）', 'what is sent: JSON, @file, or - for standard input'),
      )
      .option(
        '-f, --field <name=value...>',
        say('一个字段，如 reason=…、basis.document=…', 'one field, as reason=… or basis.document=…'),
      );
  if (isPaged(operation)) command.option('--all', say('读到最后一页', 'read to the last page'));
  command.option('--out <file>', say('把答复写入文件', 'write the answer to a file'));
  command.action(async (...given: unknown[]) => {
    const options = (given.at(-1) as Command).optsWithGlobals<Called>();
    const here = session(options);
    const path = Object.fromEntries(inPath.map(({ name }, n) => [name, String(given[n])]));
    const query = Object.fromEntries(
      inQuery.flatMap(({ name }) => (options[name] === undefined ? [] : [[name, String(options[name])]])),
    );
    const version = options.ifMatch === 'latest' ? await here.versionFor(operation, path) : options.ifMatch;
    const headers = {
      ...(version ? { 'If-Match': version } : {}),
      ...(options.idempotencyKey ? { 'Idempotency-Key': options.idempotencyKey } : {}),
    };
    const sent = { path, query, headers, ...(body ? { body: bodyOf(body.schema, options.body, options.field) } : {}) };
    const answer = options.all ? await here.all(operation, sent) : (await here.call(operation, sent)).data;
    if (options.out) {
      writeFileSync(options.out, answer instanceof Uint8Array ? answer : `${JSON.stringify(answer, null, 2)}\n`);
      here.tell(`${say('已写入', 'Written')}: ${options.out}`);
    } else here.show(answer);
  });
}

/** The fields of what is sent, and what the description says of rules, roles and refusals, which it does in Chinese. */
function beneath({ body, description }: Operation, lang: Lang, say: Say): string {
  const fields = Object.entries(resolved(body?.schema).properties ?? {});
  const width = Math.max(0, ...fields.map(([name]) => name.length));
  const lines = fields.map(([name, field]) => `  ${name.padEnd(width)}  ${explained(field, lang)}`);
  return [
    ...(lines.length > 0 ? ['', say('内容的字段', 'Fields of what is sent'), ...lines] : []),
    ...(lang === 'en' || !description ? [] : ['', description]),
    '',
  ].join('\n');
}

/** What went wrong, for a person to read: the refusal, its rule, and what is wrong with which field. */
function explain(error: unknown, lang: Lang, say: Say): string {
  if (error instanceof Failure) return error.message;
  if (!(error instanceof ProblemError)) {
    const { message, cause } = error as Error;
    return cause instanceof Error ? `${message}: ${cause.message}` : message;
  }
  const { status, code, detail, detailEn, rule, errors, correlationId, case: same } = error.problem;
  return [
    `${status} ${code}  ${lang === 'en' ? detailEn : lang === 'zh' ? detail : [detail, detailEn].filter(Boolean).join(' · ')}`,
    ...errors.map(({ field, message }) => `  ${field || '(body)'}: ${message}`),
    ...(rule ? [`  ${say('依据', 'Rule')}: ${rule}`] : []),
    ...(same ? [`  ${say('相同事项', 'The same case')}: ${same.number} ${same.id}`] : []),
    ...(correlationId ? [`  ${say('编号', 'Reference')}: ${correlationId}`] : []),
  ].join('\n');
}
