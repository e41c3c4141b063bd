import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as applications from '../../shared/domain/cases/application.ts';
import * as replies from '../../shared/domain/cases/reply.ts';
import type { Reply } from '../../shared/domain/cases/reply-fields.ts';
import type { DataRequest, RequestDecision } from '../../shared/domain/cases/request.ts';
import * as steps from '../../shared/domain/cases/request-steps.ts';
import * as supplements from '../../shared/domain/cases/supplement.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import {
  confirmPolicy,
  type PolicyVersion,
  policyTermsSchema,
  proposePolicy,
  withdrawPolicy,
} from '../../shared/domain/duties/policy-version.ts';
import type { Id, IdPrefix } from '../../shared/domain/id.ts';
import { applicationLife } from '../../shared/domain/lives/application.ts';
import { circularLife } from '../../shared/domain/lives/circular.ts';
import { complaintLife } from '../../shared/domain/lives/complaint.ts';
import { contractorLife } from '../../shared/domain/lives/contractor.ts';
import { correctionLife } from '../../shared/domain/lives/correction.ts';
import { deliveryLife } from '../../shared/domain/lives/delivery.ts';
import { demandLife } from '../../shared/domain/lives/demand.ts';
import { dutyLife } from '../../shared/domain/lives/duty.ts';
import { entryLife } from '../../shared/domain/lives/entry.ts';
import { evaluationLife } from '../../shared/domain/lives/evaluation.ts';
import { extensionLife } from '../../shared/domain/lives/extension.ts';
import { feedLife } from '../../shared/domain/lives/feed.ts';
import { filingLife } from '../../shared/domain/lives/filing.ts';
import { grantLife } from '../../shared/domain/lives/grant.ts';
import { incidentLife } from '../../shared/domain/lives/incident.ts';
import { interfaceLife } from '../../shared/domain/lives/interface.ts';
import { jobLife } from '../../shared/domain/lives/job.ts';
import { negotiationLife } from '../../shared/domain/lives/negotiation.ts';
import { policyLife } from '../../shared/domain/lives/policy.ts';
import { pushLife } from '../../shared/domain/lives/push.ts';
import { rectificationLife } from '../../shared/domain/lives/rectification.ts';
import { renewalLife } from '../../shared/domain/lives/renewal.ts';
import { requestLife } from '../../shared/domain/lives/request.ts';
import { safeguardLife } from '../../shared/domain/lives/safeguard.ts';
import { schemeLife } from '../../shared/domain/lives/scheme.ts';
import { suggestionLife } from '../../shared/domain/lives/suggestion.ts';
import { systemLife } from '../../shared/domain/lives/system.ts';
import { webhookLife } from '../../shared/domain/lives/webhook.ts';
import { diagram, type Machine, type Part, partsOf, type Step, type Waits } from '../../shared/domain/machine.ts';
import type { Principal, Role } from '../../shared/domain/people/person.ts';
import { dutyWords } from '../../shared/text/duties.ts';
import {
  agree,
  application,
  bj,
  changeOf,
  circumstances,
  draftForm,
  dutiesAfter,
  head,
  officer,
  person,
  published,
  refuse,
  refused,
  request,
  successor,
} from '../examples.ts';

const root = join(import.meta.dirname, '../..');
const now = bj('2026-09-25');
const asking = person('15');
const replying = person('12');

const lives: Record<string, { title: string; life: Machine }> = {
  applicationLife: { title: '需求申请表 · an application before it is sent', life: applicationLife },
  systemLife: { title: '业务系统 · a system of a department', life: systemLife },
  requestLife: { title: '共享申请 · a request', life: requestLife },
  extensionLife: { title: '延长答复期限 · more time to reply', life: extensionLife },
  grantLife: { title: '共享授权 · a grant', life: grantLife },
  renewalLife: { title: '续期 · a renewal of a grant', life: renewalLife },
  filingLife: { title: '终止或变更服务的备案 · a filing to end or change a service', life: filingLife },
  negotiationLife: { title: '协商与争议 · a negotiation', life: negotiationLife },
  correctionLife: { title: '数据校核 · a correction', life: correctionLife },
  safeguardLife: { title: '安全任务 · a security duty that recurs', life: safeguardLife },
  incidentLife: { title: '安全事件 · a security incident', life: incidentLife },
  contractorLife: { title: '受托方 · a contractor that holds shared data', life: contractorLife },
  demandLife: { title: '数据需求 · a demand for data nobody has catalogued', life: demandLife },
  rectificationLife: { title: '整改 · what a department is told to rectify', life: rectificationLife },
  suggestionLife: { title: '整改建议 · a suggestion of rectification', life: suggestionLife },
  complaintLife: { title: '投诉举报 · a complaint of a citizen or a firm', life: complaintLife },
  circularLife: { title: '通报 · a notice of criticism to all departments', life: circularLife },
  interfaceLife: { title: '服务接口 · an interface', life: interfaceLife },
  policyLife: { title: '期限规则 · a rule about time that the bureau loads', life: policyLife },
  schemeLife: { title: '评估指标方案 · a scheme of evaluation', life: schemeLife },
  evaluationLife: { title: '年度评估 · the evaluation of a year', life: evaluationLife },
  feedLife: { title: '日历订阅 · a calendar feed', life: feedLife },
  entryLife: { title: '目录条目 · a catalog entry and the draft beside it', life: entryLife },
  dutyLife: { title: '期限事项 · a duty', life: dutyLife },
  jobLife: { title: '批量作业 · a job', life: jobLife },
  webhookLife: { title: '接收地址 · an endpoint of a department', life: webhookLife },
  deliveryLife: { title: '推送 · an event on its way to an endpoint', life: deliveryLife },
  pushLife: { title: '上报 · what the upper platform is told of an entry', life: pushLife },
};

/** Whose turn it is in each state that a step leaves, by which duty and policy, or why it is nobody's. */
function turns(life: Machine): string[] {
  return Object.entries<Waits>(life.waits).flatMap(([state, waits]) => {
    if (typeof waits === 'string') return [`| ${state} | nobody | ${waits} | |`];
    return waits.map(({ duty, by }) => {
      const ids = policies.filter((policy) => policy.duty === duty).map(({ id, days }) => `${id} (${days})`);
      const { zh, en } = dutyWords[duty].name;
      return `| ${state} | ${by.join(', ')} | ${duty} ${zh} ${en} | ${ids.join(', ')} |`;
    });
  });
}

/** The page for readers: each life drawn, who may take which step from where, and whose turn it is. */
function page(): string {
  const parts = Object.values(lives).map(({ title, life }) => {
    const rows = Object.entries<Step<string>>(life.steps).map(([name, { from, to, by }]) => {
      const leads = to.length > 0 ? to.join(', ') : 'stays';
      return `| ${name} | ${by.join(', ')} | ${from.join(', ')} | ${leads} |`;
    });
    return [
      `## ${title}`,
      '',
      '```mermaid',
      diagram(life),
      '```',
      '',
      '| step | who | from | to |',
      '|---|---|---|---|',
      ...rows,
      '',
      '| state | whose turn | duty, or why nobody’s | policy (working days) |',
      '|---|---|---|---|',
      ...turns(life),
      '',
    ].join('\n');
  });
  return [
    '# Lives',
    '',
    'Every kind of case as the code has it: its states, its steps, who may take them, and whose turn it is by when. Made by',
    '`npm test -- machines -u`; a test fails where this page and the code differ. `requester:staff` is the staff of the department that asks, and so on;',
    'where the bureau is itself a side it plays no other part, and `government` takes its place:',
    '[bureau-as-side.md](bureau-as-side.md).',
    '',
    ...parts,
  ].join('\n');
}

describe('the lives', () => {
  it('are drawn from the code for readers', async () => {
    await expect(page()).toMatchFileSnapshot(join(root, 'shared/domain/lives/lives.md'));
  });

  it('are all of them on that page', () => {
    const declared = globSync('shared/domain/**/*.ts', { cwd: root }).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/export const (\w+) = machine\(/g)].map(([, name]) => name),
    );
    expect(declared.sort()).toEqual(Object.keys(lives).sort());
  });

  it.each(Object.entries(lives))(
    '%s has in each state that is left somebody who must act by a date, or a reason',
    (_name, { life }) => {
      for (const [state, waits] of Object.entries<Waits>(life.waits)) {
        if (typeof waits === 'string') {
          expect(waits.length, state).toBeGreaterThan(20);
          continue;
        }
        expect(waits.length, state).toBeGreaterThan(0);
        for (const { duty, by } of waits) {
          // Whoever owes it can take a step there, so that they can end the wait.
          const able = Object.values<Step<string>>(life.steps).flatMap((step) =>
            step.from.includes(state) ? step.by : [],
          );
          expect(by.filter((part) => able.includes(part)).length, `${duty} in ${state}`).toBeGreaterThan(0);
          const [rule] = policies.filter((policy) => policy.duty === duty);
          const { reminders = [], late, escalation = [] } = rule ?? {};
          expect(reminders.length, `reminders of ${duty}`).toBeGreaterThan(0);
          // Without a supplement an application lapses, and nobody is late.
          if (duty === 'supplement') continue;
          expect(late?.to, `who hears that ${duty} is late`).toContain('leader');
          expect(
            escalation.map(({ step }) => step),
            `what follows ${duty}`,
          ).toContain('urge');
        }
      }
    },
  );

  it.each(Object.entries(lives))('%s leads from its beginning to every state', (_name, { life }) => {
    const reached = new Set<string>(life.initial);
    for (let before = -1; before !== reached.size; ) {
      before = reached.size;
      for (const { from, to } of Object.values<Step<string>>(life.steps)) {
        if (from.some((state) => reached.has(state))) for (const state of to) reached.add(state);
      }
    }
    expect([...reached].sort()).toEqual(Object.keys(life.states).sort());
  });
});

/** Everybody there could be: each role and pair of roles on either side, elsewhere, and in the bureau. */
const everybody: Principal[] = ['15', '12', '07', '00'].flatMap((department) => {
  const roles: Role[] = [
    'staff',
    'head',
    'leader',
    'upper',
    'administrator',
    ...(department === '00' ? ['bureau' as const] : []),
  ];
  const sets = [...roles.map((role) => [role]), ['staff', 'head'], ['staff', 'leader']] as Role[][];
  return sets.map((set) => person(department, set, `${department}-${set.join('-')}`));
});

interface Walk<S> {
  life: Machine;
  sides: { requester: string | null; provider: string | null };
  /** One case in each state. */
  in: Record<string, S>;
  /** What takes each step; a step that only the system takes is not asked by anybody. */
  take: Record<string, (of: S, by: Principal) => { next: { status: string } }>;
}

/** Role × command × state: each decision agrees with the machine, whoever asks and wherever the case stands. */
function walk<S extends { status: string }>({ life, sides, in: cases, take }: Walk<S>) {
  for (const [step, { from, to, by }] of Object.entries<Step<string>>(life.steps)) {
    const decide = take[step];
    if (!decide) {
      expect(by, step).toEqual(['system']);
      continue;
    }
    for (const [status, one] of Object.entries(cases)) {
      for (const who of everybody) {
        const parts = partsOf(who, sides);
        const outcome = refused(() => {
          const { next } = decide(one, who);
          expect([...to, ...(to.length === 0 ? [status] : [])], `${step} from ${status}`).toContain(next.status);
        });
        const allowed = by.some((part: Part) => parts.includes(part));
        const expected = allowed ? (from.includes(status) ? 'done' : 'step-closed') : 'not-your-step';
        // The same person never takes both steps of two.
        expect(outcome === 'same-person' ? 'done' : outcome, `${step} from ${status} by ${who.personId}`).toBe(
          expected,
        );
      }
    }
  }
}

describe('第十五条 (art. 15): who may do what, when', () => {
  it('with an application', () => {
    const resources = [published()];
    const drafted = draftForm();
    const as = (by: Principal) => circumstances(by, now);
    const only = (decision: applications.ApplicationDecision) => changeOf(decision, 'application');
    const sending = { resources, number: 'YM-2026-000001', newId: <P extends IdPrefix>(kind: P): Id<P> => `${kind}_1` };
    const proposed = only(applications.submitApplication(drafted, { resources }, as(asking))).next;
    walk<applications.ApplicationForm>({
      life: applicationLife,
      sides: { requester: '15', provider: null },
      in: {
        draft: drafted,
        proposed,
        sent: only(applications.consentToApplication(proposed, sending, as(head('15')))).next,
        withdrawn: only(applications.withdrawApplication(drafted, as(asking))).next,
      },
      take: {
        revise: (of, by) => only(applications.reviseApplication(of, { content: application() }, as(by))),
        submit: (of, by) => only(applications.submitApplication(of, { resources }, as(by))),
        consent: (of, by) => only(applications.consentToApplication(of, sending, as(by))),
        return: (of, by) => only(applications.returnApplication(of, { remarks: '用途请写具体' }, as(by))),
        withdraw: (of, by) => only(applications.withdrawApplication(of, as(by))),
      },
    });
  });

  it('with a request', () => {
    const as = (by: Principal, duties: Duty[] = []) => circumstances(by, now, duties);
    const only = (decision: RequestDecision) => changeOf(decision, 'request');
    const submitted = request();
    const grantId = () => 'grt_1' as const;
    const missing = { missing: '请附依据文件' };
    const more = { days: 5, reason: '涉及多个处室' };
    const written = only(replies.proposeReply(submitted, agree, as(replying))).next;
    const asked = supplements.askSupplement(submitted, missing, as(replying));
    const supplementing = only(asked).next;
    const answered = (given: Reply) =>
      only(
        replies.consentReply(
          only(replies.proposeReply(submitted, given, as(replying))).next,
          { grantId },
          as(head('12')),
        ),
      ).next;
    const [item] = submitted.resources[0]?.items ?? [];
    const [resource] = submitted.resources;
    if (!item || !resource || !refuse.refused[0]) throw new Error('a request for items');
    const others = resource.items.slice(1).map(({ id }) => ({ resource: resource.id, item: id }));
    const over = { ...circumstances(asking, bj('2026-12-01')), duties: dutiesAfter([], asked) };
    walk<DataRequest>({
      life: requestLife,
      sides: submitted,
      in: {
        submitted: only(steps.askExtension(submitted, more, as(replying))).next,
        supplementing,
        replying: only(steps.askExtension(written, more, as(replying))).next,
        agreed: answered(agree),
        'partly-agreed': answered({
          agreed: [{ resource: resource.id, item: item.id }],
          refused: [{ ...refuse.refused[0], items: others }],
        }),
        refused: answered(refuse),
        lapsed: only(supplements.missSupplement(supplementing, over) ?? []).next,
        withdrawn: only(steps.withdraw(submitted, as(asking))).next,
      },
      take: {
        askSupplement: (of, by) => only(supplements.askSupplement(of, missing, as(by))),
        supplement: (of, by) => only(supplements.supply(of, { answer: '已附', changes: {} }, as(by))),
        reply: (of, by) => only(replies.proposeReply(of, agree, as(by))),
        consentReply: (of, by) => only(replies.consentReply(of, { grantId }, as(by))),
        returnReply: (of, by) => only(replies.returnReply(of, { remarks: '依据请写明条款' }, as(by))),
        withdraw: (of, by) => only(steps.withdraw(of, as(by))),
        nudge: (of, by) => only(steps.nudge(of, as(by))),
        askExtension: (of, by) => only(steps.askExtension({ ...of, extension: null }, more, as(by))),
        declineExtension: (of, by) => only(steps.declineExtension(of, { reason: '事项简单' }, as(by))),
      },
    });
  });
});

describe('第二十六条 (art. 26): who may do what with a rule about time', () => {
  it('is the bureau alone, another officer to confirm than the one who proposed', () => {
    const circumstances = (by: Principal) => ({ law: { policies }, by, now });
    const terms = policyTermsSchema.parse({ ...successor, effectiveFrom: '2026-10-01' });
    const proposed = proposePolicy(terms, { taken: null }, circumstances(person('00', 'bureau', 'proposer')))[0].next;
    const confirmed = confirmPolicy(proposed, { version: 1 }, circumstances(officer))[0].next;
    walk<PolicyVersion>({
      life: policyLife,
      sides: { requester: null, provider: null },
      in: {
        proposed,
        confirmed,
        withdrawn: withdrawPolicy(proposed, { reason: '文件未发布', version: null }, circumstances(officer))[0].next,
      },
      take: {
        confirm: (of, by) => confirmPolicy(of, { version: 1 }, circumstances(by))[0],
        withdraw: (of, by) => withdrawPolicy(of, { reason: '文件未发布', version: 1 }, circumstances(by))[0],
      },
    });
  });
});
