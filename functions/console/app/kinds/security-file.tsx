import { tab } from './kind.ts';

/** The part of a list that only those see who supervise security. */
export const supervised = (...others: string[]) => ({
  ...tab('all'),
  roles: ['bureau', 'government', ...others],
});

/** A file that is read by a link which is good for a while. */
export function SecurityFile({ name, open }: { name: string; open: () => Promise<string | undefined> }) {
  const show = async () => {
    const shown = window.open('', '_blank');
    const url = await open();
    if (shown && url) shown.location.href = url;
  };
  return (
    <button type="button" className="plain" onClick={() => void show()}>
      {name}
    </button>
  );
}
