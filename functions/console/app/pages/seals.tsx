import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas } from '../api.ts';
import { momentOf } from '../dates.ts';
import { Head, More, Table } from '../parts.tsx';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { words } from '../words.ts';

const said = words.log.seals;
type Seal = Schemas['SealList']['items'][number];

/** The seals of the log, the newest first: what each holds, whether it follows the one before, its segment, and how to check it offline. */
export function Page() {
  const list = useInfiniteQuery({
    queryKey: ['seals'],
    queryFn: async ({ pageParam: cursor }) =>
      (await api.GET('/v1/seals', { params: { query: { cursor, limit: 50 } } })).data as Schemas['SealList'],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const seals = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const [last] = seals;
  return (
    <>
      <Head back={{ to: '/log', name: words.places.log }} title={said.title} below={said.what} />
      <div className="card">
        {list.isPending ? <Waiting /> : null}
        {list.isError ? <Failed error={list.error} retry={() => void list.refetch()} /> : null}
        {list.isSuccess && seals.length === 0 ? <Nothing /> : null}
        {seals.length > 0 ? (
          <Table titles={[said.number, said.until, said.counts, said.root, said.chain, '']}>
            {seals.map((seal, at) => (
              <Row key={seal.number} seal={seal} before={seals[at + 1]} />
            ))}
          </Table>
        ) : null}
        <More of={list} />
      </div>
      {last ? (
        <div className="card">
          <p>{said.offline}</p>
          <pre>{`npm run verify -- *.jsonl --keys keys.json --root ${last.root}`}</pre>
        </div>
      ) : null}
    </>
  );
}

/** @param before the seal before it, where that is listed */
function Row({
  seal: { number, madeAt, events, accesses, root, previous },
  before,
}: {
  seal: Seal;
  before?: Seal | undefined;
}) {
  const [gone, setGone] = useState(false);
  const holds = before && before.root === previous;
  const open = async () => {
    const shown = window.open('', '_blank');
    const { data } = await api.GET('/v1/seals/{number}', { params: { path: { number } } });
    if (shown && data?.downloadUrl) shown.location.href = data.downloadUrl;
    else shown?.close();
    setGone(data?.downloadUrl === null);
  };
  return (
    <tr>
      <td>{number}</td>
      <td data-name={said.until}>{momentOf(madeAt)}</td>
      <td data-name={said.counts}>{`${events} · ${accesses}`}</td>
      <td data-name={said.root}>
        <code style={{ overflowWrap: 'anywhere' }}>{root}</code>
      </td>
      <td data-name={said.chain}>
        {previous === null ? (
          said.first
        ) : before ? (
          <b style={holds ? {} : { color: 'var(--red)' }}>{holds ? said.holds : said.broken}</b>
        ) : (
          said.unknown
        )}
      </td>
      <td>
        {gone ? (
          said.gone
        ) : (
          <button type="button" className="plain" onClick={() => void open()}>
            {said.download}
          </button>
        )}
      </td>
    </tr>
  );
}
