import type { Assembly, Stack } from './assembly.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

/** The account and region everything lives in locally. */
export const ACCOUNT = '123456789012';
export const REGION = 'us-east-1';

const pseudoParameters: Record<string, string> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** Stands for `AWS::NoValue`: the property or list entry is left out. */
const NO_VALUE = Symbol('AWS::NoValue');
type Resolved = Json | typeof NO_VALUE;

/** What `Ref` and `Fn::GetAtt` of a resource give. */
export type Lookup = (stack: Stack, logicalId: string, attribute?: string) => string;

/** Evaluates CloudFormation's intrinsic functions over all stacks of an assembly. */
export class Resolver {
  readonly #assembly: Assembly;
  readonly #lookup: Lookup;
  #exports: Map<string, { stack: Stack; value: Json }> | undefined;

  constructor(assembly: Assembly, lookup: Lookup) {
    this.#assembly = assembly;
    this.#lookup = lookup;
  }

  /**
   * The value with every intrinsic function evaluated.
   * @throws Error naming stack and place for a function, parameter, mapping or export that isn't known.
   */
  resolve(stack: Stack, value: Json, place: string): Json {
    const resolved = this.#resolve(stack, value, place);
    if (resolved === NO_VALUE) throw new Error(`${stack.name}: ${place}: AWS::NoValue where a value is needed`);
    return resolved;
  }

  /** Whether a named condition of the stack holds. */
  condition(stack: Stack, name: string): boolean {
    const condition = stack.template.Conditions[name];
    if (condition === undefined) throw new Error(`${stack.name}: no condition ${name}`);
    return truth(this.#resolve(stack, condition, `Conditions.${name}`), `${stack.name}: Conditions.${name}`);
  }

  #resolve(stack: Stack, value: Json, place: string): Resolved {
    if (Array.isArray(value)) {
      return value
        .map((entry, i) => this.#resolve(stack, entry, `${place}[${i}]`))
        .filter((entry): entry is Json => entry !== NO_VALUE);
    }
    if (!isObject(value)) {
      if (typeof value === 'string' && value.includes('{{resolve:')) {
        throw new Error(`${stack.name}: ${place}: dynamic references are not understood locally`);
      }
      return value;
    }
    const keys = Object.keys(value);
    const [name] = keys;
    if (
      keys.length === 1 &&
      name !== undefined &&
      (name === 'Ref' || name === 'Condition' || name.startsWith('Fn::'))
    ) {
      return this.#call(stack, name, value[name] as Json, `${place}.${name}`);
    }
    const result: JsonObject = {};
    for (const key of keys) {
      const resolved = this.#resolve(stack, value[key] as Json, `${place}.${key}`);
      if (resolved !== NO_VALUE) result[key] = resolved;
    }
    return result;
  }

  #call(stack: Stack, name: string, argument: Json, place: string): Resolved {
    const fail = (why: string): never => {
      throw new Error(`${stack.name}: ${place}: ${why}`);
    };
    const value = (of: Json | undefined): Json => this.resolve(stack, of ?? fail('an argument is missing'), place);
    const text = (of: Json | undefined): string => {
      const resolved = value(of);
      return typeof resolved === 'object' ? fail(`text expected, not ${JSON.stringify(resolved)}`) : String(resolved);
    };
    const list = (of: Json | undefined): Json[] => {
      const resolved = value(of);
      return Array.isArray(resolved) ? resolved : fail('a list expected');
    };
    const raw = (): Json[] => (Array.isArray(argument) ? argument : fail('a list of arguments expected'));
    switch (name) {
      case 'Ref':
        return this.#ref(stack, text(argument), place);
      case 'Fn::GetAtt': {
        const [id, attribute] = typeof argument === 'string' ? argument.split(/\.(.*)/) : raw().map(text);
        return this.#lookup(stack, id ?? fail('no resource'), attribute ?? fail('no attribute'));
      }
      case 'Fn::Sub':
        return this.#substitute(stack, argument, place);
      case 'Fn::Join':
        return list(raw()[1]).map(String).join(text(raw()[0]));
      case 'Fn::Split':
        return text(raw()[1]).split(text(raw()[0]));
      case 'Fn::Select':
        return list(raw()[1])[Number(text(raw()[0]))] ?? fail('no such entry');
      case 'Fn::Base64':
        return Buffer.from(text(argument)).toString('base64');
      case 'Fn::FindInMap': {
        const [map, first, second] = raw().map(text) as [string, string, string];
        return stack.template.Mappings[map]?.[first]?.[second] ?? fail(`no ${map}.${first}.${second}`);
      }
      case 'Fn::If': {
        const [condition, yes, no] = raw();
        const chosen = this.condition(stack, text(condition)) ? yes : no;
        return this.#resolve(stack, chosen ?? fail('three arguments expected'), place);
      }
      case 'Condition':
        return typeof argument === 'string' ? this.condition(stack, argument) : { Condition: value(argument) };
      case 'Fn::Equals':
        return JSON.stringify(value(raw()[0])) === JSON.stringify(value(raw()[1]));
      case 'Fn::Not':
        return !truth(value(raw()[0]), place);
      case 'Fn::And':
        return raw().every((entry) => truth(value(entry), place));
      case 'Fn::Or':
        return raw().some((entry) => truth(value(entry), place));
      case 'Fn::ImportValue':
        return this.#import(text(argument), place);
      case 'Fn::GetStackOutput': {
        const { StackName, OutputName } = isObject(argument) ? argument : fail('StackName and OutputName expected');
        return this.#output(text(StackName), text(OutputName), place);
      }
      default:
        return fail('this intrinsic function is not understood locally');
    }
  }

  #ref(stack: Stack, name: string, place: string): Resolved {
    if (name === 'AWS::NoValue') return NO_VALUE;
    if (name === 'AWS::StackName') return stack.name;
    if (name === 'AWS::StackId') return `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${stack.name}/local`;
    const pseudo = pseudoParameters[name];
    if (pseudo !== undefined) return pseudo;
    const parameter = stack.template.Parameters[name];
    if (!parameter) return this.#lookup(stack, name);
    const given = stack.nested?.parameters[name];
    if (stack.nested && given !== undefined) return this.#resolve(stack.nested.parent, given, place);
    if (parameter.Default === undefined) throw new Error(`${stack.name}: ${place}: parameter ${name} has no default`);
    return parameter.Default;
  }

  #substitute(stack: Stack, argument: Json, place: string): string {
    const [pattern, variables] = Array.isArray(argument) ? argument : [argument, {}];
    return String(pattern).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (isObject(variables) && name in variables) return String(this.resolve(stack, variables[name] as Json, place));
      const [id, attribute] = name.split(/\.(.*)/);
      return String(attribute ? this.#lookup(stack, id as string, attribute) : this.#ref(stack, name, place));
    });
  }

  #import(name: string, place: string): Json {
    if (!this.#exports) {
      this.#exports = new Map();
      for (const stack of this.#assembly.stacks) {
        for (const [id, output] of Object.entries(stack.template.Outputs)) {
          if (!output.Export) continue;
          const exported = String(this.resolve(stack, output.Export.Name as Json, `Outputs.${id}.Export`));
          this.#exports.set(exported, { stack, value: output.Value as Json });
        }
      }
    }
    const found = this.#exports.get(name);
    if (!found) throw new Error(`${place}: no stack exports ${name}`);
    return this.resolve(found.stack, found.value, place);
  }

  #output(stackName: string, name: string, place: string): Json {
    const stack = this.#assembly.stacks.find((candidate) => candidate.name === stackName);
    const output = stack?.template.Outputs[name];
    if (!stack || !output) throw new Error(`${place}: no output ${name} of stack ${stackName}`);
    return this.resolve(stack, output.Value as Json, place);
  }
}

function truth(value: Resolved, place: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new Error(`${place}: a condition expected`);
}
