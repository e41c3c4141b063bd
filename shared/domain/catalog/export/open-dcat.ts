import type { OpenEntry } from '../openness.ts';
import {
  accessRight,
  columnsOf,
  context,
  date,
  dateTime,
  formatOf,
  frequencyOf,
  iri,
  publisherOf,
  zh,
} from './dcat.ts';

/** An open entry, with the name of its provider. */
export type NamedEntry = OpenEntry & { providerName: string };

/** Where a page of the open catalog is, and what stands around it, as whole addresses. */
export interface OpenPage {
  /** Where an entry has its page: `${portalUrl}/open/{id}`. */
  portalUrl: string;
  catalog: string;
  page: string;
  first: string;
  next?: string;
}

const hydra = { hydra: 'http://www.w3.org/ns/hydra/core#', vcard: 'http://www.w3.org/2006/vcard/ns#' };

/**
 * A page of the open catalog (开放目录) in DCAT 3 as JSON-LD. Harvesters go on by Hydra: udata by its view, CKAN by the older
 * collection of pages, so that a page is both.
 * Sources: https://www.w3.org/TR/vocab-dcat-3/, https://www.hydra-cg.com/spec/latest/core/
 */
export function openCatalog(entries: readonly NamedEntry[], { portalUrl, catalog, page, first, next }: OpenPage) {
  return {
    '@context': { ...context, ...hydra },
    '@id': catalog,
    '@type': ['dcat:Catalog', 'hydra:Collection'],
    'dct:title': zh('义马市政务数据开放目录'),
    'dct:description': zh('义马市各政务部门向社会开放的信息资源'),
    'dct:publisher': iri('urn:yima:department:00'),
    'dct:language': iri('http://id.loc.gov/vocabulary/iso639-1/zh'),
    'foaf:homepage': iri(`${portalUrl}/open`),
    'hydra:view': {
      '@id': page,
      '@type': ['hydra:PartialCollectionView', 'hydra:PagedCollection'],
      'hydra:first': iri(first),
      ...(next ? { 'hydra:next': iri(next), 'hydra:nextPage': iri(next) } : {}),
    },
    'dcat:dataset': entries.map((entry) => datasetOf(entry, portalUrl)),
  };
}

/** One entry of it. */
export function openDataset(entry: NamedEntry, portalUrl: string) {
  return { '@context': { ...context, ...hydra }, ...datasetOf(entry, portalUrl) };
}

function datasetOf(entry: NamedEntry, portalUrl: string) {
  const { id, code, version, name, abstract, theme, providerName, publishedAt, publishedOn, condition, format } = entry;
  const page = `${portalUrl}/open/${id}`;
  return {
    '@id': page,
    '@type': 'dcat:Dataset',
    'dct:identifier': code,
    'dct:title': zh(name),
    'dct:description': zh(abstract),
    'dct:publisher': publisherOf(entry),
    'dcat:contactPoint': { '@type': 'vcard:Organization', 'vcard:fn': providerName },
    'dcat:landingPage': iri(page),
    'dcat:keyword': [zh(theme)],
    'dcat:version': String(version),
    'dct:issued': publishedOn ? date(publishedOn) : dateTime(publishedAt),
    'dct:modified': dateTime(publishedAt),
    ...frequencyOf(entry),
    'dct:accessRights': accessRight(condition ? 'RESTRICTED' : 'PUBLIC'),
    'dct:rights': {
      '@type': 'dct:RightsStatement',
      'rdfs:label': zh(condition ? `有条件开放：${condition}` : '无条件开放'),
    },
    'dcat:distribution': {
      '@id': `${page}#distribution`,
      '@type': 'dcat:Distribution',
      'dct:title': zh(name),
      'dcat:accessURL': iri(page),
      ...formatOf(format),
      'csvw:tableSchema': columnsOf(entry.items),
    },
  };
}
