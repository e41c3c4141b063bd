import type * as z from 'zod';
import type { Instant } from '../../domain/calendar/time.ts';
import { type ApplicationForm, draftNumber, missingIn } from '../../domain/cases/application.ts';
import { openReplyDuty } from '../../domain/cases/request-opening.ts';
import { sharingOf } from '../../domain/catalog/content.ts';
import type { Resource } from '../../domain/catalog/resource.ts';
import type { Law } from '../../domain/duties/law.ts';
import type * as applications from '../schemas/application.ts';
import { proofView } from './duties.ts';

export function applicationView(form: ApplicationForm, now: Instant): z.input<typeof applications.application> {
  const { id, status, requester, handler, content, createdAt } = form;
  return {
    ...{ id, status, requester, handler, content, createdAt },
    ...(form.handlingFor === undefined ? {} : { handlingFor: form.handlingFor }),
    number: form.status === 'sent' ? form.number : draftNumber(id),
    remarks: form.status === 'draft' ? form.remarks : null,
    missing: form.status === 'draft' ? missingIn(content, now) : [],
    requests: form.status === 'sent' ? form.requests : [],
  };
}

/** What consent would lead to now: which providers give data directly, and which would reply by when (article 15). */
export function outlookView(
  form: ApplicationForm,
  resources: Resource[],
  law: Law,
  now: Instant,
): z.input<typeof applications.applicationWithOutlook>['outlook'] {
  if (form.status === 'sent' || form.status === 'withdrawn') return [];
  const asked = new Map(form.content.resources?.map(({ resource, items }) => [resource, items]));
  const isDirect = ({ id, published }: Resource) =>
    published?.items.every(
      (item) => !asked.get(id)?.includes(item.id) || sharingOf(published, item) === 'unconditional',
    );
  return Object.entries(Object.groupBy(resources, ({ provider }) => provider)).map(([provider, of = []]) => {
    const direct = of.every(isDirect);
    const owed = direct ? null : openReplyDuty({ ...unsent, requester: form.requester, provider }, { law, now }).next;
    return {
      provider,
      resources: of.map(({ id }) => id),
      direct,
      due: owed?.due ?? null,
      proof: owed && proofView(owed, law),
    };
  });
}

const unsent = { id: 'req_' as const, number: '', name: '' };
