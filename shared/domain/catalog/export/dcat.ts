import type { Instant } from '../../calendar/time.ts';
import type { Content, Item } from '../content.ts';
import { dataTypes, provisionMethods, shareTypes, updateCycles } from '../metadata.ts';
import type { PublishedEntry } from './rows.ts';

/**
 * The catalog in the Data Catalog Vocabulary (DCAT) of the W3C, version 3, as JSON-LD. An entry is a dataset with a distribution
 * and, for an interface, a data service. Names and texts are Chinese literals.
 * Source: https://www.w3.org/TR/vocab-dcat-3/
 */
export function dcatCatalog(entries: PublishedEntry[], at: Instant) {
  const services = entries.filter(({ content }) => content.sharing.method === 'interface');
  return {
    '@context': context,
    '@id': 'urn:yima:catalog',
    '@type': 'dcat:Catalog',
    'dct:title': zh('义马市政务信息资源目录'),
    'dct:publisher': { '@id': 'urn:yima:department:00' },
    'dct:modified': dateTime(at),
    'dct:language': { '@id': 'http://id.loc.gov/vocabulary/iso639-1/zh' },
    'dcat:dataset': entries.map(dataset),
    ...(services.length > 0 ? { 'dcat:service': services.map(service) } : {}),
  };
}

export const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  csvw: 'http://www.w3.org/ns/csvw#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
};

function dataset(entry: PublishedEntry) {
  const { content } = entry;
  return {
    '@id': datasetId(entry),
    '@type': 'dcat:Dataset',
    'dct:identifier': entry.code,
    'dct:title': zh(content.name),
    'dct:description': zh(content.abstract),
    'dct:publisher': publisherOf(entry),
    'dcat:theme': { '@id': `urn:yima:theme:${encodeURIComponent(content.theme)}`, 'rdfs:label': zh(content.theme) },
    ...keywordsOf(content),
    'dcat:version': String(entry.version),
    'dct:issued': content.publishedOn ? date(content.publishedOn) : dateTime(entry.publishedAt),
    'dct:modified': dateTime(entry.publishedAt),
    ...frequencyOf(content),
    ...accessOf(content),
    'dcat:distribution': distribution(entry),
    ...(content.related ? { 'dct:relation': content.related.map((code) => zh(code)) } : {}),
  };
}

/** 目 and 细目 as keywords, since DCAT has no field for them. */
function keywordsOf({ subcategory, detail }: Content) {
  const words = [subcategory, detail].flatMap((word) => (word ? [zh(word)] : []));
  return words.length > 0 ? { 'dcat:keyword': words } : {};
}

function distribution(entry: PublishedEntry) {
  const { format, sharing, items } = entry.content;
  return {
    '@id': `${datasetId(entry)}:distribution`,
    '@type': 'dcat:Distribution',
    'dct:title': zh(provisionMethods[sharing.method]),
    ...formatOf(format),
    ...(sharing.method === 'interface' ? { 'dcat:accessService': { '@id': serviceId(entry) } } : {}),
    'csvw:tableSchema': columnsOf(items),
  };
}

function service(entry: PublishedEntry) {
  return {
    '@id': serviceId(entry),
    '@type': 'dcat:DataService',
    'dct:title': zh(entry.content.name),
    'dcat:servesDataset': { '@id': datasetId(entry) },
  };
}

const datasetId = ({ id }: PublishedEntry) => `urn:yima:resource:${id}`;
const serviceId = (entry: PublishedEntry) => `${datasetId(entry)}:service`;

export const iri = (address: string) => ({ '@id': address });
export const zh = (text: string) => ({ '@value': text, '@language': 'zh-Hans' });
export const date = (day: string) => ({ '@value': day, '@type': 'xsd:date' });
export const dateTime = (instant: string) => ({ '@value': instant, '@type': 'xsd:dateTime' });

/** The code lists of the EU, which DCAT profiles use. */
const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const frequencies: Record<keyof typeof updateCycles, string> = {
  realtime: 'CONT',
  daily: 'DAILY',
  weekly: 'WEEKLY',
  monthly: 'MONTHLY',
  quarterly: 'QUARTERLY',
  'half-yearly': 'ANNUAL_2',
  yearly: 'ANNUAL',
  irregular: 'IRREG',
};

export function frequencyOf({ updateCycle }: Pick<Content, 'updateCycle'>) {
  return {
    'dct:accrualPeriodicity': {
      '@id': `${AUTHORITY}/frequency/${frequencies[updateCycle]}`,
      'rdfs:label': zh(updateCycles[updateCycle]),
    },
  };
}

/** Sharing is among departments, openness is to society: only open and unconditional data is public. */
function accessOf({ sharing, open }: Content) {
  const right = open.toSociety && sharing.type === 'unconditional' ? 'PUBLIC' : 'RESTRICTED';
  const label = [shareTypes[sharing.type], sharing.condition].filter(Boolean).join('：');
  return {
    'dct:accessRights': accessRight(sharing.type === 'not-shared' ? 'NON_PUBLIC' : right),
    'dct:rights': { '@type': 'dct:RightsStatement', 'rdfs:label': zh(label) },
  };
}

export function accessRight(right: 'PUBLIC' | 'RESTRICTED' | 'NON_PUBLIC') {
  return iri(`${AUTHORITY}/access-right/${right}`);
}

export function publisherOf({ provider, providerName }: Pick<PublishedEntry, 'provider' | 'providerName'>) {
  return { ...iri(`urn:yima:department:${provider}`), '@type': 'foaf:Organization', 'foaf:name': zh(providerName) };
}

export function formatOf({ type, other }: Content['format']) {
  const mediaType = mediaTypes[type.toLowerCase()];
  return {
    'dct:format': zh(other ? `${type}（${other}）` : type),
    ...(mediaType ? { 'dcat:mediaType': iri(`https://www.iana.org/assignments/media-types/${mediaType}`) } : {}),
  };
}

/** The items, as the columns of a table. */
export function columnsOf(items: readonly Pick<Item, 'id' | 'name' | 'dataType' | 'length'>[]) {
  return {
    '@type': 'csvw:Schema',
    'csvw:column': {
      '@list': items.map((item) => ({
        '@type': 'csvw:Column',
        'csvw:name': item.id,
        'csvw:title': zh(item.name),
        ...(item.dataType ? { 'dct:type': zh(dataTypes[item.dataType]) } : {}),
        ...(item.length ? { 'csvw:length': item.length } : {}),
      })),
    },
  };
}

const mediaTypes: Record<string, string> = {
  csv: 'text/csv',
  json: 'application/json',
  xml: 'application/xml',
  txt: 'text/plain',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  png: 'image/png',
};
