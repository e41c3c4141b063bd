import { wildcard } from './wildcard.ts';

/** The values of a request that conditions test, by lower-case key. An absent key is undefined or an empty list. */
export type Context = Record<string, string | string[] | undefined>;

/** The only variable that a condition may name: the caller's user name. Without one, nothing is equal to it. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM
const USERNAME = '${aws:username}';
export type Condition = (context: Context) => boolean;

/** The keys whose value the gateway knows, or knows to be absent. A condition on any other key can't be judged. */
const knownKeys = new Set(
  [
    'aws:SecureTransport',
    'aws:SourceArn',
    'aws:SourceAccount',
    'aws:PrincipalArn',
    'aws:PrincipalAccount',
    'aws:RequestedRegion',
    'aws:ResourceAccount',
    'dynamodb:LeadingKeys',
    'dynamodb:Attributes',
    'dynamodb:Select',
    'dynamodb:EnclosingOperation',
    'iam:PassedToService',
    'sts:RoleSessionName',
    's3:prefix',
    's3:delimiter',
    's3:if-none-match',
    's3:if-match',
    's3:authType',
    's3:signatureAge',
    's3:TlsVersion',
    'ses:FromAddress',
    'ses:Recipients',
    'scheduler:TargetArn',
    'kms:ViaService',
    'kms:EncryptionContextKeys',
  ].map((key) => key.toLowerCase()),
);

type Compare = (actual: string, expected: string) => boolean;
const like: Compare = (actual, expected) => wildcard(expected).test(actual);
const equal: Compare = (actual, expected) => actual === expected;

const operators: Record<string, { compare: Compare; negated: boolean }> = {
  StringEquals: { compare: equal, negated: false },
  StringNotEquals: { compare: equal, negated: true },
  StringLike: { compare: like, negated: false },
  StringNotLike: { compare: like, negated: true },
  ArnEquals: { compare: like, negated: false },
  ArnLike: { compare: like, negated: false },
  ArnNotEquals: { compare: like, negated: true },
  ArnNotLike: { compare: like, negated: true },
  NumericEquals: { compare: (actual, expected) => Number(actual) === Number(expected), negated: false },
  NumericLessThan: { compare: (actual, expected) => Number(actual) < Number(expected), negated: false },
  NumericLessThanEquals: { compare: (actual, expected) => Number(actual) <= Number(expected), negated: false },
  NumericGreaterThan: { compare: (actual, expected) => Number(actual) > Number(expected), negated: false },
  NumericGreaterThanEquals: { compare: (actual, expected) => Number(actual) >= Number(expected), negated: false },
  Bool: { compare: (actual, expected) => actual.toLowerCase() === expected.toLowerCase(), negated: false },
};

/**
 * Compiles the `Condition` block of a statement. Every operator and key must match.
 * @throws Error for an unknown operator or key, so that no condition passes without a test.
 */
export function compileCondition(block: unknown, place: string): Condition {
  const parts: Condition[] = [];
  for (const [operator, keys] of Object.entries((block ?? {}) as Record<string, Record<string, unknown>>)) {
    for (const [key, values] of Object.entries(keys)) {
      if (!knownKeys.has(key.toLowerCase()))
        throw new Error(`${place}: condition key ${key} is unknown to the local runtime`);
      const expected = (Array.isArray(values) ? values : [values]).map(String);
      if (expected.some((value) => value !== USERNAME && value.includes('${')))
        throw new Error(`${place}: policy variables are unknown to the local runtime`);
      parts.push(compileOne(operator, key.toLowerCase(), expected, place));
    }
  }
  return (context) => parts.every((part) => part(context));
}

function compileOne(name: string, key: string, expected: string[], place: string): Condition {
  const [, quantifier, base = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  if (base === 'Null') return (context) => (valuesOf(context, key).length === 0) === (expected[0] === 'true');
  const operator = operators[base];
  if (!operator) throw new Error(`${place}: condition operator ${name} is unknown to the local runtime`);
  const { compare, negated } = operator;
  return (context) => {
    const wanted = expected.flatMap((value) => (value === USERNAME ? valuesOf(context, 'aws:username') : [value]));
    const holds = (actual: string) => wanted.some((value) => compare(actual, value)) !== negated;
    const actual = valuesOf(context, key);
    if (quantifier === 'ForAllValues') return actual.every(holds);
    if (actual.length === 0) return ifExists !== undefined || (negated && quantifier === undefined);
    return negated && quantifier === undefined ? actual.every(holds) : actual.some(holds);
  };
}

function valuesOf(context: Context, key: string): string[] {
  const value = context[key];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
