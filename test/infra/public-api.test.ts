import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ApiRoute } from '../../infra/constructs/public-api.ts';
import { gatewayHeaders } from '../../shared/contract/headers.ts';
import { operations } from '../../shared/contract/routes.ts';
import { problem } from '../../shared/contract/schemas/common.ts';
import {
  appOf,
  exchange,
  ofType,
  type Resource,
  stageOf,
  synthesize,
  synthesized,
  type Template,
} from './templates.ts';

const operating = readFileSync(new URL('../../infra/README.md', import.meta.url), 'utf8');
const dev = synthesize(stageOf('dev', { exchange }));
const { api } = dev.templates;

describe('the API', () => {
  const resources = ofType(api, 'AWS::ApiGateway::Resource');
  const methods = Object.values(ofType(api, 'AWS::ApiGateway::Method')).map(({ Properties }) => Properties);

  function pathOf(resourceId: { Ref: string } | { 'Fn::GetAtt': string[] }): string {
    if (!('Ref' in resourceId)) return '';
    const { ParentId, PathPart } = (resources[resourceId.Ref] as Resource).Properties;
    return `${pathOf(ParentId)}/${PathPart}`;
  }

  it('has exactly the operations of the contract, each answered by its function and open only where it says so', () => {
    const lambdas = ofType(api, 'AWS::Lambda::Function');
    const functionOf = (uri: unknown) => {
      const id = Object.keys(lambdas).find((logicalId) => JSON.stringify(uri).includes(`"${logicalId}"`)) ?? '';
      return lambdas[id]?.Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME;
    };
    const made = methods.map((method) =>
      [method.HttpMethod, pathOf(method.ResourceId), functionOf(method.Integration.Uri), method.AuthorizationType].join(
        ' ',
      ),
    );
    const wanted = operations.map((operation) =>
      [operation.method, operation.path, operation.function, operation.auth === 'none' ? 'NONE' : 'CUSTOM'].join(' '),
    );
    expect(made.sort()).toEqual(wanted.sort());
  });

  /** What API Gateway takes of one API unless more is asked for. */
  const PATHS = 300;

  it('has no more paths than an API may have before its quota is raised, which infra/README.md tells how to', () => {
    expect(Object.keys(ofType(api, 'AWS::ApiGateway::Resource')).length + 1).toBeLessThanOrEqual(PATHS);
    expect(operating).toContain('Resources per API');
  });

  it('can be laid out by API Gateway, which takes one name for what varies at each place and no greedy or odd part', () => {
    const names = new Map<string, Set<string>>();
    for (const { path } of operations) {
      const parts = path.split('/').slice(1);
      for (const [at, part] of parts.entries()) {
        expect(part, path).toMatch(/^(\{\w+\}|[\w.:-]+)$/);
        const place = `/${parts.slice(0, at).join('/')}`;
        if (part.startsWith('{')) names.set(place, (names.get(place) ?? new Set()).add(part));
      }
    }
    for (const [place, variables] of names) expect([...variables], place).toHaveLength(1);
  });

  it('is deployed anew when an operation changes, and only then', () => {
    const stage = stageOf('dev', { exchange });
    const deployed = (routes: readonly ApiRoute[]) =>
      Object.keys(ofType(synthesized(appOf(stage, routes), stage).templates.api, 'AWS::ApiGateway::Deployment'));
    const [known] = Object.keys(ofType(api, 'AWS::ApiGateway::Deployment'));
    expect(deployed(operations)).toEqual([known]);
    const [last] = operations.slice(-1);
    if (!last) throw new Error('no operation');
    const others = operations.slice(0, -1);
    const changed = [
      others,
      [...others, { ...last, auth: 'none' as const }],
      [...others, { ...last, function: 'registry' as const }],
    ];
    const ids = new Set(changed.flatMap(deployed));
    expect(ids).not.toContain(known);
    expect(ids.size).toBe(changed.length);
  });

  it('is not deployed before all its paths are there', () => {
    const [deployment] = Object.values(ofType(api, 'AWS::ApiGateway::Deployment'));
    const volumes = Object.keys(ofType(api, 'AWS::CloudFormation::Stack'));
    expect(volumes).toHaveLength(4);
    expect(deployment?.DependsOn).toEqual(expect.arrayContaining(volumes));
  });

  it('keeps a path in the volume of its letter, since it can’t be in two while it moves', () => {
    const volumes = Object.entries(dev.files).filter(([file]) => file.includes('.nested.'));
    for (const [file, text] of volumes) {
      const [, from = '', to = ''] = /Paths([a-z])([a-z])[0-9A-F]{8}\.nested/.exec(file) ?? [];
      const template = JSON.parse(text) as Template;
      const collections = Object.values(ofType(template, 'AWS::ApiGateway::Resource'))
        .filter(({ Properties }) => Properties.ParentId.Ref?.startsWith('referenceto'))
        .map(({ Properties }): string => Properties.PathPart);
      expect(collections.length).toBeGreaterThan(0);
      for (const collection of collections) {
        expect(collection.charAt(0) >= from && collection.charAt(0) <= to, `${collection} in ${file}`).toBe(true);
      }
    }
    expect(volumes.map(([file]) => /Paths([a-z]{2})/.exec(file)?.[1])).toEqual(['ac', 'dg', 'ho', 'pz']);
  });

  it.each(['dev', 'prod', 'china'])(
    'Order 809 art. 31: passes nothing on at %s, where no function, no operation and no secret of the exchange is',
    (name) => {
      expect(stageOf(name).exchange).toBeNull();
      const off = JSON.stringify(synthesize(stageOf(name)).templates.api);
      expect(off).not.toMatch(/exchange|interfaces"/i);
      expect(JSON.stringify(api)).toMatch(/dev\/exchange\/\*[\s\S]*"interfaces"/);
    },
  );

  it('may call each function by one permission, however many operations it has', () => {
    const permissions = Object.values(ofType(api, 'AWS::Lambda::Permission'));
    expect(permissions).toHaveLength(Object.keys(ofType(api, 'AWS::Lambda::Function')).length);
  });

  it('asks its authorizer once in five minutes about a token', () => {
    const [authorizer] = Object.values(ofType(api, 'AWS::ApiGateway::Authorizer'));
    expect(authorizer?.Properties).toMatchObject({
      Type: 'REQUEST',
      AuthorizerResultTtlInSeconds: 300,
      IdentitySource: 'method.request.header.Authorization',
    });
  });

  it('refuses by itself in the same form as every function', () => {
    const responses = Object.values(ofType(api, 'AWS::ApiGateway::GatewayResponse'));
    for (const { Properties } of responses) {
      const body: string = Properties.ResponseTemplates['application/json'];
      expect(body).toMatch(/^[ -~]+$/);
      expect(problem.parse(JSON.parse(body)).status).toBe(Number(Properties.StatusCode));
      expect(Properties.ResponseParameters['gatewayresponse.header.Content-Type']).toContain(
        'application/problem+json',
      );
      for (const [name, value] of Object.entries(gatewayHeaders)) {
        // A fixed value stands between quotes and may have none itself.
        expect(value).not.toContain("'");
        expect(Properties.ResponseParameters[`gatewayresponse.header.${name}`]).toBe(`'${value}'`);
      }
    }
    const types = responses.map(({ Properties }) => Properties.ResponseType);
    expect(types).toEqual(
      expect.arrayContaining([
        'UNAUTHORIZED',
        'ACCESS_DENIED',
        'MISSING_AUTHENTICATION_TOKEN',
        'REQUEST_TOO_LARGE',
        'THROTTLED',
        'DEFAULT_4XX',
        'DEFAULT_5XX',
      ]),
    );
  });

  it('logs no address, no person and no query', () => {
    const [stage] = Object.values(ofType(api, 'AWS::ApiGateway::Stage'));
    expect(stage?.Properties.AccessLogSetting.Format).not.toMatch(
      /identity|authorizer|\$context\.path|querystring|header/i,
    );
    expect(stage?.Properties.MethodSettings[0].DataTraceEnabled).toBe(false);
  });
});
