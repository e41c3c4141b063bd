import { createServer, type IncomingHttpHeaders } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { connect } from '../../infra/local/sample/client.ts';

/** Answers with these statuses, one after another, and keeps what was asked. */
async function api(...statuses: number[]) {
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    response.writeHead(statuses.shift() ?? 200, { 'content-type': 'application/json' }).end('{"message":"busy"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const apiUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  return { asked, call: connect({ apiUrl, token: (person) => person, wait: async () => {} }) };
}

const answer = { as: 'p-02-staff1', params: { id: 'res_1' }, body: { answers: [] }, ifMatch: '"1"' };
const keys = (asked: IncomingHttpHeaders[]) => asked.map((headers) => headers['idempotency-key']);

it('a busy machine is asked again, under the same key', async () => {
  const { asked, call } = await api(502, 503, 504, 429, 400);
  await expect(call('answerMatches', answer)).rejects.toThrow(/answer-matches: 400/);
  expect(keys(asked)).toEqual(Array(5).fill(expect.stringMatching(/^sample-[0-9a-f]{32}$/)));
  expect(new Set(keys(asked)).size).toBe(1);
});

it('every command has a key, the same for the same call and none for a question', async () => {
  const { asked, call } = await api(400, 400, 400, 400);
  await call('answerMatches', answer).catch(() => undefined);
  await call('answerMatches', { ...answer, ifMatch: '"2"' }).catch(() => undefined);
  await call('answerMatches', answer).catch(() => undefined);
  await call('getMatches', { as: answer.as, params: answer.params }).catch(() => undefined);
  const [first, other, again, question] = keys(asked);
  expect(first).toBeDefined();
  expect(other).not.toBe(first);
  expect([again, question]).toEqual([first, undefined]);
});
