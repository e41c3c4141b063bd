import './me.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActButton, useAdmits, useMay } from '../acts/act-button.tsx';
import { ActHere } from '../acts/form.tsx';
import { actNamed, document } from '../acts/possible.ts';
import { api, apiAddress, me, type Schemas, type Seen, seen } from '../api.ts';
import { dateOf, isoDayOf, momentOf, now } from '../dates.ts';
import { language, speak } from '../language.ts';
import { nameOf } from '../names.ts';
import { Facts, Head } from '../parts.tsx';
import { Waiting } from '../states.tsx';
import { words } from '../words.ts';
import { AbsenceLines, absencesOf } from './absences.tsx';

const said = words.me;
type Me = Schemas['Me'];

/** Who I am, when I am away and who stands in, how I get mails, and what reads for my department. */
export function Page() {
  const { data: who } = useQuery(me);
  if (!who) return <Waiting />;
  const { personId, roles } = who;
  return (
    <div className="me">
      <Head title={said.title} />
      <div className="two">
        <div>
          <Absences person={personId} />
          {roles.includes('leader') ? <Deputies person={personId} /> : null}
          <Systems />
          <Feeds />
        </div>
        <aside>
          <Who who={who} />
          <Mails />
          <Languages />
        </aside>
      </div>
    </div>
  );
}

/** In which language this browser shows the console. */
function Languages() {
  return (
    <fieldset className="card">
      <legend className="unseen">{words.language.title}</legend>
      <h2>{words.language.title}</h2>
      {(['zh', 'en'] as const).map((each) => (
        <div key={each}>
          <label lang={words.language.codes[each]}>
            <input
              type="radio"
              name="language"
              checked={each === language}
              onChange={() => {
                speak(each);
                location.reload();
              }}
            />{' '}
            {words.language.names[each]}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

function Who({ who }: { who: Me }) {
  const { personId, personName, departmentName, department, roles, mayActFor } = who;
  return (
    <section className="card">
      <h2>{personName ?? personId}</h2>
      <Facts
        facts={[
          { name: said.department, value: departmentName ?? department },
          { name: said.roles, value: roles.map((role) => nameOf('values', role)).join(words.comma) },
          { name: said.id, value: personId },
          ...mayActFor.map((one) => ({
            name: said.standsIn,
            value: `${one.personName ?? one.person}${words.bracket(one.roles.map((role) => nameOf('values', role)).join(words.comma))}`,
          })),
        ]}
      />
    </section>
  );
}

/** When I am away, and who stands in: the form is here, since it is what one comes for. */
function Absences({ person }: { person: string }) {
  const id = { id: person };
  const described = useQuery(document);
  const read = useQuery({ ...absencesOf(person), enabled: useAdmits('listAbsences') });
  const act = described.data && actNamed(described.data, 'createAbsence');
  const may = useMay(act, read.data);
  if (!read.data || !described.data || !act) return read.isFetching ? <Waiting /> : null;
  const today = isoDayOf(now());
  return (
    <section className="card">
      <h2>{said.absences}</h2>
      <p className="quiet">{said.absencesWhy}</p>
      <AbsenceLines shown={read.data} />
      {may ? (
        <ActHere
          key={read.data.etag}
          act={act}
          document={described.data}
          at={id}
          shown={read.data}
          start={{ from: today, to: today }}
          done={() => undefined}
        />
      ) : null}
    </section>
  );
}

/** Who consents to entries in the leader's place. */
function Deputies({ person }: { person: string }) {
  const id = { id: person };
  const read = useQuery({
    queryKey: ['deputies', person],
    queryFn: () => seen(api.GET('/v1/persons/{id}/deputies', { params: { path: id } })),
  });
  if (!read.data) return null;
  return (
    <section className="card">
      <h2>{said.deputies}</h2>
      <ul className="lines">
        {read.data.data.items.map((one) => (
          <li key={one.person}>
            <div>
              <b>{one.personName ?? one.person}</b>
              <p>{`${dateOf(one.from)} — ${dateOf(one.to)}`}</p>
            </div>
            <ActButton
              operation="endDeputy"
              at={{ ...id, deputy: one.person }}
              shown={read.data}
              title={said.end}
              about={one.personName ?? one.person}
            />
          </li>
        ))}
      </ul>
      <ActButton operation="createDeputy" at={id} shown={read.data} title={said.name} />
    </section>
  );
}

function Mails() {
  const described = useQuery(document);
  const read = useQuery({
    queryKey: ['mail-settings'],
    enabled: useAdmits('updateMailSettings'),
    queryFn: () => seen(api.GET('/v1/me/mail-settings')),
  });
  const act = described.data && actNamed(described.data, 'updateMailSettings');
  if (!read.data || !described.data || !act) return read.isFetching ? <Waiting /> : null;
  return (
    <section className="card">
      <h2>{said.mails}</h2>
      <ActHere
        act={{ ...act, title: said.saveMails }}
        document={described.data}
        at={{}}
        shown={read.data}
        start={read.data.data}
        fields={(value, change) => <MailFields value={value as MailChoice} change={change} />}
        done={() => undefined}
      />
    </section>
  );
}

type MailChoice = Schemas['PersonMail'];

function MailFields({ value, change }: { value: MailChoice; change: (value: unknown) => void }) {
  const choice = <F extends 'pace' | 'alerts' | 'quiet'>(field: F) => (
    <fieldset className="field" key={field}>
      <legend className="label">{said.mail[field].title}</legend>
      {Object.entries(said.mail[field].values).map(([each, name]) => (
        <div key={each}>
          <label>
            <input
              type="radio"
              name={field}
              data-field={field}
              checked={value[field] === each}
              onChange={() => change({ ...value, [field]: each })}
            />{' '}
            {name}
          </label>
        </div>
      ))}
    </fieldset>
  );
  return (
    <>
      {choice('pace')}
      {choice('alerts')}
      {choice('quiet')}
      <div className="field">
        <label>
          <input
            type="checkbox"
            checked={value.english ?? false}
            onChange={({ target }) => change({ ...value, english: target.checked })}
          />{' '}
          {said.mail.english}
        </label>
      </div>
    </>
  );
}

/** The systems of the department, which call with keys of their own. */
function Systems() {
  const read = useQuery({
    queryKey: ['systems'],
    enabled: useAdmits('listSystems'),
    queryFn: async () => (await api.GET('/v1/systems', { params: { query: { limit: 100 } } })).data?.items ?? [],
  });
  if (!read.data) return null;
  return (
    <section className="card">
      <h2>{said.systems}</h2>
      <p className="quiet">{said.systemsWhy}</p>
      <ul className="lines">
        {read.data.map((one) => (
          <li key={one.id}>
            <div>
              <b>{one.name}</b>
              <p>{`${one.id}　${one.purpose}　${nameOf('systems', one.status)}`}</p>
              {one.revoked ? <p>{`${momentOf(one.revoked.at)}　${one.revoked.reason}`}</p> : null}
            </div>
            {one.status === 'active' ? <Revoke operation="revokeSystem" id={one.id} about={one.name} /> : null}
          </li>
        ))}
      </ul>
      <ActButton operation="createSystem" />
    </section>
  );
}

/** Revoking needs the version of what is revoked, and what the API says of it. */
function Revoke({ operation, id, about }: { operation: 'revokeSystem' | 'revokeFeed'; id: string; about: string }) {
  const read = useQuery({
    queryKey: [operation, id],
    queryFn: async (): Promise<Seen<unknown>> =>
      operation === 'revokeSystem'
        ? seen(api.GET('/v1/systems/{id}', { params: { path: { id } } }))
        : seen(api.GET('/v1/feeds/{id}', { params: { path: { id: id as never } } })),
  });
  return read.data ? (
    <ActButton operation={operation} at={{ id }} shown={read.data} title={said.revoke} about={about} />
  ) : null;
}

/** Addresses under which a calendar program reads what the department owes. */
function Feeds() {
  const [made, setMade] = useState('');
  const read = useQuery({
    queryKey: ['feeds'],
    enabled: useAdmits('listFeeds'),
    queryFn: async () => (await api.GET('/v1/feeds', { params: { query: { limit: 100 } } })).data?.items ?? [],
  });
  if (!read.data) return null;
  return (
    <section className="card">
      <h2>{said.feeds}</h2>
      <p className="quiet">{said.feedsWhy}</p>
      {made ? (
        <div className="note ok" role="status">
          <strong>{said.feedOnce}</strong>
          <div className="secret">{made}</div>
        </div>
      ) : null}
      <ul className="lines">
        {read.data.map((one) => (
          <li key={one.id}>
            <div>
              <b>{momentOf(one.createdAt)}</b>
              <p>{`${one.createdByName ?? one.createdBy}　${nameOf('feeds', one.status)}`}</p>
            </div>
            {one.status === 'active' ? (
              <Revoke operation="revokeFeed" id={one.id} about={momentOf(one.createdAt)} />
            ) : null}
          </li>
        ))}
      </ul>
      <ActButton
        operation="createFeed"
        done={(answer) => setMade(`${apiAddress()}${(answer as Schemas['CreateFeedOutput']).url ?? ''}`)}
      />
    </section>
  );
}
