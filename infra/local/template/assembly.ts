import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as z from 'zod';
import { parse } from './json.ts';
import { ignored } from './schemas.ts';

const template = z.strictObject({
  ...ignored('Description', 'Rules'),
  Parameters: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(
    z.string(),
    z.strictObject({
      ...ignored('Metadata', 'DependsOn', 'DeletionPolicy', 'UpdateReplacePolicy', 'UpdatePolicy'),
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
}

export interface Assembly {
  stacks: Stack[];
  /** Absolute paths of the files that templates name by S3 key. */
  assets: Map<string, string>;
}

/**
 * Reads the stacks and assets of a directory that `cdk synth` wrote.
 * @param rewrite changes the text of each template first. It replaces the URLs of the synthesis by the actual ones.
 * @throws Error when there is no template, or when a template has an unknown part.
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
  return { stacks, assets: new Map(paths) };
}
