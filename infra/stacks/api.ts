/** The API stack: the API, its authorizer, and a function for each context. */
import { Duration, type Environment, Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { environment as authorizer } from '../../functions/authorizer/environment.ts';
import { environment as catalog } from '../../functions/catalog/environment.ts';
import { environment as disputes } from '../../functions/disputes/environment.ts';
import { environment as documents } from '../../functions/documents/environment.ts';
import { environment as evaluation } from '../../functions/evaluation/environment.ts';
import { environment as exchange } from '../../functions/exchange/environment.ts';
import { environment as log } from '../../functions/log/environment.ts';
import { environment as open } from '../../functions/open/environment.ts';
import { environment as rectifications } from '../../functions/rectifications/environment.ts';
import { environment as registry } from '../../functions/registry/environment.ts';
import { environment as security } from '../../functions/security/environment.ts';
import { environment as webhooks } from '../../functions/webhooks/environment.ts';
import { caseworkEnvironment } from '../../shared/adapters/environment.ts';
import type { ApiFunction } from '../../shared/contract/route.ts';
import { Alarms } from '../constructs/alarms.ts';
import type { Bundles } from '../constructs/bundle.ts';
import { callerRoles } from '../constructs/caller-role.ts';
import { Console } from '../constructs/console.ts';
import { exchangeSettings } from '../constructs/exchange.ts';
import { ServiceFunction } from '../constructs/function.ts';
import { Gradual } from '../constructs/gradual.ts';
import { setting, together } from '../constructs/grant.ts';
import { type ApiRoute, PublicApi } from '../constructs/public-api.ts';
import { endpointSettings } from '../constructs/webhooks.ts';
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
  readonly api: RestApi;
  /** The functions that answer operations. */
  readonly functions: ServiceFunction[];
  readonly authorizer: ServiceFunction | undefined;
  readonly site: ServiceFunction | undefined;

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
    this.functions = Object.values(functions);
    this.authorizer = this.#authorizer(props);
    const { authorizer } = this;
    const { api } = new PublicApi(this, 'Api', { stage, key: data.key, routes, functions, authorizer });
    this.api = api;
    this.site = this.#console(props, api);
    if (stage.gradual) this.#comeGradually(data, stage);
  }

  /** What callers notice takes a new version of any function back. */
  #comeGradually({ alarms: topic }: DataStack, stage: Stage): void {
    const failing = this.api.metricServerError({ period: Duration.minutes(1), statistic: 'Sum' });
    const alarm = new Alarms(this, 'Alarm', topic, stage).when('api-5xx-at-once', failing, 5, {
      zh: '接口一分钟内五次以上返回 5xx：如正在部署，新版本会自动退回；在访问日志中按 status 查找原因。',
      en: 'The API answered 5xx five times in a minute. A deployment that is on its way is taken back by itself: find the calls by status in the access log.',
      page: 'api-5xx',
    });
    const gradual = new Gradual(this, 'Gradual');
    for (const each of [...this.functions, this.authorizer, this.site]) if (each) gradual.of(each, alarm);
  }

  #functions({
    stage,
    data,
    bundles,
  }: ApiStackProps): Partial<Record<ApiFunction, ServiceFunction>> & { documents: ServiceFunction } {
    const { table, files, key } = data;
    const common = { stage, key, bundles, timeout: TIMEOUT, memory: 1024 };
    const { method, founderSubject } = stage.authentication;
    const identity = setting({
      AUTHENTICATION: method,
      CALLER_ROLES: method === 'iam' ? callerRoles(this, stage) : '',
      FOUNDER_SUBJECT: founderSubject,
      ORIGINS: stage.origins.join(','),
    });
    // Every operation that somebody calls may have to write down who was turned away.
    const caller = together(identity, table.access.insert());
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
          files.get('signatures', 'evidence', 'negotiations', 'rectifications', 'security'),
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
      security: new ServiceFunction(this, 'Security', {
        ...common,
        name: 'security',
        schema: security,
        uses: together(casework, files.named(), files.put('uploads', 'security'), files.get('uploads', 'security')),
      }),
      rectifications: new ServiceFunction(this, 'Rectifications', {
        ...common,
        name: 'rectifications',
        schema: rectifications,
        uses: together(
          casework,
          files.named(),
          files.put('uploads', 'rectifications'),
          files.get('uploads', 'rectifications'),
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
          // An export of it is a job, of which it writes down who asked.
          table.events.append(),
          table.events.read(),
          table.work.write(),
          table.access.read(),
          table.seals.read(),
          data.sealedLog.named(),
          data.sealedLog.get(),
          files.named(),
          files.get('log-exports'),
        ),
      }),
      evaluation: new ServiceFunction(this, 'Evaluation', {
        ...common,
        name: 'evaluation',
        schema: evaluation,
        uses: together(
          caller,
          data.cursors(),
          table.registry.read(),
          table.cases.write(),
          table.events.append(),
          table.work.write(),
          // The facts of statistics, which are made of the sealed log.
          table.seals.read(),
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
      webhooks: new ServiceFunction(this, 'Webhooks', {
        ...common,
        name: 'webhooks',
        schema: webhooks,
        uses: together(casework, data.webhookKey(), endpointSettings(stage)),
      }),
      open: new ServiceFunction(this, 'Open', {
        ...common,
        name: 'open',
        schema: open,
        memory: 512,
        uses: together(
          identity,
          // Whoever it answers is unknown, so it reads nothing but what is open, and what departments are called.
          table.registry.readOnly('DEPARTMENT#*'),
          table.catalog.listOnly('gsi1', 'OPEN'),
          setting({ PORTAL_URL: stage.portalUrl }),
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
