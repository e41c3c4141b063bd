import type { Unacted } from '../../contract/actions/action.ts';
import type { requestWithProof } from '../../contract/schemas/request.ts';
import { dateOf, type Instant, type LocalDate } from '../../domain/calendar/time.ts';
import { useFields } from '../../domain/cases/application-fields.ts';
import { liability } from '../../domain/cases/liability.ts';
import { answerFields, refusalFields, refusalKinds } from '../../domain/cases/reply-fields.ts';
import { requestLife } from '../../domain/lives/request.ts';
import { cited, ORDER_809 } from '../../domain/regulations.ts';
import { countWords, provisionalNote } from '../proof.ts';
import { citation, dateWords, measures, systemName, type Words } from '../words.ts';
import {
  type Document,
  type Heads,
  half,
  headOf,
  list,
  type Part,
  partsOf,
  type Row,
  row,
  rowsOf,
  said,
  strong,
  text,
  toSign,
} from './parts.ts';

type Request = Unacted<typeof requestWithProof>;
type Proof = NonNullable<Request['proof']>;

/** The requester's telephone and system stand among the parties; what else the application states follows them. */
const { phone, system, ...statedFields } = useFields;
const { items: _items, kind: _kind, reason: _reason, ...refusalLines } = refusalFields;

/** The head who consented, by name, and the delegate who did so in the head's absence. */
interface Consent {
  head: string;
  delegate: string | null;
}

/** The names of the departments and persons in a form. */
export interface Names {
  requester: string;
  provider: string;
  handler: string;
  email: string;
  /** Who consented for the requester, and for the provider; null if nobody has consented or had to (809 art. 20). */
  head: Consent;
  replyHead: Consent | null;
}

/** What a document rests on: the last event of each log, and the time of the latest of them. */
export interface Standing {
  log: Heads;
  madeAt: Instant;
}

/** The application form 需求申请表, which the system makes for a request (article 15). Dates are Asia/Shanghai. */
export function applicationDocument(request: Request, names: Names, standing: Standing): Document {
  const { proof } = request;
  return {
    kind: 'application',
    number: request.number,
    title: { zh: '政务信息资源共享需求申请表', en: 'Application for shared government data' },
    issuer: systemName,
    ...standing,
    head: headOf(request.number, { zh: '申请日期', at: request.submittedAt }, requestLife.states[request.status]),
    rows: [
      ...parties(request, names),
      ...rowsOf(statedFields, request),
      row('申请信息资源项数', 'Number of items', ...items(request)),
      ...supplement(request),
      row('答复期限', 'Reply due', ...(proof ? due(proof) : [said(direct)])),
      row('责任', 'Liability', said(liability)),
      toSign(
        '使用部门承诺与意见',
        'Consent of the requester',
        strong(consented(names.head, request.submittedAt)),
        said(undertaking),
      ),
      toSign('提供部门答复', 'Reply of the provider', ...answer(request, names), said(replyRule)),
    ],
    proof,
    rests: rests(proof),
  };
}

/** The provider's reply 答复, if there is one: what is agreed, and what is refused with reason and basis (article 15). */
export function replyDocument(request: Request, names: Names, standing: Standing): Document | null {
  const { reply, proof } = request;
  if (!reply) return null;
  return {
    kind: 'reply',
    number: request.number,
    title: { zh: '政务信息资源共享需求答复', en: 'Reply to an application for shared government data' },
    issuer: systemName,
    ...standing,
    head: headOf(request.number, { zh: '答复日期', at: reply.at }, requestLife.states[request.status]),
    rows: [
      ...parties(request, names),
      ...rowsOf({ purpose: useFields.purpose }, request),
      ...(proof ? [row('答复期限', 'Reply due', ...due(proof))] : []),
      row('答复', 'Reply', ...answer(request, names)),
      row('使用要求', 'Use', said(useAsReplied)),
      row('责任', 'Liability', said(liability)),
      toSign('提供部门', 'The provider', said(replyRule)),
    ],
    proof,
    rests: rests(proof),
  };
}

const direct: Words = {
  zh: '无条件共享，使用部门直接获取，无需答复（第十五条）。',
  en: 'Shared unconditionally: obtained directly, no reply is owed (art. 15).',
};

const undertaking: Words = {
  zh: `本部门因履行职责需要提出申请，保证申请真实、合法、必要，并严格按照答复意见使用。经本部门政务数据共享工作机构负责人同意（${cited(ORDER_809, '第二十条')}）。`,
  en: 'True, lawful and needed for our duties; used strictly as replied. Consented to by the head of our data-sharing office (Order 809, art. 20).',
};

const useAsReplied: Words = {
  zh: '使用部门应当严格按照答复意见使用共享信息，不得用于其他目的（第十五条）。',
  en: 'What is shared is used strictly as replied and for nothing else (art. 15).',
};

const replyRule: Words = {
  zh: '不予共享的，应当说明理由并提供依据（第十五条）。',
  en: 'A refusal states its reason and its basis (art. 15).',
};

function parties(request: Request, names: Names): Row[] {
  return [
    half('使用部门', 'Requester', names.requester),
    half('经办人', 'Handler', names.handler),
    ...rowsOf({ phone }, request),
    half('电子邮箱', 'Email', names.email),
    half('提供部门', 'Provider', names.provider),
    ...rowsOf({ system }, request),
  ];
}

function items({ resources }: Request): Part[] {
  const count = resources.reduce((sum, one) => sum + one.items.length, 0);
  return [
    strong(`${count} 项`),
    ...resources.flatMap(({ name, code, version, items: asked }) => [
      text(`${name}（${code}，第 ${version} 版）`),
      list(asked.map((item) => item.name)),
    ]),
  ];
}

function due(proof: Proof): Part[] {
  const words = countWords({ ...proof.rule, start: proof.start, due: proof.due });
  return [
    strong(`${dateWords(proof.due).zh}24:00`),
    said({ zh: `${words.zh}，依据${citation(proof.rule)}，逐日计算见附表。`, en: `${words.en}; day by day below.` }),
    ...(proof.provisional ? [said(provisionalNote)] : []),
  ];
}

/** What was missing, and what the requester supplied (809 art. 21). */
function supplement({ supplement: asked }: Request): Row[] {
  if (!asked) return [];
  const { missing, askedAt, answer: given, answeredAt } = asked;
  return [
    row(
      '补正',
      'Supplement',
      text(`${dateWords(dateOf(askedAt)).zh}告知：${missing}`),
      ...(given && answeredAt ? [text(`${dateWords(dateOf(answeredAt)).zh}补正：${given}`)] : []),
    ),
  ];
}

function consented({ head, delegate }: Consent, at: Instant): string {
  const office = '本部门政务数据共享工作机构负责人';
  const who = delegate === null ? `已经${office}${head}` : `已由${delegate}代${office}${head}`;
  return `${who}同意，${dateWords(dateOf(at)).zh}`;
}

function answer({ reply, status }: Request, { replyHead }: Names): Part[] {
  if (!reply) return [said({ zh: '□ 同意　□ 部分同意　□ 不予共享', en: 'Agree / agree in part / refuse' })];
  const { refused, agreed } = reply;
  return [
    strong(`${requestLife.states[status]}，${dateWords(dateOf(reply.at)).zh}${reply.late ? '，逾期答复' : ''}`),
    text(`同意 ${agreed.length} 项${agreed.length > 0 ? '：' : ''}${agreed.map(({ name }) => name).join('、')}`),
    ...(replyHead ? [text(consented(replyHead, reply.at))] : []),
    ...partsOf(answerFields, reply),
    ...refused.flatMap(({ items: not, kind, reason, ...rest }) => [
      text(`不予共享：${not.map(refusedItem).join('、')}`),
      text(`理由：${refusalKinds[kind]}：${reason}`),
      ...partsOf(refusalLines, rest),
    ]),
  ];
}

function refusedItem({ name, after }: { name: string; after?: LocalDate | undefined }): string {
  return after === undefined ? name : `${name}（${dateWords(after).zh}之后）`;
}

/** The articles that the document itself and its date rest on. */
function rests(proof: Proof | null): Document['rests'] {
  const own = { document: measures.zh, article: '第十五条' };
  if (!proof) return [own];
  const rule = { document: proof.rule.document, article: proof.rule.article };
  return citation(rule) === citation(own) ? [own] : [own, rule];
}
