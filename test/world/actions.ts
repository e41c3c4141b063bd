import { expect } from 'vitest';
import { policyActs } from '../../shared/contract/actions/policies.ts';
import {
  absenceActs,
  calendarActs,
  departmentActs,
  deputyActs,
  feedActs,
  systemActs,
} from '../../shared/contract/actions/registry.ts';
import { actsByKind } from '../../shared/contract/actions/subjects.ts';
import { deliveryActs, webhookActs } from '../../shared/contract/actions/webhooks.ts';
import type { OperationId } from '../../shared/contract/routes.ts';

/** What can be done, by the collection in which it is done. */
export const actsByCollection = {
  applications: actsByKind.application,
  requests: actsByKind.request,
  resources: actsByKind.resource,
  grants: actsByKind.grant,
  corrections: actsByKind.correction,
  demands: actsByKind.demand,
  negotiations: actsByKind.negotiation,
  rectifications: actsByKind.rectification,
  complaints: actsByKind.complaint,
  circulars: actsByKind.circular,
  safeguards: actsByKind.safeguard,
  incidents: actsByKind.incident,
  contractors: actsByKind.contractor,
  duties: actsByKind.duty,
  persons: { ...absenceActs, ...deputyActs },
  departments: departmentActs,
  systems: systemActs,
  feeds: feedActs,
  webhooks: { ...webhookActs, ...deliveryActs },
  policies: policyActs,
  calendars: calendarActs,
} as const;

const known = new Set(Object.values(actsByCollection).flatMap((acts) => Object.keys(acts)));

export interface Action {
  operation: string;
  allowed: boolean;
  because: { code: string } | null;
  choices?: string[];
}

/** What depends on who asks, and on what came before, and not on what is said. */
const personal = ['role-missing', 'not-your-step', 'same-person', 'not-the-provider', 'suspended-by-bureau'];
const before = [
  'nudged-today',
  'extension-asked',
  'supplement-asked',
  'objected-already',
  'renewal-open',
  'filing-open',
  'change-not-filed',
  'extended-already',
  'extension-too-late',
  'coordinate-first',
  'answers-not-late',
  'notice-not-late',
  'called-through-platform',
  'told-already',
  'authority-not-told',
];
const closed = [
  'step-closed',
  'duty-not-open',
  'resource-not-draft',
  'resource-not-proposed',
  'resource-not-submitted',
  'resource-under-review',
];

/**
 * Holds what an operation answered to what the view said before of it: what succeeds was shown as allowed, what is refused for who
 * asks or for what came before was not, and the view gave the same reason where it named the operation at all.
 * @param code that of the refusal, null for a success
 * @param how `exact`: nothing has happened in between, so the reason is the same too; `decision`: which of several was stated
 */
export function holdToActions(
  actions: readonly Action[],
  operation: OperationId,
  code: string | null,
  { exact, decision }: { exact: boolean; decision?: unknown } = { exact: true },
): void {
  if (!known.has(operation)) return;
  const said = actions.find((action) => action.operation === operation);
  const told = `${operation} answered ${code ?? 'success'}; the view said ${JSON.stringify(said ?? null)}`;
  const isChoice = said?.choices?.includes(String(decision)) ?? true;
  if (code === null) expect((said?.allowed ?? false) && isChoice, told).toBe(true);
  else if (!isChoice) return;
  else if ([...personal, ...before, ...closed].includes(code)) {
    expect(said?.allowed ?? false, told).toBe(false);
    // A state that has no such step for anybody may leave it out.
    // Between the view and the call, somebody may have moved to another department: then another of the personal reasons holds.
    if (said && exact && !closed.includes(code)) expect(said.because?.code, told).toBe(code);
    if (before.includes(code)) expect(said, told).toBeDefined();
  }
}
