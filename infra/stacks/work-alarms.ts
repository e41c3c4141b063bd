import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alarms } from '../constructs/alarms.ts';
import type { Bounces } from '../constructs/bounces.ts';

/** The alarms on the promises of the system: deadlines are kept, and what is stored is what was decided. */
export function watchTheClock(alarms: Alarms): void {
  const hour = Duration.hours(1);
  const oldest = (statistic: string) => alarms.own('OldestUnflaggedSeconds', 'duties', statistic, hour);

  alarms.when('sweep-found-missed', alarms.own('SweepFoundMissed', 'duties', 'Sum', hour), 1, {
    zh: '定时巡检补上了计时器漏掉的提醒：查看 scheduler 的死信和 wake 队列，确认计时器是否仍在建立。',
    en: 'The sweep did what a timer had missed: look at the dead letters of the scheduler and of the wake queue, then check that timers are still set.',
  });
  alarms.when('late-and-not-flagged', oldest('Maximum'), 3600, {
    zh: '有任务逾期一小时以上仍未标记：立即查看 duties 函数日志，并手动向 wake 队列发送一次 sweep。',
    en: 'A duty has been late for over an hour and has no flag: read the log of the function duties, then send one sweep to the wake queue by hand.',
  });
  alarms.whenSilent('sweep-silent', oldest('SampleCount'), {
    zh: '定时巡检数小时未运行：检查巡检计划是否启用、wake 队列是否积压。',
    en: 'The sweep has not run for some hours: check that its schedule is enabled and that the wake queue is not backed up.',
  });
  alarms.when('reconciliation-failed', alarms.own('ReconciliationsFailed', 'upstream', 'Sum', hour), 1, {
    zh: '未能与上级平台比对目录：查看 upstream 函数日志中的原因，核对地址、密钥和网络，修复后可由主管部门立即重新比对。',
    en: 'The catalog could not be compared with the upper platform: read the reason in the log of the function upstream, then check address, key and network. After that the bureau can compare again at once.',
  });
  for (const service of ['duties', 'documents']) {
    alarms.when(`state-altered-${service}`, alarms.own('StatesAltered', service, 'Sum', Duration.minutes(5)), 1, {
      zh: '所存内容与事件日志的摘要不符：按安全事件处理，在函数日志中查是哪些条目，封存表的时间点备份，查 CloudTrail 中的写入者。',
      en: 'What is stored is not what the event log says: a security incident. The log of the function names the items; keep a point-in-time copy of the table, find the writer in CloudTrail.',
      page: 'state-altered',
    });
  }
}

/** The alarms on the log itself: it is untouched, and sealed every hour. */
export function watchTheLog(alarms: Alarms): void {
  alarms.when('event-log-tampered', alarms.own('EventLogTampered', 'reactor', 'Sum', Duration.minutes(5)), 1, {
    zh: '事件日志中的记录被修改或删除：按安全事件处理，封存表的时间点备份，查 CloudTrail 中的写入者，校验哈希链。',
    en: 'An entry of the event log was changed or deleted: a security incident. Keep a point-in-time copy of the table, find the writer in CloudTrail, verify the hash chain.',
  });
  alarms.when('access-records-tampered', alarms.own('AccessRecordsTampered', 'sealer', 'Sum', Duration.minutes(5)), 1, {
    zh: '访问记录被修改或删除：按安全事件处理，封存表的时间点备份，查 CloudTrail 中的写入者，与已封存的日志分段核对。',
    en: 'A record of access was changed or deleted: a security incident. Keep a point-in-time copy of the table, find the writer in CloudTrail, compare with the sealed segments.',
  });
  // While a release is deployed, the one before may meet its events: the next sweep finds them. An hour later nobody should.
  alarms.when(
    'events-unknown',
    alarms.own('EventsUnknown', 'reactor', 'Sum', Duration.hours(1)),
    1,
    {
      zh: '有事件来自更新的版本，本版本不识别，已等待一小时以上：部署是否回退或未完成；部署新版本后由巡检补办。',
      en: 'Events of a later release have waited for over an hour for one that knows them: was the deployment rolled back or not finished? The sweep has them done once it is deployed.',
    },
    { evaluationPeriods: 2 },
  );
  // The sweep says it, so that a sealer that does nothing at all is found too. It is 0 until the first seal.
  alarms.when('log-unsealed', alarms.own('HoursUnsealed', 'duties', 'Maximum', Duration.hours(1)), 3, {
    zh: '日志三小时未封存：检查封存计划是否启用，查看 sealer 函数日志和 seal 队列；恢复后下一次封存会包含全部积压。',
    en: 'The log has not been sealed for three hours: is its schedule enabled? Read the log of the function sealer and look at the seal queue. The next seal takes in all that waits.',
  });
}

/** The alarms on what leaves the system: mails, and what is told the upper platform. */
export function watchWhatLeaves(alarms: Alarms, { pushes, ses }: { pushes: boolean; ses: boolean }): void {
  const quarter = Duration.minutes(15);
  const hour = Duration.hours(1);
  alarms.when('mails-failed', alarms.own('MailsFailed', 'notifier', 'Sum', quarter), 10, {
    zh: '十五分钟内十封以上邮件未能发出：查看 notifier 日志中的 outcome；SES 是否仍在沙箱、被暂停或超出配额，SMTP 口令是否过期。系统会自行重试。',
    en: 'Ten mails failed in fifteen minutes: read "outcome" in the log of the notifier; is SES in its sandbox, paused or over its quota, has the password of SMTP expired? They are tried again by themselves.',
  });
  alarms.when('mails-given-up', alarms.own('MailsGivenUp', 'notifier', 'Sum', hour), 1, {
    zh: '有邮件多次尝试后放弃：收件人未得到告知。查看 notifier 日志中的 outcome，修复后由主管部门重发。',
    en: 'A mail was given up after its last attempt, so somebody was not told: read "outcome" in the log of the notifier; once it is mended, the bureau sends it again.',
  });
  alarms.when('mails-unsent', alarms.own('OldestMailSeconds', 'duties', 'Maximum', hour), 7200, {
    zh: '有邮件到时两小时仍未尝试发出：notifier 函数是否运行、mail 队列是否积压。',
    en: 'A mail is two hours past its time and nobody has tried to send it: does the function notifier run, is the mail queue backed up?',
  });
  if (ses) watchReputation(alarms);
  alarms.when('deliveries-failed', alarms.own('DeliveriesFailed', 'deliveries', 'Sum', quarter), 10, {
    zh: '十五分钟内十个以上事件两日内未能送达各部门的接收地址：查看 deliveries 函数日志中的 outcome；涉及多个部门时核对出口网络，仅一个部门时该部门已收到邮件。',
    en: 'Ten events could not be delivered to the endpoints of departments for two days: read "outcome" in the log of the function deliveries. If many departments are concerned, check the way out of the network; one alone has been told by mail.',
  });
  if (!pushes) return;
  alarms.when('pushes-refused', alarms.own('PushesRefused', 'upstream', 'Sum', quarter), 1, {
    zh: '上级平台拒收目录变更：查看 upstream 函数日志中的答复，核对字段映射；修正后由主管部门重新推送。',
    en: 'The upper platform refused a change of the catalog: read its answer in the log of the function upstream and check the mapping; once mended, the bureau pushes it again.',
  });
  alarms.when('pushes-put-off', alarms.own('PushesPutOff', 'upstream', 'Sum', quarter), 20, {
    zh: '上级平台暂时无法访问，推送已推迟：核对地址、网络和密钥；恢复后系统自行续推。',
    en: 'The upper platform cannot be reached and pushes are put off: check address, network and key; they go on by themselves.',
  });
}

/** The alarms on what SES makes of the whole account's mail. It reviews an account at 5% returned or 0.1% complained of, and then pauses it. */
function watchReputation(alarms: Alarms): void {
  const rate = (metricName: string) =>
    new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Maximum', period: Duration.hours(1) });
  alarms.when('ses-bounces', rate('Reputation.BounceRate'), 0.04, {
    zh: '退信率超过百分之四：SES 超过百分之五即审查账户并可能暂停发信。更正登记的邮箱地址。',
    en: 'Over 4% of mails came back; SES reviews an account at 5% and may pause it: correct the addresses that are registered.',
  });
  alarms.when('ses-complaints', rate('Reputation.ComplaintRate'), 0.0008, {
    zh: '投诉率超过万分之八：SES 超过千分之一即审查账户并可能暂停发信。查看是谁投诉、哪类邮件过多。',
    en: 'Over 0.08% of mails were complained of; SES reviews an account at 0.1% and may pause it: who complains, and of which mails are there too many?',
  });
}

/** The alarm on the rule that brings returned mails. */
export function watchBounces(alarms: Alarms, { rule }: Bounces): void {
  const failed = new Metric({
    namespace: 'AWS/Events',
    metricName: 'FailedInvocations',
    dimensionsMap: { RuleName: rule },
    statistic: 'Sum',
    period: Duration.minutes(15),
  });
  alarms.when('bounce-rule-failing', failed, 1, {
    zh: '退信事件未能放入队列：检查队列策略和密钥策略是否仍允许 events.amazonaws.com；未送达的事件在 bounce-rule 死信中。',
    en: 'A returned mail did not reach its queue: do the policies of the queue and of the key still allow events.amazonaws.com? The events are among the dead letters of bounce-rule.',
  });
}
