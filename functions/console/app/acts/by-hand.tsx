import type { Schemas } from '../api.ts';
import { words } from '../words.ts';
import { AttachForm, asking } from './attach-form.tsx';
import type { FormOf } from './form.tsx';
import { MatchesForm } from './matches-form.tsx';
import { Moved } from './moved.tsx';
import { actNamed, type Document, type Schema } from './possible.ts';
import { allAgreed, ReplyForm } from './reply-form.tsx';
import { SchemaForm } from './schema-form.tsx';

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
  createAttachment: attaching('createAttachment'),
  attachFile: attaching('attachFile'),
  reportSafeguard: withFile('reportSafeguard'),
  concludeIncident: withFile('concludeIncident'),
};

/** A file that joins the case. */
function attaching(operation: 'createAttachment' | 'attachFile') {
  return (shown: unknown): Pick<FormOf, 'fields'> => ({
    fields: (value, change) => (
      <AttachForm
        id={(shown as { id: string }).id}
        value={value as Partial<Schemas['CreateAttachmentInput']>}
        change={change}
        asks={asking[operation]}
      />
    ),
  });
}

/** The fields of an operation, with the file that it takes in. */
function withFile(operation: 'reportSafeguard' | 'concludeIncident') {
  return (shown: unknown, document: Document): Pick<FormOf, 'fields'> => ({
    fields: (value, change, errors) => (
      <>
        <SchemaForm
          schema={actNamed(document, operation)?.body as Schema}
          document={document}
          value={value}
          change={change}
          errors={errors}
          without={['file', 'type', 'name']}
        />
        <AttachForm
          id={(shown as { id: string }).id}
          value={value as Partial<Schemas['CreateAttachmentInput']>}
          change={change}
          asks={asking[operation]}
          ready={words.security.attached}
        />
      </>
    ),
  });
}
