import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as z from 'zod';
import { isObject, type Json } from './json.ts';

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.json()).default({}),
  Condition: z.string().optional(),
});

const template = z.object({
  Parameters: z.record(z.string(), z.object({ Default: z.json().optional() })).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.json()))).default({}),
  Conditions: z.record(z.string(), z.json()).default({}),
  Resources: z.record(z.string(), resource).default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.json(), Export: z.object({ Name: z.json() }).optional() }))
    .default({}),
});

const assets = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional(), packaging: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

export type Template = z.output<typeof template>;

export interface Stack {
  name: string;
  template: Template;
  /** Of a nested stack: the stack it is a resource of, and what that one gives it for its parameters, unresolved. */
  nested?: { parent: Stack; parameters: Record<string, Json> };
}

export interface Assembly {
  stacks: Stack[];
  /** Absolute paths of what the templates refer to by S3 key. */
  assets: Map<string, string>;
}

/**
 * Reads the stacks and assets that `cdk synth` left in a directory, nested assemblies (stages) included.
 * @param rewrite applied to each template's text first: the URLs it was synthesized with, replaced by the actual ones.
 * @throws when the directory holds no template, a file isn't what the CDK writes, or a nested stack has no template or a condition.
 */
export function readAssembly(directory: string, rewrite: (text: string) => string = (text) => text): Assembly {
  const assembly: Assembly = { stacks: [], assets: new Map() };
  readInto(assembly, directory, rewrite);
  if (assembly.stacks.length === 0) throw new Error(`no CloudFormation template in ${directory}`);
  for (const stack of assembly.stacks) nest(stack, assembly);
  return assembly;
}

/** Tells each template that is a nested stack of this one so: it is known by the S3 key in the URL it is fetched from. */
function nest(parent: Stack, { stacks, assets }: Assembly): void {
  for (const [logicalId, { Type, Properties, Condition }] of Object.entries(parent.template.Resources)) {
    if (Type !== 'AWS::CloudFormation::Stack') continue;
    if (Condition)
      throw new Error(`${parent.name}/${logicalId}: conditions of nested stacks are not understood locally`);
    const url = JSON.stringify(Properties.TemplateURL ?? null);
    const [, path = ''] = [...assets].find(([key]) => url.includes(`/${key}"`)) ?? [];
    const stack = stacks.find(({ name }) => name === basename(path, '.template.json'));
    if (!stack) throw new Error(`${parent.name}/${logicalId}: no template ${url}`);
    stack.nested = { parent, parameters: isObject(Properties.Parameters) ? Properties.Parameters : {} };
  }
}

function readInto(assembly: Assembly, directory: string, rewrite: (text: string) => string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() && entry.name.startsWith('assembly-')) readInto(assembly, path, rewrite);
    if (entry.name.endsWith('.template.json')) {
      assembly.stacks.push({
        name: basename(entry.name, '.template.json'),
        template: template.parse(JSON.parse(rewrite(readFileSync(path, 'utf8')))),
      });
    }
    if (entry.name.endsWith('.assets.json')) {
      for (const file of Object.values(assets.parse(JSON.parse(readFileSync(path, 'utf8'))).files)) {
        if (!file.source.path) continue;
        for (const { objectKey } of Object.values(file.destinations)) {
          assembly.assets.set(objectKey, resolve(directory, file.source.path));
        }
      }
    }
  }
}
