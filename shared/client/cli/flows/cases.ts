import type { Command } from 'commander';
import { type Schemas, versionOf } from '../../client.ts';
import { bodyOf } from '../body.ts';
import { Failure } from '../exit.ts';
import { operations, resolved, type Schema } from '../operations.ts';
import type { Session } from '../session.ts';
import { inLang, type Lang, type Say } from '../words.ts';

type Sessions = (options: object) => Session;

/** Searching, applying and replying. */
export function caseFlows(program: Command, say: Say, lang: Lang, session: Sessions): void {
  program
    .command('search')
    .argument('[text]', say('名称、摘要、信息项中的文字', 'words of its name, abstract or items'))
    .description(say('检索目录', 'Search the catalog'))
    .option('--department <id>', say('提供部门', 'the provider'))
    .option('--share-type <type>', 'unconditional, conditional, not-shared')
    .option('--limit <n>', say('条数', 'how many'), '25')
    .action(async (text: string | undefined, _: object, command: Command) => {
      const { department, shareType, limit, ...common } = command.optsWithGlobals<Record<string, string>>();
      const here = session(common);
      const query = { q: text, department, shareType: shareType as 'conditional', limit: Number(limit) };
      const { data } = await here.client.GET('/v1/resources', { params: { query } });
      here.show(data, ['id', 'code', 'name', 'shareType', 'providerName']);
    });

  const apply = program
    .command('apply')
    .argument('<entry>', say('目录条目的编号', 'the id of an entry'))
    .description(say('填写需求申请，并提请本部门负责人同意', 'Fill in an application and submit it to one’s head'))
    .requiredOption('--items <ids>', say('所需信息项，用逗号分开', 'the items, separated by commas'))
    .option('--body <json>', say('申请的其余内容：JSON、@文件或 -', 'the rest of the form: JSON, @file or -'))
    .option('--draft', say('只保存草稿', 'only save the draft'));
  const form = bodySchemaOf('createApplication');
  const plain = Object.entries(form.properties ?? {}).filter(([, field]) => resolved(field).type === 'string');
  for (const [name, field] of plain) apply.option(`--${dashed(name)} <text>`, explained(field, lang));
  apply.action(async (entry: string, _: object, command: Command) => {
    const options = command.optsWithGlobals<Record<string, string> & { draft?: boolean }>();
    const here = session(options);
    const items = listed(options.items);
    const { draft, ...application } = {
      ...(bodyOf(form, options.body) as object | undefined),
      resources: [{ resource: entry, items, itemCount: items.length }],
      ...Object.fromEntries(plain.flatMap(([name]) => (options[name] === undefined ? [] : [[name, options[name]]]))),
      draft: options.draft,
    };
    const made = await here.client.POST('/v1/applications', { body: application });
    const { id } = made.data as Schemas['ApplicationWithOutlook'];
    if (draft) {
      here.show(made.data);
      return;
    }
    try {
      const header = { 'If-Match': versionOf(made) };
      const params = { path: { id }, header };
      here.show(brief((await here.client.POST('/v1/applications/{id}/submit', { params })).data));
    } catch (error) {
      here.tell(say(`草稿已保存：${id}`, `The draft is kept: ${id}`));
      throw error;
    }
  });

  program
    .command('reply')
    .argument('<request>', say('申请的编号', 'the id of a request'))
    .description(
      say('起草对申请的答复，交本部门负责人同意', 'Draft the reply to a request, for one’s head to consent to'),
    )
    .option(
      '--agree <items>',
      say('同意的信息项，用逗号分开，或 all', 'the items agreed to, separated by commas, or all'),
    )
    .option(
      '--refuse <items>',
      say('不同意的信息项，用逗号分开，或 all', 'the items refused, separated by commas, or all'),
    )
    .option('--kind <kind>', 'law-forbids, not-held, not-ready, other, incomplete')
    .option('--reason <text>', say('不同意的理由', 'why they are refused'))
    .option('--document <title>', say('依据的文件', 'the document it rests on'))
    .option('--article <text>', say('依据的条款', 'the article of it'))
    .option('--document-kind <kind>', say('依据的种类', 'the kind of document'), 'law')
    .option('--opinion <text>', say('意见', 'the opinion'))
    .option('--conditions <text>', say('使用条件', 'the conditions of use'))
    .option('--body <json>', say('整个答复：JSON、@文件或 -', 'the whole reply: JSON, @file or -'))
    .action(async (id: string, _: object, command: Command) => {
      const options = command.optsWithGlobals<Reply>();
      const here = session(options);
      const read = await here.client.GET('/v1/requests/{id}', { params: { path: { id } } });
      const body = options.body
        ? bodyOf(bodySchemaOf('draftReply'), options.body)
        : replyOf(options, read.data as Schemas['RequestWithProof'], say);
      const { data } = await here.client.POST('/v1/requests/{id}/draft-reply', {
        params: { path: { id }, header: { 'If-Match': versionOf(read) } },
        body: body as Schemas['DraftReplyInput'],
      });
      here.show(brief(data));
    });
}

interface Reply {
  agree?: string;
  refuse?: string;
  kind?: string;
  reason?: string;
  document?: string;
  article?: string;
  documentKind: string;
  opinion?: string;
  conditions?: string;
  body?: string;
}

function replyOf(options: Reply, request: Schemas['RequestWithProof'], say: Say): object {
  const { agree, refuse, kind, reason, document, article, documentKind, opinion, conditions } = options;
  if (!agree && !refuse)
    throw new Failure(2, say('请用 --agree 或 --refuse 列出信息项', 'Name items with --agree or --refuse'));
  const items = (names: string) => (names === 'all' ? 'all' : listed(names).map((name) => itemOf(name, request, say)));
  const basis = { document, article, kind: documentKind };
  return {
    ...(agree ? { agreed: items(agree) } : {}),
    ...(refuse ? { refused: [{ items: items(refuse), kind, reason, basis }] } : {}),
    ...(opinion ? { opinion } : {}),
    ...(conditions ? { conditions } : {}),
  };
}

/** An item by its id, with its entry before a colon where several entries have one of that id. */
function itemOf(
  name: string,
  { resources }: Schemas['RequestWithProof'],
  say: Say,
): { resource: string; item: string } {
  const [, of, item = ''] = /^(?:(\w+):)?(.+)$/.exec(name) ?? [];
  const having = resources.filter(({ id, items }) => (of ? id === of : items.some((each) => each.id === item)));
  const [only, another] = having;
  if (!only || another)
    throw new Failure(2, say(`信息项 ${name} 不明确，请写作 条目:信息项`, `Which item is ${name}? Write entry:item`));
  return { resource: only.id, item };
}

/** What matters at the terminal of a case: no proof, no list of what could be done. */
function brief(answer: unknown): unknown {
  const { proof: _, actions: __, outlook, ...rest } = answer as Record<string, unknown>;
  const due = (outlook as { provider: string; due: string | null }[] | undefined)?.map(
    ({ provider, due }) => `${provider} ${due ?? ''}`,
  );
  return { ...rest, ...(due ? { dueIfSentToday: due } : {}) };
}

function bodySchemaOf(operationId: string): Schema {
  const found = operations.find((one) => one.operationId === operationId);
  return resolved(found?.body?.schema);
}

/** What a field is called and means, and what it may be. */
export function explained(field: Schema, lang: Lang): string {
  const { title = '', description = '', enum: values } = resolved(field);
  const words = [inLang(lang, title), inLang(lang, description)].filter(Boolean).join('  ');
  return values ? `${words} (${values.join(', ')})` : words;
}

export const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const listed = (text = '') =>
  text
    .split(/[,，]/)
    .map((each) => each.trim())
    .filter(Boolean);
