import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ses } from '../../shared/adapters/mail/ses.ts';
import { mailTransport } from '../../shared/adapters/mail/settings.ts';
import { MailRejected, MailTemporary, MailUnknown } from '../../shared/adapters/mail/transport.ts';

const mail = {
  messageId: 'mail-1',
  from: 'data-sharing@yima.example',
  to: 'lin@agency.example',
  subject: '【提醒】不动产登记信息',
  text: '您好',
  html: '<p>您好</p>',
};

/** A server that speaks SES v2: what it was asked, and what it answers. */
let asked: { method?: string; path?: string; body: Record<string, unknown> }[];
let answer: (response: ServerResponse, request: IncomingMessage) => void;
const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  asked.push({ method: request.method, path: request.url, body: JSON.parse(body) });
  answer(response, request);
});

beforeEach(async () => {
  asked = [];
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  vi.stubEnv('AWS_ENDPOINT_URL_SESV2', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise<void>((closed) => server.close(() => closed()));
});

const refuse = (status: number, type: string, message = 'no') => {
  answer = (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type })
      .end(JSON.stringify({ message }));
};
/** Patient, since a busy machine answers late; only who tests the waiting waits briefly. */
const failed = (timeoutMs = 20_000) =>
  ses({ timeoutMs, patienceMs: 0 })
    .send(mail)
    .then(String, (error: Error) => error);

describe('ses', () => {
  it('sends text and HTML to one recipient, with our own id beside the message id', async () => {
    answer = (response) => response.writeHead(200).end(JSON.stringify({ MessageId: '0100' }));
    const transport = await mailTransport({ MAIL_TRANSPORT: 'ses', MAIL_CONFIGURATION_SET: 'told' });
    expect(await transport.send(mail)).toEqual({ receipt: '0100' });
    expect(asked).toEqual([
      {
        method: 'POST',
        path: '/v2/email/outbound-emails',
        body: {
          FromEmailAddress: mail.from,
          Destination: { ToAddresses: [mail.to] },
          ConfigurationSetName: 'told',
          EmailTags: [{ Name: 'mail', Value: 'mail-1' }],
          Content: {
            Simple: {
              Subject: { Data: mail.subject, Charset: 'UTF-8' },
              Body: { Text: { Data: mail.text, Charset: 'UTF-8' }, Html: { Data: mail.html, Charset: 'UTF-8' } },
              Headers: [
                { Name: 'X-Mail-Id', Value: 'mail-1' },
                { Name: 'Auto-Submitted', Value: 'auto-generated' },
                { Name: 'X-Auto-Response-Suppress', Value: 'All' },
              ],
            },
          },
        },
      },
    ]);
  });

  it('sends the name of the sender, the thread, and what is attached', async () => {
    answer = (response) => response.writeHead(200).end(JSON.stringify({ MessageId: '0100' }));
    const file = { name: 'deadline.ics', type: 'text/calendar', content: Buffer.from('BEGIN:VCALENDAR') };
    const whole = { ...mail, fromName: '数据共享', replyTo: 'bureau@yima.example', thread: 'requests.req_1' };
    await ses().send({ ...whole, attachments: [file] });
    const Name = `=?UTF-8?B?${Buffer.from('数据共享').toString('base64')}?=`;
    expect(asked[0]?.body).toMatchObject({
      FromEmailAddress: `${Name} <data-sharing@yima.example>`,
      ReplyToAddresses: ['bureau@yima.example'],
      Content: {
        Simple: {
          Headers: expect.arrayContaining([
            { Name: 'References', Value: '<requests.req_1@yima.example>' },
            { Name: 'In-Reply-To', Value: '<requests.req_1@yima.example>' },
          ]),
          Attachments: [
            {
              FileName: 'deadline.ics',
              RawContent: file.content.toString('base64'),
              ContentTransferEncoding: 'BASE64',
            },
          ],
        },
      },
    });
  });

  it('says that a mail or an address SES does not take is refused for good, without repeating it', async () => {
    for (const type of ['MessageRejected', 'BadRequestException']) {
      refuse(400, type, `Illegal address <${mail.to}>`);
      const error = await failed();
      expect(error, type).toBeInstanceOf(MailRejected);
      expect(String(error)).not.toContain('agency');
    }
  });

  it('keeps a mail for later where SES cannot take any now', async () => {
    const refusals: [number, string, string?][] = [
      [429, 'TooManyRequestsException'],
      [400, 'LimitExceededException'],
      [400, 'SendingPausedException'],
      [400, 'MailFromDomainNotVerifiedException'],
      [400, 'MessageRejected', 'Email address is not verified.'],
      [403, 'AccessDeniedException'],
      [500, 'InternalServiceErrorException'],
    ];
    for (const [status, type, message] of refusals) {
      refuse(status, type, message);
      expect(await failed(), type).toBeInstanceOf(MailTemporary);
    }
    expect(asked, 'one attempt each').toHaveLength(refusals.length);
  });

  it('sends what came too fast for SES again, until it is taken', async () => {
    answer = (response) => {
      if (asked.length === 2) answer = (last) => last.writeHead(200).end(JSON.stringify({ MessageId: '0101' }));
      response.writeHead(429, { 'x-amzn-errortype': 'TooManyRequestsException' }).end('{}');
    };
    expect(await ses().send(mail)).toEqual({ receipt: '0101' });
    expect(asked).toHaveLength(3);
  });

  it('does not know what became of a mail that SES never answers, or answers by hanging up', async () => {
    answer = () => undefined;
    expect(await failed(1000)).toBeInstanceOf(MailUnknown);
    answer = (response) => response.socket?.destroy();
    expect(await failed()).toBeInstanceOf(MailUnknown);
    expect(asked).toHaveLength(2);
  });

  it('knows that nothing was sent where there is no connection', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_SESV2', 'http://127.0.0.1:1');
    expect(await failed()).toBeInstanceOf(MailTemporary);
  });
});
