import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { isCommand, type Route } from '../../shared/contract/route.ts';
import { operations } from '../../shared/contract/routes.ts';
import { refusals } from '../../shared/domain/refusals.ts';

/** Whether it is more than a question. */
const changes = (one: Route) => one.method === 'PUT' || isCommand(one);

describe('the contract', () => {
  it('has one operation for each method and path', () => {
    const places = operations.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(places).size).toBe(places.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('names each operation after its path', () => {
    const words = (kebab: string) => kebab.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
    const one = (many: string) => many.replace(/ies$/, 'y').replace(/(?<=sh)es$|s$/, '');
    for (const { method, path, operationId, response } of operations) {
      const [last = '', of = ''] = path
        .split('/')
        .filter((part) => part !== 'v1' && !part.startsWith('{'))
        .reverse();
      if (method === 'PUT') expect(operationId, path).toMatch(/^update[A-Z]/);
      if (method === 'GET') expect(operationId, path).toMatch(/^(get|list|search|count|compare|export)[A-Z]/);
      if (method === 'POST' && !path.endsWith('.csv')) {
        const step = words(last);
        const names = [
          step,
          `${step}${capital(one(of))}`,
          `${step}${capital(of)}`,
          `create${capital(words(one(last)))}`,
        ];
        expect(names, path).toContain(operationId);
      }
      const fields = response instanceof z.ZodObject ? Object.keys(response.shape) : [];
      if (/^(list|search)/.test(operationId)) expect(fields, path).toContain('items');
    }
  });

  it('takes the parameters its paths name, and no others', () => {
    for (const { path, params } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(params?.shape ?? {})).toEqual(named);
    }
  });

  it('names refusals that exist, each once', () => {
    for (const { operationId, refusals: own = [] } of operations) {
      for (const code of own) expect(Object.keys(refusals), operationId).toContain(code);
      expect(new Set(own).size).toBe(own.length);
    }
  });

  it('refuses unknown fields in every body, path and query', () => {
    const strict = (schema: z.ZodType | undefined): boolean => {
      if (!schema) return true;
      if (schema instanceof z.ZodOptional) return strict(schema.unwrap() as z.ZodType);
      if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.every((one) => strict(one as z.ZodType));
      return schema instanceof z.ZodObject && schema.def.catchall instanceof z.ZodNever;
    };
    for (const { operationId, body, query, params } of operations)
      expect([operationId, strict(body), strict(query), strict(params)]).toEqual([operationId, true, true, true]);
  });

  it('reads with GET, which changes nothing, and pages every list', () => {
    for (const { method, body, ifMatch, success, response, query } of operations) {
      if (method !== 'GET') continue;
      expect([body, ifMatch, success]).toEqual([undefined, undefined, 200]);
      if (
        response instanceof z.ZodObject &&
        'next' in response.shape &&
        'items' in response.shape &&
        !('page' in (query?.shape ?? {}))
      )
        expect(Object.keys(query?.shape ?? {})).toEqual(expect.arrayContaining(['cursor', 'limit']));
    }
  });

  it('puts with the version it was decided on', () => {
    for (const { method, ifMatch } of operations) if (method === 'PUT') expect(ifMatch).toBe(true);
  });

  it('says of every operation what it is in both languages, and cites articles of the measures', () => {
    for (const { summary, article } of operations) {
      expect(summary.zh).toMatch(/^\p{Script=Han}/u);
      expect(summary.en).toMatch(/^[A-Z][^\p{Script=Han}]+$/u);
      if (article) expect(article).toMatch(/^(《政务数据共享条例》)?第.+条$/);
    }
  });

  it('第六条 (art. 6): an administrator reads no case and decides none', () => {
    const open = operations.filter(({ roles: allowed }) => allowed.includes('administrator'));
    const ofTheCatalog = [
      'searchResources',
      'getResource',
      'getResourceVersion',
      'listResourceVersions',
      'compareResourceVersions',
    ];
    // A merger is told in figures alone.
    const admitted = [...ofTheCatalog, 'getMerger'];
    for (const { function: context, operationId } of open)
      expect([operationId, context === 'registry' || admitted.includes(operationId)]).toEqual([operationId, true]);
  });

  it('第六条 (art. 6): whoever reads for the upper authority changes nothing', () => {
    for (const one of operations) if (one.roles.includes('upper')) expect(changes(one), one.operationId).toBe(false);
  });

  it('第六条 (art. 6): a leader reads, is alerted, consents to entries, and decides else only on who stands in, how they get their mails, and what of the log is written to a file', () => {
    const decided = operations.filter((one) => one.roles.includes('leader') && changes(one));
    const entries = ['consentResource', 'returnDraft', 'consentResources'];
    const own = ['createAbsence', 'endAbsence', 'createDeputy', 'endDeputy', 'updateMailSettings'];
    expect(decided.map(({ operationId }) => operationId)).toEqual([...entries, ...own, 'createLogExport']);
  });
});
