/** Told, in Chinese and English, that something takes much longer than usual. */
export type Slow = (message: string) => void;

interface Wait {
  /** How long it may take, in milliseconds. */
  ms: number;
  /** What is said when it takes longer. */
  message: (seconds: number) => string;
  /** Is told so, again and again. Without it, the wait ends with an error. */
  slow?: Slow | undefined;
}

/**
 * Waits for work that a busy machine may delay. Where people use the system, they are told and the wait goes on. In a test it ends.
 * @throws Error when it takes too long and nobody is told
 */
export async function patiently<T>(work: Promise<T>, { ms, message, slow }: Wait): Promise<T> {
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      const words = message(Math.round((performance.now() - began) / 1000));
      if (slow) slow(words);
      else reject(new Error(words));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearInterval(timer);
  }
}
