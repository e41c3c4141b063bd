import { type Finding, finding } from './finding.ts';

/** What an import found. Counts are of everything; the findings are the first of them, refusals and cleaning as they come. */
export interface ImportReport {
  /** Entries in the file, and how many of them were refused. */
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

/** The file as a whole could not be read: one finding, of no row. */
export function fileFinding(zh: string, en: string): Finding {
  return finding('refused', 0, { header: '文件' }, { detail: zh, detailEn: en, rule: '导入文件' });
}
