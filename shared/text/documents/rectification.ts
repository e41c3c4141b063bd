import { rectificationLife } from '../../domain/lives/rectification.ts';
import { exemptions, rectificationGrounds } from '../../domain/rectifications/grounds.ts';
import {
  isOfTheBureau,
  type Rectification,
  type RectificationReport,
} from '../../domain/rectifications/rectification.ts';
import { cited, MEASURES } from '../../domain/regulations.ts';
import { citation, dateWords, measures, order809, systemName, type Words } from '../words.ts';
import type { Named } from './negotiation.ts';
import {
  actor,
  byline,
  type Document,
  half,
  headOf,
  list,
  type Part,
  type Row,
  row,
  said,
  strong,
  text,
  toSign,
  when,
} from './parts.ts';
import type { Standing } from './request.ts';

/** 整改通知书: the notice as it was issued (article 23; Order 809 arts. 39 to 41). Times are Asia/Shanghai. */
export function noticeDocument(rectification: Rectification, names: Named, standing: Standing): Document {
  const { number, issued } = rectification;
  if (!issued) throw new Error(`${number} was not issued`);
  return {
    kind: 'rectification-notice',
    number,
    title: { zh: '整改通知书', en: 'Notice to rectify' },
    issuer: systemName,
    ...standing,
    head: headOf(number, { zh: '签发日期', at: issued.at }, '已签发'),
    rows: [
      half('整改部门', 'Department', names.department(rectification.department)),
      half('签发', 'Issued by', actor(issued, names.person)),
      ...notice(rectification),
      row('整改期限', 'By when', strong(`${dateWords(issued.dueOn).zh}24:00前`), said(moreTime)),
      row('逾期后果', 'If late', said(ifLate)),
      toSign(isOfTheBureau(rectification) ? '市人民政府' : '主管部门', 'Issued for'),
    ],
    proof: null,
    rests: rests(rectification),
  };
}

/** 未按期整改情况报告: what the bureau reports to the city government, made of the case as it was then (article 23). */
export function governmentReportDocument(rectification: Rectification, names: Named, standing: Standing): Document {
  const { number, escalation, reports } = rectification;
  if (!escalation) throw new Error(`${number} was not reported`);
  const then = reports.filter(({ at }) => at <= escalation.at);
  return {
    kind: 'rectification-report',
    number,
    title: { zh: '关于未按期完成整改情况的报告', en: 'Report on what was not rectified in time' },
    issuer: systemName,
    ...standing,
    head: headOf(number, { zh: '报告日期', at: escalation.at }, '已上报市人民政府'),
    rows: [
      half('报送', 'To', '义马市人民政府'),
      half('整改部门', 'Department', names.department(rectification.department)),
      ...notice(rectification),
      row('通知签发', 'Issued', text(rectification.issued ? byline(rectification.issued, names) : '')),
      ...time(rectification, names),
      ...then.map((one) => reported(rectification, one, names)),
      row('逾期情况', 'Missed', strong(`整改期限${dateWords(escalation.due).zh}已过，未完成整改`)),
      row('主管部门意见', 'Opinion', text(escalation.opinion)),
      row('依据', 'Rule', said(toGovernment)),
      toSign('主管部门', 'The bureau', text(byline(escalation, names))),
    ],
    proof: null,
    rests: rests(rectification),
  };
}

/** The record of the whole case, as it stands. */
export function rectificationDocument(rectification: Rectification, names: Named, standing: Standing): Document {
  const { number, draftedAt, status, files, reports, escalation } = rectification;
  return {
    kind: 'rectification',
    number,
    title: { zh: '整改案卷', en: 'Record of a rectification' },
    issuer: systemName,
    ...standing,
    head: headOf(number, { zh: '起草日期', at: draftedAt }, rectificationLife.states[status]),
    rows: [
      half('整改部门', 'Department', names.department(rectification.department)),
      half('起草', 'Drafted by', rectification.hands.map(names.person).join('、')),
      ...notice(rectification),
      ...(rectification.issued ? [row('签发', 'Issued', text(byline(rectification.issued, names)))] : []),
      ...(rectification.remarks ? [row('不予签发', 'Discarded', text(rectification.remarks))] : []),
      row('整改期限', 'By when', strong(`${dateWords(rectification.dueOn).zh}24:00前`)),
      ...time(rectification, names),
      ...files.map((file, n) =>
        row(
          `附件 ${n + 1}`,
          `File ${n + 1}`,
          strong(`${file.name}.${file.type}`),
          text(byline(file, names)),
          text(`${file.bytes} 字节，SHA-256 ${file.sha256}`),
        ),
      ),
      ...reports.map((one) => reported(rectification, one, names)),
      ...(escalation
        ? [row('上报', 'Reported', strong(byline(escalation, names)), text(`意见：${escalation.opinion}`))]
        : []),
      ...outcome(rectification, names),
    ],
    proof: null,
    rests: rests(rectification),
  };
}

const moreTime: Words = {
  zh: '确有困难的，可在期限内说明理由申请延长一次。整改情况由主管部门复核，不到位的退回继续整改。',
  en: 'More time can be asked for once, until the date, with the reason. The report is reviewed, and returned where it falls short.',
};

const toGovernment: Words = {
  zh: `未在规定的时限内完成整改的，上报市人民政府，纳入督查督办并责令其改正（${cited(MEASURES, '第二十三条')}）。`,
  en: 'What is not rectified in time is reported to the city government, which supervises it and orders it put right (art. 23).',
};

const ifLate: Words = {
  zh: '未在规定的时限内完成整改的，有关情况上报市人民政府，纳入督查督办并责令改正；情节严重的，提请有关部门依规问责（第二十三条）。',
  en: 'What is not rectified in time is reported to the city government; where it is serious, accountability is proposed (art. 23).',
};

/** What the notice says. */
function notice({ requirement, handIn, ...found }: Rectification): Row[] {
  return [
    ...breach(found),
    row('整改要求', 'Required', text(requirement)),
    row('报送材料', 'To hand in', text(handIn)),
  ];
}

/** Of what a department is told, and what shows it. */
export function breach({ ground, facts }: Pick<Rectification, 'ground' | 'facts'>): Row[] {
  const { cited: rule, zh } = rectificationGrounds[ground];
  return [
    row('违反情形', 'Breach', strong(zh), text(rule)),
    ...facts.map(({ text: fact, shownBy }, n) =>
      row(
        `事实 ${n + 1}`,
        `Fact ${n + 1}`,
        text(fact),
        ...(shownBy.length > 0 ? [text('见系统记录：'), list(shownBy)] : []),
      ),
    ),
  ];
}

function time({ time: asked }: Rectification, names: Named): Row[] {
  if (!asked) return [];
  const { answer } = asked;
  const said = answer
    ? `${byline(answer, names)}：${answer.granted ? '同意' : `不同意，${answer.reason ?? ''}`}`
    : '尚未决定';
  return [
    row(
      '延长期限',
      'More time',
      strong(`申请延长 ${asked.days} 个工作日（${byline(asked, names)}）`),
      text(asked.reason),
      text(said),
    ),
  ];
}

function reported({ files }: Rectification, report: RectificationReport, names: Named): Row {
  const { number, statement, files: handedIn, returned } = report;
  const named = handedIn.map((id) => `附件 ${files.findIndex((file) => file.id === id) + 1}`);
  return row(
    `整改报告 ${number}`,
    `Report ${number}`,
    strong(byline(report, names)),
    text(statement),
    ...(named.length > 0 ? [text(`材料：${named.join('、')}`)] : []),
    ...(returned
      ? [text(`退回（${byline(returned, names)}）：${returned.reason}，新期限${dateWords(returned.dueOn).zh}`)]
      : []),
  );
}

function outcome({ order, conclusion, accountability, ending, status, endedAt }: Rectification, names: Named): Row[] {
  return [
    ...(order
      ? [
          row(
            '督办',
            'Order',
            strong(`${order.authority}，${order.documentNumber}，${dateWords(order.decidedOn).zh}`),
            text(order.requirement),
            text(`新期限${dateWords(order.dueOn).zh}；${byline(order, names)}录入`),
          ),
        ]
      : []),
    ...(conclusion
      ? [
          row(
            '督办办结',
            'Concluded',
            strong(conclusion.outcome === 'completed' ? '已完成整改' : '未完成整改'),
            text(conclusion.statement),
            text(
              `${conclusion.documentNumber}，${dateWords(conclusion.decidedOn).zh}；${byline(conclusion, names)}录入`,
            ),
          ),
        ]
      : []),
    ...(ending ? [ended(ending, names)] : []),
    ...(accountability ? [answeredFor(accountability, names)] : []),
    ...(endedAt ? [row('结果', 'Outcome', strong(`${rectificationLife.states[status]}，${when(endedAt)}`))] : []),
  ];
}

function ended(ending: NonNullable<Rectification['ending']>, names: Named): Row {
  if (ending.how === 'exempt')
    return row(
      '免责',
      'Exempted',
      strong(`${exemptions[ending.exemption]}（第二十四条）`),
      text(ending.reason),
      text(byline(ending, names)),
    );
  return row(
    '适用其他法律',
    'Referred',
    strong(`${citation(ending.basis)}，由${ending.authority}处理（第二十五条）`),
    text(ending.reason),
    text(byline(ending, names)),
  );
}

function answeredFor(accountability: NonNullable<Rectification['accountability']>, names: Named): Row {
  const { authority, reason, outcome: decided } = accountability;
  const parts: Part[] = [strong(`提请${authority}问责（${byline(accountability, names)}）`), text(reason)];
  if (!decided) return row('问责', 'Accountability', ...parts, text('尚无结果'));
  const { documentNumber, decidedOn, statement } = decided;
  return row(
    '问责',
    'Accountability',
    ...parts,
    text(`${documentNumber}，${dateWords(decidedOn).zh}：${statement}`),
    text(`${byline(decided, names)}录入`),
  );
}

function rests(rectification: Rectification): Document['rests'] {
  if (isOfTheBureau(rectification)) return [{ document: order809.zh, article: '第四十一条' }];
  return [
    { document: measures.zh, article: '第二十三条' },
    { document: order809.zh, article: '第三十九条、第四十条' },
  ];
}
