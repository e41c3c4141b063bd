import { ProblemError } from '../client.ts';

/** How the program ends: what a script has to tell apart. */
export const exits = {
  0: ['成功', 'Done'],
  1: ['程序出错', 'The program failed'],
  2: ['用法有误', 'Wrong usage'],
  3: ['未登录或无权办理（401、403）', 'Not signed in, or not allowed (401, 403)'],
  4: ['没有找到（404）', 'Not found (404)'],
  5: ['事项已变化或不能办理（409、412、428）', 'The case changed, or the step is closed (409, 412, 428)'],
  6: ['填写有误（400、413、415、422）', 'What was sent is refused (400, 413, 415, 422)'],
  7: ['暂时无法办理，可以重试（429、5xx、无法连接）', 'Try again later (429, 5xx, no connection)'],
  8: [
    '已查明有误：文书不真实、导入有不合格条目、任务失败',
    'Checked and found wrong: not genuine, entries refused, a job failed',
  ],
} as const satisfies Record<number, readonly [zh: string, en: string]>;

export type Exit = keyof typeof exits;

/** What the person did wrong, or cannot do here, as a sentence to be shown. */
export class Failure extends Error {
  readonly exit: Exit;

  constructor(exit: Exit, message: string) {
    super(message);
    this.exit = exit;
  }
}

/** How a failure ends the program. */
export function exitOf(error: unknown): Exit {
  if (error instanceof Failure) return error.exit;
  if (error instanceof ProblemError) return exitOfStatus(error.problem.status);
  // A file that was named is not there, or not to be read or written.
  if (error instanceof Error && 'syscall' in error && 'path' in error) return 2;
  // `fetch` says so of whatever keeps it from an answer.
  return error instanceof TypeError && error.message === 'fetch failed' ? 7 : 1;
}

function exitOfStatus(status: number): Exit {
  if (status === 401 || status === 403) return 3;
  if (status === 404) return 4;
  if (status === 409 || status === 412 || status === 428) return 5;
  return status === 429 || status >= 500 ? 7 : 6;
}
