import { ofMeasures } from '../letter.ts';
import { notices } from './notice.ts';

export const jobNotices = notices({
  /** To the person who asked for the job, and to the bureau, which looks after the system. */
  JobFailed: {
    tone: 'red',
    title: { zh: '{name}未能完成', en: 'A job could not be completed: {kind}' },
    opening: {
      zh: '{name}多次运行都未能继续，系统已将其中止。已完成的部分仍然有效。',
      en: 'Several runs of this job made no progress, so the system ended it. What it had done stays done.',
    },
    rule: ofMeasures('第十一条'),
    rows: [
      { label: { zh: '任务', en: 'Job' }, value: '{name}' },
      { label: { zh: '已完成', en: 'Done' }, value: '{done}' },
      { label: { zh: '未通过', en: 'Refused' }, value: '{refused}' },
      { label: { zh: '错误', en: 'Error' }, value: '{error}' },
    ],
    closing: [
      {
        zh: '如为导入，请检查文件，缩小后分批重新导入；其他任务请主管部门查明原因后重新发起。',
        en: 'An import: check the file and import it again in parts. Any other job: the bureau finds the cause and starts it again.',
      },
    ],
  },
  /** To the head of each department with entries in an import, and to its staff if some of them wait for answers. */
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
        zh: '待同意的条目，经部门负责人同意后报主管部门审定。',
        en: 'With the consent of whoever is in charge of the department, what awaits it goes to the bureau for review.',
      },
      {
        zh: '与已有数据相同的条目留作草稿：请在导入报告中查看所列来源，逐条选择使用已有数据或说明依法单独采集的依据，再行提请。',
        en: 'Entries that are held elsewhere stay drafts: see the sources in the report, use them or state the law by which the data is collected again, then propose the entry.',
      },
    ],
  },
});
