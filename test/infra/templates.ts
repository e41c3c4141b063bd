import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { ApiRoute } from '../../infra/constructs/public-api.ts';
import { contextOf } from '../../infra/context.ts';
import { readStage, type Stage } from '../../infra/stage.ts';
import { addSystem } from '../../infra/system.ts';
import { operations } from '../../shared/contract/routes.ts';

export interface Resource {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a template holds is only known to CloudFormation
  Properties: any;
  DeletionPolicy?: string;
  DependsOn?: string[];
  Metadata?: Record<string, unknown>;
  UpdatePolicy?: { CodeDeployLambdaAliasUpdate?: { DeploymentGroupName: { Ref: string } } };
}

export interface Template {
  Resources: Record<string, Resource>;
  Parameters?: Record<string, unknown>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
}

export interface Synthesized {
  templates: Record<'data' | 'api' | 'work' | 'watch', Template>;
  /** The text of each template by its file's name. */
  files: Record<string, string>;
}

/** Every function that there is, by name. */
export const FUNCTIONS = readdirSync(join(import.meta.dirname, '../../functions'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const cache = new Map<string, Synthesized>();

/** A stage as its file says, with some settings changed. */
export function stageOf(name: string, changed: Partial<Stage> = {}): Stage {
  return { ...readStage((key) => (key === 'stage' ? name : undefined)), ...changed };
}

/** What a stage may leave out, and `dev` does. */
export const exchange = { origins: ['https://exchange.yima.example'], timeoutSeconds: 10 };

/** The app on a stage with empty code in place of the bundles, which no test here looks into. */
export function appOf(stage: Stage, routes: readonly ApiRoute[] = operations): App {
  const code = mkdtempSync(join(tmpdir(), 'code-'));
  writeFileSync(join(code, 'index.mjs'), 'export const handler = () => {};');
  const app = new App({
    ...contextOf(join(import.meta.dirname, '../..'), []),
    outdir: mkdtempSync(join(tmpdir(), 'synthesized-')),
    builtinCloudFormationValidation: false,
  });
  addSystem(app, { stage, bundles: Object.fromEntries(FUNCTIONS.map((name) => [name, code])), routes });
  return app;
}

export function synthesize(stage: Stage): Synthesized {
  const known = cache.get(JSON.stringify(stage));
  if (known) return known;
  const made = synthesized(appOf(stage), stage);
  cache.set(JSON.stringify(stage), made);
  return made;
}

export function synthesized(app: App, { name }: Stage): Synthesized {
  const { directory } = app.synth();
  const files = Object.fromEntries(
    readdirSync(directory)
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => [file, readFileSync(join(directory, file), 'utf8')]),
  );
  const template = (part: string) => JSON.parse(files[`yima-${name}-${part}.template.json`] ?? '') as Template;
  return {
    templates: { data: template('data'), api: template('api'), work: template('work'), watch: template('watch') },
    files,
  };
}

/** The resources of one type, by logical id. */
export function ofType({ Resources }: Template, type: string): Record<string, Resource> {
  return Object.fromEntries(Object.entries(Resources).filter(([, resource]) => resource.Type === type));
}

/** What a reference in a template points at: `stack:LogicalId`, through imports, whatever attribute it asks for. */
export function target(reference: unknown, stack: string, { templates }: Pick<Synthesized, 'templates'>): string {
  const [kind, argument] = Object.entries(reference as Record<string, unknown>)[0] ?? [];
  if (kind === 'Ref') return `${stack}:${argument}`;
  if (kind === 'Fn::GetAtt') return `${stack}:${(argument as string[])[0]}`;
  if (kind === 'Fn::ImportValue') {
    for (const [exporter, { Outputs }] of Object.entries(templates)) {
      const output = Object.values(Outputs ?? {}).find(({ Export }) => Export?.Name === argument);
      if (output) return target(output.Value, exporter, { templates });
    }
  }
  throw new Error(`Not a reference: ${JSON.stringify(reference)}`);
}
