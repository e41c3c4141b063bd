import { Stack, Validations } from 'aws-cdk-lib';
import { CfnMethod } from 'aws-cdk-lib/aws-apigateway';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { appOf, exchange, stageOf } from './templates.ts';

/** What cdk-nag finds on a synthesized app, apart from what is acknowledged with a reason. */
function findings(app: ReturnType<typeof appOf>): string[] {
  app.synth();
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
  );
}

// The first run loads every rule, which takes seconds on a busy machine.
describe('cdk-nag AwsSolutions', { timeout: 60_000 }, () => {
  it.each(['dev', 'prod', 'china'])('finds nothing on stage %s that is not acknowledged', (stage) => {
    expect(findings(appOf(stageOf(stage, { exchange })))).toEqual([]);
  });

  it('finds nothing on a stage with restored tables and buckets', () => {
    const stream = '2026-12-01T04:00:00.000';
    const events = { name: 'events-of-noon', stream };
    const restored = { tables: { events }, files: 'files-of-noon', sealedLog: 'log-of-noon' };
    expect(findings(appOf(stageOf('prod', { restored })))).toEqual([]);
  });

  it('would find something', () => {
    const app = appOf(stageOf('dev'));
    new Queue(new Stack(app, 'careless'), 'Queue');
    expect(findings(app)).toEqual([expect.stringContaining('SQS3'), expect.stringContaining('SQS4')]);
  });

  it('would find a method that anyone may call', () => {
    const app = appOf(stageOf('dev'));
    new CfnMethod(new Stack(app, 'careless'), 'Method', {
      restApiId: 'api',
      resourceId: 'path',
      httpMethod: 'GET',
      authorizationType: 'NONE',
    });
    expect(findings(app)).toEqual([expect.stringContaining('APIG4'), expect.stringContaining('COG4')]);
  });

  it('is only ever contradicted with a reason, and never on a whole stack', () => {
    const acknowledged: [IConstruct, string][] = appOf(stageOf('dev'))
      .node.findAll()
      .flatMap((construct) =>
        construct.node.metadata
          .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
          .flatMap(({ data }) => Object.values(data as Record<string, string>))
          .map((reason): [IConstruct, string] => [construct, reason]),
      );
    expect(acknowledged.length).toBeGreaterThan(10);
    for (const [construct, reason] of acknowledged) {
      expect(reason.length, construct.node.path).toBeGreaterThan(30);
      expect(Stack.isStack(construct), construct.node.path).toBe(false);
    }
  });
});
