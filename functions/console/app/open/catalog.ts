/** An entry of the open catalog, as its pages show it. */
export interface Entry {
  id: string;
  code: string;
  name: string;
  abstract: string;
  provider: string;
  theme: string;
  format: string;
  /** The code of how often it is updated, and its Chinese name. */
  cycle: { code: string; name: string };
  modified: string;
  rights: string;
  isOpenToAll: boolean;
  items: { name: string; type: string; length: number | undefined }[];
}

export interface Found {
  entries: Entry[];
  next: string | undefined;
}

type Text = { '@value': string };
type Link = { '@id': string };

/** A dataset as the API writes it: DCAT 3 in JSON-LD. */
interface Dataset extends Link {
  'dct:identifier': string;
  'dct:title': Text;
  'dct:description': Text;
  'dct:publisher': { 'foaf:name': Text };
  'dct:modified': Text;
  'dct:accrualPeriodicity': Link & { 'rdfs:label': Text };
  'dct:accessRights': Link;
  'dct:rights': { 'rdfs:label': Text };
  'dcat:keyword': Text[];
  'dcat:distribution': {
    'dct:format': Text;
    'csvw:tableSchema': {
      'csvw:column': { '@list': { 'csvw:title': Text; 'dct:type'?: Text; 'csvw:length'?: number }[] };
    };
  };
}

interface Catalog {
  'dcat:dataset': Dataset[];
  'hydra:view': { 'hydra:next'?: Link };
}

/** @param address of a page of the catalog */
export async function search(address: string): Promise<Found> {
  const page = await read<Catalog>(address);
  return { entries: (page?.['dcat:dataset'] ?? []).map(entryOf), next: page?.['hydra:view']['hydra:next']?.['@id'] };
}

/** @returns null where there is no such entry, or it is open no more */
export async function entryAt(address: string): Promise<Entry | null> {
  const dataset = await read<Dataset>(address);
  return dataset && entryOf(dataset);
}

async function read<T>(address: string): Promise<T | null> {
  const answer = await fetch(address);
  if (answer.status === 404 || answer.status === 400) return null;
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()) as T;
}

const lastPart = (address: string) => address.split('/').at(-1) ?? '';

function entryOf(dataset: Dataset): Entry {
  const { 'dct:accrualPeriodicity': cycle, 'dcat:distribution': distribution } = dataset;
  return {
    id: lastPart(dataset['@id']),
    code: dataset['dct:identifier'],
    name: dataset['dct:title']['@value'],
    abstract: dataset['dct:description']['@value'],
    provider: dataset['dct:publisher']['foaf:name']['@value'],
    theme: dataset['dcat:keyword'].map((word) => word['@value']).join('、'),
    format: distribution['dct:format']['@value'],
    cycle: { code: lastPart(cycle['@id']), name: cycle['rdfs:label']['@value'] },
    modified: dataset['dct:modified']['@value'],
    rights: dataset['dct:rights']['rdfs:label']['@value'],
    isOpenToAll: dataset['dct:accessRights']['@id'].endsWith('/PUBLIC'),
    items: distribution['csvw:tableSchema']['csvw:column']['@list'].map((column) => ({
      name: column['csvw:title']['@value'],
      type: column['dct:type']?.['@value'] ?? '',
      length: column['csvw:length'],
    })),
  };
}
