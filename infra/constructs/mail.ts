import { ArnFormat, Stack } from 'aws-cdk-lib';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';
import type { Bounces } from './bounces.ts';
import { type Grant, permission, setting, together } from './grant.ts';
import type { DataKey } from './key.ts';

interface MailEnvironment {
  MAIL_TRANSPORT: 'ses' | 'smtp';
  MAIL_FROM: string;
  MAIL_REPLY_TO?: string;
  PORTAL_URL: string;
  MAIL_CONFIGURATION_SET?: string;
  SMTP_HOST?: string;
  SMTP_PORT?: string;
  SMTP_SECRET_ARN?: string;
}

/**
 * The settings for mail, with the permission to send: by SES from one identity, or with a relay's credentials.
 * @param bounces receives the events about returned mails
 */
export function mailSettings(
  scope: Construct,
  { mail, portalUrl }: Stage,
  { key, bounces }: { key: DataKey; bounces: Bounces | null },
): Grant<MailEnvironment> {
  const common = {
    MAIL_FROM: mail.from,
    PORTAL_URL: portalUrl,
    ...(mail.replyTo ? { MAIL_REPLY_TO: mail.replyTo } : {}),
  };
  if (mail.transport === 'ses') {
    const named = (resource: string, resourceName: string) =>
      Stack.of(scope).formatArn({
        service: 'ses',
        resource,
        resourceName,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      });
    const identity = named('identity', mail.identity ?? mail.from);
    const set = bounces?.configurationSet;
    return together(
      setting({ ...common, MAIL_TRANSPORT: 'ses' as const, ...(set ? { MAIL_CONFIGURATION_SET: set } : {}) }),
      permission(['ses:SendEmail'], [identity, ...(set ? [named('configuration-set', set)] : [])]),
    );
  }
  const secret = new CfnSecret(scope, 'SmtpSecret', {
    description: 'The mail relay: put {"user": "...", "password": "..."} here after the first deployment',
    kmsKeyId: key.keyArn,
    generateSecretString: { secretStringTemplate: '{"user":""}', generateStringKey: 'password' },
  });
  acknowledge(secret, {
    SMG4: 'The relay is not ours: whoever runs it changes the password, and an operator enters it.',
  });
  return together(
    setting({
      ...common,
      MAIL_TRANSPORT: 'smtp' as const,
      SMTP_HOST: mail.host,
      SMTP_PORT: String(mail.port),
      SMTP_SECRET_ARN: secret.ref,
    }),
    permission(['secretsmanager:GetSecretValue'], [secret.ref]),
    key.reading(),
  );
}
