import { again, application } from '../../world/bodies.ts';
import type { Entry, Form, Grant, Request, Said } from './cases.ts';
import type { City } from './city.ts';
import type { Step } from './step.ts';

const staff = (form: Form, city: City) => city.someStaff(form.requester);
const head = (form: Form, city: City) => city.head(form.requester);

/** Whether what it asks for is still as it was written down. */
const asSeen = (form: Form) => form.asked.every(({ entry, version }) => entry.published && entry.version === version);

export const formSteps: Step<Form>[] = [
  {
    operation: 'submitApplication',
    body: () => again,
    from: ['draft'],
    weight: 40,
    when: (form, city) => asSeen(form) && form.until > city.today,
    by: staff,
    follows(form, city, at) {
      form.status = 'proposed';
      city.ledger.begin({ rule: 'consent', subject: form.id, owes: form.requester, at });
      city.tell('ApplicationProposed');
    },
  },
  {
    operation: 'consentApplication',
    from: ['proposed'],
    weight: 60,
    when: (form, city) => asSeen(form) && form.until > city.today,
    by: head,
    follows(form, city, at, said) {
      form.status = 'sent';
      city.ledger.meet(form.id, 'consent', at);
      city.tell('ApplicationSent');
      for (const sent of said.cases) receive(form, sent, city, at);
    },
  },
  {
    operation: 'returnApplication',
    from: ['proposed'],
    weight: 4,
    by: head,
    body: () => ({ remarks: '用途请写具体' }),
    follows(form, city, at) {
      form.status = 'draft';
      city.ledger.meet(form.id, 'consent', at);
      city.tell('ApplicationDeclined');
    },
  },
  {
    operation: 'withdrawApplication',
    from: ['draft', 'proposed'],
    weight: 3,
    by: staff,
    follows(form, city, at) {
      form.status = 'withdrawn';
      city.ledger.cancel(form.id, ['consent'], at);
      city.tell('ApplicationWithdrawn');
    },
  },
];

/** One provider's part: what is unconditional is had at once, of the rest a reply is owed in five working days (article 15). */
function receive(form: Form, sent: Said, city: City, at: string): void {
  const { requester, until } = form;
  const { id, provider } = sent;
  const asked = form.asked
    .filter(({ entry }) => entry.provider === provider)
    .map(({ entry, items }) => ({ entry, items, direct: entry.published?.share === 'unconditional' }));
  const open = asked.some(({ direct }) => !direct);
  const status = open ? 'submitted' : 'agreed';
  const base = { kind: 'request', id, status, requester, provider, asked, until } as const;
  city.add<Request>({ ...base, supplemented: false, extension: 'none', nudgedOn: '', proposed: [] });
  city.tell('RequestSubmitted');
  if (!open) city.tell('RequestAgreed');
  const owed = { rule: 'reply', subject: id, owes: provider, waits: requester, at } as const;
  if (open) city.ledger.open({ ...owed, id: `${id}.reply` });
  for (const { entry, items, direct } of asked) if (direct) grant(sent, entry, items, { requester, until, at }, city);
}

/** A grant comes into being, and with it that it is provided and, in the end, disposed of (809 art. 22, 27). */
export function grant(
  sent: Said,
  entry: Entry,
  items: string[],
  { requester, until, at }: { requester: string; until: string; at: string },
  city: City,
): void {
  const of = sent.resources.find((one: { id: string }) => one.id === entry.id);
  const { direct, grant: id } = of;
  const { provider } = entry;
  const base = { kind: 'grant', id, status: 'awaiting-provision', requester, provider, direct, items, until } as const;
  const made = city.add<Grant>({
    ...base,
    entry: entry.id,
    provided: false,
    suspendedBy: null,
    renewal: null,
    filing: null,
  });
  city.owe(made, 'provide', { at });
  city.owe(made, 'dispose', { start: until, at });
  city.tell('GrantMade');
}

/** Article 15: a department asks for what others hold, in one form. */
export async function apply(city: City): Promise<string | null> {
  const requester = city.choose.of(city.departments);
  const others = city
    .of<Entry>('entry')
    .filter(({ provider, published }) => provider !== requester && published && published.share !== 'not-shared');
  if (others.length === 0) return null;
  const asked = city.choose.some(others, 1, 3).map((entry) => {
    const all = entry.published?.share === 'unconditional' ? ['name', 'beds'] : ['name', 'id-number', 'level'];
    return { entry, version: entry.version, items: city.choose.some(all, 1, 3) };
  });
  const until = city.inDays(city.choose.of([8, 15, 30, 60, 120]));
  const by = city.someStaff(requester);
  const resources = asked.map(({ entry, items }) => ({ resource: entry.id, items, itemCount: items.length }));
  const { body } = await city.call(by, 'createApplication', { body: { ...application(''), resources, until } });
  city.add<Form>({ kind: 'form', id: body.id, status: 'draft', requester, provider: '', asked, until });
  city.tell('ApplicationDrafted');
  return `${by} drafts ${body.id} for ${resources.length} entries until ${until}`;
}
