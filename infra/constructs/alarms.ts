import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Subscription, SubscriptionProtocol, Topic, TopicPolicy } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { METRICS, type ServiceFunction } from './function.ts';
import type { DataKey } from './key.ts';
import type { DeadLetters, WorkQueue } from './queue.ts';

/** The text of an alarm for the person it wakes: what has happened, and what to do first. */
export interface Runbook {
  zh: string;
  en: string;
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

  constructor(scope: Construct, id: string, { topic }: AlarmTopic) {
    super(scope, id);
    this.#action = new SnsAction(topic);
  }

  /** Adds an alarm for a metric that reaches the threshold. A missing metric is no alarm, unless the options say so. */
  when(id: string, metric: IMetric, threshold: number, runbook: Runbook, options: Partial<AlarmProps> = {}): void {
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${runbook.zh} · ${runbook.en}`,
      ...options,
    });
    alarm.addAlarmAction(this.#action);
    // Whoever was woken also hears when it is over.
    alarm.addOkAction(this.#action);
  }

  /** Adds alarms for errors, and for calls that are refused for lack of concurrency. */
  ofFunction({ name, lambda }: ServiceFunction): void {
    const period = Duration.minutes(5);
    this.when(`${name}-errors`, lambda.metricErrors({ period }), 3, {
      zh: `函数 ${name} 五分钟内出错三次以上：查看其日志中 level=ERROR 的记录，按 correlation 追查。`,
      en: `Function ${name} failed three times in five minutes: read its log at level=ERROR and follow the correlation id.`,
    });
    this.when(`${name}-throttles`, lambda.metricThrottles({ period }), 1, {
      zh: `函数 ${name} 因并发上限被拒绝：查看账户的并发配额，再看是否有异常的调用量。`,
      en: `Function ${name} was throttled: check the account's concurrency quota, then whether the traffic is real.`,
    });
  }

  /** Adds an alarm for work that waits in a queue longer than anybody should wait for it. */
  ofQueue(source: string, { queue }: WorkQueue): void {
    const oldest = queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' });
    this.when(`${source}-waits`, oldest, 3600, {
      zh: `${source} 中有消息等待一小时以上：看消费函数是否报错或被限流，再看是否有一次性的大量任务。`,
      en: `A message of ${source} has waited for over an hour: does its function fail or is it throttled, or is there one very large job?`,
    });
  }

  /** Adds an alarm for a stream of which a function is behind. */
  ofStream({ name, lambda }: ServiceFunction): void {
    const age = lambda.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'Maximum' });
    this.when(`${name}-behind`, age, 600_000, {
      zh: `函数 ${name} 落后事件流十分钟以上：查看其日志中的失败记录；流只保留二十四小时。`,
      en: `Function ${name} is over ten minutes behind the stream of events: read its log for what fails; a stream keeps 24 hours.`,
    });
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
    });
  }
}

/** A metric that a function reports under its own name. */
export function ownMetric(metricName: string, service: string, statistic: string, period: Duration): Metric {
  return new Metric({ namespace: METRICS, metricName, dimensionsMap: { service }, statistic, period });
}
