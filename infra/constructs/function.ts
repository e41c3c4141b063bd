import { join } from 'node:path';
import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  Architecture,
  Code,
  Function as Lambda,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type * as z from 'zod';
import type { observed } from '../../shared/adapters/environment.ts';
import type { Stage } from '../stage.ts';
import { acknowledgeWildcard } from './acknowledge.ts';
import type { Bundles } from './bundle.ts';
import { allow, type Grant } from './grant.ts';
import type { DataKey } from './key.ts';

/**
 * The namespace of a stage's own metrics, so that two stages of one account do not set off each other's alarms. Each metric has the
 * dimension `service`: the function's name.
 */
export function metricsOf({ name }: Pick<Stage, 'name'>): string {
  return `YimaDataSharing/${name}`;
}

/** The name under which a function is called where new versions come gradually. */
const LIVE = 'live';

type Schema = z.ZodObject<z.ZodRawShape>;
/** The variables of the function's schema that not every function has. */
type Needs<S extends Schema> = Omit<z.input<S>, keyof typeof observed>;

export interface ServiceFunctionProps<S extends Schema> {
  /** Its directory under `functions/`. */
  name: string;
  schema: S;
  /** All its permissions, with all variables of its schema. A missing variable does not compile. */
  uses: Grant<Needs<S>>;
  stage: Stage;
  key: DataKey;
  bundles: Bundles;
  /** In seconds. */
  timeout: number;
  /** In MB. The share of the processor grows with it. */
  memory?: number;
  /** In MB, of `/tmp`. */
  storage?: number;
  /** Whether it sends to its own queue. Lambda stops other functions after sixteen rounds. China has neither check nor setting. */
  feedsItself?: boolean;
}

/** A function with its own role. The role may write the function's log and do what `uses` grants, nothing else. */
export class ServiceFunction<S extends Schema = Schema> extends Construct {
  readonly lambda: Lambda;
  /** What others call: the function, or where new versions come gradually, the alias of the one in use. */
  readonly called: Lambda | Alias;
  readonly name: string;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps<S>) {
    super(scope, id);
    const { name, stage } = props;
    this.name = name;
    const log = new LogGroup(this, 'Log', logSettings(stage, props.key));
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What the function ${name} may do`,
      inlinePolicies: {
        Access: new PolicyDocument({
          statements: [
            allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [log.logGroupArn]),
            ...props.uses.statements,
            ...(stage.tracing ? [allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*'])] : []),
          ],
        }),
      },
    });
    this.lambda = new Lambda(this, 'Function', {
      description: `Yima data sharing (${stage.name}): ${name}`,
      runtime: Runtime.NODEJS_24_X,
      // A fifth cheaper. AWS does not document it for its Chinese regions.
      architecture: stage.kind === 'china' ? Architecture.X86_64 : Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(bundleOf(name, props.bundles)),
      // Immutable, so that only `uses` adds permissions.
      role: role.withoutPolicyUpdates(),
      environment: environmentOf(props),
      timeout: Duration.seconds(props.timeout),
      memorySize: props.memory ?? 512,
      ...(props.storage ? { ephemeralStorageSize: Size.mebibytes(props.storage) } : {}),
      ...(props.feedsItself && stage.kind !== 'china' ? { recursiveLoop: RecursiveLoop.ALLOW } : {}),
      logGroup: log,
      loggingFormat: LoggingFormat.JSON,
      tracing: stage.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
    });
    this.called = stage.gradual
      ? new Alias(this, 'Live', { aliasName: LIVE, version: this.lambda.currentVersion })
      : this.lambda;
    if (stage.tracing)
      acknowledgeWildcard(role, '*', 'X-Ray takes no resource; its two actions send traces and read nothing.');
    for (const [resource, reason] of Object.entries(props.uses.wildcards ?? {})) {
      acknowledgeWildcard(role, resource, reason);
    }
  }

  /** Grants calling the function directly. */
  invoke<V extends string>(variable: V): Grant<Record<V, string>> {
    const { functionArn } = this.called;
    const environment = { [variable]: functionArn } as Record<V, string>;
    return { environment, statements: [allow(['lambda:InvokeFunction'], [functionArn])] };
  }
}

/** The log of a function: encrypted, and kept for 400 days, or for a month where data does not outlive the stack. */
export function logSettings(stage: Stage, key: DataKey) {
  return {
    retention: stage.retain ? RetentionDays.THIRTEEN_MONTHS : RetentionDays.ONE_MONTH,
    removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    encryptionKey: key,
  };
}

function environmentOf<S extends Schema>({ name, schema, stage, uses }: ServiceFunctionProps<S>) {
  const environment: Record<string, string> = {
    POWERTOOLS_SERVICE_NAME: name,
    POWERTOOLS_METRICS_NAMESPACE: metricsOf(stage),
    LOG_LEVEL: stage.logLevel,
    ...(uses.environment as Record<string, string>),
  };
  const known = Object.keys(schema.shape);
  const strange = Object.keys(environment).filter((variable) => !known.includes(variable));
  if (strange.length > 0) {
    throw new Error(`functions/${name}/environment.ts doesn't know ${strange.join(', ')}`);
  }
  return environment;
}

function bundleOf(name: string, bundles: Bundles): string {
  const directory = bundles[name];
  if (!directory) throw new Error(`functions/${join(name, 'index.ts')} doesn't exist, so "${name}" can't be deployed`);
  return directory;
}
