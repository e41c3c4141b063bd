import { describe, expect, it } from 'vitest';
import { resourceView } from '../../shared/contract/views/catalog.ts';
import type { Resource } from '../../shared/domain/catalog/resource.ts';
import { openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { newJob } from '../../shared/domain/job.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { isBureau, visible } from '../../shared/domain/people/visibility.ts';
import {
  agree,
  bj,
  changeOf,
  content,
  officer,
  person,
  published,
  replied,
  replyTerms,
  request,
  updateTerms,
} from '../examples.ts';

/** Department 15 asks department 12; 18 has nothing to do with it. */
const askers: Record<string, Principal> = {
  requester: person('15'),
  'requester leader': person('15', 'leader'),
  provider: person('12'),
  'provider leader': person('12', 'leader'),
  stranger: person('18'),
  officer,
  'staff of the bureau': person('00', 'staff'),
  administrator: person('00', 'administrator'),
  'officer by role only': person('18', 'bureau'),
};

const whoSees = (sees: (by: Principal) => boolean) =>
  Object.entries(askers)
    .filter(([, by]) => sees(by))
    .map(([name]) => name);

const now = bj('2026-09-24');
const draft: Resource['draft'] = { status: 'draft', kind: 'content', content: content(), changes: [], hands: [] };
const bothSides = ['requester', 'requester leader', 'provider', 'provider leader', 'officer'];
const owing = ['provider', 'provider leader', 'officer'];

describe('第六条 (art. 6): what a department may see', () => {
  it('a request and its grant: both sides and the bureau, which supervises', () => {
    const grant = changeOf(replied(request(), agree, 'grt_1'), 'grant').next;
    expect(whoSees((by) => visible.request(by, request()))).toEqual(bothSides);
    expect(whoSees((by) => visible.grant(by, grant))).toEqual(bothSides);
  });

  it('a duty: who owes, who waits and the bureau', () => {
    const reply = openDuty(replyTerms('2026-09-24'), rulesFor(lawInForce(), 'reply', 'conditional', '2026-09-24'), now);
    const update = openDuty(updateTerms('2026-09-24'), rulesFor(lawInForce(), 'update', null, '2026-09-24'), now);
    expect(whoSees((by) => visible.duty(by, reply.next))).toEqual(bothSides);
    expect(whoSees((by) => visible.duty(by, update.next))).toEqual(owing);
  });

  it('a published entry: everyone; one that is not: its department and the bureau', () => {
    const unpublished = published({ published: null, publishedAt: null, version: 0, draft });
    expect(whoSees((by) => visible.resource(by, published()))).toEqual(Object.keys(askers));
    expect(whoSees((by) => visible.resource(by, unpublished))).toEqual(owing);
  });

  it('the draft beside a published entry: its department and the bureau, in what is shown too', () => {
    const revised = published({ draft });
    expect(whoSees((by) => visible.draft(by, revised))).toEqual(owing);
    expect(whoSees((by) => resourceView(revised, { by }).draft !== null)).toEqual(owing);
    expect(whoSees((by) => resourceView(revised, { by }).published !== null)).toEqual(Object.keys(askers));
  });

  it('a job: the department it is done for and the bureau', () => {
    const [{ next: job }] = newJob({ kind: 'approve', entries: [] }, { id: 'job_1' }, { by: person('12') });
    expect(whoSees((by) => visible.job(by, job))).toEqual(owing);
  });

  it('is the bureau only who is of the bureau and holds its role', () => {
    expect(whoSees(isBureau)).toEqual(['officer']);
  });
});
