import '../console.css';
import './open.css';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { apiUrlOf, home, readConfig } from '../config.ts';
import { dateOf } from '../dates.ts';
import { language, speak } from '../language.ts';
import { type Entry, entryAt, type Found, search } from './catalog.ts';
import { words } from './words.ts';

/** How many entries are shown at first. */
const AT_ONCE = 25;

document.documentElement.lang = words.code;
document.title = words.title;
const root = createRoot(document.getElementById('root') as HTMLElement);
const [, id = ''] = location.pathname.slice(home.pathname.length).split('/');

/** The open catalog, for anybody: it needs no sign-in, and loads nothing of what does. */
async function start(): Promise<void> {
  const catalog = `${apiUrlOf(await readConfig())}/v1/open`;
  root.render(
    <>
      <a className="skip" href={`${location.pathname}${location.search}#main`}>
        {words.skip}
      </a>
      <header className="top">
        <b>{words.title}</b>
        <button
          type="button"
          className="plain"
          lang={language === 'en' ? 'zh-CN' : 'en'}
          onClick={() => {
            speak(language === 'en' ? 'zh' : 'en');
            location.reload();
          }}
        >
          {words.other}
        </button>
      </header>
      <main id="main" className="page open" tabIndex={-1}>
        {id ? <One address={`${catalog}/${id}`} /> : <List catalog={catalog} />}
      </main>
    </>,
  );
}

function List({ catalog }: { catalog: string }) {
  const [q, ask] = useState(new URLSearchParams(location.search).get('q') ?? '');
  const [found, setFound] = useState<Found>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    const query = new URLSearchParams({ ...(q ? { q } : {}), limit: String(AT_ONCE) });
    search(`${catalog}/catalog?${query}`).then(
      (page) => isCurrent && setFound(page),
      () => isCurrent && setFailed(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [catalog, q]);
  useEffect(() => {
    const back = () => ask(new URLSearchParams(location.search).get('q') ?? '');
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const goOn = async (next: string) => {
    const page = await search(next);
    setFound({ ...page, entries: [...(found?.entries ?? []), ...page.entries] });
  };
  const { next } = found ?? {};
  return (
    <>
      <h1>{words.title}</h1>
      <p className="sub">{words.about}</p>
      <search>
        <form
          className="search"
          onSubmit={(event) => {
            event.preventDefault();
            const text = String(new FormData(event.currentTarget).get('q')).trim();
            history.pushState(null, '', text ? `open?${new URLSearchParams({ q: text })}` : 'open');
            ask(text);
          }}
        >
          <input key={q} name="q" type="search" defaultValue={q} aria-label={words.search} placeholder={words.search} />
          <button type="submit" className="primary">
            {words.find}
          </button>
        </form>
      </search>
      <div className="card" aria-live="polite">
        {failed ? <p role="alert">{words.failed}</p> : null}
        {!found && !failed ? <p className="quiet">{words.loading}</p> : null}
        {found?.entries.length === 0 ? <p className="empty quiet">{words.nothing(q)}</p> : null}
        {found?.entries.map((entry) => (
          <article className="hit" key={entry.id}>
            <h2>
              <a href={`open/${entry.id}`}>{entry.name}</a>
            </h2>
            <p className="sub">{[entry.provider, entry.theme, entry.format, cycleOf(entry)].join('　·　')}</p>
            <p>{entry.abstract}</p>
          </article>
        ))}
        {next ? (
          <button type="button" onClick={() => goOn(next).catch(() => setFailed(true))}>
            {words.more}
          </button>
        ) : null}
      </div>
      <p className="law">
        <a href={`${catalog}/catalog.jsonld`}>{words.machines}</a>
      </p>
    </>
  );
}

const cycleOf = ({ cycle: { code, name } }: Entry) => words.cycles[code] ?? name;

function One({ address }: { address: string }) {
  const [entry, setEntry] = useState<Entry | null>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    entryAt(address).then(setEntry, () => setFailed(true));
  }, [address]);
  return (
    <>
      <a className="sub" href="open">
        {words.back}
      </a>
      {failed ? <p role="alert">{words.failed}</p> : null}
      {entry === undefined && !failed ? <p className="quiet">{words.loading}</p> : null}
      {entry === null ? (
        <div className="card empty" role="alert">
          <h1>{words.gone}</h1>
          <p>{words.goneWhy}</p>
        </div>
      ) : null}
      {entry ? <Shown entry={entry} address={address} /> : null}
    </>
  );
}

function Shown({ entry, address }: { entry: Entry; address: string }) {
  const { name, code, abstract, provider, theme, format, modified, rights, isOpenToAll, items } = entry;
  const has = { type: items.some((item) => item.type), length: items.some((item) => item.length) };
  const openness = isOpenToAll ? words.unconditional : words.condition(rights);
  const facts = [
    [words.provider, provider],
    [words.rights, openness],
    [words.theme, theme],
    [words.format, format],
    [words.cycle, cycleOf(entry)],
    [words.modified, dateOf(modified)],
    [words.number, code],
  ];
  return (
    <>
      <h1>{name}</h1>
      <p>{abstract}</p>
      <section className="card">
        <dl>
          {facts.map(([title, value]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="card">
        <h2>{words.get}</h2>
        <p>{words.getFrom(provider, name, code)}</p>
        <p>{isOpenToAll ? words.getAll : words.getIf}</p>
      </section>
      <section className="card">
        <h2>{words.items}</h2>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{words.item}</th>
              {has.type ? <th scope="col">{words.type}</th> : null}
              {has.length ? <th scope="col">{words.length}</th> : null}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.name}>
                <td>{item.name}</td>
                {has.type ? <td data-name={words.type}>{item.type}</td> : null}
                {has.length ? <td data-name={words.length}>{item.length}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="law">
        <a href={address}>{words.machines}</a>
      </p>
    </>
  );
}

start().catch(() => root.render(<p role="alert">{words.failed}</p>));
