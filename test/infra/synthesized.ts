import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { contextOf } from '../../infra/context.ts';
import { readStage, type Stage } from '../../infra/stage.ts';
import { addSystem } from '../../infra/system.ts';
import { operations } from '../../shared/contract/routes.ts';

export interface Resource {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a template holds is only known to CloudFormation
  Properties: any;
  DeletionPolicy?: string;
}

export interface Template {
  Resources: Record<string, Resource>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
}

export interface Synthesized {
  templates: Record<'data' | 'api' | 'work', Template>;
}

/** Every function that there is, by name. */
export const FUNCTIONS = readdirSync(join(import.meta.dirname, '../../functions'));

const cache = new Map<string, Synthesized>();

/** A stage as its file says, with some settings changed. */
export function stageOf(name: string, changed: Partial<Stage> = {}): Stage {
  return { ...readStage((key) => (key === 'stage' ? name : undefined)), ...changed };
}

/** What a stage may leave out, and `dev` does. */
export const exchange = { origins: ['https://exchange.yima.example'], timeoutSeconds: 10 };

/** The app on a stage with empty code in place of the bundles, which no test here looks into. */
export function appOf(stage: Stage): App {
  const code = mkdtempSync(join(tmpdir(), 'code-'));
  writeFileSync(join(code, 'index.mjs'), 'export const handler = () => {};');
  const app = new App({
    ...contextOf(join(import.meta.dirname, '../..'), []),
    outdir: mkdtempSync(join(tmpdir(), 'synthesized-')),
    builtinCloudFormationValidation: false,
  });
  addSystem(app, { stage, bundles: Object.fromEntries(FUNCTIONS.map((name) => [name, code])), routes: operations });
  return app;
}

export function synthesize(stage: Stage): Synthesized {
  const known = cache.get(JSON.stringify(stage));
  if (known) return known;
  const app = appOf(stage);
  const assembly = app.synth();
  const template = (part: string) => assembly.getStackByName(`yima-${stage.name}-${part}`).template as Template;
  const made = { templates: { data: template('data'), api: template('api'), work: template('work') } };
  cache.set(JSON.stringify(stage), made);
  return made;
}

/** The resources of one type, by logical id. */
export function ofType({ Resources }: Template, type: string): Record<string, Resource> {
  return Object.fromEntries(Object.entries(Resources).filter(([, resource]) => resource.Type === type));
}

/** What a reference in a template points at: `stack:LogicalId`, through imports, whatever attribute it asks for. */
export function target(reference: unknown, stack: string, { templates }: Synthesized): string {
  const [kind, argument] = Object.entries(reference as Record<string, unknown>)[0] ?? [];
  if (kind === 'Ref') return `${stack}:${argument}`;
  if (kind === 'Fn::GetAtt') return `${stack}:${(argument as string[])[0]}`;
  if (kind === 'Fn::ImportValue') {
    for (const [exporter, { Outputs }] of Object.entries(templates)) {
      const output = Object.values(Outputs ?? {}).find(({ Export }) => Export?.Name === argument);
      if (output) return target(output.Value, exporter, { templates } as Synthesized);
    }
  }
  throw new Error(`Not a reference: ${JSON.stringify(reference)}`);
}
