import type { MailTransport } from './transport.ts';

export interface MailSettings {
  MAIL_TRANSPORT: 'ses' | 'smtp';
  MAIL_CONFIGURATION_SET?: string | undefined;
  SMTP_HOST?: string;
  SMTP_PORT?: number;
  SMTP_SECRET_ARN?: string;
}

/** How each port is secured. Port 25 is not secured, and the cloud blocks it. */
const security: Record<number, 'tls' | 'starttls'> = { 465: 'tls', 587: 'starttls' };

/**
 * The transport that the environment names. Only the packages of that one are loaded.
 * @throws Error if a setting of SMTP is missing, or the port is not 465 or 587
 */
export async function mailTransport(settings: MailSettings): Promise<MailTransport> {
  if (settings.MAIL_TRANSPORT === 'ses') {
    const { ses } = await import('./ses.ts');
    return ses({ configurationSet: settings.MAIL_CONFIGURATION_SET });
  }
  const { SMTP_HOST: host, SMTP_PORT: port, SMTP_SECRET_ARN: secret } = settings;
  if (!host || !port || !secret) throw new Error('smtp needs SMTP_HOST, SMTP_PORT and SMTP_SECRET_ARN');
  const secured = security[port];
  if (!secured) throw new Error(`SMTP_PORT ${port}: must be 465 (TLS) or 587 (STARTTLS)`);
  const [{ smtp }, { smtpCredentials }] = await Promise.all([import('./smtp.ts'), import('./credentials.ts')]);
  return smtp({ host, port, security: secured, credentials: smtpCredentials(secret) });
}
