import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { type Grant, setting, together, wildcard } from './grant.ts';
import type { DataKey } from './key.ts';

interface ExchangeEnvironment {
  EXCHANGE_ORIGINS: string;
  EXCHANGE_SECRETS: string;
  EXCHANGE_TIMEOUT_SECONDS: string;
}

/** The origins of the existing platform, with the permission to read the providers' secrets. Operators store these under one prefix. */
export function exchangeSettings(
  scope: Construct,
  stage: string,
  { origins, timeoutSeconds }: NonNullable<Stage['exchange']>,
  key: DataKey,
): Grant<ExchangeEnvironment> {
  const prefix = `${stage}/exchange/`;
  const secrets = Stack.of(scope).formatArn({
    service: 'secretsmanager',
    resource: 'secret',
    resourceName: `${prefix}*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return together(
    setting({
      EXCHANGE_ORIGINS: origins.join(),
      EXCHANGE_SECRETS: prefix,
      EXCHANGE_TIMEOUT_SECONDS: String(timeoutSeconds),
    }),
    wildcard(
      'Departments register interfaces at any time, each with a secret of its own under this prefix.',
      ['secretsmanager:GetSecretValue'],
      [secrets],
    ),
    key.reading(),
  );
}
