import type { Resource } from '../../domain/catalog/resource.ts';
import type { Circumstances } from '../../domain/circumstances.ts';
import { visible } from '../../domain/people/visibility.ts';
import type { Unacted } from '../actions/action.ts';
import type * as catalog from '../schemas/catalog.ts';

export function resourceView(resource: Resource, { by }: Pick<Circumstances, 'by'>): Unacted<typeof catalog.resource> {
  const { id, code, provider, version, published, publishedAt, withdrawn, duplicate, draft } = resource;
  return {
    id,
    code,
    provider,
    version,
    published,
    publishedAt,
    withdrawn: withdrawn ?? null,
    duplicate: duplicate ?? null,
    draft:
      draft && visible.draft(by, resource)
        ? {
            status: draft.status,
            kind: draft.kind,
            content: draft.content,
            changes: draft.changes,
            submittedAt: draft.status === 'submitted' ? draft.submittedAt : null,
            reason: draft.reason ?? null,
            remarks: draft.status === 'returned' ? draft.remarks : null,
            fields: draft.status === 'returned' ? draft.fields : [],
          }
        : null,
  };
}
