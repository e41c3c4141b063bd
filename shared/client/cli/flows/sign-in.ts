import type { Command } from 'commander';
import type { KeptStage, SignedIn } from '../config.ts';
import { Failure } from '../exit.ts';
import type { Session } from '../session.ts';
import { signInPerson } from '../sign-in.ts';
import type { Say } from '../words.ts';

interface Login {
  url?: string;
  stage?: string;
  issuer?: string;
  clientId?: string;
  scope?: string;
  system?: boolean;
  sigv4?: boolean;
  region?: string;
  profile?: string;
  browser: boolean;
}

/** The name under which a city's provider knows this program: a public client that returns to a port of the machine. */
const CLIENT = 'yima-cli';

/** Signing in and out, and which stages are known. */
export function signInFlows(program: Command, say: Say, session: (options: object) => Session): void {
  program
    .command('login')
    .description(
      say(
        '登录：个人用浏览器；系统用客户端凭证；IAM 环境用签名',
        'Sign in: a person in the browser, a system, or a role that signs',
      ),
    )
    .option('--issuer <url>', say('OpenID 提供方，默认由接口告知', 'The OpenID provider; the API says it by default'))
    .option(
      '--client-id <id>',
      say(`在提供方的客户端编号，个人默认 ${CLIENT}`, `The client id there; of a person ${CLIENT} by default`),
    )
    .option('--scope <words>', say('所请求的范围', 'The scope that is asked for'))
    .option(
      '--system',
      say('以业务系统登录，密钥在 YIMA_CLIENT_SECRET', 'As a system, with its secret in YIMA_CLIENT_SECRET'),
    )
    .option(
      '--sigv4',
      say(
        '以角色签名（SigV4），凭证与 AWS 工具相同',
        'Sign with a role (SigV4), with the credentials of AWS’s own tools',
      ),
    )
    .option('--region <region>', say('签名的区域', 'The region that is signed for'))
    .option('--profile <name>', say('AWS 配置名', 'The AWS profile'))
    .option('--no-browser', say('只显示登录地址', 'Only show the address to sign in at'))
    .action(async (_: object, command: Command) => {
      const options = command.optsWithGlobals<Login>();
      const here = session(options);
      const url = (options.url ?? knownUrl(here, options.stage))?.replace(/\/$/, '');
      if (!url) throw new Failure(2, say('请用 --url 给出接口地址', 'Name the API with --url'));
      const name = options.stage ?? new URL(url).host;
      const signedIn = await signIn(options, url, here);
      here.config.change((kept) => {
        kept.stages[name] = { url, signedIn };
        kept.current = name;
      });
      here.tell(say(`已登录 ${name}（${url}）`, `Signed in to ${name} (${url})`));
    });
  program
    .command('logout')
    .description(say('退出：删除本机保存的令牌', 'Sign out: forget the tokens kept here'))
    .action((_: object, command: Command) => {
      const here = session(command.optsWithGlobals());
      const { name } = here.stage;
      here.config.change(({ stages }) => {
        const its = stages[name];
        if (its) its.signedIn = null;
      });
      here.tell(say(`已退出 ${name}`, `Signed out of ${name}`));
    });
  program
    .command('whoami')
    .description(say('当前是谁、代谁办理', 'Who calls, and for whom they may act'))
    .action(async (_: object, command: Command) => {
      const here = session(command.optsWithGlobals());
      here.show((await here.client.GET('/v1/me')).data);
    });
  program
    .command('stages')
    .description(say('已知的环境；--stage 选用其一', 'The stages that are known; --stage chooses one'))
    .action((_: object, command: Command) => {
      const here = session(command.optsWithGlobals());
      const { stages, current } = here.config.read();
      here.show(
        Object.entries(stages).map(([name, { url, signedIn }]: [string, KeptStage]) => ({
          ...{ name, url, signedIn: signedIn?.kind ?? '' },
          current: name === current,
        })),
      );
    });
}

function knownUrl({ config, around }: Session, stage: string | undefined): string | undefined {
  const { stages, current } = config.read();
  return around.env.YIMA_URL ?? stages[stage ?? current ?? '']?.url;
}

async function signIn(options: Login, url: string, here: Session): Promise<SignedIn> {
  const { say, around } = here;
  if (options.sigv4) {
    const region = options.region ?? around.env.AWS_REGION ?? /\.execute-api\.([\w-]+)\./.exec(url)?.[1];
    if (!region) throw new Failure(2, say('请用 --region 给出区域', 'Name the region with --region'));
    return { kind: 'sigv4', region, profile: options.profile ?? null };
  }
  const issuer = options.issuer ?? (await issuerOf(url));
  if (!issuer) throw new Failure(2, say('请用 --issuer 给出 OpenID 提供方', 'Name the OpenID provider with --issuer'));
  if (options.system) {
    const clientSecret = around.env.YIMA_CLIENT_SECRET;
    if (!options.clientId || !clientSecret)
      throw new Failure(
        2,
        say('需要 --client-id 和 YIMA_CLIENT_SECRET', '--client-id and YIMA_CLIENT_SECRET are needed'),
      );
    return { kind: 'system', issuer, clientId: options.clientId, clientSecret, scope: options.scope ?? null };
  }
  const scope = options.scope ?? 'openid profile offline_access';
  return await signInPerson(
    { issuer, clientId: options.clientId ?? CLIENT, scope },
    {
      open: options.browser,
      show: (address) => here.tell(`${say('在浏览器中登录', 'Sign in at')}: ${address}`),
      say,
    },
  );
}

/** The provider of a stage that has the console, which says so to anybody. */
async function issuerOf(url: string): Promise<string | undefined> {
  const answer = await fetch(`${url}/console/config.json`);
  if (!answer.ok) return undefined;
  return ((await answer.json().catch(() => ({}))) as { issuer?: string }).issuer;
}
