import * as z from 'zod';
import type { Assembly, Stack } from './assembly.ts';
import { isObject, type Json, parse } from './json.ts';

/** The account and region of all local resources. */
export const ACCOUNT = '123456789012';
export const REGION = 'us-east-1';

const pseudoParameters: Record<string, string> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** The result of `Ref`, or of `Fn::GetAtt` for an attribute, of a resource. */
export type Lookup = (stack: Stack, logicalId: string, attribute?: string) => string;

const texts = z.array(z.string());
const pair = z.tuple([z.string(), z.string()]);
const join = z.tuple([z.string(), texts]);
const select = z.tuple([z.coerce.number(), texts]);

/** Evaluates the intrinsic functions of CloudFormation that this project's templates use, over all stacks of an assembly. */
export class Resolver {
  readonly #assembly: Assembly;
  readonly #lookup: Lookup;

  constructor(assembly: Assembly, lookup: Lookup) {
    this.#assembly = assembly;
    this.#lookup = lookup;
  }

  /**
   * Evaluates every intrinsic function in a value.
   * @throws Error with stack and place, for an unknown function, parameter or export.
   */
  resolve(stack: Stack, value: Json, place: string): Json {
    if (Array.isArray(value)) return value.map((entry, i) => this.resolve(stack, entry, `${place}[${i}]`));
    if (!isObject(value)) {
      if (typeof value === 'string' && value.includes('{{resolve:'))
        throw new Error(`${stack.name}: ${place}: dynamic references are unknown to the local runtime`);
      return value;
    }
    const [[name, argument] = ['', null], ...more] = Object.entries(value);
    if (more.length === 0 && /^(Ref$|Condition$|Fn::)/.test(name)) {
      const at = `${place}.${name}`;
      return this.#call(stack, name, this.resolve(stack, argument, at), at);
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, this.resolve(stack, part, `${place}.${key}`)]),
    );
  }

  #call(stack: Stack, name: string, argument: Json, place: string): Json {
    const at = `${stack.name}: ${place}`;
    switch (name) {
      case 'Ref':
        return this.#ref(stack, parse(z.string(), argument, at), at);
      case 'Fn::GetAtt':
        return this.#lookup(stack, ...parse(pair, argument, at));
      case 'Fn::Sub':
        return parse(z.string(), argument, at).replace(/\$\{([^}]+)\}/g, (_, reference: string) => {
          const [id = '', attribute] = reference.split('.');
          return attribute ? this.#lookup(stack, id, attribute) : String(this.#ref(stack, id, at));
        });
      case 'Fn::Join': {
        const [separator, parts] = parse(join, argument, at);
        return parts.join(separator);
      }
      case 'Fn::Split': {
        const [separator, text] = parse(pair, argument, at);
        return text.split(separator);
      }
      case 'Fn::Select': {
        const [index, entries] = parse(select, argument, at);
        const entry = entries[index];
        if (entry === undefined) throw new Error(`${at}: there is no entry ${index}`);
        return entry;
      }
      case 'Fn::ImportValue':
        return this.#import(parse(z.string(), argument, at), at);
      default:
        throw new Error(`${at}: the intrinsic function ${name} is unknown to the local runtime`);
    }
  }

  #ref(stack: Stack, name: string, at: string): Json {
    const pseudo = pseudoParameters[name];
    if (pseudo !== undefined) return pseudo;
    if (name in stack.template.Parameters) throw new Error(`${at}: no value is given for the parameter ${name}`);
    return this.#lookup(stack, name);
  }

  #import(name: string, at: string): Json {
    for (const stack of this.#assembly.stacks) {
      const output = Object.values(stack.template.Outputs).find(({ Export }) => Export?.Name === name);
      if (output) return this.resolve(stack, output.Value as Json, at);
    }
    throw new Error(`${at}: no stack exports ${name}`);
  }
}
