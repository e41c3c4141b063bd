import { openPart, wordsOf } from '../../domain/catalog/openness.ts';
import type { Resource } from '../../domain/catalog/resource.ts';
import { fingerprint } from '../ids.ts';
import { current } from '../versions.ts';
import { type Beside, byId, type Layout } from './definition.ts';

/** Layout of the table `catalog`. */
export const catalogKinds: Layout<'resource' | 'change' | 'collection' | 'onceOnly' | 'pooling'> = {
  resource: {
    table: 'catalog',
    ...byId,
    index: (state) => ({
      ...(state.published ? { gsi1pk: `PROVIDER#${state.provider}`, gsi1sk: state.code } : {}),
      ...(state.draft?.status === 'proposed'
        ? { gsi2pk: `CONSENT#${state.provider}`, gsi2sk: `${state.draft.proposedAt}#${state.id}` }
        : {}),
      ...(state.draft?.status === 'draft' && state.draft.held
        ? { gsi2pk: `HELD#${state.provider}`, gsi2sk: state.code }
        : {}),
      gsi3pk: `ENTRIES#${state.provider}`,
      gsi3sk: state.code,
      ...(state.draft?.status === 'submitted'
        ? { gsi2pk: `REVIEW#${state.provider}`, gsi2sk: `${state.draft.submittedAt}#${state.id}` }
        : {}),
      ...(state.draft?.status === 'returned'
        ? { gsi2pk: `RETURNED#${state.provider}`, gsi2sk: `${state.draft.returnedAt}#${state.id}` }
        : {}),
    }),
    beside: (state) => [
      ...(state.published ? [versionOf(state), ...citationsOf(state)] : []),
      ...importOf(state),
      ...openOf(state),
    ],
  },
  change: {
    table: 'catalog',
    ...byId,
    index: (state) => ({
      gsi1pk: `CHANGES#${state.recordedAt.slice(0, 4)}`,
      gsi1sk: `${state.recordedAt}#${state.id}`,
      gsi2pk: `RECORDED#${state.department}`,
      gsi2sk: `${state.recordedAt}#${state.id}`,
    }),
  },
  collection: {
    table: 'catalog',
    ...byId,
    index: (state) => ({
      gsi1pk: `COLLECTIONS#${state.registeredAt.slice(0, 4)}`,
      gsi1sk: `${state.registeredAt}#${state.id}`,
      gsi2pk: `COLLECTS#${state.department}`,
      gsi2sk: `${state.registeredAt}#${state.id}`,
    }),
  },
  onceOnly: {
    table: 'catalog',
    // Stored beside its entry; its id begins with the entry's id.
    key: (id) => ({ pk: id.slice(0, id.indexOf('.')), sk: 'ONCE-ONLY' }),
    id: (state) => state.id,
    index: () => ({}),
  },
  pooling: {
    table: 'catalog',
    key: (id) => ({ pk: id.slice(0, id.indexOf('.')), sk: 'POOLED' }),
    id: (state) => state.id,
    index: (state) => (state.pooled ? { gsi2pk: `POOLED#${state.provider}`, gsi2sk: state.code } : {}),
  },
};

/** A published version, which never changes. Its number is in the key. */
function versionOf(state: Resource): Beside {
  return {
    key: { pk: state.id, sk: versionKey(state.version) },
    attributes: {
      version: state.version,
      v: current.content(),
      content: state.published,
      publishedAt: state.publishedAt,
    },
  };
}

export function versionKey(version: number): string {
  return `VERSION#${String(version).padStart(6, '0')}`;
}

/** A small item for a draft that an import made, to find all drafts of an import. */
function importOf({ id, code, draft }: Resource): Beside[] {
  if (draft?.status !== 'draft' || !draft.job) return [];
  return [{ key: { pk: id, sk: 'IMPORTED' }, attributes: { id, gsi2pk: `IMPORTED#${draft.job}`, gsi2sk: code } }];
}

/** The partition of what is open to society. */
export const OPEN = 'OPEN';

/** What society may know of an entry, and nothing else of it: whoever reads it for everybody reads no state. */
function openOf(state: Resource): Beside[] {
  const entry = openPart(state);
  if (!entry) return [];
  const { id, version, provider } = entry;
  // An item is written once, so its key names all that it can change with.
  const key = { pk: id, sk: `${OPEN}#${version}#${provider}` };
  return [{ key, attributes: { entry, words: wordsOf(entry), gsi1pk: OPEN, gsi1sk: id } }];
}

/** One small item for each document that the published classification cites, to find all entries citing a law. */
function citationsOf(state: Resource): Beside[] {
  const documents = new Set(state.published?.sharing.bases.map((basis) => documentKey(basis.document)));
  return [...documents].map((document) => ({
    key: { pk: state.id, sk: `CITES#${fingerprint(document)}` },
    attributes: { id: state.id, gsi3pk: `CITES#${document}`, gsi3sk: state.id },
  }));
}

/** The name of a document for comparison: without the 《》 that some people write and others omit. */
export function documentKey(document: string): string {
  return document.normalize('NFKC').replace(/[《》\s]/g, '');
}
