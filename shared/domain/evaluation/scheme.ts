import * as z from 'zod';
import { dateOf, type Instant } from '../calendar/time.ts';
import { basisKinds, keysOf } from '../catalog/metadata.ts';
import { type Change, change } from '../change.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { schemeLife } from '../lives/scheme.ts';
import { partsOf, take } from '../machine.ts';
import { BUREAU, departmentId } from '../people/department.ts';
import { handsOf, mustBeAnother, type Signature, signature } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import { FIRST_YEAR } from '../regulations.ts';
import { measureNames, tallyNames } from './measure-names.ts';

const kebab = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(40);
const name = z.strictObject({ zh: prose(2, 60), en: prose(2, 120) });
const points = z.number().min(0).max(100);

/** What departments are judged by. `scoredBy`: the log, or the department whose evaluators score it (编制、财政、审计). */
const indicator = z.strictObject({
  id: kebab,
  name,
  weight: points.gt(0),
  measure: z.enum(measureNames).nullable(),
  scoredBy: departmentId.nullable(),
});

const tally = z.enum(tallyNames);
const deduction = z.strictObject({ id: kebab, name, tally, points });
const veto = z.strictObject({ id: kebab, name, tally });
const band = z.strictObject({ id: kebab, name, least: points });

export const schemeTerms = z
  .strictObject({
    /** From the evaluation of this year on. */
    year: z.int().min(FIRST_YEAR).max(2199),
    legalRef: z.strictObject({
      document: prose(2, 100),
      article: prose(1, 60),
      kind: z.enum(keysOf(basisKinds)).optional(),
    }),
    indicators: z.array(indicator).min(1).max(30),
    deductions: z.array(deduction).max(10),
    vetoes: z.array(veto).max(10),
    /** From the highest down; the last begins at 0. */
    bands: z.array(band).min(2).max(8),
    /** Of the hundred points, so many have to be measured for a department to be ranked. */
    leastMeasured: points,
    /** Working days in which departments may object to their draft. */
    objectionDays: z.int().min(3).max(60),
  })
  .superRefine(({ indicators, deductions, vetoes, bands }, context) => {
    if (context.issues.length > 0) return;
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    const weights = indicators.reduce((sum, { weight }) => sum + weight, 0);
    if (Math.abs(weights - 100) > 1e-9) refuse(['indicators'], `权重合计须为 100 · weights add up to ${weights}`);
    for (const [field, list] of Object.entries({ indicators, deductions, vetoes, bands })) {
      if (new Set(list.map(({ id }) => id)).size < list.length) refuse([field], '编号重复 · an id stands twice');
    }
    if (indicators.some(({ measure, scoredBy }) => (measure === null) === (scoredBy === null)))
      refuse(['indicators'], '每项由日志计算或者由一个部门评分 · each is measured, or scored by one department');
    if (indicators.some(({ scoredBy }) => scoredBy === BUREAU))
      refuse(['indicators'], '主管部门组织评估，不评分 · the bureau organises the evaluation and scores nobody');
    if (bands.some(({ least }, at) => least >= (bands[at - 1]?.least ?? 101)) || bands.at(-1)?.least !== 0)
      refuse(['bands'], '等次由高到低，末等自 0 分起 · from the highest down to 0');
  });
export type SchemeTerms = z.output<typeof schemeTerms>;
export type Indicator = SchemeTerms['indicators'][number];

interface Act extends Signature {
  at: Instant;
}

/** By what departments are evaluated, as the bureau loaded it: one officer proposes it, another confirms it (article 17). */
export interface Scheme {
  id: Id<'sch'>;
  status: keyof typeof schemeLife.states;
  terms: SchemeTerms;
  proposed: Act;
  confirmed: Act | null;
  withdrawn: (Act & { reason: string }) | null;
}

export type SchemeDecision = [Change<'scheme', Scheme>];

interface Circumstances {
  by: Principal;
  now: Instant;
}

/** An officer proposes a scheme. Nothing is judged by it yet. @throws Refusal `scheme-year-over` */
export function proposeScheme({ id, terms }: Pick<Scheme, 'id' | 'terms'>, at: Circumstances): SchemeDecision {
  mustBeAhead(terms, at);
  const scheme: Scheme = {
    ...{ id, status: 'proposed', terms, confirmed: null, withdrawn: null },
    proposed: { at: at.now, ...signature(at.by) },
  };
  return [change('scheme', null, scheme, event('SchemeProposed', factsOf(scheme)))];
}

/** Another officer confirms it. @throws Refusal `not-your-step`, `step-closed`, `same-person`, `scheme-year-over` */
export function confirmScheme(scheme: Scheme, at: Circumstances): SchemeDecision {
  const to = mayConfirmScheme(scheme, at);
  const next = { ...scheme, status: to(), confirmed: { at: at.now, ...signature(at.by) } };
  return [change('scheme', scheme, next, event('SchemeConfirmed', factsOf(scheme)))];
}

export function mayConfirmScheme({ status, proposed, terms }: Scheme, at: Circumstances) {
  const to = take(schemeLife, 'confirm', status, partsOf(at.by, noSides));
  mustBeAnother(at.by, handsOf(proposed));
  mustBeAhead(terms, at);
  return to;
}

/** Takes it back before the year that it is for is over. @throws Refusal `not-your-step`, `step-closed`, `scheme-year-over` */
export function withdrawScheme(scheme: Scheme, { reason }: { reason: string }, at: Circumstances): SchemeDecision {
  const to = mayWithdrawScheme(scheme, at);
  const next = { ...scheme, status: to(), withdrawn: { at: at.now, ...signature(at.by), reason } };
  return [change('scheme', scheme, next, event('SchemeWithdrawn', { ...factsOf(scheme), reason }))];
}

export function mayWithdrawScheme({ status, terms }: Scheme, at: Circumstances) {
  const to = take(schemeLife, 'withdraw', status, partsOf(at.by, noSides));
  if (status === 'confirmed') mustBeAhead(terms, at);
  return to;
}

/** Nobody is judged by what was not known while there was time to act on it: a scheme comes before the end of its year. */
function mustBeAhead({ year }: SchemeTerms, { now }: Pick<Circumstances, 'now'>): void {
  if (dateOf(now).slice(0, 4) > String(year))
    throw new Refusal('scheme-year-over', { year }, [{ field: 'body.year', message: String(year) }]);
}

const factsOf = ({ terms }: Scheme) => ({ year: terms.year, document: terms.legalRef.document });
const noSides = { requester: null, provider: null };
