import type { Instant } from '../../domain/calendar/time.ts';
import { confidentialities } from '../../domain/catalog/metadata.ts';
import type { Meeting } from '../../domain/disputes/meeting.ts';
import type { Negotiation } from '../../domain/disputes/negotiation.ts';
import { statedFields } from '../../domain/disputes/opening-fields.ts';
import { type Proposal, proposalStatus } from '../../domain/disputes/proposal.ts';
import { type Author, type SideAnswers, sides } from '../../domain/disputes/sides.ts';
import { type Terms, termsFields } from '../../domain/disputes/terms-fields.ts';
import { authorities, type Ruling, type SuperiorDecision, type Verdict } from '../../domain/disputes/verdict.ts';
import { negotiationLife } from '../../domain/lives/negotiation.ts';
import type { Signature } from '../../domain/people/hands.ts';
import { cited, ORDER_809 } from '../../domain/regulations.ts';
import { citation, dateWords, measures, order809, systemName, type Words } from '../words.ts';
import {
  actor,
  type Document,
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
  when,
} from './parts.ts';
import type { Standing } from './request.ts';

/** The names of departments and persons, which a record refers to by id. */
export interface Named {
  department(id: string): string;
  person(id: string): string;
}

/** Who added a part of the record, and when. */
interface Signed extends Signature {
  at: Instant;
}

/**
 * The record of a negotiation: all that the two sides, the bureau and the superior put into it (articles 15, 16; Order 809
 * art. 28). Times are Asia/Shanghai.
 * @param withdrawal why it was withdrawn; null if it was not
 */
export function negotiationDocument(
  negotiation: Negotiation,
  names: Named,
  standing: Standing,
  withdrawal: string | null,
): Document {
  const { number, openedAt, status, requester, provider, request, resource, decision } = negotiation;
  return {
    kind: 'negotiation',
    number,
    title: { zh: '政务信息资源共享协商与争议处理记录', en: 'Record of a negotiation on shared government data' },
    issuer: systemName,
    ...standing,
    head: headOf(number, { zh: '提出日期', at: openedAt }, negotiationLife.states[status]),
    rows: [
      half('使用部门', 'Requester', names.department(requester)),
      half('提供部门', 'Provider', names.department(provider)),
      row('信息资源', 'Resource', text(`${resource.name}（${resource.code}，第 ${resource.version} 版）`)),
      ...(request ? [row('共享申请', 'Request', text(request.number))] : []),
      ...opening(negotiation, names),
      ...statements(negotiation, names),
      ...files(negotiation, names),
      ...negotiation.proposals.map((proposal) => proposed(negotiation, proposal, names)),
      ...failure(negotiation, names),
      ...negotiation.meetings.map((meeting) => met(negotiation, meeting, names)),
      ...(negotiation.ruling ? [ruled(negotiation, negotiation.ruling, names)] : []),
      ...(decision ? [decided(negotiation, decision, names)] : []),
      ...outcome(negotiation, withdrawal),
    ],
    proof: null,
    rests: [
      { document: measures.zh, article: '第十五条' },
      { document: measures.zh, article: '第十六条' },
      { document: order809.zh, article: '第二十八条' },
    ],
  };
}

const byAgreement: Words = {
  zh: '涉及商业秘密、个人隐私的，以双方协议共享，评判和决定均不得代替（第十五条）。',
  en: 'Commercial secrets and personal privacy are shared by agreement alone; nothing takes its place (art. 15).',
};

const unanswered: Words = {
  zh: `逾期未答复，不视为同意，报市人民政府决定（${cited(ORDER_809, '第二十八条')}）。`,
  en: 'Not answered in time, which is no consent; referred to the city government (Order 809 art. 28).',
};

const authors: Record<Author, string> = {
  requester: '使用部门',
  provider: '提供部门',
  bureau: '主管部门',
  government: '市人民政府',
};

function opening(negotiation: Negotiation, names: Named): Row[] {
  const { items, openedBy, openedAt, sentAt, remarks } = negotiation;
  const confidential = items.some((item) => item.confidential !== null);
  return [
    row(
      '争议信息项',
      'Items',
      strong(`${items.length} 项`),
      list(items.map((one) => (one.confidential ? `${one.name}（${confidentialities[one.confidential]}）` : one.name))),
      ...(confidential ? [said(byAgreement)] : []),
    ),
    ...rowsOf(statedFields, negotiation),
    row(
      '提出',
      'Opened',
      strong(byline(openedBy, { ...negotiation, at: openedAt }, names)),
      ...(sentAt ? [text(`${when(sentAt)}送达对方`)] : []),
      ...(remarks ? [text(`本部门负责人未同意：${remarks}`)] : []),
    ),
  ];
}

function statements(negotiation: Negotiation, names: Named): Row[] {
  return negotiation.statements.map((one) =>
    row(`陈述 ${one.number}`, `Statement ${one.number}`, strong(byline(one.side, one, names)), text(one.text)),
  );
}

/** The digest of each file shows anyone that a file is the one that was attached. */
function files(negotiation: Negotiation, names: Named): Row[] {
  return negotiation.files.map((file, index) =>
    row(
      `附件 ${index + 1}`,
      `File ${index + 1}`,
      strong(`${file.name}.${file.type}`),
      text(byline(file.side, file, names)),
      text(`${file.bytes} 字节，SHA-256 ${file.sha256}`),
    ),
  );
}

const proposalStatusNames = { open: '待答复', replaced: '已由新方案替代', declined: '未获同意', accepted: '双方同意' };

function proposed(negotiation: Negotiation, proposal: Proposal, names: Named): Row {
  const { number, author, answers } = proposal;
  return row(
    `方案 ${number}`,
    `Terms ${number}`,
    strong(`${byline(author, proposal, names)}　${proposalStatusNames[proposalStatus(negotiation, proposal)]}`),
    ...terms(negotiation, proposal),
    ...answered(answers, names),
  );
}

function failure({ failure: failed }: Negotiation, names: Named): Row[] {
  if (!failed) return [];
  return [row('协商未果', 'Failure', strong(byline(failed.side, failed, names)), text(failed.reason))];
}

function met(negotiation: Negotiation, meeting: Meeting, names: Named): Row {
  const { number, heldOn, departments, notes, files: shown } = meeting;
  return row(
    `协调会 ${number}`,
    `Meeting ${number}`,
    strong(`${dateWords(heldOn).zh}召开，${byline('bureau', meeting, names)}记录`),
    text(`参加：${departments.map(names.department).join('、')}`),
    text(notes),
    ...(shown.length > 0 ? [text(shown.map((id) => fileOf(negotiation, id)).join('、'))] : []),
  );
}

function ruled(negotiation: Negotiation, ruling: Ruling, names: Named): Row {
  const { verdict, reasons, departments, answers } = ruling;
  return row(
    '评判',
    'Ruling',
    strong(byline('bureau', ruling, names)),
    text(`会同：${departments.map(names.department).join('、')}`),
    ...given(negotiation, verdict),
    text(`理由：${reasons}`),
    ...answered(answers, names),
    ...(ruling.referred ? [said(unanswered), text(byline('bureau', ruling.referred, names))] : []),
  );
}

function decided(negotiation: Negotiation, decision: SuperiorDecision, names: Named): Row {
  const { kind, authority, documentNumber, decidedOn, file, verdict, reasons, at } = decision;
  return row(
    '决定',
    'Decision',
    strong(`${authority}（${authorities[kind]}），${documentNumber}，${dateWords(decidedOn).zh}`),
    ...given(negotiation, verdict),
    text(`理由：${reasons}`),
    text(`${fileOf(negotiation, file)}，${actor(decision, names.person)}，${when(at)}录入`),
  );
}

function outcome({ status, endedAt, grant }: Negotiation, withdrawal: string | null): Row[] {
  if (!endedAt) return [];
  return [
    row(
      '结果',
      'Outcome',
      strong(`${negotiationLife.states[status]}，${when(endedAt)}`),
      ...(withdrawal ? [text(`理由：${withdrawal}`)] : []),
      ...(grant ? [text(`形成共享授权 ${grant}`)] : []),
    ),
  ];
}

function given(negotiation: Negotiation, verdict: Verdict): Part[] {
  if (verdict.verdict === 'share') return [strong('予以共享'), ...terms(negotiation, verdict)];
  return [strong('不予共享'), text(`依据：${citation(verdict.basis)}`)];
}

const { items: _items, until: _until, ...termLines } = termsFields;

function terms(negotiation: Negotiation, { items, until, ...more }: Terms): Part[] {
  const named = negotiation.items.filter(({ id }) => items.includes(id)).map(({ name }) => name);
  return [text(`共享 ${named.join('、')}，使用时限至${dateWords(until).zh}`), ...partsOf(termLines, more)];
}

function answered(answers: SideAnswers, names: Named): Part[] {
  return sides.flatMap((side) => {
    const answer = answers[side];
    if (!answer) return [];
    const words = answer.accepted ? '同意' : `不同意：${answer.reason ?? ''}`;
    return [text(`${byline(side, answer, names)}：${words}`)];
  });
}

function fileOf({ files: attached }: Negotiation, id: string): string {
  return `附件 ${attached.findIndex((file) => file.id === id) + 1}`;
}

function byline(author: Author, signed: Signed, names: Named): string {
  return `${authors[author]} ${actor(signed, names.person)}，${when(signed.at)}`;
}
