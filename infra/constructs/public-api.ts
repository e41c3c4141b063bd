import { CfnOutput, Duration } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  AuthorizationType,
  CfnResource,
  EndpointType,
  IdentitySource,
  LambdaIntegration,
  LogGroupLogDestination,
  type Method,
  MethodLoggingLevel,
  type MethodOptions,
  RequestAuthorizer,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ApiFunction, Route } from '../../shared/contract/route.ts';
import { isOpenToAll, type Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';
import { onlyCallers } from './caller-role.ts';
import { Firewall } from './firewall.ts';
import { logSettings, type ServiceFunction } from './function.ts';
import type { DataKey } from './key.ts';
import { methodsOf } from './paths.ts';
import { answerWithProblems } from './problems.ts';

/** The part of an operation that API Gateway needs. */
export type ApiRoute = Pick<Route, 'method' | 'path' | 'function' | 'auth' | 'servesAnonymous'>;

export interface PublicApiProps {
  stage: Stage;
  key: DataKey;
  routes: readonly ApiRoute[];
  /** A stage without a function does not have its operations either. */
  functions: Partial<Record<ApiFunction, ServiceFunction>>;
  /** Verifies the token of every call. Without an authorizer, callers sign with a role (SigV4). */
  authorizer: ServiceFunction | undefined;
}

/** The access log has no address and no person. It has the path as API Gateway knows it, without the values in it. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  path: '$context.resourcePath',
  status: '$context.status',
  refusedAs: '$context.error.responseType',
  firewall: '$context.wafResponseCode',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
};

/** How many paths CloudFormation creates at once: API Gateway creates five a second in an account, and refuses more. */
const AT_ONCE = 3;

/** The REST API: the contract's operations, behind the firewall. */
export class PublicApi extends Construct {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(scope, id);
    const { stage, key } = props;
    const accessLog = new LogGroup(this, 'AccessLog', logSettings(stage, key));
    this.api = new RestApi(this, 'RestApi', {
      restApiName: `yima-${stage.name}`,
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: false,
      ...(stage.authentication.method === 'iam' ? { policy: onlyCallers(this, stage) } : {}),
      // Otherwise API Gateway uses only the first type in Accept to decide whether a PDF is sent as bytes or as base64.
      binaryMediaTypes: ['*/*'],
      deployOptions: {
        stageName: 'live',
        ...settingsOf(stage, 1),
        methodOptions: Object.fromEntries(
          this.#boundTo(props)
            .filter(({ path }) => path.startsWith('/v1/open/'))
            .map(({ method, path }) => [`${path}/${method}`, settingsOf(stage, ANYBODY)]),
        ),
        tracingEnabled: stage.tracing,
        accessLogDestination: new LogGroupLogDestination(accessLog),
        accessLogFormat: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
    acknowledge(this.api, {
      APIG2:
        'Each function checks its input against the contract, which can say more than API Gateway and answers in problem details.',
    });
    this.#mayLog(stage, key);
    answerWithProblems(this.api, stage.origins);
    this.#addRoutes(props);
    new Firewall(this, 'Firewall', {
      ...{ stage, key },
      protects: this.api.deploymentStage.stageArn,
    });
    new CfnOutput(this, 'Url', { value: this.api.url, description: 'Where the API answers' });
  }

  /**
   * The methods of this stage. China allows anonymous calls only with an ICP filing. Without one, what needs no credential is signed for
   * like everything else, and what serves programs that cannot sign is left out.
   */
  #boundTo({ stage, routes }: PublicApiProps) {
    return methodsOf(routes.filter((route) => isOpenToAll(stage) || !route.servesAnonymous));
  }

  #addRoutes(props: PublicApiProps): void {
    const { stage, functions, authorizer } = props;
    const secured = this.#secured(authorizer);
    const integrations = new Map<ApiFunction, LambdaIntegration>();
    for (const { path, method, function: name, auth } of this.#boundTo(props)) {
      // A stage without the function does not have its operations, which is safer than a function that refuses.
      const fn = functions[name];
      if (!fn) continue;
      // One permission for each function. Two for each method would exceed the size of the function's policy.
      const integration =
        integrations.get(name) ?? new LambdaIntegration(fn.called, { scopePermissionToMethod: false });
      integrations.set(name, integration);
      const open = auth === 'none' && isOpenToAll(stage);
      const bound = this.api.root
        .resourceForPath(path)
        .addMethod(method, integration, open ? { authorizationType: AuthorizationType.NONE } : secured);
      acknowledgeMethod(bound, open);
      if (stage.origins.length > 0) this.#answerPreflight(path, integration);
    }
    this.#createFewAtOnce();
  }

  /** A browser asks at each path whether a page of another origin may call; the function that answers there says so. */
  #answerPreflight(path: string, integration: LambdaIntegration): void {
    const place = this.api.root.resourceForPath(path);
    if (place.node.tryFindChild('OPTIONS')) return;
    const bound = place.addMethod('OPTIONS', integration, { authorizationType: AuthorizationType.NONE });
    const why = 'A browser asks this without a credential; the answer names origins and holds no data.';
    acknowledge(bound, { COG4: why, APIG4: why });
  }

  #createFewAtOnce(): void {
    const paths = this.api.node.findAll().filter((each) => each instanceof CfnResource);
    for (const [at, path] of paths.entries()) {
      const before = paths[at - AT_ONCE];
      if (before) path.addResourceDependency(before);
    }
  }

  #secured(authorizer: ServiceFunction | undefined): MethodOptions {
    if (!authorizer) return { authorizationType: AuthorizationType.IAM };
    return {
      authorizationType: AuthorizationType.CUSTOM,
      authorizer: new RequestAuthorizer(this, 'Authorizer', {
        handler: authorizer.called,
        identitySources: [IdentitySource.header('Authorization')],
        // It says whose token it is, which stays true until the token expires; the function checks that. Who may do what is read
        // at every call.
        resultsCacheTtl: Duration.minutes(5),
      }),
    };
  }

  /** API Gateway's own log never expires unless we create it first. With which role it writes, the stack of the account says. */
  #mayLog(stage: Stage, key: DataKey): void {
    const log = new LogGroup(this, 'ExecutionLog', {
      ...logSettings(stage, key),
      logGroupName: `API-Gateway-Execution-Logs_${this.api.restApiId}/live`,
    });
    this.api.deploymentStage.node.addDependency(log);
  }
}

/** What of the API's limit those get together who read the open catalog, so that nobody who works is kept waiting by harvesters. */
const ANYBODY = 0.2;

/** @param share of the limits of the stage */
function settingsOf({ limits }: Stage, share: number) {
  return {
    throttlingRateLimit: Math.ceil(limits.requestsPerSecond * share),
    throttlingBurstLimit: Math.ceil(limits.burst * share),
    // Metrics of each method would be some 800 series. Those of the whole API are kept either way.
    metricsEnabled: false,
    loggingLevel: MethodLoggingLevel.ERROR,
    dataTraceEnabled: false,
  };
}

function acknowledgeMethod(method: Method, open: boolean): void {
  const why = open
    ? 'Public by the contract: it describes the API or tells whether a signature holds, and shows no data; or a secret in its path says who asks.'
    : 'Cognito is absent in China; a Lambda authorizer verifies OIDC tokens, or IAM the signature.';
  acknowledge(method, { COG4: why, ...(open ? { APIG4: why } : {}) });
}
