import { join } from 'node:path';
import { API, SymbolFlags, type Type } from 'typescript/unstable/sync';

const root = join(import.meta.dirname, '../..');
const file = join(import.meta.dirname, 'kept.ts');

/** The shape of everything in `Kept`, written out to the last field, by what it is: `state duty`, `event DutyMet`. */
export function shapesKept(): Map<string, string> {
  const api = new API({ cwd: root });
  try {
    const project = api.updateSnapshot({ openProjects: [join(root, 'tsconfig.json')] }).getProjects()[0];
    if (!project) throw new Error('no project');
    const { checker } = project;
    const kept = checker.resolveName('Kept', SymbolFlags.Interface, { document: file, position: 0 });
    if (!kept) throw new Error(`no Kept in ${file}`);
    const fields = (type: Type) => {
      const symbols = checker.getPropertiesOfType(type);
      const types = checker.getTypeOfSymbol(symbols);
      return symbols.map((symbol, at) => ({ symbol, type: types[at] as Type }));
    };
    const shapes = new Map<number, string>();
    const shapeOf = (type: Type, within: readonly number[] = []): string => {
      const known = shapes.get(type.id);
      if (known !== undefined) return known;
      if (within.includes(type.id)) return `#${within.length - within.indexOf(type.id)}`;
      const inside = (inner: Type) => shapeOf(inner, [...within, type.id]);
      const shape = (() => {
        if (type.isUnionType()) return [...new Set((type.getTypes() ?? []).map(inside))].sort().join(' | ');
        if (checker.isArrayLikeType(type)) {
          const of = checker.getTypeArguments(type as never).map(inside);
          return checker.isTupleType(type) ? `[${of.join(', ')}]` : `(${of[0]})[]`;
        }
        if (!type.isObjectType() && !type.isIntersectionType()) return checker.typeToString(type);
        const named = fields(type).map(
          ({ symbol, type: of }) => `${symbol.name}${symbol.flags & SymbolFlags.Optional ? '?' : ''}: ${inside(of)}`,
        );
        const keyed = checker
          .getIndexInfosOfType(type)
          .map(({ keyType, valueType }) => `[${inside(keyType)}]: ${inside(valueType)}`);
        return named.length + keyed.length > 0
          ? `{ ${[...named.sort(), ...keyed].join('; ')} }`
          : checker.typeToString(type);
      })();
      shapes.set(type.id, shape);
      return shape;
    };
    return new Map(
      fields(checker.getDeclaredTypeOfSymbol(kept)).flatMap(({ symbol: sort, type }) =>
        fields(type).map((each): [string, string] => [`${sort.name} ${each.symbol.name}`, shapeOf(each.type)]),
      ),
    );
  } finally {
    api.close();
  }
}
