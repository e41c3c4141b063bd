import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as z from 'zod';
import { isObject, type Json, parse } from './json.ts';
import { ignored } from './schemas.ts';

const template = z.strictObject({
  ...ignored('Description', 'Rules'),
  Parameters: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(
    z.string(),
    z.strictObject({
      ...ignored('Metadata', 'DependsOn', 'DeletionPolicy', 'UpdateReplacePolicy'),
      Type: z.string(),
      Properties: z.record(z.string(), z.json()).default({}),
    }),
  ),
  Outputs: z
    .record(
      z.string(),
      z.strictObject({
        ...ignored('Description'),
        Value: z.json(),
        Export: z.strictObject({ Name: z.string() }).optional(),
      }),
    )
    .default({}),
});

const assets = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

export interface Stack {
  name: string;
  template: z.output<typeof template>;
  /** For a nested stack: its parent, and the parameters that the parent passes to it, unresolved. */
  nested?: { parent: Stack; parameters: Record<string, Json> };
}

export interface Assembly {
  stacks: Stack[];
  /** Absolute paths of the files that templates name by S3 key. */
  assets: Map<string, string>;
}

/**
 * Reads the stacks and assets of a directory that `cdk synth` wrote.
 * @param rewrite changes the text of each template first. It replaces the URLs of the synthesis by the actual ones.
 * @throws Error when there is no template, when a template has an unknown part, or when a nested stack has no template.
 */
export function readAssembly(directory: string, rewrite: (text: string) => string = (text) => text): Assembly {
  const names = readdirSync(directory);
  const read = (name: string) => readFileSync(join(directory, name), 'utf8');
  const stacks = names
    .filter((name) => name.endsWith('.template.json'))
    .map((file): Stack => {
      const name = basename(file, '.template.json');
      return { name, template: parse(template, JSON.parse(rewrite(read(file))), name) };
    });
  if (stacks.length === 0) throw new Error(`no CloudFormation template in ${directory}`);
  const files = names
    .filter((name) => name.endsWith('.assets.json'))
    .flatMap((name) => Object.values(parse(assets, JSON.parse(read(name)), name).files));
  const paths = files.flatMap(({ source, destinations }) =>
    Object.values(destinations).map(({ objectKey }) => [objectKey, resolve(directory, source.path)] as const),
  );
  const assembly = { stacks, assets: new Map(paths) };
  for (const stack of stacks) linkNested(stack, assembly);
  return assembly;
}

/** Links each nested stack to its parent. The parent names the template by a URL that ends with its S3 key. */
function linkNested(parent: Stack, { stacks, assets }: Assembly): void {
  for (const [logicalId, { Type, Properties }] of Object.entries(parent.template.Resources)) {
    if (Type !== 'AWS::CloudFormation::Stack') continue;
    const url = JSON.stringify(Properties.TemplateURL ?? null);
    const [, path = ''] = [...assets].find(([key]) => url.includes(`/${key}"`)) ?? [];
    const stack = stacks.find(({ name }) => name === basename(path, '.template.json'));
    if (!stack) throw new Error(`${parent.name}/${logicalId}: no template ${url}`);
    stack.nested = { parent, parameters: isObject(Properties.Parameters) ? Properties.Parameters : {} };
  }
}
