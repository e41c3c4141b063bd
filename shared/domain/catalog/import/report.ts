import { type Finding, finding } from './finding.ts';

/** The report of an import. Counts include everything; the list contains the first findings, in order. */
export interface ImportReport {
  /** Entries in the file; those refused, those as they are in the catalog, and those that revise an entry. */
  entries: number;
  refused: number;
  unchanged: number;
  revised: number;
  /** Findings of these severities. */
  cleaned: number;
  rejected: number;
  findings: Finding[];
  /** Whether there is a marked-up copy. */
  marked: boolean;
}

const MOST = 50_000;

/** What became of an entry when it was read. */
export type Outcome = 'new' | 'revised' | 'unchanged' | 'refused';

export function reportOf(outcomes: Outcome[], findings: Finding[], marked: boolean): ImportReport {
  const countOf = (of: Outcome) => outcomes.filter((outcome) => outcome === of).length;
  const found = (of: Finding['severity']) => findings.filter(({ severity }) => severity === of).length;
  const more = findings.length - MOST;
  return {
    entries: outcomes.length,
    refused: countOf('refused'),
    unchanged: countOf('unchanged'),
    revised: countOf('revised'),
    cleaned: found('cleaned'),
    rejected: found('rejected'),
    findings: [...findings.slice(0, MOST), ...(more > 0 ? [moreFindings(more)] : [])],
    marked,
  };
}

/** Says that a list does not have all. */
function moreFindings(count: number): Finding {
  return finding('more-findings', 0, { header: '报告' }, { count, rule: '导入文件' });
}

/** A finding about the whole file, which could not be read. */
export function fileFinding(zh: string, en: string): Finding {
  return finding('refused', 0, { header: '文件' }, { detail: zh, detailEn: en, rule: '导入文件' });
}
