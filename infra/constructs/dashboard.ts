import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, type IWidget, SingleValueWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { ServiceFunction } from './function.ts';
import type { DeadLetters, WorkQueue } from './queue.ts';
import type { DataTable } from './table.ts';

/** What one graph shows. */
interface Graph {
  title: string;
  metrics: IMetric[];
}

const WIDTH = 12;
const period = Duration.minutes(5);

/** The dashboard of a stack: first what its users notice, then what carries it. Its titles are in Chinese and English. */
export class StackDashboard extends Construct {
  readonly #dashboard: Dashboard;

  constructor(scope: Construct, id: string, { name }: { name: string }) {
    super(scope, id);
    this.#dashboard = new Dashboard(this, 'Dashboard', { dashboardName: name, defaultInterval: Duration.days(3) });
  }

  /** A row of numbers as they are now. */
  numbers(title: string, metrics: IMetric[]): void {
    this.#dashboard.addWidgets(new SingleValueWidget({ title, metrics, width: 2 * WIDTH, height: 4 }));
  }

  /** Graphs, two in a row. */
  graphs(...graphs: Graph[]): void {
    this.#dashboard.addWidgets(
      ...graphs.map(
        ({ title, metrics }): IWidget => new GraphWidget({ title, left: metrics, width: WIDTH, height: 6 }),
      ),
    );
  }

  functions(functions: ServiceFunction[]): void {
    const of = (title: string, metric: (one: ServiceFunction) => IMetric) => ({
      title,
      metrics: functions.map(metric),
    });
    this.graphs(
      of('函数出错 · function errors', ({ name, lambda }) => lambda.metricErrors({ period, label: name })),
      of('函数耗时 p99 · function duration, p99', ({ name, lambda }) =>
        lambda.metricDuration({ period, label: name, statistic: 'p99' }),
      ),
    );
  }

  queues(queues: Record<string, WorkQueue>, dead: Record<string, DeadLetters>): void {
    this.graphs(
      {
        title: '队列中最久的消息 · oldest message of each queue',
        metrics: Object.entries(queues).map(([label, { queue }]) =>
          queue.metricApproximateAgeOfOldestMessage({ period, label, statistic: 'Maximum' }),
        ),
      },
      {
        title: '死信 · dead letters',
        metrics: Object.entries(dead).map(([label, { queue }]) =>
          queue.metricApproximateNumberOfMessagesVisible({ period, label, statistic: 'Maximum' }),
        ),
      },
    );
  }

  tables(tables: Record<string, Pick<DataTable, 'table'>>): void {
    const of = (title: string, metricName: string) => ({
      title,
      metrics: Object.entries(tables).map(([label, { table }]) =>
        table.metric(metricName, { period, label, statistic: 'Sum', dimensionsMap: { TableName: table.tableName } }),
      ),
    });
    this.graphs(
      of('数据表读取单位 · read units', 'ConsumedReadCapacityUnits'),
      of('数据表写入单位 · write units', 'ConsumedWriteCapacityUnits'),
    );
  }
}
