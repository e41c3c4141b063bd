import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { ApplicationForm } from '../../shared/domain/cases/application.ts';
import { replyOwed } from '../../shared/domain/cases/owed.ts';
import { awaiting, begin, type DataRequest } from '../../shared/domain/cases/request.ts';
import type { Resource } from '../../shared/domain/catalog/resource.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import type { Law } from '../../shared/domain/duties/law.ts';
import { make } from '../../shared/domain/grants/start.ts';
import { type AnyStep, step } from '../../shared/storage/commit.ts';
import { newId } from '../../shared/storage/ids.ts';

interface Opened {
  request: DataRequest;
  duty: Duty | null;
  changes: AnyStep[];
}

/** The cases of an application, one for each provider, in the order in which its entries name them. */
export function openCases(
  form: ApplicationForm & { status: 'proposed' },
  resources: Resource[],
  { number, consentedBy }: { number: string; consentedBy: string },
  law: Law,
  now: Instant,
): Opened[] {
  const asked = form.content.resources.flatMap((one) => {
    const resource = resources.find(({ id }) => id === one.resource);
    return resource ? [{ asked: one, resource }] : [];
  });
  const byProvider = Object.entries(Object.groupBy(asked, ({ resource }) => resource.provider));
  return byProvider.map(([provider, of = []], n) => {
    const { id: application, requester, handler } = form;
    const own = byProvider.length > 1 ? `${number}-${n + 1}` : number;
    const at = { id: newId('req', now), number: own, application, requester, handler, consentedBy, provider };
    const begun = begin(form.content, of, at, () => newId('grt', now), now);
    const owed = awaiting(begun.next).length > 0 ? replyOwed(begun.next, law, now) : null;
    return {
      request: begun.next,
      duty: owed?.next ?? null,
      changes: [
        step('request', null, begun),
        ...(owed ? [step('duty', null, owed)] : []),
        ...begun.grants.flatMap((terms) => make(terms, { law, now })),
      ],
    };
  });
}
