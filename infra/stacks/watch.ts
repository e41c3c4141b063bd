/** The stack that watches the API: its alarms and its dashboard, apart from it because a stack takes 500 resources. */
import { Duration, type Environment, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from '../constructs/alarms.ts';
import { StackDashboard } from '../constructs/dashboard.ts';
import type { Stage } from '../stage.ts';
import type { ApiStack } from './api.ts';
import type { DataStack } from './data.ts';

export interface WatchStackProps {
  stage: Stage;
  data: DataStack;
  api: ApiStack;
  env: Environment;
}

const period = Duration.minutes(5);

export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, api, env }: WatchStackProps) {
    super(scope, id, { env, description: 'Yima data sharing: what watches the API' });
    this.#alarms(stage, data, api);
    this.#dashboard(stage, data, api);
  }

  #alarms(stage: Stage, { alarms: topic, table }: DataStack, { api, functions, authorizer, site }: ApiStack): void {
    const alarms = new Alarms(this, 'Alarm', topic, stage);
    for (const each of [...functions, authorizer, site]) if (each) alarms.ofFunction(each);
    for (const [name, each] of Object.entries(table)) alarms.ofTable(name, each);
    if (authorizer) {
      alarms.when('identity-unavailable', alarms.own('IdentityUnavailable', authorizer.name, 'Sum', period), 1, {
        zh: '身份提供方的密钥读取不到：查看其是否停机、证书是否到期、地址是否变更；已登录者一日内不受影响，新的登录会失败。',
        en: 'The keys of the identity provider cannot be read: is it down, its certificate expired, its address changed? Who is signed in goes on for a day, new sign-ins fail.',
      });
    }
    const slow = {
      zh: '接口连续十五分钟有百分之一以上的调用超过十秒：在访问日志中按 milliseconds 查找，再看对应函数的耗时和数据表的限流。',
      en: 'For fifteen minutes one call in a hundred has taken over ten seconds: find them by milliseconds in the access log, then look at the duration of that function and the throttles of its tables.',
    };
    alarms.when('api-slow', api.metricLatency({ period, statistic: 'p99' }), 10_000, slow, {
      evaluationPeriods: 3,
      evaluateLowSampleCountPercentile: 'ignore',
    });
    alarms.when('api-5xx', api.metricServerError({ period, statistic: 'Sum' }), 5, {
      zh: '接口五分钟内五次以上返回 5xx：在访问日志中按 status 查找，再看对应函数的日志。',
      en: 'The API answered 5xx five times in five minutes: find them by status in the access log, then read the log of that function.',
    });
  }

  /** What callers notice, then the functions and the tables. */
  #dashboard({ name }: Stage, { table }: DataStack, { api, functions }: ApiStack): void {
    const dashboard = new StackDashboard(this, 'Dashboard', { name: `yima-${name}-api` });
    dashboard.graphs(
      {
        title: '接口调用与错误 · calls and errors of the API',
        metrics: [
          api.metricCount({ period }),
          api.metricClientError({ period, statistic: 'Sum' }),
          api.metricServerError({ period, statistic: 'Sum' }),
        ],
      },
      {
        title: '接口耗时 · latency of the API',
        metrics: ['p50', 'p95', 'p99'].map((statistic) => api.metricLatency({ period, statistic })),
      },
    );
    dashboard.functions(functions);
    dashboard.tables(table);
  }
}
