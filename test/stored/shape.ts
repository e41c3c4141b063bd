import { join } from 'node:path';
import { API, SymbolFlags, type Type, TypeFlags, type TypeReference } from 'typescript/unstable/sync';

const root = join(import.meta.dirname, '../..');
const types = join(import.meta.dirname, 'types.ts');

/** The types of `Kept`, each written out to its last field whatever names it is made of: by `state duty`, `event DutyMet`. */
export function keptShapes(): Map<string, string> {
  const api = new API({ cwd: root });
  try {
    const [project] = api.updateSnapshot({ openProjects: [join(import.meta.dirname, 'tsconfig.json')] }).getProjects();
    if (!project) throw new Error('no project');
    const { checker } = project;
    const known = new Map<number, string>();

    function fieldsOf(type: Type) {
      const symbols = checker.getPropertiesOfType(type);
      const types = checker.getTypeOfSymbol(symbols);
      return symbols.map(({ name, flags }, at) => ({
        name,
        optional: (flags & SymbolFlags.Optional) !== 0,
        type: types[at] as Type,
      }));
    }

    function shapeOf(type: Type): string {
      const found = known.get(type.id);
      if (found !== undefined) return found;
      // Where a type has itself among its fields.
      known.set(type.id, 'itself');
      const shape = writtenOut(type);
      known.set(type.id, shape);
      return shape;
    }

    function writtenOut(type: Type): string {
      if (type.isUnionType()) return unionOf(type);
      if (!type.isObjectType() && !type.isIntersectionType()) return nameOf(type);
      if (checker.isArrayLikeType(type)) {
        const elements = checker
          .getTypeArguments(type as TypeReference)
          .map(shapeOf)
          .join(', ');
        return checker.isTupleType(type) ? `[${elements}]` : `(${elements})[]`;
      }
      const fields = fieldsOf(type).map(({ name, optional, type: of }) =>
        optional ? `${name}?: ${unionOf(of, 'undefined')}` : `${name}: ${shapeOf(of)}`,
      );
      const index = checker
        .getIndexInfosOfType(type)
        .map(({ keyType, valueType }) => `[${shapeOf(keyType)}]: ${shapeOf(valueType)}`);
      return `{ ${[...fields, ...index].sort().join('; ')} }`;
    }

    // A date or an instant is stored as text.
    function nameOf(type: Type): string {
      return type.flags & TypeFlags.TemplateLiteral ? 'string' : checker.typeToString(type);
    }

    function unionOf(type: Type, without?: string): string {
      const shapes = (type.isUnionType() ? (type.getTypes() ?? []) : [type]).map(shapeOf);
      return (
        shapes
          .filter((shape, at) => shape !== without && shapes.indexOf(shape) === at)
          // Text holds every literal text.
          .filter((shape) => !(shapes.includes('string') && shape.startsWith('"')))
          .sort()
          .join(' | ')
      );
    }

    const symbol = checker.resolveName('Kept', SymbolFlags.Interface, { document: types, position: 0 });
    if (!symbol) throw new Error(`there is no Kept in ${types}`);
    return new Map(
      fieldsOf(checker.getDeclaredTypeOfSymbol(symbol)).flatMap(({ name: sort, type }) =>
        fieldsOf(type).map((each): [string, string] => [`${sort} ${each.name}`, shapeOf(each.type)]),
      ),
    );
  } finally {
    api.close();
  }
}
