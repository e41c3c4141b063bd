import { incidentLevels } from '../../domain/duties/policy.ts';
import { incidentLife } from '../../domain/lives/incident.ts';
import type { Incident } from '../../domain/security/incident.ts';
import { incidentKinds } from '../../domain/security/incident-fields.ts';
import { order809, systemName, measures as theMeasures } from '../words.ts';
import type { Named } from './negotiation.ts';
import { byline, type Document, half, headOf, type Part, type Row, row, strong, text, when } from './parts.ts';
import type { Standing } from './request.ts';

/** 安全事件案卷: the record of an incident, as it stands (article 22; Order 809 arts. 34, 35). Times are Asia/Shanghai. */
export function incidentDocument(incident: Incident, names: Named, standing: Standing): Document {
  const { number, department, kind, level, people, foundAt, reported, what, grants, suspended, measures } = incident;
  return {
    kind: 'incident',
    number,
    title: { zh: '安全事件案卷', en: 'Record of a security incident' },
    issuer: systemName,
    ...standing,
    head: headOf(number, { zh: '报告日期', at: reported.at }, incidentLife.states[incident.status]),
    rows: [
      half('事发部门', 'Where it happened', names.department(department)),
      half('报告', 'Reported by', byline(reported, names)),
      half('类别', 'Kind', incidentKinds[kind]),
      half('级别', 'Level', incidentLevels[level]),
      half('发现时间', 'Found', when(foundAt)),
      half('涉及人数', 'People concerned', String(people)),
      row('事件名称', 'Name', strong(incident.name)),
      row('经过', 'What happened', text(what)),
      ...(grants.length > 0
        ? [row('涉及授权', 'Grants', ...grants.map((grant) => concerned(grant, suspended, names)))]
        : []),
      ...classified(incident, names),
      telling(incident, names),
      ...measures.map((one, n) =>
        row(`处置措施 ${n + 1}`, `Measure ${n + 1}`, strong(byline(one, names)), text(one.text)),
      ),
      ...outcome(incident, names),
    ],
    proof: null,
    rests: [
      { document: theMeasures.zh, article: '第二十二条' },
      { document: order809.zh, article: '第三十四条、第三十五条' },
    ],
  };
}

function concerned({ id, number, name, other }: Incident['grants'][number], suspended: string[], names: Named): Part {
  const stopped = suspended.includes(id) ? '，已因本事件暂停' : '';
  return text(`${number}《${name}》（${names.department(other)}）${stopped}`);
}

function classified({ classified: one, returned, dismissed }: Incident, names: Named): Row[] {
  return [
    ...(one ? [row('定级', 'Classified', text(byline(one, names)), text(one.reason ?? ''))] : []),
    ...(dismissed
      ? [row('不属安全事件', 'Not an incident', text(byline(dismissed, names)), text(dismissed.reason))]
      : []),
    ...(returned ? [row('退回', 'Returned', text(byline(returned, names)), text(returned.reason))] : []),
  ];
}

function telling({ told, tellBy }: Incident, names: Named): Row {
  const by = `应于${when(tellBy)}前报告`;
  if (!told) return row('报告主管部门', 'Told', strong('尚未报告'), text(by));
  const { toldAt, authority, how, late } = told;
  const what = `${when(toldAt)}报告${authority}${late ? '（逾时）' : ''}`;
  return row('报告主管部门', 'Told', strong(what), text(how), text(`${by}；${byline(told, names)}录入`));
}

function outcome({ conclusion, closed }: Incident, names: Named): Row[] {
  return [
    ...(conclusion
      ? [
          row(
            '处置报告',
            'Report',
            strong(byline(conclusion, names)),
            text(`原因：${conclusion.cause}`),
            text(`防范措施：${conclusion.prevention}`),
            text(`${conclusion.file.name}.${conclusion.file.type}，SHA-256 ${conclusion.file.sha256}`),
          ),
        ]
      : []),
    ...(closed
      ? [
          row(
            '责任认定',
            'Responsibility',
            strong(
              `${closed.liability === 'liable' ? '由事发部门承担责任' : '免责'}（${closed.as === 'user' ? '使用方' : '提供方'}）`,
            ),
            text(closed.reason),
            text(byline(closed, names)),
          ),
        ]
      : []),
  ];
}
