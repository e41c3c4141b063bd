import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../shared/domain/calendar/time.ts';
import {
  type ApplicationDecision,
  type ApplicationForm,
  consentToApplication,
  draftApplication,
  missingIn,
  returnApplication,
  reviseApplication,
  submitApplication,
  withdrawApplication,
} from '../../shared/domain/cases/application.ts';
import { applicationSchema } from '../../shared/domain/cases/application-fields.ts';
import { selectedItems } from '../../shared/domain/cases/item-choice.ts';
import type { Resource } from '../../shared/domain/catalog/resource.ts';
import type { Id, IdPrefix } from '../../shared/domain/id.ts';
import {
  APPLICATION,
  application,
  bj,
  changeOf,
  circumstances,
  content,
  draftForm,
  person,
  published,
  RESOURCE,
  refused,
  typesOf,
} from '../examples.ts';

const now = bj('2026-09-24');
const staff = person('15');
const head = person('15', 'head', 'head-15');

function proposed(): ApplicationForm {
  return nextOf(submitApplication(draftForm(), { resources: [published({ version: 3 })] }, circumstances(staff, now)));
}

function nextOf(decision: ApplicationDecision): ApplicationForm {
  return changeOf(decision, 'application').next;
}

/** The head's consent to what staff proposed. */
function consenting(resources: Resource[], by = head, at = now) {
  const sending = { resources, number: 'YM-2026-000001', newId: <P extends IdPrefix>(kind: P): Id<P> => `${kind}_1` };
  return consentToApplication(proposed(), sending, circumstances(by, at));
}

describe('第十五条 (art. 15): the application', () => {
  const required = Object.entries(applicationSchema.shape).flatMap(([field, { def }]) =>
    def.type === 'optional' ? [] : field,
  );
  it.each(required)('without %s may be kept, and is not handed in', (field) => {
    const { [field as 'scope']: _left, ...rest } = application();
    const kept = nextOf(draftApplication({ id: APPLICATION, content: rest }, circumstances(staff, now)));
    expect(missingIn(kept.content, now).map((one) => one.field)).toEqual([`content.${field}`]);
    expect(() => submitApplication(kept, { resources: [published()] }, circumstances(staff, now))).toThrow(
      expect.objectContaining({
        code: 'application-incomplete',
        fields: [expect.objectContaining({ field: `content.${field}` })],
      }),
    );
  });

  it('by interface states its frequency; the term lies ahead; no entry is named twice', () => {
    const wrong = (changed: object) => missingIn(application(changed), now).map(({ field }) => field);
    expect(wrong({ mode: 'interface' })).toEqual(['content.frequency']);
    expect(wrong({ mode: 'interface', frequency: { peakPerDay: 100, averagePerDay: 20 } })).toEqual([]);
    expect(wrong({ until: '2026-09-24' })).toEqual(['content.until']);
    const [one] = application().resources;
    expect(wrong({ resources: [one, one] })).toEqual(['content.resources']);
  });

  it('asks for items that the entry has, each counted once, of another department, published and shared', () => {
    const asked = (items: string[], itemCount = items.length) => ({ resource: RESOURCE, items, itemCount });
    const of = (one: ReturnType<typeof asked>, entry = published(), by = '15') =>
      refused(() => selectedItems(one, entry, by));
    expect(of(asked(['name', 'salary']))).toBe('items-unknown');
    expect(of(asked(['name'], 2))).toBe('item-count');
    expect(of(asked(['name', 'name'], 1))).toBe('done');
    expect(of(asked(['name']), published({ version: 0, published: null, publishedAt: null }))).toBe(
      'resource-not-published',
    );
    expect(of(asked(['name']), published({}, content({}, { type: 'not-shared', condition: undefined })))).toBe(
      'resource-not-shared',
    );
    expect(of(asked(['name']), published(), '12')).toBe('own-data');
    const beside = published({
      draft: { status: 'draft', kind: 'content', content: content({}, { type: 'not-shared' }), changes: [], hands: [] },
    });
    expect(of(asked(['name']), beside)).toBe('done');
  });
});

describe('《政务数据共享条例》第二十条 (809 art. 20): the head of the sharing office consents before it is sent', () => {
  it('to what staff proposed, pinned to the versions they saw', () => {
    const form = proposed();
    expect(form).toMatchObject({ versions: { [RESOURCE]: 3 } });
    const decided = consenting([published({ version: 3 })]);
    const sent = changeOf(decided, 'application');
    expect(sent.next).toMatchObject({ status: 'sent', consentedBy: 'head-15', requests: ['req_1'] });
    expect(typesOf(sent)).toEqual(['ApplicationSent']);
    expect(changeOf(decided, 'request').next).toMatchObject({ id: 'req_1', number: 'YM-2026-000001', provider: '12' });
    expect(changeOf(decided, 'duty').next).toMatchObject({ kind: 'reply', owes: '12' });
    expect(refused(() => consenting([published({ version: 4 })], head, now))).toBe('version-moved');
    const gone = published({ version: 3, published: null, publishedAt: null });
    expect(refused(() => consenting([gone], head, now))).toBe('resource-not-published');
    // The term asked for may pass while it waits.
    const later = bj(proposed().content.until as LocalDate);
    expect(refused(() => consenting([published({ version: 3 })], head, later))).toBe('application-incomplete');
  });

  it('and never whoever proposed it, not through a second role either', () => {
    const both = person('15', ['staff', 'head']);
    expect(refused(() => consenting([published({ version: 3 })], both, now))).toBe('same-person');
    expect(refused(() => consenting([published({ version: 3 })], staff, now))).toBe('not-your-step');
    expect(refused(() => consenting([published({ version: 3 })], person('12', 'head'), now))).toBe('not-your-step');
  });

  it('or sends it back with remarks, to be revised and proposed anew; staff may withdraw it until it is sent', () => {
    const back = nextOf(returnApplication(proposed(), { remarks: '用途请写具体' }, circumstances(head, now)));
    expect(back).toMatchObject({ status: 'draft', remarks: '用途请写具体' });
    const as = circumstances(staff, now);
    const revised = { content: application({ purpose: '核验' }) };
    expect(nextOf(reviseApplication(back, revised, as)).content.purpose).toBe('核验');
    expect(nextOf(withdrawApplication(proposed(), as)).status).toBe('withdrawn');
    const over = nextOf(withdrawApplication(back, as));
    expect(refused(() => reviseApplication(over, revised, as))).toBe('step-closed');
    expect(refused(() => withdrawApplication(over, as))).toBe('step-closed');
  });
});
