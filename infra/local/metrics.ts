/** What is measured on one machine, and the alarms of the templates on it. */
import { basename } from 'node:path';
import type { Clock } from './clock.ts';
import type { AlarmResource } from './template/model.ts';

/** A metric by name, with its dimensions. */
export interface Metric {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
}

interface Point {
  /** Business time, in milliseconds since 1970. */
  at: number;
  value: number;
}

/** An alarm as it is now. `unknown`: what it watches is not measured on one machine. */
export interface AlarmState {
  name: string;
  /** The file of its runbook. */
  runbook: string;
  state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | 'unknown';
}

/** How many measurements of a metric are kept at least. */
const KEPT = 10_000;
/** Periods beyond those evaluated in which one measurement ends "insufficient data". */
const LOOKED_BACK = 2;

/** The latest measurements. */
export class Metrics {
  readonly #clock: Clock;
  readonly #points = new Map<string, Point[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(metric: Metric, value: number): void {
    const points = this.#points.get(keyOf(metric)) ?? [];
    points.push({ at: this.#clock.milliseconds(), value });
    if (points.length > 2 * KEPT) points.splice(0, KEPT);
    this.#points.set(keyOf(metric), points);
  }

  /** Takes the metrics out of a line of a log (CloudWatch's embedded metric format). Any other line has none. */
  read(line: string): void {
    if (!line.includes('"_aws"')) return;
    const said = JSON.parse(line) as Record<string, unknown> & { _aws?: Embedded };
    for (const { Namespace, Dimensions, Metrics: metrics } of said._aws?.CloudWatchMetrics ?? []) {
      for (const names of Dimensions) {
        const dimensions = Object.fromEntries(names.map((name) => [name, String(said[name])]));
        for (const { Name } of metrics)
          for (const value of [said[Name]].flat())
            this.add({ namespace: Namespace, name: Name, dimensions }, Number(value));
      }
    }
  }

  /** The values in each of the last periods, the newest first. */
  periods(metric: Metric, milliseconds: number, count: number): number[][] {
    const now = this.#clock.milliseconds();
    const points = this.#points.get(keyOf(metric)) ?? [];
    return Array.from({ length: count }, (_, n) =>
      points
        .filter(({ at }) => at <= now - n * milliseconds && at > now - (n + 1) * milliseconds)
        .map(({ value }) => value),
    );
  }
}

interface Embedded {
  CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[];
}

/** The metrics of AWS that are measured here, beside the system's own. */
const measured = [
  'AWS/Lambda Errors',
  'AWS/ApiGateway 5XXError',
  'AWS/ApiGateway Latency',
  'AWS/SQS ApproximateNumberOfMessagesVisible',
];

/** The alarms of the templates by what was measured, at this moment of business time. */
export function alarmStates(alarms: AlarmResource[], metrics: Metrics): AlarmState[] {
  return alarms.map((alarm) => ({
    // CDK makes the logical id of "Alarm", the alarm's own id and eight characters.
    name: alarm.logicalId.slice('Alarm'.length, -8),
    runbook: basename(alarm.AlarmDescription.split(' · ').at(-1) ?? ''),
    state: stateOf(alarm, metrics),
  }));
}

function stateOf(alarm: AlarmResource, metrics: Metrics): AlarmState['state'] {
  const { Namespace: namespace, MetricName: name, Dimensions, Threshold, EvaluationPeriods, TreatMissingData } = alarm;
  if (namespace === '' || (namespace.startsWith('AWS/') && !measured.includes(`${namespace} ${name}`)))
    return 'unknown';
  const dimensions = Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value]));
  const all = metrics.periods({ namespace, name, dimensions }, alarm.Period * 1000, EvaluationPeriods + LOOKED_BACK);
  if (TreatMissingData === 'missing' && all.every((values) => values.length === 0)) return 'INSUFFICIENT_DATA';
  const statistic = alarm.Statistic ?? alarm.ExtendedStatistic ?? '';
  const below = alarm.ComparisonOperator === 'LessThanThreshold';
  const breaches = (values: number[]) => {
    if (values.length === 0) return false;
    const value = statisticOf(statistic, values);
    return below ? value < Threshold : value >= Threshold;
  };
  return all.slice(0, EvaluationPeriods).every(breaches) ? 'ALARM' : 'OK';
}

function statisticOf(statistic: string, values: number[]): number {
  if (statistic === 'Sum') return values.reduce((sum, value) => sum + value, 0);
  if (statistic === 'Maximum') return Math.max(...values);
  if (statistic === 'SampleCount') return values.length;
  const [, percent] = /^p(\d+)$/.exec(statistic) ?? [];
  if (percent === undefined) throw new Error(`the statistic ${statistic} is unknown to the local runtime`);
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((Number(percent) / 100) * sorted.length))] ?? 0;
}

function keyOf({ namespace, name, dimensions }: Metric): string {
  const parts = Object.entries(dimensions).map(([key, value]) => `${key}=${value}`);
  return [namespace, name, ...parts.sort()].join(' ');
}
