import { useQuery } from '@tanstack/react-query';
import { me } from '../api.ts';
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

/** What is to be done now, by whom, before when; and the acts. */
export function NowBox({ turn, children }: { turn: Turn | undefined; children: React.ReactNode }) {
  const { data: who } = useQuery(me);
  const level = turn?.deadline.level ?? 'done';
  return (
    <section className={`now ${level}`} aria-label={words.act}>
      <div>
        <strong>{sentence(turn, who?.department)}</strong>
        <Lamp deadline={turn?.deadline} />
      </div>
      <div className="acts">{children}</div>
    </section>
  );
}

function sentence(turn: Turn | undefined, department: string | undefined): string {
  if (!turn) return words.now.nothing;
  const due = dateOf(turn.deadline.due);
  if (turn.owes === department) return words.now.mine(turn.what, due);
  return words.now.theirs(turn.owesName ?? turn.owes, turn.what, due);
}
