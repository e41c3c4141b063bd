import { AuthorizationType, LambdaIntegration, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import { environment } from '../../functions/console/environment.ts';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';
import type { Bundles } from './bundle.ts';
import { ServiceFunction } from './function.ts';
import { setting } from './grant.ts';
import type { DataKey } from './key.ts';

export interface ConsoleProps {
  stage: Stage;
  key: DataKey;
  bundles: Bundles;
  api: RestApi;
  clientId: string;
  /** Whether it serves the docs too. */
  docs: boolean;
  issuer: string;
  /** The host that files are uploaded to. */
  filesHost: string;
}

const WHY =
  'It serves the files of the console and the docs, which hold no data: what they show is asked of the API, with a token.';

/** The console under `/console` of the API, and the docs under `/docs`: a function that reads its files and nothing else. */
export class Console extends Construct {
  readonly function: ServiceFunction;

  constructor(scope: Construct, id: string, props: ConsoleProps) {
    super(scope, id);
    const { stage, key, bundles, api, clientId, docs, issuer, filesHost } = props;
    this.function = new ServiceFunction(this, 'Console', {
      stage,
      key,
      bundles,
      name: 'console',
      schema: environment,
      uses: setting({ OIDC_ISSUER: issuer, CLIENT_ID: clientId, FILES_HOST: filesHost }),
      timeout: 10,
    });
    const integration = new LambdaIntegration(this.function.called, { scopePermissionToMethod: false });
    const open = { authorizationType: AuthorizationType.NONE };
    const root = api.root.addResource('console');
    for (const path of [root, root.addResource('{proxy+}'), ...(docs ? [api.root.addResource('docs')] : [])])
      acknowledge(path.addMethod('GET', integration, open), { COG4: WHY, APIG4: WHY });
  }
}
