import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { actFor, useActing, useActingOver } from './acting.ts';
import { useAdmits } from './acts/act-button.tsx';
import { LeaveGuard } from './acts/leave-guard.tsx';
import { dutyCounts, me } from './api.ts';
import { useWork } from './case/waiting.ts';
import { Failed, Waiting } from './states.tsx';
import { words } from './words.ts';

type Place = keyof typeof words.places;
const PLACES: Place[] = [
  'workbench',
  'catalog',
  'requests',
  'grants',
  'corrections',
  'demands',
  'negotiations',
  'rectifications',
  'duties',
];
/** Where the rules, the days and the people are: for everybody. Where events go, whoever acts for a department sees. */
const ABOUT: Place[] = ['people', 'departments', 'calendar', 'rules'];
/** What is done for security, and what went wrong. */
const SECURITY: Place[] = ['security', 'incidents', 'contractors'];
/** The places that are a role's daily work. */
function placesOf(roles: readonly string[]): Place[] {
  if (roles.includes('auditor')) return ['log'];
  return roles.includes('bureau') ? [...PLACES, 'review', 'oversight'] : PLACES;
}
const addressOf = (place: Place) => (place === 'workbench' ? '/' : `/${place}`);

export function Layout({ signOut }: { signOut: () => Promise<void> }) {
  const who = useQuery(me);
  const counts = useQuery({ ...dutyCounts, enabled: useAdmits('countDuties') });
  const sends = useAdmits('listWebhooks');
  // What is late or due today.
  const pressing = (counts.data?.byLevel.red ?? 0) + (counts.data?.byLevel.amber ?? 0);
  const readsLog = useAdmits('listLog');
  const readsSecurity = useAdmits('getSecurityState');
  const suggests = useAdmits('listSuggestions');
  const evaluates = useAdmits('listEvaluations');
  const handlesComplaints = useAdmits('listComplaints');
  const readsCirculars = useAdmits('listCirculars');
  const waiting = useWork().data?.counts.total ?? 0;
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState('');
  const inPlaceOf = useActing();
  const actingOver = useActingOver();
  if (who.isPending) return <Waiting />;
  if (who.isError) return <Failed error={who.error} retry={() => void who.refetch()} />;
  const { personName, departmentName, personId, mayActFor, roles } = who.data;
  const places = placesOf(roles);
  const more: Place[] = [
    ...(suggests ? (['suggestions'] as const) : []),
    ...(handlesComplaints ? (['complaints'] as const) : []),
    ...(readsCirculars ? (['circulars'] as const) : []),
    ...(readsSecurity ? SECURITY : []),
    ...ABOUT,
    ...(evaluates ? (['evaluations'] as const) : []),
    ...(sends ? (['webhooks'] as const) : []),
    ...(readsLog ? (['log'] as const) : []),
  ];
  const about = more.filter((place) => !places.includes(place));
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className={inPlaceOf ? 'top acting' : 'top'}>
        <b>{words.title}</b>
        <button
          type="button"
          className="menu"
          aria-expanded={openAt === pathname}
          onClick={() => setOpenAt(openAt === pathname ? '' : pathname)}
        >
          {words.menu}
        </button>
        <nav className={openAt === pathname ? 'open' : ''} aria-label={words.menu}>
          {places.map((place) => (
            <NavLink key={place} to={addressOf(place)} end={place === 'workbench'}>
              {words.places[place]}
              {place === 'workbench' && waiting > 0 ? <i aria-hidden>{waiting}</i> : null}
              {place === 'duties' && pressing > 0 ? <i>{pressing}</i> : null}
            </NavLink>
          ))}
          <details className="more" key={pathname}>
            <summary>{words.morePlaces}</summary>
            <div>
              {about.map((place) => (
                <NavLink key={place} to={addressOf(place)}>
                  {words.places[place]}
                </NavLink>
              ))}
            </div>
          </details>
        </nav>
        <NavLink className="who" to="/me">
          <span>{departmentName ?? ''}</span> <strong>{personName ?? personId}</strong>
        </NavLink>
        {mayActFor.length > 0 ? (
          <select
            className="actfor"
            aria-label={words.actFor}
            value={inPlaceOf ?? ''}
            onChange={({ target }) => actFor(target.value || undefined)}
          >
            <option value="">{words.ownName}</option>
            {mayActFor.map(({ person, personName: name }) => (
              <option key={person} value={person}>{`${words.actFor} ${name ?? person}`}</option>
            ))}
          </select>
        ) : null}
        <button type="button" className="plain" onClick={() => void signOut()}>
          {words.signOut}
        </button>
      </header>
      {inPlaceOf ? (
        <p className="acting-note" role="status">
          {words.actingFor(mayActFor.find(({ person }) => person === inPlaceOf)?.personName ?? inPlaceOf)}
        </p>
      ) : actingOver ? (
        <p className="acting-note over" role="status">
          {words.actingOver}
        </p>
      ) : null}
      <LeaveGuard />
      <main id="main" className="page" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
