import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppProps } from 'aws-cdk-lib';

/**
 * What the `cdk` command would tell the app, for when it isn't there to do so: the context of cdk.json, then each
 * `-c key=value`; the output in `-o <directory>` or `cdk.out`. Under `cdk` itself its own word counts.
 */
export function contextOf(root: string, args: string[]): AppProps {
  const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> };
  let outdir = process.env.CDK_OUTDIR ?? join(root, 'cdk.out');
  for (const [index, arg] of args.entries()) {
    const value = args[index + 1] ?? '';
    if (arg === '-c') context[value.slice(0, value.indexOf('='))] = value.slice(value.indexOf('=') + 1);
    if (arg === '-o') outdir = value;
  }
  return {
    context,
    outdir,
    // Lets whoever runs the template find a function's code by its resource.
    ...{ postCliContext: { 'aws:cdk:enable-asset-metadata': true } },
    analyticsReporting: false,
    treeMetadata: false,
  };
}
