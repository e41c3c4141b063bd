// Synthesizes the CloudFormation templates: called by `cdk`, or by hand with `node infra/run.mjs infra/app.ts -c stage=local`.
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { operations } from '../shared/contract/routes.ts';
import { bundleFunctions } from './constructs/bundle.ts';
import { contextOf } from './context.ts';
import { readStage } from './stage.ts';
import { addSystem } from './system.ts';

const root = join(import.meta.dirname, '..');
const app = new App(contextOf(root, process.argv.slice(2)));
const stage = readStage((key) => app.node.tryGetContext(key));
addSystem(app, { stage, bundles: await bundleFunctions(root), routes: operations });
if (stage.name !== 'local') {
  const { AwsSolutionsChecks } = await import('cdk-nag');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
app.synth();
