import type { MailTransport } from './transport.ts';

export interface MailSettings {
  MAIL_TRANSPORT: 'ses' | 'smtp';
  MAIL_CONFIGURATION_SET?: string | undefined;
  SMTP_HOST?: string;
  SMTP_PORT?: number;
  SMTP_SECRET_ARN?: string;
}

/** How each port is secured; 25 is in the clear, and blocked in the cloud besides. */
const security: Record<number, 'tls' | 'starttls'> = { 465: 'tls', 587: 'starttls' };

/**
 * The transport that the environment asks for; only its own packages are loaded.
 * @throws Error where a setting of SMTP is missing, or its port is not 465 or 587
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
