import { bodies } from '../../world/bodies.ts';
import type { Grant } from './cases.ts';
import { type City, GOVERNMENT, LIVE } from './city.ts';
import { supervised } from './request-steps.ts';
import type { Step } from './step.ts';

const provider = (grant: Grant, city: City) => city.someStaff(grant.provider);
const providerHead = (grant: Grant, city: City) => city.head(grant.provider);
const requester = (grant: Grant, city: City) => city.someStaff(grant.requester);
const requesterHead = (grant: Grant, city: City) => city.head(grant.requester);
const renewing = (status: string) => (grant: Grant) => grant.renewal?.status === status;
/** Above both sides is the bureau, or where it is one of them the city government (article 16). */
const above = (grant: Grant, city: City) => (supervised(grant) ? city.officer() : GOVERNMENT);
/** Whoever suspended it has the word; of what the provider suspended, whoever is above both sides has it too. */
const decides = (grant: Grant, city: City) =>
  grant.suspendedBy === 'bureau' || city.choose.chance(30) ? above(grant, city) : city.someStaff(grant.provider);

const mayChange = ({ filing }: Grant) => filing?.status === 'accepted' && filing.endsOn === null;

export const grantSteps: Step<Grant>[] = [
  {
    // 809 art. 27: once it is in use, otherwise only where that was filed and accepted.
    operation: 'provideGrant',
    from: ['awaiting-provision', 'in-use'],
    weight: 20,
    when: (grant) => grant.status === 'awaiting-provision' || mayChange(grant),
    by: provider,
    body: () => bodies.provideGrant,
    follows(grant, city, at) {
      if (grant.filing && mayChange(grant)) grant.filing.status = 'done';
      grant.status = 'in-use';
      grant.provided = true;
      city.ledger.meet(grant.id, 'provide', at);
      city.tell('GrantProvided');
    },
  },
  {
    operation: 'suspendGrant',
    from: ['in-use'],
    weight: 5,
    by: (grant, city) => (supervised(grant) && city.choose.chance(50) ? city.officer() : provider(grant, city)),
    body: (_, city) => ({
      reason: '用于授权以外的用途',
      ...(city.choose.chance(60) ? { days: 1 + city.choose.below(12) } : {}),
    }),
    follows(grant, city, at, said, body) {
      grant.status = 'suspended';
      grant.suspendedBy = said.suspension.by;
      city.ledger.cancel(grant.id, ['consent', 'renew'], at);
      if (['proposed', 'asked', 'answered'].includes(grant.renewal?.status ?? '')) grant.renewal = null;
      city.owe(grant, 'rectify', { at, ...(body as { days?: number }) });
      city.tell('GrantSuspended');
    },
  },
  {
    operation: 'rectifyGrant',
    from: ['suspended'],
    by: requester,
    body: () => bodies.rectifyGrant,
    follows(grant, city, at) {
      grant.status = 'rectified';
      city.ledger.meet(grant.id, 'rectify', at);
      const { id: subject, provider: owes, requester: waits, suspendedBy } = grant;
      const by = suspendedBy === 'bureau' ? ({ owes: '00', of: 'officers' } as const) : { owes };
      city.ledger.begin({ rule: 'review-rectification', subject, waits, ...by, at });
      city.tell('GrantRectified');
    },
  },
  {
    operation: 'decideSuspension',
    from: ['suspended', 'rectified'],
    by: decides,
    body(grant, city) {
      const { ledger, now } = city;
      const waiting = ledger.about(grant.id, ['open'], 'rectify').some((debt) => !ledger.standing(debt, now).late);
      const words = ['resume', ...(waiting ? [] : ['terminate']), ...(grant.status === 'rectified' ? ['return'] : [])];
      return { decision: city.choose.of(words), reason: '已核实整改情况' };
    },
    follows(grant, city, at, _said, body) {
      const { decision } = body as { decision: string };
      city.ledger.meet(grant.id, 'review-rectification', at);
      if (decision === 'terminate') return city.endGrant(grant, at.slice(0, 10), at, 'GrantTerminated');
      grant.status = decision === 'resume' ? 'in-use' : 'suspended';
      if (decision === 'resume') city.ledger.cancel(grant.id, ['rectify'], at);
      else city.owe(grant, 'rectify', { at });
      city.tell(decision === 'resume' ? 'GrantResumed' : 'RectificationReturned');
    },
  },
  {
    operation: 'relinquishGrant',
    from: LIVE,
    weight: 2,
    by: requester,
    body: () => bodies.relinquishGrant,
    follows: (grant, city, at) => city.endGrant(grant, at.slice(0, 10), at, 'GrantEnded'),
  },
  {
    operation: 'disposeGrant',
    from: ['ended', 'terminated'],
    weight: 8,
    by: requester,
    body: (_, city) => ({ ...bodies.disposeGrant, on: city.today }),
    follows(grant, city, at) {
      grant.status = 'disposed';
      city.ledger.meet(grant.id, 'dispose', at);
      city.tell('GrantDisposed', 'UseRecorded');
    },
  },
  {
    operation: 'fileService',
    from: ['awaiting-provision', 'in-use'],
    weight: 4,
    when: (grant) => grant.filing?.status !== 'filed' && !mayChange(grant),
    by: provider,
    body({ until }, city) {
      const common = { reason: '系统停用', negotiated: { on: city.inDays(-1), outcome: '双方同意' } };
      const endsOn = city.inDays(1 + city.choose.below(20));
      return city.choose.chance(60) && endsOn <= until
        ? { kind: 'end', endsOn, ...common }
        : { kind: 'change', change: '改由省平台提供', ...common };
    },
    follows(grant, city, at, _said, body) {
      const [rule, owes] = supervised(grant) ? (['decide-filing', '00'] as const) : (['decide-instead', '99'] as const);
      city.ledger.begin({ rule, subject: grant.id, owes, at });
      grant.filing = {
        status: 'filed',
        endsOn: (body as Partial<Pick<NonNullable<Grant['filing']>, 'endsOn'>>).endsOn ?? null,
      };
      city.tell('FilingMade');
    },
  },
  {
    operation: 'decideFiling',
    from: LIVE,
    when: (grant) => grant.filing?.status === 'filed',
    by: above,
    body: (_, city) =>
      city.choose.chance(80) ? { decision: 'accept' } : { decision: 'decline', remarks: '未说明替代方式' },
    follows(grant, city, at, _said, body) {
      const accepts = (body as { decision: string }).decision === 'accept';
      for (const kind of ['decide-filing', 'decide-instead']) city.ledger.meet(grant.id, kind, at);
      city.tell(accepts ? 'FilingAccepted' : 'FilingRejected');
      if (!grant.filing) throw new Error('nothing is filed');
      grant.filing.status = accepts ? 'accepted' : 'declined';
      const { endsOn } = grant.filing;
      if (!accepts || !endsOn) return;
      // Accepted only after its day, it ends today; where it would have ended before anyway, it still does.
      grant.until = [[endsOn, city.today].sort()[1] as string, grant.until].sort()[0] as string;
      city.disposeFrom(grant, grant.until, at);
    },
  },
  {
    operation: 'askRenewal',
    from: ['in-use'],
    weight: 8,
    when: ({ renewal }) => !['proposed', 'asked', 'answered'].includes(renewal?.status ?? ''),
    by: requester,
    body({ items, until }, city) {
      const later = new Date(Date.parse(`${until}T12:00:00Z`) + (5 + city.choose.below(60)) * 86_400_000);
      return { items: items.map((id) => ({ id, until: later.toISOString().slice(0, 10) })), reason: '资助工作延续' };
    },
    follows(grant, city, at, _said, body) {
      city.ledger.begin({ rule: 'consent', subject: grant.id, owes: grant.requester, at });
      const [first] = (body as { items: { until: string }[] }).items;
      grant.renewal = { status: 'proposed', until: first?.until ?? '', agreed: false };
      city.tell('RenewalProposed');
    },
  },
  {
    operation: 'consentRenewal',
    from: ['in-use'],
    when: renewing('proposed'),
    by: requesterHead,
    body: (_, city) => (city.choose.chance(90) ? { decision: 'consent' } : bodies.consentRenewal),
    follows(grant, city, at, _said, body) {
      const consents = (body as { decision: string }).decision === 'consent';
      city.ledger.meet(grant.id, 'consent', at);
      grant.renewal = grant.renewal && { ...grant.renewal, status: consents ? 'asked' : 'declined' };
      if (consents) city.owe(grant, 'renew', { at });
      city.tell(consents ? 'RenewalAsked' : 'RenewalDeclined');
    },
  },
  {
    operation: 'answerRenewal',
    from: ['in-use'],
    when: renewing('asked'),
    by: provider,
    body: (_, city) => (city.choose.chance(70) ? { decision: 'agree' } : bodies.answerRenewal),
    follows(grant, city, at, _said, body) {
      city.ledger.hand(grant.id, 'renew', 'head', at);
      const agreed = (body as { decision: string }).decision === 'agree';
      grant.renewal = grant.renewal && { ...grant.renewal, status: 'answered', agreed };
      city.tell('RenewalAnswered');
    },
  },
  {
    operation: 'confirmRenewal',
    from: ['in-use'],
    when: renewing('answered'),
    by: providerHead,
    body: (_, city) => (city.choose.chance(80) ? { decision: 'confirm' } : bodies.confirmRenewal),
    follows(grant, city, at, _said, body) {
      const { renewal } = grant;
      if (!renewal) throw new Error('no renewal');
      if ((body as { decision: string }).decision === 'return') {
        renewal.status = 'asked';
        city.ledger.hand(grant.id, 'renew', 'staff', at);
        return city.tell('RenewalReturned');
      }
      city.ledger.meet(grant.id, 'renew', at);
      renewal.status = renewal.agreed ? 'agreed' : 'refused';
      if (renewal.agreed) {
        grant.until = renewal.until;
        city.disposeFrom(grant, grant.until, at);
      }
      city.tell(renewal.agreed ? 'RenewalAgreed' : 'RenewalRefused');
    },
  },
];
