import type { Method, RestApi } from '../template/api.ts';

export interface Match {
  method: Method;
  /** As in the path, still percent-encoded: API Gateway doesn't decode them for a REST API. */
  pathParameters: Record<string, string> | null;
}

interface Node {
  fixed: Map<string, Node>;
  /** `{name}`: one segment. */
  variable: { name: string; node: Node } | undefined;
  /** `{name+}`: all further segments. */
  greedy: { name: string; node: Node } | undefined;
  methods: Map<string, Method>;
}

const newNode = (): Node => ({ fixed: new Map(), variable: undefined, greedy: undefined, methods: new Map() });

/** Finds a method as API Gateway does: a fixed segment wins over a variable one, and both over a greedy one; a method over ANY. */
export class Routes {
  readonly #root = newNode();

  constructor(api: RestApi) {
    for (const method of api.methods) this.#add(method);
  }

  /** @returns undefined where no resource or no method of it matches. */
  find(httpMethod: string, path: string): Match | undefined {
    const segments = path === '/' ? [] : path.replace(/\/$/, '').slice(1).split('/');
    const parameters: Record<string, string> = {};
    const node = walk(this.#root, segments, 0, parameters);
    const method = node?.methods.get(httpMethod) ?? node?.methods.get('ANY');
    if (!method) return undefined;
    return { method, pathParameters: Object.keys(parameters).length > 0 ? parameters : null };
  }

  #add(method: Method): void {
    let node = this.#root;
    for (const segment of method.path.split('/').filter(Boolean)) {
      const [, name] = /^\{(.+)\}$/.exec(segment) ?? [];
      if (name === undefined) {
        const next = node.fixed.get(segment) ?? newNode();
        node.fixed.set(segment, next);
        node = next;
      } else if (name.endsWith('+')) {
        node.greedy ??= { name: name.slice(0, -1), node: newNode() };
        node = node.greedy.node;
      } else {
        node.variable ??= { name, node: newNode() };
        node = node.variable.node;
      }
    }
    node.methods.set(method.httpMethod, method);
  }
}

/** The node, if its resource has methods. A resource without methods isn't deployed. */
function walk(node: Node, segments: string[], at: number, parameters: Record<string, string>): Node | undefined {
  const segment = segments[at];
  if (segment === undefined) return node.methods.size > 0 ? node : undefined;
  const fixed = node.fixed.get(segment);
  const found = fixed && walk(fixed, segments, at + 1, parameters);
  if (found) return found;
  if (node.variable && segment) {
    const further = walk(node.variable.node, segments, at + 1, parameters);
    if (further) {
      parameters[node.variable.name] = segment;
      return further;
    }
  }
  if (node.greedy && node.greedy.node.methods.size > 0) {
    parameters[node.greedy.name] = segments.slice(at).join('/');
    return node.greedy.node;
  }
  return undefined;
}
