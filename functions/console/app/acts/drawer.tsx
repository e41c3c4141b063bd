import { Drawer } from 'antd';
import { useState } from 'react';
import { byHand } from './by-hand.tsx';
import { ActForm, type FormOf, useActDraft } from './form.tsx';
import { Leaving } from './leaving.tsx';

interface Props extends FormOf {
  /** @param answer what the API answered, where the act was done */
  close: (answer?: unknown) => void;
}

/** An act beside its case. Closing it with something typed asks. */
export function ActDrawer({ close, ...given }: Props) {
  const { act, shown } = given;
  const form: FormOf = { ...given, ...byHand[act.operation]?.(shown?.data, given.document) };
  const draft = useActDraft(form);
  const [asking, setAsking] = useState(false);
  const leave = () => (draft.typed ? setAsking(true) : close());
  return (
    <Drawer open mask={false} title={act.title} size={560} styles={{ wrapper: { maxWidth: '100vw' } }} onClose={leave}>
      <ActForm {...form} draft={draft} done={(answer) => close(answer ?? {})} cancel={leave} />
      {asking ? (
        <Leaving
          stay={() => setAsking(false)}
          keep={() => close()}
          forget={() => {
            draft.forget();
            close();
          }}
        />
      ) : null}
    </Drawer>
  );
}
