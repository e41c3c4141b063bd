import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { me, type Seen } from '../api.ts';
import { ActDrawer } from './drawer.tsx';
import type { FormOf } from './form.tsx';
import { type Act, actNamed, admits, document, type Possible } from './possible.ts';

type Own = Pick<FormOf, 'start' | 'without' | 'offers' | 'fields'>;

interface Props extends Own {
  operation: string;
  at?: Record<string, string>;
  /** What it is done to, with what the API says can be done; undefined for what is created. */
  shown?: Seen<unknown> | undefined;
  /** What the button says, where it is not the name of the act. */
  title?: string;
  /** What the button is about, for those who do not see its row. */
  about?: string;
  primary?: boolean;
  done?: (answer: unknown) => void;
}

/** A button for an act that the API lets the caller do, and its drawer, which is part of the address. */
export function ActButton({ operation, at = {}, shown, title, about, primary = false, done, ...own }: Props) {
  const described = useQuery(document);
  const act = described.data && actNamed(described.data, operation);
  const may = useMay(act, shown);
  const of = Object.values(at).join(' ');
  const [open, setOpen] = useOpenAct();
  if (!described.data || !act || !may) return null;
  return (
    <>
      <button
        type="button"
        className={primary ? 'primary' : ''}
        aria-label={about ? `${title ?? act.title} ${about}` : undefined}
        onClick={() => setOpen(operation, of)}
      >
        {title ?? act.title}
      </button>
      {open.act === operation && open.of === of ? (
        <ActDrawer
          {...own}
          act={act}
          document={described.data}
          at={at}
          shown={shown}
          close={(answer) => {
            setOpen();
            if (answer !== undefined) done?.(answer);
          }}
        />
      ) : null}
    </>
  );
}

/** Whether the caller may: by what the view says, and for what is created by the roles that the operation has. */
export function useMay(act: Act | undefined, shown?: Seen<unknown>): boolean {
  const { data: who } = useQuery(me);
  const { actions } = (shown?.data ?? {}) as { actions?: Possible[] };
  if (!act) return false;
  if (actions) return actions.some(({ operation, allowed }) => operation === act.operation && allowed);
  return who?.roles.some((role) => act.roles.includes(role)) ?? false;
}

/** Whether the caller's roles have an operation at all, so that what is not for them is not asked for. */
export function useAdmits(operation: string): boolean {
  const { data: who } = useQuery(me);
  const { data: described } = useQuery(document);
  return described !== undefined && admits(described, operation, who?.roles ?? []);
}

/** Which act is open, and on what, as the address says. It is still open after signing in again. */
export function useOpenAct() {
  const [asked, ask] = useSearchParams();
  const set = (act?: string, of = '') =>
    ask(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('act');
        next.delete('of');
        if (act) next.set('act', act);
        if (act && of) next.set('of', of);
        return next;
      },
      { replace: act === undefined },
    );
  return [{ act: asked.get('act') ?? '', of: asked.get('of') ?? '' }, set] as const;
}
