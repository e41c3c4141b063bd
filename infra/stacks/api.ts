/** The API stack: the API, its authorizer, and a function for each context. */
import { Duration, type Environment, Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { environment as authorizer } from '../../functions/authorizer/environment.ts';
import { environment as catalog } from '../../functions/catalog/environment.ts';
import { environment as disputes } from '../../functions/disputes/environment.ts';
import { environment as documents } from '../../functions/documents/environment.ts';
import { environment as exchange } from '../../functions/exchange/environment.ts';
import { environment as log } from '../../functions/log/environment.ts';
import { environment as registry } from '../../functions/registry/environment.ts';
import { caseworkEnvironment } from '../../shared/adapters/environment.ts';
import type { ApiFunction } from '../../shared/contract/route.ts';
import { Alarms, ownMetric } from '../constructs/alarms.ts';
import type { Bundles } from '../constructs/bundle.ts';
import { Console } from '../constructs/console.ts';
import { exchangeSettings } from '../constructs/exchange.ts';
import { ServiceFunction } from '../constructs/function.ts';
import { setting, together } from '../constructs/grant.ts';
import { type ApiRoute, PublicApi } from '../constructs/public-api.ts';
import type { Stage } from '../stage.ts';
import type { DataStack } from './data.ts';

/** Seconds. API Gateway gives up after 29, so that a function that takes too long is ended, and says so, before. */
const TIMEOUT = 28;

export interface ApiStackProps {
  stage: Stage;
  data: DataStack;
  bundles: Bundles;
  routes: readonly ApiRoute[];
  env: Environment;
}

export class ApiStack extends Stack {
  /** The function that makes documents, for the API and for mails. */
  readonly documents: ServiceFunction;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    const { env } = props;
    super(scope, id, {
      env,
      terminationProtection: props.stage.retain,
      description: 'Yima data sharing: what answers',
    });
    const { stage, data, routes } = props;
    const functions = this.#functions(props);
    this.documents = functions.documents;
    const authorizer = this.#authorizer(props);
    const { api } = new PublicApi(this, 'Api', { stage, key: data.key, routes, functions, authorizer });

    const site = this.#console(props, api);

    const alarms = new Alarms(this, 'Alarm', data.alarms);
    if (authorizer) {
      alarms.when(
        'identity-unavailable',
        ownMetric('IdentityUnavailable', authorizer.name, 'Sum', Duration.minutes(5)),
        1,
        {
          zh: '身份提供方的密钥读取不到：查看其是否停机、证书是否到期、地址是否变更；已登录者一日内不受影响，新的登录会失败。',
          en: 'The keys of the identity provider cannot be read: is it down, its certificate expired, its address changed? Who is signed in goes on for a day, new sign-ins fail.',
        },
      );
    }
    for (const each of [...Object.values(functions), ...(authorizer ? [authorizer] : []), ...(site ? [site] : [])])
      alarms.ofFunction(each);
    const latency = api.metricLatency({ period: Duration.minutes(5), statistic: 'p99' });
    const slow = {
      zh: '接口连续十五分钟有百分之一以上的调用超过十秒：在访问日志中按 milliseconds 查找，再看对应函数的耗时和数据表的限流。',
      en: 'For fifteen minutes one call in a hundred has taken over ten seconds: find them by milliseconds in the access log, then look at the duration of that function and the throttles of its tables.',
    };
    alarms.when('api-slow', latency, 10_000, slow, {
      evaluationPeriods: 3,
      evaluateLowSampleCountPercentile: 'ignore',
    });
    alarms.when('api-5xx', api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }), 5, {
      zh: '接口五分钟内五次以上返回 5xx：在访问日志中按 status 查找，再看对应函数的日志。',
      en: 'The API answered 5xx five times in five minutes: find them by status in the access log, then read the log of that function.',
    });
  }

  #functions({
    stage,
    data,
    bundles,
  }: ApiStackProps): Partial<Record<ApiFunction, ServiceFunction>> & { documents: ServiceFunction } {
    const { table, files, key } = data;
    const common = { stage, key, bundles, timeout: TIMEOUT, memory: 1024 };
    const { method, founderSubject } = stage.authentication;
    const caller = together(
      setting({ AUTHENTICATION: method, FOUNDER_SUBJECT: founderSubject }),
      // Every operation may have to write down who was turned away.
      table.access.insert(),
    );
    const casework = together(
      caller,
      data.cursors(),
      table.registry.read(),
      table.catalog.read(),
      table.cases.write(),
      table.events.append(),
      table.work.write(),
    );
    return {
      catalog: new ServiceFunction(this, 'Catalog', {
        ...common,
        name: 'catalog',
        schema: catalog,
        uses: together(
          caller,
          data.cursors(),
          table.registry.read(),
          table.catalog.write(),
          table.cases.write(),
          table.events.append(),
          table.work.write(),
          files.named(),
          files.put('uploads'),
          files.get('uploads', 'imports', 'exports', 'search'),
        ),
        storage: 1024,
      }),
      requests: new ServiceFunction(this, 'Requests', {
        ...common,
        name: 'requests',
        schema: caseworkEnvironment,
        uses: casework,
      }),
      documents: new ServiceFunction(this, 'Documents', {
        ...common,
        name: 'documents',
        schema: documents,
        uses: together(
          caller,
          table.registry.read(),
          table.cases.read(),
          table.events.read(),
          files.named(),
          files.get('signatures', 'evidence', 'negotiations'),
          files.put('signatures', 'evidence'),
          setting({ PORTAL_URL: stage.portalUrl }),
          data.signing(),
        ),
      }),
      grants: new ServiceFunction(this, 'Grants', {
        ...common,
        name: 'grants',
        schema: caseworkEnvironment,
        uses: casework,
      }),
      corrections: new ServiceFunction(this, 'Corrections', {
        ...common,
        name: 'corrections',
        schema: caseworkEnvironment,
        uses: casework,
      }),
      disputes: new ServiceFunction(this, 'Disputes', {
        ...common,
        name: 'disputes',
        schema: disputes,
        uses: together(
          casework,
          files.named(),
          files.put('uploads', 'negotiations'),
          files.get('uploads', 'negotiations'),
        ),
      }),
      oversight: new ServiceFunction(this, 'Oversight', {
        ...common,
        name: 'oversight',
        schema: caseworkEnvironment,
        uses: together(
          caller,
          data.cursors(),
          table.registry.read(),
          table.catalog.write(),
          table.cases.read(),
          table.events.append(),
          table.work.write(),
        ),
      }),
      log: new ServiceFunction(this, 'LogReader', {
        ...common,
        name: 'log',
        schema: log,
        uses: together(
          caller,
          data.cursors(),
          table.registry.read(),
          table.cases.read(),
          table.events.read(),
          table.access.read(),
          table.seals.read(),
          data.sealedLog.named(),
          data.sealedLog.get(),
        ),
      }),
      registry: new ServiceFunction(this, 'Registry', {
        ...common,
        name: 'registry',
        schema: registry,
        uses: together(
          caller,
          data.cursors(),
          data.peopleKey(),
          table.registry.write(),
          table.events.append(),
          table.work.write(),
        ),
      }),
      ...(stage.exchange
        ? {
            exchange: new ServiceFunction(this, 'Exchange', {
              ...common,
              name: 'exchange',
              schema: exchange,
              uses: together(casework, exchangeSettings(this, stage.name, stage.exchange, key)),
            }),
          }
        : {}),
    };
  }

  /** Undefined where a stage leaves the console out. */
  #console({ stage, data, bundles }: ApiStackProps, api: RestApi): ServiceFunction | undefined {
    if (!stage.console || stage.authentication.method !== 'oidc') return undefined;
    const { issuer } = stage.authentication;
    const { key, files } = data;
    const props = { stage, key, bundles, api, issuer, filesHost: files.host, ...stage.console };
    return new Console(this, 'Console', props).function;
  }

  /** Undefined where callers sign with a role: API Gateway then checks the signature itself. */
  #authorizer({ stage, data, bundles }: ApiStackProps): ServiceFunction | undefined {
    if (stage.authentication.method !== 'oidc') return undefined;
    const { issuer, audience, jwksUri } = stage.authentication;
    return new ServiceFunction(this, 'Authorizer', {
      stage,
      key: data.key,
      bundles,
      timeout: 10,
      name: 'authorizer',
      schema: authorizer,
      uses: together(
        setting({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_JWKS_URI: jwksUri }),
        data.table.registry.read(),
        data.table.access.insert(),
      ),
    });
  }
}
