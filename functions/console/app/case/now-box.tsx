import { dateOf } from '../dates.ts';
import { words } from '../words.ts';
import { type Deadline, Lamp } from './lamp.tsx';

export interface Turn {
  deadline: Deadline;
  /** What is to be done. */
  what: string;
  owes: string;
  owesName: string | null;
}

interface Props {
  turn: Turn | undefined;
  /** Whether it waits for the caller, and not for a colleague or another department. */
  mine: boolean;
  children: React.ReactNode;
}

/** What is to be done now, by whom, before when; and the acts. */
export function NowBox({ turn, mine, children }: Props) {
  const level = turn?.deadline.level ?? 'done';
  return (
    <section className={`now ${level}`} aria-label={words.act}>
      <div>
        <strong>{sentence(turn, mine)}</strong>
        <Lamp deadline={turn?.deadline} />
      </div>
      <div className="acts">{children}</div>
    </section>
  );
}

function sentence(turn: Turn | undefined, mine: boolean): string {
  if (!turn) return words.now.nothing;
  const due = dateOf(turn.deadline.due);
  if (mine) return words.now.mine(turn.what, due);
  return words.now.theirs(turn.owesName ?? turn.owes, turn.what, due);
}
