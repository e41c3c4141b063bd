import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeFiles } from '../../functions/open-files/files.ts';
import { s3Objects } from '../../shared/adapters/search/s3.ts';
import { instant } from '../../shared/domain/calendar/time.ts';
import {
  approve,
  compile,
  consent,
  type EntryDecision,
  proposeWithdrawal,
  type Resource,
} from '../../shared/domain/catalog/resource.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import type { Id } from '../../shared/domain/id.ts';
import { commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { load } from '../../shared/storage/read.ts';
import { leader, officer, person } from '../examples.ts';
import { unconditional } from '../world/entries.ts';
import { localDatabase } from './dynamodb.ts';
import { publish } from './entries.ts';

/** More than one file holds. */
const MANY = 101;

let database: Database;
let server: Awaited<ReturnType<typeof startFauxqs>>;
let client: S3Client;
beforeAll(async () => {
  database = await localDatabase();
  server = await startFauxqs({ port: 0, logger: false });
  client = new S3Client({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  await client.send(new CreateBucketCommand({ Bucket: 'files' }));
});
afterAll(async () => {
  client.destroy();
  await server.stop();
});

const now = instant(Date.UTC(2026, 8, 24));
const origin = { at: now, actorId: 'per_test', correlation: 'test' } as const;
const idOf = (n: number) => `res_${String(n).padStart(3, '0')}` as Id<'res'>;

it('the open catalog is written as the pages that the API would answer, and rewritten without what is withdrawn', async () => {
  const objects = s3Objects('files', client);
  const write = () => writeFiles({ database, objects, portalUrl: 'https://yima.example' }, now);
  const read = async (file: string) => JSON.parse(((await objects.get(`open/${file}`)) as { text: string }).text);
  const files = async () =>
    ((await client.send(new ListObjectsV2Command({ Bucket: 'files' }))).Contents ?? []).map(({ Key }) => Key).sort();
  // Without an entry there is still a catalog, which says so.
  expect(await write()).toBe(1);
  expect((await read('catalog.jsonld'))['dcat:dataset']).toEqual([]);

  const drafts = Array.from({ length: MANY }, (_, n) =>
    compile(
      {
        ...{ id: idOf(n), code: `341128102/${String(n).padStart(6, '0')}`, provider: '02' },
        content: { ...unconditional(`公园名录${n}`), open: { toSociety: n !== 7 } },
      },
      { by: person('02') },
    ),
  );
  await publish(database, drafts, origin);
  // One of them is not open, so one file is enough.
  expect(await write()).toBe(1);
  const extra = compile(
    {
      ...{ id: idOf(MANY), code: '341128102/000500', provider: '02' },
      content: { ...unconditional('公园名录新'), open: { toSociety: true } },
    },
    { by: person('02') },
  );
  await publish(database, [extra], origin);
  expect(await write()).toBe(2);
  expect(await files()).toEqual(['open/catalog-2.jsonld', 'open/catalog.jsonld']);
  const [first, second] = [await read('catalog.jsonld'), await read('catalog-2.jsonld')];
  expect(first['hydra:view']['hydra:next']).toEqual({ '@id': 'https://yima.example/open/catalog-2.jsonld' });
  expect(second['hydra:view']).not.toHaveProperty('hydra:next');
  expect(first['dcat:dataset']).toHaveLength(100);
  expect(second['dcat:dataset'][0]).toMatchObject({ 'dct:title': { '@value': '公园名录新' } });
  expect(JSON.stringify(first)).not.toContain('"公园名录7"');

  const take = async (decision: (entry: Resource) => EntryDecision) => {
    const found = await load(database, 'resource', idOf(MANY));
    await commit(database, decision(found?.state as Resource), origin);
  };
  await take((entry) => proposeWithdrawal(entry, { reason: '机构改革', dropDraft: false }, { by: person('02'), now }));
  await take((entry) => consent(entry, { review: null }, { by: leader('02'), now, law: lawInForce() }));
  await take((entry) => approve(entry, { by: officer, now }));
  expect(await write()).toBe(1);
  expect(await files()).toEqual(['open/catalog.jsonld']);
});
