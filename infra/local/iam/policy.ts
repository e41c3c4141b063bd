import { type Condition, type Context, compileCondition } from './conditions.ts';
import { wildcard } from './wildcard.ts';

/** One statement of a policy document, in IAM's form. */
export type Statement = Record<string, unknown>;
export type Decision = 'allowed' | 'denied' | 'not granted';

interface Rule {
  effect: 'Allow' | 'Deny';
  principal: (arn: string) => boolean;
  action: (action: string) => boolean;
  resource: (arn: string) => boolean;
  condition: Condition | undefined;
}

const known = new Set(['Sid', 'Effect', 'Principal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']);

/** Policy statements. They are compiled once and evaluated many times. */
export class Policy {
  readonly #rules: Rule[];
  readonly #decided = new Map<string, Decision>();

  /** @param place names the policy in errors. @throws Error for a part of a statement that the local runtime doesn't know. */
  constructor(statements: Statement[], place: string) {
    this.#rules = statements.map((statement) => compile(statement, place));
  }

  /**
   * Decides on an action on a resource. A Deny wins over every Allow. Without an Allow nothing is granted.
   * @param principal the ARN of the caller, for statements with a `Principal` (policies of resources).
   */
  decide(action: string, resource: string, context: Context = {}, principal = ''): Decision {
    const key = `${action} ${resource} ${principal}`;
    const known = this.#decided.get(key);
    if (known) return known;
    let decision: Decision = 'not granted';
    let conditional = false;
    for (const rule of this.#rules) {
      if (!rule.action(action) || !rule.resource(resource) || !rule.principal(principal)) continue;
      if (rule.condition) conditional = true;
      if (rule.condition && !rule.condition(context)) continue;
      if (rule.effect === 'Deny') decision = 'denied';
      else if (decision !== 'denied') decision = 'allowed';
    }
    if (!conditional && this.#decided.size < 10_000) this.#decided.set(key, decision);
    return decision;
  }
}

function compile(statement: Statement, place: string): Rule {
  for (const part of Object.keys(statement)) {
    if (!known.has(part)) throw new Error(`${place}: ${part} in a policy statement is unknown to the local runtime`);
  }
  const { Effect: effect } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') throw new Error(`${place}: effect ${String(effect)}`);
  return {
    effect,
    principal: principals(statement.Principal, place),
    action: matcher(statement.Action, statement.NotAction, 'i', place),
    // A trust policy has no resource: it applies to the role itself.
    resource:
      statement.Resource === undefined && statement.NotResource === undefined
        ? () => true
        : matcher(statement.Resource, statement.NotResource, '', place),
    condition: statement.Condition ? compileCondition(statement.Condition, place) : undefined,
  };
}

function matcher(positive: unknown, negative: unknown, flags: string, place: string): (value: string) => boolean {
  const patterns = list(positive ?? negative);
  if (patterns.length === 0) throw new Error(`${place}: a statement without action or resource`);
  if (patterns.some((pattern) => pattern.includes('${')))
    throw new Error(`${place}: policy variables are unknown to the local runtime`);
  // The policy of an authorizer names an ARN that is new for each path, so a cached expression would not pay.
  const tests = patterns.map((pattern) => {
    if (flags === '' && !/[*?]/.test(pattern)) return (value: string) => value === pattern;
    const expression = wildcard(pattern, flags);
    return (value: string) => expression.test(value);
  });
  const wanted = positive !== undefined;
  return (value) => tests.some((test) => test(value)) === wanted;
}

function principals(principal: unknown, place: string): (arn: string) => boolean {
  if (principal === undefined || principal === '*') return () => true;
  const patterns: string[] = [];
  for (const [kind, values] of Object.entries(principal as Record<string, unknown>)) {
    if (!['AWS', 'Service'].includes(kind))
      throw new Error(`${place}: principals of kind ${kind} are unknown to the local runtime`);
    patterns.push(...list(values));
  }
  // `arn:aws:iam::<account>:root` stands for the whole account.
  return (arn) =>
    patterns.some((pattern) => {
      if (pattern === '*' || pattern === arn) return true;
      const [, account] = /^arn:aws:iam::(\d+):root$/.exec(pattern) ?? [];
      return account !== undefined && arn.includes(`::${account}:`);
    });
}

function list(value: unknown): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
}
