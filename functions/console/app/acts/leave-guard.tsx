import { useBlocker } from 'react-router';
import { Leaving } from './leaving.tsx';
import { isTyped } from './typed.ts';

/** Asks before one goes to another place while a form holds something typed. */
export function LeaveGuard() {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isTyped() && currentLocation.pathname !== nextLocation.pathname,
  );
  if (blocker.state !== 'blocked') return null;
  return <Leaving stay={() => blocker.reset()} keep={() => blocker.proceed()} />;
}
