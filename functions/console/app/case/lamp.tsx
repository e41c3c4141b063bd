import type { Schemas } from '../api.ts';
import { words } from '../words.ts';

export type Deadline = Pick<Schemas['Deadline'], 'due' | 'level' | 'late' | 'workingDaysLeft'>;

/** Green while more than the last working day is left, amber on the last, red when late, grey where nothing is counted. In words too. */
export function Lamp({ deadline, stopped = false }: { deadline: Deadline | null | undefined; stopped?: boolean }) {
  const level = stopped || !deadline ? 'done' : deadline.level;
  return <span className={`lamp ${level}`}>{saying(deadline, level)}</span>;
}

function saying(deadline: Deadline | null | undefined, level: Deadline['level']): string {
  if (!deadline || level === 'done') return words.lamp.done;
  const left = deadline.workingDaysLeft;
  if (deadline.late) return left < 0 ? words.lamp.late(-left) : words.lamp.lateToday;
  return left <= 0 ? words.lamp.last : words.lamp.left(left);
}
