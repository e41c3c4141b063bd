import { describe, expect, it } from 'vitest';
import { methodsOf } from '../../infra/constructs/paths.ts';
import type { ApiRoute } from '../../infra/constructs/public-api.ts';
import { Routes } from '../../infra/local/api/routes.ts';
import type { RestApi } from '../../infra/local/template/api.ts';
import { gatewayHeaders } from '../../shared/contract/headers.ts';
import { operations } from '../../shared/contract/routes.ts';
import { problem } from '../../shared/contract/schemas/common.ts';
import { appOf, exchange, ofType, type Resource, stageOf, synthesize, synthesized } from './templates.ts';

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

  it('passes each operation on to its function, open only where the contract says so, and nothing else', () => {
    const lambdas = ofType(api, 'AWS::Lambda::Function');
    const functionOf = (uri: unknown) => {
      const id = Object.keys(lambdas).find((logicalId) => JSON.stringify(uri).includes(`"${logicalId}"`)) ?? '';
      return lambdas[id]?.Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME;
    };
    const bound = methods.map((method) => ({
      httpMethod: method.HttpMethod,
      path: pathOf(method.ResourceId),
      answer: `${functionOf(method.Integration.Uri)} ${method.AuthorizationType}`,
    }));
    const gateway = new Routes({ methods: bound } as unknown as RestApi);
    const needed = new Set(
      operations.map(({ method, path, function: name, auth }) => {
        const called = path.replaceAll(/[{}]/g, '');
        const found = gateway.find(method, called)?.method as (typeof bound)[number] | undefined;
        expect(found?.answer, `${method} ${path}`).toBe(`${name} ${auth === 'none' ? 'NONE' : 'CUSTOM'}`);
        return found;
      }),
    );
    // The pages of the console and the docs, which hold no data.
    const site = ['/console/{proxy+}', '/console', '/docs'].map((path) => ({
      httpMethod: 'GET',
      path,
      answer: 'console NONE',
    }));
    expect(bound.filter((method) => !needed.has(method))).toEqual(site);
  });

  it('has at most 270 paths, of 300 that API Gateway takes', () => {
    expect(Object.keys(resources).length).toBeLessThanOrEqual(270);
  });

  it('has its paths created three at a time, since API Gateway creates five a second', () => {
    const waves = new Map<string, number>();
    const waveOf = (id: string): number => {
      const known = waves.get(id);
      if (known !== undefined) return known;
      const { DependsOn = [], Properties } = resources[id] as Resource;
      const before = [...DependsOn, Properties.ParentId.Ref].filter((other) => other in resources);
      const wave = Math.max(0, ...before.map((other) => waveOf(other) + 1));
      waves.set(id, wave);
      return wave;
    };
    const sizes = Map.groupBy(Object.keys(resources), waveOf);
    for (const [wave, ids] of sizes) expect(ids.length, `wave ${wave}`).toBeLessThanOrEqual(3);
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

  it('is laid out as API Gateway takes it: one part that varies at each place, greedy or not, and nothing beneath a greedy one', () => {
    const paths = Object.values(resources).map(({ Properties: { ParentId, PathPart } }) => ({
      parent: pathOf(ParentId),
      part: PathPart as string,
    }));
    const varying = paths.filter(({ part }) => part.startsWith('{'));
    expect(varying.some(({ part }) => part.endsWith('+}'))).toBe(true);
    for (const [parent, here] of Map.groupBy(varying, (one) => one.parent)) expect(here, parent).toHaveLength(1);
    for (const { parent, part } of paths) expect(parent, part).not.toContain('+}');
  });

  it('passes all methods of a path on as one where one function answers them, and those of another function apart', () => {
    const route = (method: 'GET' | 'PUT' | 'POST', name: 'requests' | 'documents') =>
      ({ method, path: '/v1/things', function: name, auth: 'person' }) as const;
    const bound = methodsOf([route('GET', 'requests'), route('POST', 'documents'), route('PUT', 'requests')]);
    expect(bound.map(({ method, function: name }) => `${method} ${name}`)).toEqual(['ANY requests', 'POST documents']);
    const gateway = new Routes({
      methods: bound.map(({ method, ...rest }) => ({ ...rest, httpMethod: method })),
    } as unknown as RestApi);
    const answering = (method: string) =>
      (gateway.find(method, '/v1/things')?.method as ApiRoute | undefined)?.function;
    expect(['GET', 'PUT', 'POST', 'DELETE'].map(answering)).toEqual(['requests', 'requests', 'documents', 'requests']);
  });

  it('is deployed anew when what it passes on changes, and only then', () => {
    const stage = stageOf('dev', { exchange });
    const deployed = (routes: readonly ApiRoute[]) =>
      Object.keys(ofType(synthesized(appOf(stage, routes), stage).templates.api, 'AWS::ApiGateway::Deployment'));
    const [known] = Object.keys(ofType(api, 'AWS::ApiGateway::Deployment'));
    expect(deployed(operations)).toEqual([known]);
    // A step beneath a collection that one function answers is passed on whether there is one or not.
    const last = operations.find(({ operationId }) => operationId === 'searchResources');
    if (!last) throw new Error('no operation');
    const others = operations.filter((one) => one !== last);
    const changed = [
      others,
      [...others, { ...last, auth: 'none' as const }],
      [...others, { ...last, function: 'registry' as const }],
    ];
    const ids = new Set(changed.flatMap(deployed));
    expect(ids).not.toContain(known);
    expect(ids.size).toBe(changed.length);
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

  it('ends a function that takes too long before API Gateway gives up on it after 29 seconds', () => {
    for (const [id, { Properties }] of Object.entries(ofType(api, 'AWS::Lambda::Function')))
      expect(Properties.Timeout, id).toBeLessThan(29);
  });

  it('keeps no metrics of each method, which would be some 800 series', () => {
    const [stage] = Object.values(ofType(api, 'AWS::ApiGateway::Stage'));
    const settings = stage?.Properties.MethodSettings as { MetricsEnabled?: boolean }[];
    expect(settings.map(({ MetricsEnabled }) => MetricsEnabled ?? false)).toEqual(settings.map(() => false));
  });

  it('lets those who read the open catalog take a fifth of what it takes, so that they keep nobody waiting who works', () => {
    type Settings = Record<'HttpMethod' | 'ResourcePath' | 'ThrottlingRateLimit' | 'ThrottlingBurstLimit', unknown>;
    const [stage] = Object.values(ofType(api, 'AWS::ApiGateway::Stage'));
    const limits = Object.fromEntries(
      ((stage?.Properties.MethodSettings ?? []) as Settings[]).map((settings) => [
        `${settings.HttpMethod} ${settings.ResourcePath}`,
        [settings.ThrottlingRateLimit, settings.ThrottlingBurstLimit],
      ]),
    );
    expect(limits).toEqual({ '* /*': [50, 100], 'GET /~1v1~1open~1{id}': [10, 20] });
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

  describe('for pages of other origins', () => {
    const [portal, other] = ['https://portal.yima.example', 'https://zwfw.yima.example'] as const;
    const open = (...origins: string[]) => synthesize(stageOf('dev', { exchange, origins })).templates.api;
    const methodsIn = (template: typeof api) =>
      Object.values(ofType(template, 'AWS::ApiGateway::Method')).map(({ Properties }) => Properties);

    it('answers what a browser asks beforehand at every path of an operation, and at none where no origin is named', () => {
      expect(methods.map(({ HttpMethod }) => HttpMethod)).not.toContain('OPTIONS');
      const bound = methodsIn(open(portal, other));
      const placed = (some: typeof bound) => new Set(some.map(({ ResourceId }) => JSON.stringify(ResourceId)));
      const asked = bound.filter(({ HttpMethod }) => HttpMethod === 'OPTIONS');
      const site = new Set(bound.filter(({ Integration }) => /Console/.test(JSON.stringify(Integration.Uri))));
      expect(placed(asked)).toEqual(placed(bound.filter((one) => !site.has(one))));
      for (const { AuthorizationType } of asked) expect(AuthorizationType).toBe('NONE');
    });

    it('leaves room in what CloudFormation takes of a stack, 500 resources', () => {
      expect(Object.keys(open(portal).Resources).length).toBeLessThanOrEqual(480);
    });

    it('lets them read what API Gateway itself refuses: the one origin, any where there are several, else none', () => {
      const allowed = (template: typeof api) =>
        new Set(
          Object.values(ofType(template, 'AWS::ApiGateway::GatewayResponse')).map(
            ({ Properties }) => Properties.ResponseParameters['gatewayresponse.header.Access-Control-Allow-Origin'],
          ),
        );
      expect(allowed(api)).toEqual(new Set([undefined]));
      expect(allowed(open(portal))).toEqual(new Set([`'${portal}'`]));
      expect(allowed(open(portal, other))).toEqual(new Set([`'*'`]));
    });
  });

  describe('the firewall', () => {
    const rulesOf = (template: typeof api) => {
      const [acl] = Object.values(ofType(template, 'AWS::WAFv2::WebACL'));
      return Object.fromEntries(
        // biome-ignore lint/suspicious/noExplicitAny: rules differ in what they state
        (acl?.Properties.Rules ?? []).map((rule: any) => [rule.Name, rule.Statement]),
      );
    };

    it('limits each address, and each credential, but for signatures, which differ with each call', () => {
      const { 'per-address': address, 'per-person': person } = rulesOf(api);
      expect(address.RateBasedStatement).toEqual({ AggregateKeyType: 'IP', Limit: 3000 });
      expect(person.RateBasedStatement).toMatchObject({
        AggregateKeyType: 'CUSTOM_KEYS',
        CustomKeys: [{ Header: { Name: 'authorization' } }],
        Limit: 1000,
      });
      expect(rulesOf(synthesize(stageOf('china')).templates.api)).not.toHaveProperty('per-person');
    });

    it('only counts what the contract allows: large bodies, long cursors, addresses that are numbers', () => {
      const { ManagedRuleGroupStatement: common } = rulesOf(api).AWSManagedRulesCommonRuleSet;
      const counted = common.RuleActionOverrides.map(({ Name }: { Name: string }) => Name);
      expect(counted).toEqual(['SizeRestrictions_BODY', 'SizeRestrictions_QUERYSTRING', 'GenericRFI_BODY']);
    });

    it('keeps a log of what it refused and counted, without tokens', () => {
      const [{ Properties } = { Properties: {} }] = Object.values(ofType(api, 'AWS::WAFv2::LoggingConfiguration'));
      expect(JSON.stringify(Properties.LogDestinationConfigs)).not.toContain(':*');
      expect(Properties.RedactedFields).toContainEqual({ SingleHeader: { Name: 'authorization' } });
      expect(Properties.LoggingFilter.DefaultBehavior).toBe('DROP');
      const names = Object.values(ofType(api, 'AWS::Logs::LogGroup')).map(
        ({ Properties: { LogGroupName } }) => LogGroupName,
      );
      expect(names).toContain('aws-waf-logs-yima-dev');
    });
  });

  it('logs no address, no person and no query', () => {
    const [stage] = Object.values(ofType(api, 'AWS::ApiGateway::Stage'));
    expect(stage?.Properties.AccessLogSetting.Format).not.toMatch(
      /identity|authorizer|\$context\.path|querystring|header/i,
    );
    expect(stage?.Properties.MethodSettings[0].DataTraceEnabled).toBe(false);
  });
});
