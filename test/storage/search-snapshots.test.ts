import { writeFile } from 'node:fs/promises';
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuild } from '../../functions/indexer/rebuild.ts';
import { type CatalogEntry, updateIndex } from '../../functions/indexer/snapshot.ts';
import type { Objects } from '../../shared/adapters/search/objects.ts';
import { POINTER, readPointer } from '../../shared/adapters/search/pointer.ts';
import { SnapshotReader } from '../../shared/adapters/search/reader.ts';
import { s3Objects } from '../../shared/adapters/search/s3.ts';
import { SnapshotWriter } from '../../shared/adapters/search/writer.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { Content } from '../../shared/domain/catalog/content.ts';
import type { Resource } from '../../shared/domain/catalog/resource.ts';
import type { Id } from '../../shared/domain/id.ts';

/** An object store in memory which keeps its conditions, and lets a test act between the steps of the code under test. */
class Memory implements Objects {
  readonly held = new Map<string, { content: Uint8Array; etag: string }>();
  /** What a test does just before the next write of a key, or the next download. */
  before: { put?: (key: string) => Promise<void>; download?: (key: string) => Promise<void> } = {};
  #writes = 0;

  async get(key: string, known?: string) {
    const object = this.held.get(key);
    if (!object) return null;
    return object.etag === known ? 'unchanged' : { text: new TextDecoder().decode(object.content), etag: object.etag };
  }

  async download(key: string, path: string) {
    await this.before.download?.(key);
    const object = this.held.get(key);
    if (object) await writeFile(path, object.content);
    return object !== undefined;
  }

  async put(key: string, content: string | Uint8Array, replacing?: string | null) {
    await this.before.put?.(key);
    if (replacing !== undefined && (this.held.get(key)?.etag ?? null) !== replacing) return null;
    const etag = `"${++this.#writes}"`;
    this.held.set(key, { content: typeof content === 'string' ? new TextEncoder().encode(content) : content, etag });
    return etag;
  }

  async remove(key: string) {
    this.held.delete(key);
  }

  get snapshots(): number {
    return [...this.held.keys()].filter((key) => key.endsWith('.sqlite')).length;
  }

  get deltas(): number {
    return [...this.held.keys()].filter((key) => key !== POINTER && key.endsWith('.json')).length;
  }
}

/** How many departments the catalog below has. */
const DEPARTMENTS = 1;

/** A catalog that can be read while it changes. */
class Catalog {
  readonly entries = new Map<string, CatalogEntry>();

  publish(
    id: Id<'res'>,
    name: string,
    draft: string | null = null,
    publishedAt: Instant = '2026-09-24T09:00:00.000+08:00',
  ): void {
    const before = this.entries.get(id);
    const state: Resource = {
      id,
      code: '341128112/000001',
      provider: '12',
      version: (before?.state.version ?? 0) + 1,
      published: content(name),
      publishedAt,
      draft:
        draft === null ? null : { status: 'draft', kind: 'content', content: content(draft), changes: [], hands: [] },
    };
    this.entries.set(id, { seq: (before?.seq ?? 0) + 3, state });
  }

  /** Withdraws an entry. */
  unpublish(id: string): void {
    const { seq, state } = this.entries.get(id) as CatalogEntry;
    this.entries.set(id, {
      seq: seq + 1,
      state: {
        ...state,
        published: null,
        draft: null,
        withdrawn: { at: '2026-09-25T09:00:00.000+08:00', reason: '职能取消' },
      },
    });
  }

  readResources = async (ids: string[]): Promise<CatalogEntry[]> => ids.flatMap((id) => this.entries.get(id) ?? []);
  readAll = () => pagesOf(this.entries);
  readDepartments = async () => [{ id: '12', name: '义马市市场监督管理局' }];
}

async function* pagesOf(entries: Map<string, CatalogEntry>): AsyncGenerator<CatalogEntry[]> {
  const key = ({ state }: CatalogEntry) => `${state.publishedAt} ${state.id}`;
  const inOrder = [...entries.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  for (const stored of inOrder) if (stored.state.published) yield [stored];
}

function content(name: string): Content {
  return {
    name,
    abstract: `${name}的摘要`,
    theme: '经济',
    format: { category: 'spreadsheet', type: 'xlsx' },
    items: [{ id: '1', name: '统一社会信用代码' }],
    sharing: { type: 'conditional', condition: '履行职责', bases: [], method: 'database' },
    open: { toSociety: false },
    updateCycle: 'daily',
    secrecy: 'none',
  };
}

async function newest(objects: Objects): Promise<string[]> {
  const reader = new SnapshotReader(objects);
  const { hits } = await reader.search({ sort: 'newest', limit: 100 });
  reader.close();
  return hits.map((hit) => hit.id);
}

async function found(objects: Objects, q: string): Promise<string[]> {
  const reader = new SnapshotReader(objects);
  const { hits } = await reader.search({ q, limit: 100 });
  reader.close();
  return hits.map((hit) => hit.id).sort();
}

describe('the indexer', () => {
  it('keeps the order of publication, whichever event arrives first, as an index built anew has it', async () => {
    const objects = new Memory();
    const catalog = new Catalog();
    const writer = new SnapshotWriter(objects);
    const arrive = async (id: Id<'res'>, publishedAt: Instant) => {
      catalog.publish(id, '企业登记', null, publishedAt);
      await updateIndex([id], writer, catalog);
    };
    await arrive('res_c', '2026-09-24T09:00:02.000+08:00');
    await arrive('res_a', '2026-09-24T09:00:01.000+08:00');
    await arrive('res_d', '2026-09-24T09:00:02.000+08:00');
    await arrive('res_b', '2026-09-24T09:00:02.000+08:00');
    expect(await newest(objects)).toEqual(['res_d', 'res_c', 'res_b', 'res_a']);
    await arrive('res_a', '2026-09-25T09:00:00.000+08:00');
    const order = ['res_a', 'res_d', 'res_c', 'res_b'];
    expect(await newest(objects)).toEqual(order);
    await rebuild(writer, catalog);
    expect(await newest(objects)).toEqual(order);
    await writer.close();
  });

  it('indexes what is published, never a draft, and writes nothing when a batch comes again', async () => {
    const objects = new Memory();
    const catalog = new Catalog();
    const writer = new SnapshotWriter(objects);
    catalog.publish('res_a', '企业登记', '机密草案');
    catalog.publish('res_b', '从未审定');
    catalog.unpublish('res_b');
    expect(await updateIndex(['res_a', 'res_b', 'res_gone'], writer, catalog)).toBe(1 + DEPARTMENTS);
    expect(await found(objects, '登记')).toEqual(['res_a']);
    for (const q of ['草', '草案', '机密', '从未']) expect(await found(objects, q)).toEqual([]);

    const pointer = objects.held.get(POINTER);
    expect(await updateIndex(['res_a'], writer, catalog)).toBe(0);
    const other = new SnapshotWriter(objects);
    expect(await updateIndex(['res_a'], other, catalog)).toBe(0);
    expect(objects.held.get(POINTER)).toBe(pointer);
    await Promise.all([writer.close(), other.close()]);
  });

  it('follows a new version and a withdrawal, each with a small object of its own', async () => {
    const objects = new Memory();
    const catalog = new Catalog();
    const writer = new SnapshotWriter(objects);
    for (const name of ['企业登记', '市场主体', '经营主体', '个体工商户']) {
      catalog.publish('res_a', name);
      await updateIndex(['res_a'], writer, catalog);
      expect(await found(objects, name)).toEqual(['res_a']);
    }
    expect(await found(objects, '登记')).toEqual([]);
    expect([objects.snapshots, objects.deltas]).toEqual([1, 3]);
    catalog.unpublish('res_a');
    await updateIndex(['res_a'], writer, catalog);
    expect(await found(objects, '个')).toEqual([]);
    await writer.close();
  });

  it('writes a new snapshot after forty changes, and keeps it, the one before, and the changes to both', async () => {
    const objects = new Memory();
    const catalog = new Catalog();
    const writer = new SnapshotWriter(objects);
    const reader = new SnapshotReader(objects);
    const other = new SnapshotReader(objects);
    const seen = async (of: SnapshotReader) => (await of.search({ sort: 'newest', limit: 200 })).hits;
    const at = (n: number) => `2026-09-24T09:${String(n).padStart(2, '0')}:00.000+08:00` as Instant;
    for (let n = 0; n < 130; n++) {
      catalog.publish(`res_${n % 50}`, `企业登记${n}`, null, at(n % 60));
      if (n % 7 === 0) catalog.unpublish(`res_${(n * 3) % (n < 50 ? n + 1 : 50)}`);
      await updateIndex([`res_${n % 50}`, `res_${(n * 3) % 50}`], writer, catalog);
      // One follows every change, the other comes now and then.
      if (n % 30 === 29) expect(await seen(other)).toEqual(await seen(reader));
      else await seen(reader);
    }
    expect([objects.snapshots, objects.deltas]).toEqual([2, 40 + (129 % 40)]);
    const followed = await seen(reader);
    expect(await seen(new SnapshotReader(objects))).toEqual(followed);
    await rebuild(writer, catalog);
    expect(await seen(new SnapshotReader(objects))).toEqual(followed);
    reader.close();
    other.close();
    await writer.close();
  });

  it('counts a change that is published though the new snapshot is not', async () => {
    const objects = new Memory();
    const catalog = new Catalog();
    const [slow, fast] = [new SnapshotWriter(objects), new SnapshotWriter(objects)];
    for (let n = 0; n < 40; n++) {
      catalog.publish(`res_${n}`, `企业登记${n}`);
      await updateIndex([`res_${n}`], slow, catalog);
    }
    objects.before.put = async (key) => {
      if (!key.endsWith('.sqlite')) return;
      objects.before = {};
      catalog.publish('res_fast', '企业年报');
      await updateIndex(['res_fast'], fast, catalog);
    };
    catalog.publish('res_slow', '企业年检');
    await updateIndex(['res_slow'], slow, catalog);
    expect(await found(objects, '企业')).toHaveLength(42);
    catalog.publish('res_last', '企业注销');
    await updateIndex(['res_last'], slow, catalog);
    expect(await found(objects, '企业')).toHaveLength(43);
    await Promise.all([slow.close(), fast.close()]);
  });

  it('loses no change to another writer, whoever moves the pointer first', async () => {
    const objects = new Memory();
    const catalog = new Catalog();
    const writers = Array.from({ length: 4 }, () => new SnapshotWriter(objects));
    for (let round = 0; round < 5; round++) {
      await Promise.all(
        writers.map((writer, index) => {
          const id = `res_${round}${index}` as const;
          catalog.publish(id, `企业登记${round}`);
          return updateIndex([id], writer, catalog);
        }),
      );
    }
    expect(await found(objects, '企业登记')).toHaveLength(20);
    expect(objects.snapshots).toBe(1);
    expect(objects.deltas).toBeLessThan(20);
    await Promise.all(writers.map((writer) => writer.close()));
  });

  it('does not put back what another writer has seen withdrawn meanwhile', async () => {
    const objects = new Memory();
    const catalog = new Catalog();
    const slow = new SnapshotWriter(objects);
    const fast = new SnapshotWriter(objects);
    catalog.publish('res_a', '企业登记');
    objects.before.put = async (key) => {
      if (key !== POINTER) return;
      objects.before = {};
      catalog.publish('res_b', '企业年报');
      catalog.unpublish('res_a');
      await updateIndex(['res_a', 'res_b'], fast, catalog);
    };
    await updateIndex(['res_a'], slow, catalog);
    expect(await found(objects, '企业')).toEqual(['res_b']);
    await Promise.all([slow.close(), fast.close()]);
  });

  it('throws its working copy away when a write fails, and makes it good the next time', async () => {
    const objects = new Memory();
    const catalog = new Catalog();
    const writer = new SnapshotWriter(objects);
    catalog.publish('res_a', '企业登记');
    objects.before.put = async () => {
      objects.before = {};
      throw new Error('no route');
    };
    await expect(updateIndex(['res_a'], writer, catalog)).rejects.toThrow('no route');
    expect(await updateIndex(['res_a'], writer, catalog)).toBe(1 + DEPARTMENTS);
    expect(await found(objects, '登记')).toEqual(['res_a']);
    await writer.close();
  });

  it('begins the first snapshot of all with the whole catalog', async () => {
    const objects = new Memory();
    const catalog = new Catalog();
    for (const id of ['res_a', 'res_b'] as const) catalog.publish(id, '企业登记');
    const writer = new SnapshotWriter(objects);
    await updateIndex(['res_b'], writer, catalog);
    expect(await found(objects, '企业')).toEqual(['res_a', 'res_b']);
    await writer.close();
  });

  it('builds the index anew from the catalog', async () => {
    const objects = new Memory();
    const catalog = new Catalog();
    const writer = new SnapshotWriter(objects);
    catalog.publish('res_a', '企业登记');
    await updateIndex(['res_a'], writer, catalog);
    catalog.entries.clear();
    for (const id of ['res_b', 'res_c', 'res_d'] as const) catalog.publish(id, '企业年报');
    catalog.unpublish('res_d');
    expect(await rebuild(writer, catalog)).toBe(2);
    for (const q of ['企业', '市场监督管理局', 'qynb', 'qiyenian', '年报']) {
      expect(await found(objects, q)).toEqual(['res_b', 'res_c']);
    }
    await writer.close();
  });
});

describe('the reader', () => {
  it('finds nothing before the first snapshot, then each one as it comes, and fetches it once', async () => {
    const objects = new Memory();
    const catalog = new Catalog();
    const writer = new SnapshotWriter(objects);
    const reader = new SnapshotReader(objects);
    const ids = async () => (await reader.search({ q: '企业', limit: 10 })).hits.map((hit) => hit.id);
    let downloads = 0;
    objects.before.download = async () => {
      downloads++;
    };
    expect(await ids()).toEqual([]);
    catalog.publish('res_a', '企业登记');
    await updateIndex(['res_a'], writer, catalog);
    expect(await ids()).toEqual(['res_a']);
    expect(await ids()).toEqual(['res_a']);
    expect(downloads).toBe(1);
    catalog.publish('res_b', '企业年报');
    await updateIndex(['res_b'], writer, catalog);
    expect(await Promise.all([ids(), ids()])).toEqual([
      ['res_b', 'res_a'],
      ['res_b', 'res_a'],
    ]);
    expect(downloads).toBe(1);
    catalog.publish('res_c', '企业注销');
    await rebuild(writer, catalog);
    expect(await ids()).toHaveLength(3);
    expect(downloads).toBe(2);
    reader.close();
    await writer.close();
  });

  it('finds nothing where there is no index any more', async () => {
    const objects = new Memory();
    const catalog = new Catalog();
    const writer = new SnapshotWriter(objects);
    const reader = new SnapshotReader(objects);
    const found = async () => (await reader.search({ q: '企业', limit: 10 })).hits.length;
    catalog.publish('res_a', '企业登记');
    await updateIndex(['res_a'], writer, catalog);
    expect(await found()).toBe(1);
    objects.held.clear();
    expect(await found()).toBe(0);
    reader.close();
    await writer.close();
  });

  it('answers from the old snapshot while a new one takes long, then from the new one', async () => {
    const objects = new Memory();
    const catalog = new Catalog();
    const writer = new SnapshotWriter(objects);
    const reader = new SnapshotReader(objects, { patience: 0 });
    const count = async () => (await reader.search({ q: '企业', limit: 10 })).hits.length;
    catalog.publish('res_a', '企业登记');
    await updateIndex(['res_a'], writer, catalog);
    expect(await count()).toBe(1);

    const { promise: arrives, resolve: arrive } = Promise.withResolvers<void>();
    objects.before.download = () => arrives;
    catalog.publish('res_b', '企业年报');
    await rebuild(writer, catalog);
    expect(await count()).toBe(1);
    expect(await count()).toBe(1);
    arrive();
    await expect.poll(count).toBe(2);
    reader.close();
    await writer.close();
  });

  it('goes to the next snapshot when the one it was told of is gone', async () => {
    const objects = new Memory();
    const catalog = new Catalog();
    const writer = new SnapshotWriter(objects);
    catalog.publish('res_a', '企业登记');
    await updateIndex(['res_a'], writer, catalog);
    objects.before.download = async () => {
      objects.before = {};
      for (const id of ['res_b', 'res_c'] as const) {
        catalog.publish(id, '企业年报');
        await rebuild(writer, catalog);
      }
    };
    expect(await found(objects, '企业')).toEqual(['res_a', 'res_b', 'res_c']);
    await writer.close();
  });
});

describe('on S3', () => {
  let server: Awaited<ReturnType<typeof startFauxqs>>;
  let client: S3Client;
  beforeAll(async () => {
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

  it('reads, writes, copies to a file and removes objects', async () => {
    const objects = s3Objects('files', client);
    expect(await objects.get('search/x')).toBeNull();
    expect(await objects.download('search/x', '/nowhere')).toBe(false);
    const etag = await objects.put('search/x', '企业', null);
    expect(etag).toMatch(/^".+"$/);
    expect(await objects.get('search/x')).toEqual({ text: '企业', etag });
    expect(await objects.get('search/x', etag ?? '')).toBe('unchanged');
    await objects.remove('search/x');
    expect(await objects.get('search/x')).toBeNull();
    await expect(s3Objects('no-such-bucket', client).get('search/x')).rejects.toThrow();
  });

  it('carries the index from the writer to the reader', async () => {
    const objects = s3Objects('files', client);
    const catalog = new Catalog();
    const writer = new SnapshotWriter(objects);
    // Waits for the new snapshot however long a busy machine takes to fetch it.
    const reader = new SnapshotReader(objects, { patience: 60_000 });
    expect((await reader.search({ q: '企业', limit: 5 })).hits).toEqual([]);
    for (const [id, name] of [
      ['res_a', '企业登记'],
      ['res_b', '企业年报'],
      ['res_c', '道路运输企业'],
    ] as const) {
      catalog.publish(id, name);
      await updateIndex([id], writer, catalog);
    }
    expect((await reader.search({ q: '企业', limit: 5 })).hits).toMatchObject([
      {
        id: 'res_b',
        marks: ['企业'],
        entry: { department: '12', name: '企业年报', abstract: '企业年报的摘要', version: 1 },
      },
      { id: 'res_a', marks: ['企业'] },
      { id: 'res_c', marks: ['企业'] },
    ]);
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'files', Prefix: 'search/' }));
    expect(Contents).toHaveLength(4);
    expect(await readPointer(objects)).toMatchObject({
      snapshot: expect.any(String),
      deltas: [{}, {}].map(() => expect.any(String)),
    });
    reader.close();
    await writer.close();
  });
});
