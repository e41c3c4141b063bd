import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

/** To the head of each department with entries in an import, and to its staff if some of them wait for answers. */
export const importNotices = notices({
  JobFinished: {
    tone: 'amber',
    title: { zh: '目录导入已完成', en: 'An import of catalog entries is done' },
    opening: {
      zh: '{provider}的目录条目已成批导入。',
      en: 'Catalog entries of {provider} were imported.',
    },
    rule: ofMeasures('第七条、第十条'),
    rows: [
      { label: { zh: '待部门负责人同意', en: 'Await consent' }, value: '{proposed}' },
      { label: { zh: '与已有数据相同、待答复', en: 'Held elsewhere, to be answered' }, value: '{waiting}' },
    ],
    closing: [
      {
        zh: '待同意的条目，经共享工作机构负责人同意后报主管部门审定。',
        en: 'With the consent of the head of the sharing office, what awaits it goes to the bureau for review.',
      },
      {
        zh: '与已有数据相同的条目留作草稿：请在导入报告中查看所列来源，逐条选择使用已有数据或说明依法单独采集的依据，再行提请。',
        en: 'Entries that are held elsewhere stay drafts: see the sources in the report, use them or state the law by which the data is collected again, then propose the entry.',
      },
    ],
  },
});
