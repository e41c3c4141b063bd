import type * as z from 'zod';
import type { requestWithProof } from '../../contract/schemas/request.ts';
import { dateOf } from '../../domain/calendar/time.ts';
import { modeNames } from '../../domain/cases/application.ts';
import { liability } from '../../domain/cases/liability.ts';
import { refusalKinds } from '../../domain/cases/reply.ts';
import { requestStatusNames } from '../../domain/cases/request.ts';
import { cited, ORDER_809 } from '../../domain/regulations.ts';
import { countWords, provisionalNote } from '../proof.ts';
import { citation, dateWords, measures, systemName, type Words } from '../words.ts';
import {
  type Document,
  type Heads,
  half,
  list,
  type Part,
  type Row,
  row,
  said,
  strong,
  text,
  toSign,
} from './parts.ts';

type Request = z.input<typeof requestWithProof>;
type Proof = NonNullable<Request['proof']>;

/** Whom a form names. */
export interface Names {
  requester: string;
  provider: string;
  handler: string;
  email: string;
  /** Who consented for the requester, and for the provider once they did (809 art. 20); null where no consent was needed. */
  head: string;
  replyHead: string | null;
}

/** What a document rests on: how far the logs had come, and when their last event was. */
export interface Standing {
  log: Heads;
  madeAt: string;
}

/** The application form 需求申请表 that the system generates for a request (article 15). Dates are Asia/Shanghai. */
export function applicationDocument(request: Request, names: Names, standing: Standing): Document {
  const { proof } = request;
  return {
    kind: 'application',
    number: request.number,
    title: { zh: '政务信息资源共享需求申请表', en: 'Application for shared government data' },
    issuer: systemName,
    ...standing,
    head: head(request, '申请日期', request.submittedAt),
    rows: [
      ...parties(request, names),
      row('共享范围', 'Scope', text(request.scope)),
      row('共享用途', 'Purpose', text(request.purpose)),
      row('使用依据', 'Basis', text(request.basis)),
      row('使用场景', 'Scene', text(request.scene)),
      half('共享方式', 'Mode', modeNames[request.mode]),
      half('使用时限', 'Until', dateWords(request.until).zh),
      ...frequency(request),
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

/** The provider's reply 答复 (article 15), once there is one: what is agreed, and of what is refused the reason and the basis. */
export function replyDocument(request: Request, names: Names, standing: Standing): Document | null {
  const { reply, proof } = request;
  if (!reply) return null;
  return {
    kind: 'reply',
    number: request.number,
    title: { zh: '政务信息资源共享需求答复', en: 'Reply to an application for shared government data' },
    issuer: systemName,
    ...standing,
    head: head(request, '答复日期', reply.at),
    rows: [
      ...parties(request, names),
      row('共享用途', 'Purpose', text(request.purpose)),
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

function head({ number, status }: Request, dated: string, at: string): Document['head'] {
  return [
    { label: { zh: '编号', en: 'Number' }, text: number },
    { label: { zh: dated, en: 'Date' }, text: dateWords(dateOf(at)).zh },
    { label: { zh: '状态', en: 'Status' }, text: requestStatusNames[status] },
  ];
}

function parties({ phone, system }: Request, names: Names): Row[] {
  return [
    half('使用部门', 'Requester', names.requester),
    half('经办人', 'Handler', names.handler),
    half('联系电话', 'Telephone', phone),
    half('电子邮箱', 'Email', names.email),
    half('提供部门', 'Provider', names.provider),
    half('使用系统', 'System', system),
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

function frequency({ frequency: calls }: Request): Row[] {
  if (!calls) return [];
  return [row('使用频率', 'Frequency', text(`每日平均 ${calls.averagePerDay} 次，峰值 ${calls.peakPerDay} 次`))];
}

function due(proof: Proof): Part[] {
  const words = countWords({ ...proof.rule, start: proof.start, due: proof.due });
  return [
    strong(`${dateWords(proof.due).zh}24:00`),
    said({ zh: `${words.zh}，依据${citation(proof.rule)}，逐日计算见附表。`, en: `${words.en}; day by day below.` }),
    ...(proof.provisional ? [said(provisionalNote)] : []),
  ];
}

/** What was missing and what was supplied (809 art. 21). */
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

function consented(head: string, at: string): string {
  return `已经本部门政务数据共享工作机构负责人${head}同意，${dateWords(dateOf(at)).zh}`;
}

function answer({ reply, status }: Request, { replyHead }: Names): Part[] {
  if (!reply) return [said({ zh: '□ 同意　□ 部分同意　□ 不予共享', en: 'Agree / agree in part / refuse' })];
  const { refused, agreed, opinion } = reply;
  return [
    strong(`${requestStatusNames[status]}，${dateWords(dateOf(reply.at)).zh}${reply.late ? '，逾期答复' : ''}`),
    text(`同意 ${agreed.length} 项${agreed.length > 0 ? '：' : ''}${agreed.map(({ name }) => name).join('、')}`),
    ...(replyHead ? [text(consented(replyHead, reply.at))] : []),
    ...(opinion ? [text(`意见：${opinion}`)] : []),
    ...refused.flatMap(({ items: not, kind, reason, basis }) => [
      text(`不予共享：${not.map(({ name }) => name).join('、')}`),
      text(`理由：${refusalKinds[kind]}：${reason}`),
      text(`依据：${citation(basis)}`),
    ]),
  ];
}

/** The articles that the document itself and its date rest on. */
function rests(proof: Proof | null): Document['rests'] {
  const own = { document: measures.zh, article: '第十五条' };
  if (!proof) return [own];
  const rule = { document: proof.rule.document, article: proof.rule.article };
  return citation(rule) === citation(own) ? [own] : [own, rule];
}
