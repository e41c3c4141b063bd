import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a data directory this process's own.
 * @returns what gives it back.
 * @throws Error when a living process has it. One that was killed has left its mark, which is ignored.
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const mark = join(directory, 'runtime.pid');
  const holder = readPid(mark);
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) {
    throw new Error(
      `数据目录正被进程 ${holder} 使用 · ${directory} is in use by process ${holder}; stop it or choose another with --data.`,
    );
  }
  writeFileSync(mark, String(process.pid));
  return () => rmSync(mark, { force: true });
}

function readPid(mark: string): number | undefined {
  try {
    return Number(readFileSync(mark, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
