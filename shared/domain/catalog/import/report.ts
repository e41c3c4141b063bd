import { type Finding, finding } from './finding.ts';

/** The report of an import. Counts include everything; the list contains the first findings of both severities, in order. */
export interface ImportReport {
  /** Entries in the file, and refused entries. */
  entries: number;
  refused: number;
  /** Findings of each severity. */
  cleaned: number;
  rejected: number;
  findings: Finding[];
  /** Whether there is a marked-up copy. */
  marked: boolean;
}

const MOST = 50_000;

export function reportOf(entries: { refused: boolean }[], findings: Finding[], marked: boolean): ImportReport {
  const rejected = findings.filter(({ severity }) => severity === 'rejected').length;
  return {
    entries: entries.length,
    refused: entries.filter(({ refused }) => refused).length,
    cleaned: findings.length - rejected,
    rejected,
    findings: findings.slice(0, MOST),
    marked,
  };
}

/** A finding about the whole file, which could not be read. */
export function fileFinding(zh: string, en: string): Finding {
  return finding('refused', 0, { header: '文件' }, { detail: zh, detailEn: en, rule: '导入文件' });
}
