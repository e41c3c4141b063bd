import { calendarsRefusals } from './refusals/calendars.ts';
import { catalogRefusals } from './refusals/catalog.ts';
import { complaintsRefusals } from './refusals/complaints.ts';
import { correctionsRefusals } from './refusals/corrections.ts';
import { demandsRefusals } from './refusals/demands.ts';
import { disputesRefusals } from './refusals/disputes.ts';
import { dutiesRefusals } from './refusals/duties.ts';
import type { RefusalKind } from './refusals/entry.ts';
import { evaluationRefusals } from './refusals/evaluation.ts';
import { exchangeRefusals } from './refusals/exchange.ts';
import { filesRefusals } from './refusals/files.ts';
import { grantsRefusals } from './refusals/grants.ts';
import { peopleRefusals } from './refusals/people.ts';
import { policiesRefusals } from './refusals/policies.ts';
import { protocolRefusals } from './refusals/protocol.ts';
import { rectificationsRefusals } from './refusals/rectifications.ts';
import { requestsRefusals } from './refusals/requests.ts';
import { securityRefusals } from './refusals/security.ts';
import { sourcesRefusals } from './refusals/sources.ts';
import { webhooksRefusals } from './refusals/webhooks.ts';

/** All refusals of the system, in Chinese and English, from one table for each topic in refusals/. */
export const refusals = {
  ...peopleRefusals,
  ...catalogRefusals,
  ...sourcesRefusals,
  ...calendarsRefusals,
  ...dutiesRefusals,
  ...policiesRefusals,
  ...requestsRefusals,
  ...grantsRefusals,
  ...correctionsRefusals,
  ...demandsRefusals,
  ...rectificationsRefusals,
  ...complaintsRefusals,
  ...disputesRefusals,
  ...filesRefusals,
  ...securityRefusals,
  ...exchangeRefusals,
  ...evaluationRefusals,
  ...webhooksRefusals,
  ...protocolRefusals,
};

export type RefusalCode = keyof typeof refusals;

/** A wrong field of the input (dotted path, such as `reply.items.0`) and the reason. */
export interface FieldError {
  field: string;
  message: string;
}

/** A refusal with a code. A decision throws it, and the API answers it as problem details. Nothing has been changed. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: Record<string, string | number>;
  readonly fields: FieldError[];

  constructor(code: RefusalCode, details: Record<string, string | number> = {}, fields: FieldError[] = []) {
    super(fill(refusals[code].en, details));
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
    this.fields = fields;
  }

  get kind(): RefusalKind {
    return refusals[this.code].kind;
  }

  get rule(): string | null {
    return refusals[this.code].rule;
  }

  get zh(): string {
    return fill(refusals[this.code].zh, this.details);
  }
}

function fill(text: string, details: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
}
