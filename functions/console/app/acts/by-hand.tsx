import { api, type Schemas } from '../api.ts';
import { AttachForm } from './attach-form.tsx';
import type { FormOf } from './form.tsx';
import { MatchesForm } from './matches-form.tsx';
import { Moved } from './moved.tsx';
import type { Document } from './possible.ts';
import { allAgreed, ReplyForm } from './reply-form.tsx';

/** The forms made by hand, by their operations. */
export const byHand: Record<
  string,
  (shown: unknown, document: Document) => Pick<FormOf, 'start' | 'before' | 'fields'>
> = {
  draftReply: (shown) => {
    const request = shown as Schemas['RequestWithProof'];
    return {
      start: allAgreed(request),
      fields: (value, change) => (
        <ReplyForm request={request} value={value as Schemas['DraftReplyInput']} change={change} />
      ),
    };
  },
  answerMatches: (shown, document) => ({
    fields: (value, change, errors) => (
      <MatchesForm
        entry={shown as Schemas['Resource']}
        document={document}
        value={value as Partial<Schemas['AnswerMatchesInput']>}
        change={change}
        errors={errors}
      />
    ),
  }),
  mergeDepartment: (shown) => ({ before: <Moved department={(shown as { id: string }).id} /> }),
  createAttachment: (shown) => ({
    fields: (value, change) => (
      <AttachForm
        prepare={async (body) => sent(await api.POST('/v1/negotiations/{id}/uploads', { ...ofCase(shown), body }))}
        value={value as Partial<Schemas['CreateAttachmentInput']>}
        change={change}
      />
    ),
  }),
  attachFile: (shown) => ({
    fields: (value, change) => (
      <AttachForm
        prepare={async (body) =>
          sent(await api.POST('/v1/rectifications/{id}/prepare-file', { ...ofCase(shown), body }))
        }
        value={value as Partial<Schemas['CreateAttachmentInput']>}
        change={change}
      />
    ),
  }),
};

const ofCase = (shown: unknown) => ({ params: { path: { id: (shown as { id: string }).id } } });
/** What was asked for; a refusal has been thrown before. */
const sent = ({ data }: { data?: unknown }) => data as Schemas['NegotiationUpload'];
