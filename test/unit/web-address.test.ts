import { describe, expect, it } from 'vitest';
import { noticeSchema } from '../../shared/domain/calendar/calendar.ts';
import { reportedFields } from '../../shared/domain/cases/correction-fields.ts';
import { basisSchema } from '../../shared/domain/catalog/content.ts';
import { policySchema } from '../../shared/domain/duties/policy.ts';

describe('第十四条 (art. 14): the address of a basis, of a notice, of a rule, of evidence', () => {
  const fields = {
    basis: basisSchema.shape.url,
    notice: noticeSchema.shape.url,
    rule: policySchema.shape.legalRef.shape.url,
    evidence: reportedFields.link.schema,
  };

  it.each(Object.entries(fields))('%s: is one on the web', (_, schema) => {
    for (const url of ['https://flk.npc.gov.cn/detail?id=1#a', 'http://www.gov.cn/x.htm']) {
      expect(schema.safeParse(url).success, url).toBe(true);
    }
  });

  it.each(Object.entries(fields))('%s: and none that runs or opens something else', (_, schema) => {
    for (const url of [
      'javascript:alert(1)',
      'JaVaScRiPt://www.gov.cn/%0aalert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'file:///etc/passwd',
      'ftp://www.gov.cn/x',
      'www.gov.cn',
    ]) {
      expect(schema.safeParse(url).success, url).toBe(false);
    }
  });
});
