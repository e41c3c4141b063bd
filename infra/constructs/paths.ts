import type { Route } from '../../shared/contract/route.ts';

/** A method of the API: what API Gateway needs to know to pass calls on. */
export type BoundMethod = Pick<Route, 'path' | 'function' | 'auth'> & { method: Route['method'] | 'ANY' };

/**
 * The methods under which API Gateway passes the operations on. The function that is called knows its operations itself, so API Gateway
 * only has to find the function. Therefore what stands last in a path, such as the step in `/v1/requests/{id}/withdraw`, is one variable
 * part for all that one function answers at that place: API Gateway takes 300 paths in an API and creates five a second. What another
 * function answers there keeps a path of its own, which API Gateway prefers to a variable one. All that is beneath a collection is one
 * path where one function answers all of it: a stack takes 500 resources, and each path has its methods besides. For the same reason
 * several methods of a path that one function answers are one, ANY; the function says which it doesn't know.
 */
export function methodsOf(operations: readonly BoundMethod[]): BoundMethod[] {
  const beneath = new Set(whollyAnswered(operations));
  const whole = operations.flatMap((one) =>
    beneath.has(collectionOf(one)) && hasParts(one.path)
      ? [{ ...boundOf(one), path: `${collectionOf(one)}/{proxy+}` as const }]
      : [],
  );
  const others = operations.filter((one) => !(beneath.has(collectionOf(one)) && hasParts(one.path)));
  return united(unique([...partlyBound(others), ...whole]));
}

/** The collections with steps beneath their members, of which one function answers everything. */
function whollyAnswered(operations: readonly BoundMethod[]): string[] {
  return [
    ...Map.groupBy(
      operations.filter(({ path }) => hasParts(path)),
      collectionOf,
    ),
  ].flatMap(([collection, all]) => {
    const isDeep = all.some(({ path }) => parentOf(path) !== collection);
    return isDeep && new Set(all.map(answeredBy)).size === 1 ? [collection] : [];
  });
}

function partlyBound(operations: readonly BoundMethod[]): BoundMethod[] {
  const paths = [...new Set(operations.map(({ path }) => path))];
  const within = new Set(paths.flatMap(parentsOf));
  const answerers = new Map<string, string>();
  for (const [place, beneath] of Map.groupBy(operations, placeOf)) {
    const answerer = answererOf(beneath.filter(({ path }) => !within.has(path) || endsVariably(path)));
    if (answerer) answerers.set(place, answerer);
  }
  const isPassedOn = (one: BoundMethod) =>
    !within.has(one.path) && hasParts(one.path) && answerers.get(placeOf(one)) === answeredBy(one);
  // A path that is there for one method is found for all of them.
  const own = new Set(operations.filter((one) => !isPassedOn(one)).map(({ path }) => path));
  return operations.map((one) => {
    if (own.has(one.path)) return boundOf(one);
    const parent = parentOf(one.path);
    const variable = [...paths, ...within].find((other) => parentOf(other) === parent && endsVariably(other));
    return { ...boundOf(one), path: (variable ?? `${parent}/{part}`) as BoundMethod['path'] };
  });
}

/** What API Gateway needs to know of an operation. */
const boundOf = ({ method, path, function: by, auth }: BoundMethod): BoundMethod => ({
  method,
  path,
  function: by,
  auth,
});

const unique = (bound: BoundMethod[]) => [...new Map(bound.map((one) => [`${one.method} ${one.path}`, one])).values()];

/** With one method in place of all that the function with most of them at a path answers there. */
function united(bound: BoundMethod[]): BoundMethod[] {
  return [...Map.groupBy(bound, ({ path }) => path).values()].flatMap((here) => {
    const most = [...Map.groupBy(here, answeredBy).values()].reduce((a, b) => (b.length > a.length ? b : a));
    const [one, another] = most;
    return one && another ? [{ ...one, method: 'ANY' as const }, ...here.filter((each) => !most.includes(each))] : here;
  });
}

/** Who answers a variable part: whoever does already, else whoever answers most of at least two. */
function answererOf(beneath: BoundMethod[]): string | undefined {
  const variable = beneath.find(({ path }) => endsVariably(path));
  if (variable) return answeredBy(variable);
  const [most] = [...Map.groupBy(beneath, answeredBy)].sort(
    ([a, some], [b, others]) => others.length - some.length || a.localeCompare(b),
  );
  return most && most[1].length > 1 ? most[0] : undefined;
}

/** `/v1/requests` of `/v1/requests/{id}/withdraw`. */
const collectionOf = ({ path }: BoundMethod) => path.split('/').slice(0, 3).join('/') as BoundMethod['path'];
/** Whether the path leads further than a collection (`/v1/requests`). */
const hasParts = (path: string) => path.split('/').length > 3;
const endsVariably = (path: string) => path.endsWith('}');
const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
const placeOf = ({ method, path }: BoundMethod) => `${method} ${parentOf(path)}`;
const answeredBy = ({ function: by, auth }: BoundMethod) => `${by} ${auth}`;

function parentsOf(path: string): string[] {
  const parent = parentOf(path);
  return parent ? [parent, ...parentsOf(parent)] : [];
}
