/** The forms that hold something typed and not sent: leaving their place asks. */
import { useEffect } from 'react';

const typed = new Set<string>();

export const isTyped = () => typed.size > 0;

export function useTyped(form: string, holds: boolean): void {
  useEffect(() => {
    if (!holds) return undefined;
    typed.add(form);
    return () => {
      typed.delete(form);
    };
  }, [form, holds]);
}
