/** The forms that hold something typed and not sent: leaving their place asks. */
import { useEffect, useId } from 'react';

const typed = new Set<string>();

export const isTyped = () => typed.size > 0;

/** @returns what says at once that it is sent, so that the way to what was made does not ask */
export function useTyped(holds: boolean): () => void {
  const form = useId();
  const sent = () => {
    typed.delete(form);
  };
  useEffect(() => {
    if (!holds) return undefined;
    typed.add(form);
    return () => {
      typed.delete(form);
    };
  }, [form, holds]);
  return sent;
}
