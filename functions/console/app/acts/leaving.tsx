import { useEffect, useRef } from 'react';
import { words } from '../words.ts';

interface Props {
  stay: () => void;
  /** Leaves; what was typed is kept for later. */
  keep: () => void;
  forget?: () => void;
}

/** Asks whoever leaves a form with something typed. */
export function Leaving({ stay, keep, forget }: Props) {
  const said = words.leaving;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="leaving" aria-label={said.title} onCancel={stay}>
      <strong>{said.title}</strong>
      <p>{said.why}</p>
      <div className="choices-foot">
        {forget ? (
          <button type="button" onClick={forget}>
            {said.forget}
          </button>
        ) : null}
        <button type="button" onClick={keep}>
          {said.keep}
        </button>
        <button type="button" className="primary" onClick={stay}>
          {said.stay}
        </button>
      </div>
    </dialog>
  );
}
