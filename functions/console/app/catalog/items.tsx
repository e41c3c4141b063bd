import { useState } from 'react';
import type { Schemas } from '../api.ts';
import { nameOf } from '../names.ts';
import { words as common } from '../words.ts';
import { pasted } from './paste.ts';
import { catalogWords } from './words.ts';

export type Item = Schemas['ContentItem'];
const { editor: words } = catalogWords;
const DATA_TYPES = ['C', 'N', 'Y', 'D', 'T', 'L', 'M', 'G', 'B', 'I', 'F'];
const IDENTITIES = ['citizen', 'organisation'];
const SECRETS = ['commercial-secret', 'personal-privacy'];
const SHARING = ['unconditional', 'conditional', 'not-shared'];

interface Props {
  items: readonly Item[];
  change: (items: Item[]) => void;
  errors: Record<string, string>;
}

/** The items of an entry as a table, into which rows of a spreadsheet are pasted. */
export function Items({ items, change, errors }: Props) {
  const [told, setTold] = useState('');
  const set = (at: number, changed: Partial<Item>) =>
    change(items.map((each, index) => (index === at ? without({ ...each, ...changed }) : each)));
  const paste = (event: React.ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const rows = pasted(text, items);
    change([...items.filter(({ name }) => name !== ''), ...rows]);
    setTold(words.pasted(rows.length));
  };
  return (
    <div onPaste={paste}>
      <p className="hint">{words.pasteHint}</p>
      <p role="status">{told}</p>
      {items.length > 0 ? (
        <table className="list editing">
          <thead>
            <tr>
              {[words.item.name, words.item.dataType, words.item.length, words.item.sharing, ''].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item, at) => {
              const label = (of: string) => `${of} ${at + 1}`;
              const wrong = errors[`items.${at}.name`] ?? errors[`items.${at}.length`];
              return (
                <tr key={item.id}>
                  <td data-name={words.item.name}>
                    <input
                      aria-label={label(words.item.name)}
                      aria-invalid={Boolean(wrong)}
                      value={item.name}
                      onChange={({ target }) => set(at, { name: target.value })}
                    />
                    {wrong ? <p className="wrong">{wrong}</p> : null}
                  </td>
                  <td data-name={words.item.dataType}>
                    <Choice
                      label={label(words.item.dataType)}
                      all={DATA_TYPES}
                      value={item.dataType}
                      choose={(dataType) => set(at, { dataType } as Partial<Item>)}
                    />
                  </td>
                  <td data-name={words.item.length}>
                    <input
                      aria-label={label(words.item.length)}
                      inputMode="numeric"
                      value={item.length ?? ''}
                      onChange={({ target }) => set(at, { length: numberIn(target.value) } as Partial<Item>)}
                    />
                  </td>
                  <td data-name={words.item.sharing}>
                    <Choice
                      label={label(words.item.sharing)}
                      all={SHARING}
                      none={words.item.asEntry}
                      value={item.sharing}
                      choose={(sharing) => set(at, { sharing } as Partial<Item>)}
                    />
                    <More item={item} label={label} set={(changed) => set(at, changed)} />
                  </td>
                  <td>
                    <button
                      type="button"
                      className="plain"
                      aria-label={`${common.remove} ${item.name}`}
                      onClick={() => change(items.filter((_, index) => index !== at))}
                    >
                      {common.remove}
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : (
        <textarea aria-label={words.pasteHere} placeholder={words.pasteHere} rows={3} defaultValue="" />
      )}
      {errors.items ? <p className="wrong">{errors.items}</p> : null}
      <button type="button" onClick={() => change([...items, { id: idAfter(items), name: '' }])}>
        {common.add(words.item.title)}
      </button>
    </div>
  );
}

/** What few items need: whether it is open, what it identifies, and why it is confidential. */
function More({
  item,
  label,
  set,
}: {
  item: Item;
  label: (of: string) => string;
  set: (changed: Partial<Item>) => void;
}) {
  const { open, identifies, confidential } = item;
  const said = [
    open === undefined ? '' : words.item.opened(open),
    identifies ? nameOf('values', identifies) : '',
    confidential ? nameOf('values', confidential) : '',
  ].filter(Boolean);
  return (
    <details>
      <summary className="quiet">{said.join(common.comma) || words.item.more}</summary>
      <select
        aria-label={label(words.item.open)}
        value={open === undefined ? '' : String(open)}
        onChange={({ target }) => set({ open: target.value === '' ? undefined : target.value === 'true' } as never)}
      >
        <option value="">{words.item.openAsEntry}</option>
        <option value="true">{words.item.opened(true)}</option>
        <option value="false">{words.item.opened(false)}</option>
      </select>
      <Choice
        label={label(words.item.identifies)}
        all={IDENTITIES}
        none={words.item.noIdentity}
        value={identifies}
        choose={(chosen) => set({ identifies: chosen } as Partial<Item>)}
      />
      <Choice
        label={label(words.item.confidential)}
        all={SECRETS}
        none={words.item.notConfidential}
        value={confidential}
        choose={(chosen) => set({ confidential: chosen } as Partial<Item>)}
      />
    </details>
  );
}

function Choice({
  label,
  all,
  none = '—',
  value,
  choose,
}: {
  label: string;
  all: string[];
  none?: string;
  value: string | undefined;
  choose: (value: string | undefined) => void;
}) {
  return (
    <select aria-label={label} value={value ?? ''} onChange={({ target }) => choose(target.value || undefined)}>
      <option value="">{none}</option>
      {all.map((each) => (
        <option key={each} value={each}>
          {nameOf('values', each)}
        </option>
      ))}
    </select>
  );
}

const without = (item: Item) =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as unknown as Item;
const numberIn = (text: string) => (/^\d+$/.test(text) ? Number(text) : undefined);

/** An id that no item has. It stays when the name changes. */
function idAfter(items: readonly Item[]): string {
  const taken = new Set(items.map(({ id }) => id));
  let n = items.length + 1;
  while (taken.has(`i${n}`)) n += 1;
  return `i${n}`;
}
