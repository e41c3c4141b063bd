import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as applications from '../../shared/domain/cases/application.ts';
import * as replies from '../../shared/domain/cases/reply.ts';
import type { Reply } from '../../shared/domain/cases/reply-fields.ts';
import * as requests from '../../shared/domain/cases/request.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import {
  confirmPolicy,
  type PolicyVersion,
  policyTermsSchema,
  proposePolicy,
  withdrawPolicy,
} from '../../shared/domain/duties/policy-version.ts';
import type { Decision } from '../../shared/domain/event.ts';
import { applicationLife } from '../../shared/domain/lives/application.ts';
import { correctionLife } from '../../shared/domain/lives/correction.ts';
import { demandLife } from '../../shared/domain/lives/demand.ts';
import { dutyLife } from '../../shared/domain/lives/duty.ts';
import { entryLife } from '../../shared/domain/lives/entry.ts';
import { feedLife } from '../../shared/domain/lives/feed.ts';
import { filingLife } from '../../shared/domain/lives/filing.ts';
import { grantLife } from '../../shared/domain/lives/grant.ts';
import { interfaceLife } from '../../shared/domain/lives/interface.ts';
import { jobLife } from '../../shared/domain/lives/job.ts';
import { negotiationLife } from '../../shared/domain/lives/negotiation.ts';
import { policyLife } from '../../shared/domain/lives/policy.ts';
import { pushLife } from '../../shared/domain/lives/push.ts';
import { renewalLife } from '../../shared/domain/lives/renewal.ts';
import { requestLife } from '../../shared/domain/lives/request.ts';
import { diagram, type Machine, type Part, partsOf, type Step } from '../../shared/domain/machine.ts';
import type { Principal, Role } from '../../shared/domain/people/person.ts';
import {
  APPLICATION,
  agree,
  application,
  bj,
  draftForm,
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
  requestLife: { title: '共享申请 · a request', life: requestLife },
  grantLife: { title: '共享授权 · a grant', life: grantLife },
  renewalLife: { title: '续期 · a renewal of a grant', life: renewalLife },
  filingLife: { title: '终止或变更服务的备案 · a filing to end or change a service', life: filingLife },
  negotiationLife: { title: '协商与争议 · a negotiation', life: negotiationLife },
  correctionLife: { title: '数据校核 · a correction', life: correctionLife },
  demandLife: { title: '数据需求 · a demand for data nobody has catalogued', life: demandLife },
  interfaceLife: { title: '服务接口 · an interface', life: interfaceLife },
  policyLife: { title: '期限规则 · a rule about time that the bureau loads', life: policyLife },
  feedLife: { title: '日历订阅 · a calendar feed', life: feedLife },
  entryLife: { title: '目录条目 · a catalog entry and the draft beside it', life: entryLife },
  dutyLife: { title: '期限事项 · a duty', life: dutyLife },
  jobLife: { title: '批量作业 · a job', life: jobLife },
  pushLife: { title: '上报 · what the upper platform is told of an entry', life: pushLife },
};

/** The page for readers: each life drawn, and who may take which step from where. */
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
    ].join('\n');
  });
  return [
    '# Lives',
    '',
    'Every kind of case as the code has it: its states, its steps, and who may take them. Made by `npm test -- machines -u`;',
    'a test fails where this page and the code differ. `requester:staff` is the staff of the department that asks, and so on;',
    'where the bureau is itself a side it plays no other part.',
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
  take: Record<string, (of: S, by: Principal) => Decision<{ status: string }>>;
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
    const proposed = applications.handIn(drafted, resources, asking, now).next;
    const consented = applications.consentTo(proposed, resources, head('15'), now);
    walk<applications.ApplicationForm>({
      life: applicationLife,
      sides: { requester: '15', provider: null },
      in: {
        draft: drafted,
        proposed,
        sent: applications.sent(consented, { number: 'YM-2026-000001', requests: ['req_1'] }, head('15'), now).next,
        withdrawn: applications.withdrawApplication(drafted, asking, now).next,
      },
      take: {
        revise: (of, by) => applications.rewrite(of, application(), by),
        submit: (of, by) => applications.handIn(of, resources, by, now),
        consent: (of, by) =>
          applications.sent(
            applications.consentTo(of, resources, by, now),
            { number: APPLICATION, requests: [] },
            by,
            now,
          ),
        decline: (of, by) => applications.declineApplication(of, '用途请写具体', by),
        withdraw: (of, by) => applications.withdrawApplication(of, by, now),
      },
    });
  });

  it('with a request', () => {
    const submitted = request();
    const written = replies.proposeReply(submitted, agree, replying, now).next;
    const supplementing = requests.askSupplement(submitted, '请附依据文件', replying, now).next;
    const answered = (given: Reply) =>
      replies.consentReply(replies.proposeReply(submitted, given, replying, now).next, head('12'), () => 'grt_1', now)
        .next;
    const [item] = submitted.resources[0]?.items ?? [];
    const [resource] = submitted.resources;
    if (!item || !resource || !refuse.refused[0]) throw new Error('a request for items');
    const others = resource.items.slice(1).map(({ id }) => ({ resource: resource.id, item: id }));
    walk<requests.DataRequest>({
      life: requestLife,
      sides: submitted,
      in: {
        submitted: requests.askExtension(submitted, { days: 5, reason: '涉及多个处室' }, replying, now).next,
        supplementing,
        replying: requests.askExtension(written, { days: 5, reason: '涉及多个处室' }, replying, now).next,
        agreed: answered(agree),
        'partly-agreed': answered({
          agreed: [{ resource: resource.id, item: item.id }],
          refused: [{ ...refuse.refused[0], items: others }],
        }),
        refused: answered(refuse),
        lapsed: requests.lapse(supplementing, now).next,
        withdrawn: requests.withdraw(submitted, asking, now).next,
      },
      take: {
        askSupplement: (of, by) => requests.askSupplement(of, '请附依据文件', by, now),
        supplement: (of, by) => requests.supplement(of, { answer: '已附', changes: {} }, null, by, now),
        reply: (of, by) => replies.proposeReply(of, agree, by, now),
        consentReply: (of, by) => replies.consentReply(of, by, () => 'grt_1', now),
        declineReply: (of, by) => replies.declineReply(of, '依据请写明条款', by),
        withdraw: (of, by) => requests.withdraw(of, by, now),
        nudge: (of, by) => requests.nudge(of, '2026-10-09', by, now),
        askExtension: (of, by) =>
          requests.askExtension({ ...of, extension: null }, { days: 5, reason: '涉及多个处室' }, by, now),
        declineExtension: (of, by) => requests.declineExtension(of, '事项简单', null, by),
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
