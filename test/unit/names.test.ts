import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { hasNames, putNames, withNames } from '../../shared/contract/names.ts';
import { operations } from '../../shared/contract/routes.ts';
import { signature } from '../../shared/contract/schemas/common.ts';
import { person, personRead } from '../../shared/contract/schemas/registry.ts';
import { contentSchema } from '../../shared/domain/catalog/content.ts';
import { departmentId } from '../../shared/domain/people/department.ts';
import { personId } from '../../shared/domain/people/person.ts';

const register: Record<string, string> = { '02': '义马市民政局', '06': '义马市教育体育局', civil: '示例 civil' };
const asked: string[][] = [];
const namesOf = async (_of: string, ids: string[]) => {
  asked.push(ids);
  return ids.map((id) => register[id] ?? null);
};

describe('names beside ids', () => {
  const schema = withNames(
    z.strictObject({
      id: departmentId,
      provider: departmentId,
      waits: departmentId.nullable(),
      personId,
      departments: z.array(departmentId),
      items: z.array(
        z.union([
          z.strictObject({ kind: z.literal('act'), ...signature }),
          z.strictObject({ kind: z.literal('place'), department: departmentId }),
        ]),
      ),
      content: contentSchema.nullable(),
    }),
  );

  it('are put beside every id but the own one, each id read once', async () => {
    asked.length = 0;
    const body = {
      ...{ id: '02', provider: '02', waits: null, personId: 'civil', departments: ['06', '77'], content: null },
      items: [
        { kind: 'act', by: 'civil', actingFor: 'gone' },
        { kind: 'act', by: 'civil' },
        { kind: 'place', department: '06' },
      ],
    };
    const named = await putNames(schema, body, namesOf);
    expect(named).toEqual({
      ...{ id: '02', provider: '02', providerName: '义马市民政局', waits: null, waitsName: null },
      ...{ personId: 'civil', personName: '示例 civil' },
      ...{ departments: ['06', '77'], departmentNames: ['义马市教育体育局', null], content: null },
      items: [
        { kind: 'act', by: 'civil', byName: '示例 civil', actingFor: 'gone', actingForName: null },
        { kind: 'act', by: 'civil', byName: '示例 civil' },
        { kind: 'place', department: '06', departmentName: '义马市教育体育局' },
      ],
    });
    expect(z.parse(schema, named)).toEqual(named);
    expect(asked.map((ids) => ids.toSorted())).toEqual([
      ['02', '06', '77'],
      ['civil', 'gone'],
    ]);
  });

  it('stand in every answer that has an id of a department or a person', () => {
    const fields = ['provider', 'requester', 'department', 'owes', 'waits', 'handler', 'by', 'person', 'personId'];
    const without: string[] = [];
    const look = (at: string, part: z.ZodType): void => {
      if ([contentSchema, person, personRead].includes(part as never)) return;
      if (part instanceof z.ZodObject) {
        const shape = part.shape as Record<string, z.ZodType>;
        for (const [key, field] of Object.entries(shape)) {
          const plain = key.replace(/Id$/, '');
          const isId = bareOf(field) instanceof z.ZodString && fields.includes(key);
          if (isId && !(`${plain}Name` in shape)) without.push(`${at}.${key}`);
          look(`${at}.${key}`, field);
        }
      } else if (part instanceof z.ZodArray) look(at, part.element as z.ZodType);
      else if (part instanceof z.ZodUnion) for (const option of part.options) look(at, option as z.ZodType);
      else if (part instanceof z.ZodNullable || part instanceof z.ZodOptional) look(at, part.unwrap() as z.ZodType);
    };
    for (const { operationId, response } of operations) if (typeof response !== 'string') look(operationId, response);
    expect(without).toEqual([]);
  });

  it('leave out what is signed, and what is sent back as it was read', () => {
    const of = (operation: string) => operations.find(({ operationId }) => operationId === operation)?.response;
    expect(hasNames(of('getReplyData') as z.ZodType)).toBe(false);
    expect(withNames(contentSchema)).toBe(contentSchema);
  });
});

function bareOf(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodNullable || schema instanceof z.ZodOptional
    ? bareOf(schema.unwrap() as z.ZodType)
    : schema;
}
