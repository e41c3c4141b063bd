import * as z from 'zod';
import { applicationFields, entrySelectionFields, frequencyFields } from '../../domain/cases/application-fields.ts';
import {
  aboutFields,
  answerFields,
  faultFields,
  ratingFields,
  reportFields,
} from '../../domain/cases/correction-fields.ts';
import { itemFields, refusalFields, replyFields } from '../../domain/cases/reply-fields.ts';
import { onNotSharedFields, onRefusalFields } from '../../domain/disputes/opening-fields.ts';
import { termsFields } from '../../domain/disputes/terms-fields.ts';
import type { Fields, Name } from '../../domain/field.ts';
import { applicationExplanations, askedExplanations, frequencyExplanations } from './application.ts';
import {
  aboutExplanations,
  answerExplanations,
  faultExplanations,
  ratingExplanations,
  reportExplanations,
} from './correction.ts';
import type { Explanations } from './explanation.ts';
import { onNotSharedExplanations, onRefusalExplanations, termsExplanations } from './negotiation.ts';
import { itemExplanations, refusalExplanations, replyExplanations } from './reply.ts';

/** The description of a field in OpenAPI, beside its limits. */
interface Described {
  title: string;
  description: string;
  examples: unknown[];
}

const described = new Map<z.core.$ZodType, Described>();

function explain<F extends Fields>(fields: F, explanations: Explanations<F>): void {
  for (const [key, { schema, name }] of Object.entries(fields)) {
    const { zh, en, example } = explanations[key] as Name & { example: unknown };
    const words = { title: both(name), description: both({ zh, en }), examples: [example] };
    described.set(schema, words);
    // A view shows an optional field as nullable.
    if (schema instanceof z.ZodOptional) described.set(schema.unwrap(), words);
  }
}

explain(entrySelectionFields, askedExplanations);
explain(frequencyFields, frequencyExplanations);
explain(applicationFields, applicationExplanations);
explain(itemFields, itemExplanations);
explain(refusalFields, refusalExplanations);
explain(replyFields, replyExplanations);
explain(aboutFields, aboutExplanations);
explain(faultFields, faultExplanations);
explain(reportFields, reportExplanations);
explain(answerFields, answerExplanations);
explain(ratingFields, ratingExplanations);
explain(onRefusalFields, onRefusalExplanations);
explain(onNotSharedFields, onNotSharedExplanations);
explain(termsFields, termsExplanations);

/** Chinese first, English beside it. */
function both({ zh, en }: Name): string {
  return `${zh} · ${en}`;
}

/** The description of a schema; undefined if it belongs to no field. */
export function descriptionOf(schema: z.core.$ZodType): Described | undefined {
  return described.get(schema);
}
