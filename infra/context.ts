import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Context {
  context: Record<string, unknown>;
  outdir: string;
}

/**
 * Reads what the `cdk` command passes to the app: the context of cdk.json with each `-c key=value`, and the output directory.
 * Without `cdk`, the command line takes the same: `-c key=value`, and `-o <directory>` instead of `cdk.out`.
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
  // The local runtime finds a function's code by this metadata of its resource.
  context['aws:cdk:enable-asset-metadata'] = true;
  return { context, outdir };
}
