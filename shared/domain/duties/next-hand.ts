import type { DataRequest } from '../cases/request.ts';
import type { Resource } from '../catalog/resource.ts';
import type { Grant } from '../grants/grant.ts';
import type { Duty } from './duty.ts';

/** What a duty is about, where that tells whose turn it is. */
export interface About {
  request?: DataRequest;
  grant?: Grant;
  resource?: Resource;
}

/**
 * Whether the head of the owing department must act next, not its staff: what staff have proposed takes effect once the head consents,
 * and until then the duty is not met (809 art. 13, 20). A ruling is answered by the head alone (article 16).
 */
export function awaitsHead({ kind, subject }: Pick<Duty, 'kind' | 'subject'>, about: About): boolean {
  const draft = about.resource?.draft;
  switch (kind) {
    case 'reply':
      return about.request?.status === 'replying';
    case 'renew':
      return about.grant?.renewal?.status === 'answered';
    case 'update':
      return (
        draft?.status === 'proposed' &&
        (draft.kind === 'withdrawal' || draft.changes.some((change) => change === subject.change?.id))
      );
    case 'reclassify':
      return draft?.status === 'proposed';
    case 'answer-ruling':
      return true;
    default:
      return false;
  }
}
