// Synthesizes the CloudFormation templates. `cdk` runs it; by hand: `node infra/run.mjs infra/app.ts -c stage=local`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { operations } from '../shared/contract/routes.ts';
import { bundleFunctions } from './constructs/bundle.ts';
import { contextOf } from './context.ts';
import { readStage } from './stage.ts';
import { addSystem } from './system.ts';

const root = join(import.meta.dirname, '..');
const { context, outdir } = contextOf(root, process.argv.slice(2));
const stage = readStage((key) => context[key]);
// The checks take seconds. A start on one machine leaves them to the tests.
const deployed = !stage.name.startsWith('local');
const app = new App({ context, outdir, builtinCloudFormationValidation: deployed });
const code = mkdtempSync(join(tmpdir(), 'yima-bundles-'));
addSystem(app, { stage, bundles: await bundleFunctions(root, code), routes: operations });
if (deployed) {
  const { AwsSolutionsChecks } = await import('cdk-nag');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
app.synth();
// The assembly has its own copy.
rmSync(code, { recursive: true });
