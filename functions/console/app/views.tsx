import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { me } from './api.ts';
import { words } from './words.ts';

/** What a list was asked for, under the name that its person gave it. */
interface View {
  name: string;
  /** The part of the address after the question mark. */
  asked: string;
}

const said = words.views;
const AT_MOST = 12;
const LONGEST_NAME = 20;

function viewsAt(key: string): View[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as View[];
  } catch {
    return [];
  }
}

/** The views of a list that its person has saved, kept in their browser; what is asked for now can be saved as another. */
export function SavedViews() {
  const { pathname, search } = useLocation();
  const { data: who } = useQuery(me);
  const key = `views:${who?.personId ?? ''} ${pathname}`;
  const [, changed] = useState(0);
  const [naming, setNaming] = useState(false);
  const asked = new URLSearchParams(search).toString();
  const views = viewsAt(key);
  const keep = (next: View[]) => {
    localStorage.setItem(key, JSON.stringify(next.slice(-AT_MOST)));
    setNaming(false);
    changed((n) => n + 1);
  };
  const isSaved = views.some((view) => view.asked === asked);
  if (views.length === 0 && asked === '') return null;
  return (
    <section className="views" aria-label={said.title}>
      {views.map((view) => (
        <span key={view.name} className={view.asked === asked ? 'on' : ''}>
          <Link to={`?${view.asked}`} aria-current={view.asked === asked}>
            {view.name}
          </Link>
          <button
            type="button"
            className="plain"
            aria-label={said.remove(view.name)}
            title={said.remove(view.name)}
            onClick={() => keep(views.filter(({ name }) => name !== view.name))}
          >
            ×
          </button>
        </span>
      ))}
      {naming ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const name = String(new FormData(event.currentTarget).get('name')).trim();
            if (name) keep([...views.filter((view) => view.name !== name), { name, asked }]);
          }}
        >
          {/* biome-ignore lint/a11y/noAutofocus: it was asked for by the press of a button */}
          <input name="name" aria-label={said.name} placeholder={said.name} maxLength={LONGEST_NAME} autoFocus />
          <button type="submit">{said.keep}</button>
          <button type="button" className="plain" onClick={() => setNaming(false)}>
            {words.cancel}
          </button>
        </form>
      ) : asked !== '' && !isSaved ? (
        <button type="button" className="plain" onClick={() => setNaming(true)}>
          {said.save}
        </button>
      ) : null}
    </section>
  );
}
