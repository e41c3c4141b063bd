import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Subscription, SubscriptionProtocol, Topic, TopicPolicy } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { metricsOf, type ServiceFunction } from './function.ts';
import type { DataKey } from './key.ts';
import type { DeadLetters, WorkQueue } from './queue.ts';
import type { DataTable } from './table.ts';

/** The text of an alarm for the person it wakes: what has happened, and what to do first. */
export interface Runbook {
  zh: string;
  en: string;
  /** Its page in `infra/runbooks/`, without the ending; the alarm's id if left out. */
  page?: string;
}

/** The topic of the alarms. It mails the operators of the stage. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { key, email }: { key: DataKey; email: string }) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { masterKey: key });
    const policy = new TopicPolicy(this, 'Policy', { topics: [this.topic] });
    const fromAlarms = new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [this.topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    });
    const onlyTls = new PolicyStatement({
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['sns:Publish'],
      resources: [this.topic.topicArn],
      conditions: { Bool: { 'aws:SecureTransport': false } },
    });
    policy.document.addStatements(fromAlarms, onlyTls);
    new Subscription(this, 'Email', { topic: this.topic, protocol: SubscriptionProtocol.EMAIL, endpoint: email });
  }
}

/** The alarms of one stack. Each carries its runbook in its description, so that the mail says what to do. */
export class Alarms extends Construct {
  readonly #action: SnsAction;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, { topic }: AlarmTopic, stage: Stage) {
    super(scope, id);
    this.#stage = stage;
    this.#action = new SnsAction(topic);
  }

  /** Adds an alarm for a metric that reaches the threshold. A missing metric is no alarm, unless the options say so. */
  when(id: string, metric: IMetric, threshold: number, runbook: Runbook, options: Partial<AlarmProps> = {}): Alarm {
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${runbook.zh} · ${runbook.en} · infra/runbooks/${runbook.page ?? id}.md`,
      ...options,
    });
    alarm.addAlarmAction(this.#action);
    // Whoever was woken also hears when it is over.
    alarm.addOkAction(this.#action);
    return alarm;
  }

  /**
   * Adds an alarm for a metric that is reported no more. It is told as "insufficient data", in which the alarm also begins: so nobody
   * is woken before there was anything to report.
   */
  whenSilent(id: string, metric: IMetric, runbook: Runbook): void {
    const alarm = this.when(id, metric, 1, runbook, {
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.MISSING,
    });
    alarm.addInsufficientDataAction(this.#action);
  }

  /** Adds alarms for errors, which it returns, and for calls that are refused for lack of concurrency. */
  ofFunction({ name, lambda }: ServiceFunction): Alarm {
    const period = Duration.minutes(5);
    const errors = this.when(`${name}-errors`, lambda.metricErrors({ period }), 3, {
      zh: `函数 ${name} 五分钟内出错三次以上：查看其日志中 level=ERROR 的记录，按 correlation 追查。`,
      en: `Function ${name} failed three times in five minutes: read its log at level=ERROR and follow the correlation id.`,
      page: 'function-errors',
    });
    this.when(`${name}-throttles`, lambda.metricThrottles({ period }), 1, {
      zh: `函数 ${name} 因并发上限被拒绝：查看账户的并发配额，再看是否有异常的调用量。`,
      en: `Function ${name} was throttled: check the account's concurrency quota, then whether the traffic is real.`,
      page: 'function-throttles',
    });
    return errors;
  }

  /** Adds an alarm for work that waits in a queue longer than anybody should wait for it. */
  ofQueue(source: string, { queue }: WorkQueue): void {
    const oldest = queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' });
    this.when(`${source}-waits`, oldest, 3600, {
      zh: `${source} 中有消息等待一小时以上：看消费函数是否报错或被限流，再看是否有一次性的大量任务。`,
      en: `A message of ${source} has waited for over an hour: does its function fail or is it throttled, or is there one very large job?`,
      page: 'queue-waits',
    });
  }

  /** Adds an alarm for a stream of which a function is behind. */
  ofStream({ name, lambda }: ServiceFunction): void {
    const age = lambda.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'Maximum' });
    this.when(`${name}-behind`, age, 600_000, {
      zh: `函数 ${name} 落后事件流十分钟以上：查看其日志中的失败记录；流只保留二十四小时。`,
      en: `Function ${name} is over ten minutes behind the stream of events: read its log for what fails; a stream keeps 24 hours.`,
      page: 'stream-behind',
    });
  }

  /** Adds an alarm for a table that refuses calls because there are too many. A function tries again, so a few matter to nobody. */
  ofTable(name: string, { table }: Pick<DataTable, 'table'>): void {
    const period = Duration.minutes(5);
    const events = (metricName: string) =>
      table.metric(metricName, { period, statistic: 'Sum', dimensionsMap: { TableName: table.tableName } });
    const usingMetrics = { reads: events('ReadThrottleEvents'), writes: events('WriteThrottleEvents') };
    const refused = new MathExpression({ expression: 'FILL(reads, 0) + FILL(writes, 0)', usingMetrics, period });
    this.when(`${name}-table-throttled`, refused, 50, {
      zh: `数据表 ${name} 五分钟内拒绝五十次以上读写：查看是否有异常的调用量，再看是否集中于一个分区。`,
      en: `The table ${name} refused fifty reads or writes in five minutes: is the traffic real, and does it all go to one partition?`,
      page: 'table-throttled',
    });
  }

  /** Adds alarms for schedules of a group that do not reach their queue. */
  ofSchedules(name: string, group: string): void {
    const period = Duration.minutes(15);
    const metric = (metricName: string) =>
      new Metric({
        namespace: 'AWS/Scheduler',
        metricName,
        dimensionsMap: { ScheduleGroup: group },
        statistic: 'Sum',
        period,
      });
    this.when(`${name}-schedules-failing`, metric('TargetErrorCount'), 5, {
      zh: `计时器（${name}）十五分钟内五次未能把消息放入队列：检查调度角色的权限、密钥策略和队列是否存在；系统会重试一小时。`,
      en: `Schedules (${name}) failed five times in 15 minutes to put a message into their queue: check the scheduler's role, the key's policy, and that the queue exists. They are tried again for an hour.`,
      page: 'schedules-failing',
    });
    this.when(`${name}-schedules-lost`, metric('InvocationsFailedToBeSentToDeadLetterCount'), 1, {
      zh: `计时器（${name}）未能送达，死信队列也未收到：立即手动执行一次巡检，再检查死信队列的密钥和策略。`,
      en: `A schedule (${name}) reached neither its queue nor its dead letters: run one sweep by hand at once, then check the key and the policy of the dead-letter queue.`,
      page: 'schedules-lost',
    });
  }

  /** A metric that a function reports under its own name. */
  own(metricName: string, service: string, statistic: string, period: Duration): Metric {
    return ownMetric(this.#stage, metricName, service, statistic, period);
  }

  /** Adds an alarm for any dead letter. */
  ofDeadLetters(source: string, { queue }: DeadLetters): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(5),
      statistic: 'Maximum',
    });
    this.when(`${source}-dead-letters`, metric, 1, {
      zh: `${source} 有消息处理失败被搁置：读取死信，在函数日志中找原因，修复后重新投递。`,
      en: `A message of ${source} failed and was put aside: read the dead letter, find the cause in the function's log, fix it, then send the message again.`,
      page: 'dead-letters',
    });
  }
}

/** A metric that a function reports under its own name. */
export function ownMetric(
  stage: Pick<Stage, 'name'>,
  metricName: string,
  service: string,
  statistic: string,
  period: Duration,
): Metric {
  return new Metric({ namespace: metricsOf(stage), metricName, dimensionsMap: { service }, statistic, period });
}
