import { describe, expect, it } from 'vitest';
import { type Acts, actionsOf } from '../../shared/contract/actions/action.ts';
import { dueActs } from '../../shared/contract/actions/due.ts';
import { policyActs } from '../../shared/contract/actions/policies.ts';
import { absenceActs, departmentActs } from '../../shared/contract/actions/registry.ts';
import { applicationActs, requestActs } from '../../shared/contract/actions/requests.ts';
import { actsByKind } from '../../shared/contract/actions/subjects.ts';
import type { Route } from '../../shared/contract/route.ts';
import { type OperationId, routes } from '../../shared/contract/routes.ts';
import { proposeReply } from '../../shared/domain/cases/reply.ts';
import { nudge } from '../../shared/domain/cases/request-steps.ts';
import { askSupplement } from '../../shared/domain/cases/supplement.ts';
import type { Id } from '../../shared/domain/id.ts';
import { applicationLife } from '../../shared/domain/lives/application.ts';
import { correctionLife } from '../../shared/domain/lives/correction.ts';
import { demandLife } from '../../shared/domain/lives/demand.ts';
import { requestLife } from '../../shared/domain/lives/request.ts';
import { waitsIn } from '../../shared/domain/machine.ts';
import type { Person, Principal, Role } from '../../shared/domain/people/person.ts';
import { agree, bj, changeOf, circumstances, draftForm, head, officer, opened, person } from '../examples.ts';
import { actsByCollection } from '../world/actions.ts';

const now = bj('2026-09-25', '10:00:00.000');

/** What is about a case without being a step of it, and what only the role decides, about what is read and sent back as it is. */
const others: OperationId[] = [
  'updatePooling',
  'updatePerson',
  'leavePerson',
  'proposeSubject',
  'confirmSubject',
  'withdrawSubject',
];

describe('what can be done', () => {
  it('names every command about a case, and none twice', () => {
    const commands = (Object.entries(routes) as [OperationId, Route][])
      .filter(([operation, { method, path, asks }]) => {
        const [, collection = ''] = /^\/v1\/(\w+)\/\{(?:id|year)\}/.exec(path) ?? [];
        return method !== 'GET' && !asks && collection in actsByCollection && !others.includes(operation);
      })
      .map(([operation]) => operation);
    const named = Object.values(actsByCollection).flatMap((acts) => Object.keys(acts));
    expect(named.sort()).toEqual(commands.sort());
  });

  it('has an act for every turn: in each state whoever owes the duty can do something about it', () => {
    const lives = {
      application: applicationLife,
      request: requestLife,
      correction: correctionLife,
      demand: demandLife,
    };
    for (const [kind, life] of Object.entries(lives)) {
      const acts: Acts<never> = actsByKind[kind as keyof typeof lives];
      for (const status of Object.keys(life.states))
        for (const { duty } of waitsIn(life, status))
          expect(
            dueActs[duty].filter((operation) => acts[operation]?.open({ status } as never, now)),
            `${kind} ${status}: ${duty}`,
          ).not.toEqual([]);
    }
    const named = [...Object.values(actsByKind), policyActs].flatMap((acts) => Object.keys(acts));
    expect(
      Object.values(dueActs)
        .flat()
        .filter((operation) => !named.includes(operation)),
    ).toEqual([]);
  });

  it('bears the words of the contract', () => {
    const [first] = actionsOf(applicationActs, draftForm(), circumstances(person('15'), now));
    expect(first).toEqual({
      operation: 'updateApplication',
      title: routes.updateApplication.summary.zh,
      allowed: true,
      because: null,
    });
  });
});

describe('第十五条 (art. 15): what can be done to a request', () => {
  const request = changeOf(opened(), 'request').next;
  const shown = (state: typeof request, by: Principal, at = now) =>
    Object.fromEntries(
      actionsOf(requestActs, state, circumstances(by, at)).map(({ operation, because }) => [
        operation,
        because?.code ?? 'allowed',
      ]),
    );

  it.each<[string, string, Role, Record<string, string>]>([
    ['the staff of its provider', '12', 'staff', { draftReply: 'allowed', withdrawRequest: 'not-your-step' }],
    ['the head there', '12', 'head', { draftReply: 'role-missing', withdrawRequest: 'role-missing' }],
    ['the staff of its requester', '15', 'staff', { draftReply: 'not-your-step', withdrawRequest: 'allowed' }],
  ])('is told to %s, with the reason why others do it', (_, department, role, expected) => {
    expect(shown(request, person(department, role))).toMatchObject(expected);
  });

  it('leaves out what the state has for nobody', () => {
    expect(Object.keys(shown(request, officer)).sort()).toEqual([
      'askExtension',
      'askSupplement',
      'declineExtension',
      'draftReply',
      'nudgeRequest',
      'withdrawRequest',
    ]);
  });

  it('says with its rule what another day or another colleague may do', () => {
    const nudged = changeOf(nudge(request, circumstances(person('15'), now)), 'request').next;
    expect(shown(nudged, person('15'))).toMatchObject({ nudgeRequest: 'nudged-today' });
    expect(shown(nudged, person('15'), bj('2026-09-28'))).toMatchObject({ nudgeRequest: 'allowed' });
    const proposed = changeOf(proposeReply(request, agree, circumstances(person('12'), now)), 'request').next;
    expect(shown(proposed, head('12'))).toMatchObject({ consentReply: 'allowed', returnReply: 'allowed' });
    const twoHats = { ...person('12', ['staff', 'head']), personId: person('12').personId };
    const consent = actionsOf(requestActs, proposed, circumstances(twoHats, now)).find(
      ({ operation }) => operation === 'consentReply',
    );
    expect(consent?.because).toMatchObject({ code: 'same-person', zh: expect.stringMatching(/\p{Script=Han}/u) });
  });

  it('is asked for once', () => {
    const missing = { missing: '请说明使用场景' };
    const { next, events } = changeOf(askSupplement(request, missing, circumstances(person('12'), now)), 'request');
    expect(events).toHaveLength(1);
    expect(shown(next, person('15'))).toMatchObject({ supplementRequest: 'allowed', withdrawRequest: 'allowed' });
    const answered = { ...next, status: 'submitted' } as typeof request;
    expect(shown(answered, person('12'))).toMatchObject({ askSupplement: 'supplement-asked', draftReply: 'allowed' });
  });
});

describe('第六条 (art. 6): what can be done in the registry', () => {
  const away: Person = {
    ...{ id: 'away', department: '12', name: '甲某', email: 'a@example.org', roles: ['staff'], active: true },
    absences: [
      {
        id: 'abs_1' as Id<'abs'>,
        from: '2026-09-25',
        to: '2026-09-30',
        delegate: 'b',
        recordedAt: now,
        recordedBy: 'away',
      },
    ],
  };
  const shown = <S>(acts: Acts<S>, state: S, by: Principal) =>
    Object.fromEntries(
      actionsOf(acts, state, circumstances(by, now)).map(({ operation, because }) => [
        operation,
        because?.code ?? 'allowed',
      ]),
    );

  it('says that an absence is for the person and the leader, and ends only where there is one', () => {
    const decided = { createAbsence: 'allowed', endAbsence: 'allowed' };
    expect(shown(absenceActs, away, { ...person('12'), personId: 'away' })).toEqual(decided);
    expect(shown(absenceActs, away, { ...person('12', 'leader') })).toEqual(decided);
    expect(shown(absenceActs, away, person('12'))).toEqual({
      createAbsence: 'role-missing',
      endAbsence: 'role-missing',
    });
    expect(shown(absenceActs, { ...away, absences: [] }, person('12', 'leader'))).toEqual({ createAbsence: 'allowed' });
  });

  it('says that a department is changed and merged by whoever administers, and the bureau never merged', () => {
    const department = { id: '12', name: '民政局', creditCode: '', office: '办公室' };
    const admin = person('00', 'administrator');
    expect(shown(departmentActs, department, admin)).toEqual({
      updateDepartment: 'allowed',
      mergeDepartment: 'allowed',
    });
    expect(shown(departmentActs, { ...department, id: '00' }, admin)).toMatchObject({
      mergeDepartment: 'merger-unfit',
    });
    expect(shown(departmentActs, department, person('12'))).toMatchObject({ updateDepartment: 'role-missing' });
  });
});
