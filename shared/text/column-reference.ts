import * as z from 'zod';
import { descriptionOf } from '../contract/explanations/registry.ts';
import type { OperationId } from '../contract/routes.ts';
import type { Line } from '../domain/field.ts';
import { type Column, comparisonColumns, dutyColumns, headingOf, reportColumns, requestColumns } from './tables.ts';

const exported: Partial<Record<OperationId, Column<never>[]>> = {
  exportRequests: requestColumns,
  exportDuties: dutyColumns,
  exportReports: reportColumns,
  exportComparison: comparisonColumns,
};

/** Describes the columns of the CSV that an operation answers, one line each; empty for other operations. */
export function columnReference(operation: string): string[] {
  const columns = exported[operation as OperationId];
  if (!columns) return [];
  return [
    '列 · columns:',
    ...columns.map((column) => `- ${headingOf(column)}${column.line ? meaningOf(column.line) : ''}`),
  ];
}

/** The meaning of a declared field and its limits. */
function meaningOf({ schema, print }: Line): string {
  const limits = typeof print === 'object' ? Object.values(print).join('、') : lengthOf(schema);
  return `：${descriptionOf(schema)?.description ?? ''}${limits && `（${limits}）`}`;
}

function lengthOf(schema: z.ZodType): string {
  const { minLength, maxLength } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return minLength === undefined || maxLength === undefined ? '' : `${minLength}–${maxLength} 字 · characters`;
}
