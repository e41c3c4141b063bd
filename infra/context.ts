import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Context {
  context: Record<string, unknown>;
  outdir: string;
}

/**
 * What the `cdk` command tells the app: the context of cdk.json with each `-c key=value`, and where the templates go.
 * By hand the same is said in the same words, with `-o <directory>` for another place than `cdk.out`.
 */
export function contextOf(root: string, args: string[]): Context {
  const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as Context;
  Object.assign(context, JSON.parse(process.env.CDK_CONTEXT_JSON ?? '{}'));
  let outdir = process.env.CDK_OUTDIR ?? join(root, 'cdk.out');
  for (const [index, arg] of args.entries()) {
    const value = args[index + 1] ?? '';
    if (arg === '-c') context[value.slice(0, value.indexOf('='))] = value.slice(value.indexOf('=') + 1);
    if (arg === '-o') outdir = value;
  }
  // Lets whoever runs the template find a function's code by its resource.
  context['aws:cdk:enable-asset-metadata'] = true;
  return { context, outdir };
}
