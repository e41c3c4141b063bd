import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { mailTransport } from '../../shared/adapters/mail/settings.ts';
import { type SmtpSettings, smtp } from '../../shared/adapters/mail/smtp.ts';
import { MailRejected, MailTemporary, MailUnknown } from '../../shared/adapters/mail/transport.ts';

/** Signed by the key that smtp-server brings for tests, valid from 2020 to 2119 for localhost. */
const cert = `
-----BEGIN CERTIFICATE-----
MIIDBjCCAe6gAwIBAgIUKUo2OgMBlFWJ7pdseQL1/VSb1nUwDQYJKoZIhvcNAQEL
BQAwFDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAw
MTAxMDAwMDAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwggEiMA0GCSqGSIb3DQEB
AQUAA4IBDwAwggEKAoIBAQDpnlCqHD6hZ+G0SIwcTfYe33ibBMGkB+O3e8+lfwzs
MwJPAezXFxe9DiVDevCt4NM5Z2gl4QTLuAzFeofSPDRZ8HH7wgglTr3Gy07JPsVE
UO8DXJNFdjbK30rmzpIqR6f95sx+ZlH7Tc0PhQWwPOTPQV+ByOuReaswXkSHlRdf
/71gd5TGWnSAwC379K6ZKaAJrKzFkuMul3i5fP5f4lXGyTUAKDU2gQ7uVYkL/dYE
/swhy7bBWwx3Zd6AtPSBZh9PX+OwgfrhT+ZL9JVcL1CHEyX1h+SjaTHU6JiEPGEe
zvlElmGs1HGB+LCBJvnQbDg0BBoMjGv8Mk90uGCeljpRAgMBAAGjTjBMMA8GA1Ud
EwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMB0GA1UdDgQW
BBSegL99K9Dx1jwPCobBL4oY7XWrFjANBgkqhkiG9w0BAQsFAAOCAQEAWsb7+4qh
wOesqqPoH08L53jUFP1/OKmLlkFdEUiAN07eioKiUddf89TdIMqIDRpZgzqLSx83
2xBAjGR5+2aZlZI3fuMxPjWV9VM+D+IpSY8I6C9F8qar2AVx2Gd6SrPPSZYMj3jf
WisY3qPOFMnA64fBLNTL6uMw1OY1UT376yvAMEoV1jtyQF0FxiO6XzYhkqUk53dl
RyUrijl6lbTO1QEpRHKbkqGw+UEysg68inpXwQMbvAPhwObm3QLEcumHuwCR/6gY
IoP4V5ClawhJ+VgCtoZKha2aPbcBJctVgDIgyDFT/bBK9825cBJT2+qnYyq+VwM1
Ioh5U3TfV05vdA==
-----END CERTIFICATE-----
`;

const mail = {
  messageId: 'mail-1',
  from: 'data-sharing@yima.example',
  to: 'lin@agency.example',
  subject: '【提醒】不动产登记信息',
  text: '您好',
  html: '<p>您好</p>',
};
/** Patient, since a busy machine answers late; only who tests the waiting waits briefly. */
const PATIENT = 20_000;
const BRIEF = { timeoutMs: 1000 };

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A relay on this machine, which takes everything from `relay`/`secret` unless told otherwise. */
async function relay(options: SMTPServerOptions): Promise<SmtpSettings> {
  const server = new SMTPServer({
    cert,
    closeTimeout: 50,
    onAuth: ({ username, password }, _session, done) =>
      username === 'relay' && password === 'secret' ? done(null, { user: username }) : done(refusal(535)),
    onData: (stream, _session, done) => stream.resume().on('end', () => done(null, 'Ok: queued as A1B2')),
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closing.push(() => new Promise<void>((closed) => server.close(closed)));
  return to(server.server as Server, options.secure ? 'tls' : 'starttls');
}

function to(server: Server, security: SmtpSettings['security'], password = 'secret'): SmtpSettings {
  const { port } = server.address() as AddressInfo;
  const credentials = async () => ({ user: 'relay', password });
  return { host: 'localhost', port, security, credentials, timeoutMs: PATIENT, tls: { ca: cert } };
}

async function listening(answer: Parameters<typeof createServer>[1]): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closing.push(() => new Promise<void>((closed) => server.close(() => closed())));
  return server;
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error(`<${mail.to}> not here`), { responseCode });
}

const failed = (settings: SmtpSettings) =>
  smtp(settings)
    .send(mail)
    .then(String, (error: Error) => error);

describe('smtp', () => {
  for (const secure of [true, false]) {
    it(`hands a mail over by ${secure ? 'TLS' : 'STARTTLS'}, under a message id that is always the same`, async () => {
      const received: string[] = [];
      const settings = await relay({
        secure,
        onData: (stream, session, done) => {
          const { mailFrom, rcptTo } = session.envelope;
          received.push(
            `${mailFrom ? mailFrom.address : ''} ${rcptTo.map(({ address }) => address)} ${session.secure}`,
          );
          let data = '';
          stream.setEncoding('utf8').on('data', (part) => {
            data += part;
          });
          stream.on('end', () => done(null, `Ok: queued as ${received.push(data)}`));
        },
      });
      const attached = { name: 'deadline.ics', type: 'text/calendar', content: Buffer.from('BEGIN:VCALENDAR') };
      const whole = { ...mail, fromName: '数据共享', replyTo: 'bureau@yima.example', thread: 'requests.req_1' };
      expect(await smtp(settings).send({ ...whole, attachments: [attached] })).toEqual({
        receipt: expect.stringContaining('2'),
      });
      expect(received[0]).toBe('data-sharing@yima.example lin@agency.example true');
      expect(received[1]).toContain('Message-ID: <mail-1@yima.example>');
      expect(received[1]).toContain(`=?UTF-8?B?${Buffer.from('【提醒】').toString('base64').slice(0, 12)}`);
      expect(received[1]).toMatch(/multipart\/alternative/);
      for (const header of [
        'Auto-Submitted: auto-generated',
        'X-Auto-Response-Suppress: All',
        'References: <requests.req_1@yima.example>',
        'In-Reply-To: <requests.req_1@yima.example>',
        'Reply-To: bureau@yima.example',
        `From: =?UTF-8?B?${Buffer.from('数据共享').toString('base64')}?= <data-sharing@yima.example>`,
        'filename=deadline.ics',
      ])
        expect(received[1]).toContain(header);
    });
  }

  it('never sends where the relay offers no STARTTLS', async () => {
    const settings = await relay({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    expect(await failed(settings)).toBeInstanceOf(MailTemporary);
  });

  it('does not trust a certificate it does not know', async () => {
    expect(await failed({ ...(await relay({})), tls: {} })).toBeInstanceOf(MailTemporary);
  });

  it('says that an address refused with 550 is refused for good, without repeating it', async () => {
    const error = await failed(await relay({ onRcptTo: (_address, _session, done) => done(refusal(550)) }));
    expect(error).toBeInstanceOf(MailRejected);
    expect(String(error)).toContain('550');
    expect(String(error)).not.toContain('agency');
  });

  it('says that a mail refused with 554 after its content is refused for good', async () => {
    const settings = await relay({
      onData: (stream, _session, done) => stream.resume().on('end', () => done(refusal(554))),
    });
    expect(await failed(settings)).toBeInstanceOf(MailRejected);
  });

  it('says that 451 is for now, at the address and after the content', async () => {
    expect(await failed(await relay({ onRcptTo: (_address, _session, done) => done(refusal(451)) }))).toBeInstanceOf(
      MailTemporary,
    );
    const settings = await relay({
      onData: (stream, _session, done) => stream.resume().on('end', () => done(refusal(451))),
    });
    expect(await failed(settings)).toBeInstanceOf(MailTemporary);
  });

  it('says that a full mailbox, 552 or 5.2.2, is for now, and that a mail too large is for good', async () => {
    const full = async (code: number, said: string) => {
      const refused = Object.assign(new Error(said), { responseCode: code });
      return await failed(await relay({ onRcptTo: (_address, _session, done) => done(refused) }));
    };
    expect(await full(552, 'mailbox full')).toBeInstanceOf(MailTemporary);
    expect(await full(550, '5.2.2 over quota')).toBeInstanceOf(MailTemporary);
    const large = Object.assign(new Error('5.3.4 message too big'), { responseCode: 552 });
    const settings = await relay({ onData: (stream, _s, done) => stream.resume().on('end', () => done(large)) });
    expect(await failed(settings)).toBeInstanceOf(MailRejected);
  });

  it('does not blame the recipient for a sender or a password refused', async () => {
    const settings = await relay({ onMailFrom: (_address, _session, done) => done(refusal(550)) });
    expect(await failed(settings)).toBeInstanceOf(MailTemporary);
    const good = await relay({});
    expect(await failed({ ...good, credentials: async () => ({ user: 'relay', password: 'wrong' }) })).toBeInstanceOf(
      MailTemporary,
    );
  });

  it('does not know what became of a mail that was handed over and never acknowledged', async () => {
    const settings = await relay({ onData: (stream) => stream.resume() });
    expect(await failed({ ...settings, ...BRIEF })).toBeInstanceOf(MailUnknown);
  });

  it('does not know what became of a mail when the connection breaks after it', async () => {
    const sockets: { destroy(): void }[] = [];
    const settings = await relay({
      secure: true,
      onData: (stream) =>
        stream.resume().on('end', () => {
          for (const socket of sockets) socket.destroy();
        }),
    });
    const front = await listening((client) => {
      sockets.push(client);
      client.pipe(connect(settings.port, '127.0.0.1')).pipe(client);
    });
    expect(await failed(to(front, 'tls'))).toBeInstanceOf(MailUnknown);
  });

  it('knows that nothing was sent where the relay falls silent before it asks for the mail', async () => {
    const settings = await relay({ onRcptTo: () => undefined });
    expect(await failed({ ...settings, ...BRIEF })).toBeInstanceOf(MailTemporary);
  });

  it('knows that nothing was sent where nobody answers or the connection is refused', async () => {
    const silent = await listening((socket) => socket.on('error', () => undefined));
    const error = await failed({ ...to(silent, 'starttls'), ...BRIEF });
    expect(error).toBeInstanceOf(MailTemporary);
    const { port } = silent.address() as AddressInfo;
    await Promise.all(closing.splice(0).map((close) => close()));
    expect(await failed({ ...to(await listening(() => undefined), 'tls'), port })).toBeInstanceOf(MailTemporary);
  });
});

describe('the choice of a transport', () => {
  const settings = { MAIL_TRANSPORT: 'smtp' as const, SMTP_HOST: 'smtp.yima.example', SMTP_SECRET_ARN: 'arn:aws:x' };

  it('refuses port 25, and SMTP without its settings', async () => {
    await expect(mailTransport({ ...settings, SMTP_PORT: 25 })).rejects.toThrow('465');
    await expect(mailTransport({ MAIL_TRANSPORT: 'smtp' })).rejects.toThrow('SMTP_HOST');
  });

  it('takes 465 and 587', async () => {
    for (const SMTP_PORT of [465, 587]) expect(await mailTransport({ ...settings, SMTP_PORT })).toHaveProperty('send');
  });
});
