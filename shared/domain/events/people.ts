/** Events of departments, people and the mails to them. */
export interface PeopleEvents {
  /** From now on the founder administers no more. */
  FoundingEnded: { administrator: string };
  /** As registered; null in events from before they held it. No field names a person. */
  DepartmentRegistered: {
    name: string;
    creditCode: string | null;
    office: string | null;
    division: string | null;
  };
  DepartmentChanged: { before: DepartmentTrace; after: DepartmentTrace };
  /** `provider`: the department that is no more; `into`: the one that takes its place. */
  DepartmentMerged: { provider: string; name: string; into: string; successor: string; job: string };
  DepartmentClosed: { into: string; job: string };
  /** A successor has taken the place of a department that was merged into it; `as`: in what the state named it. */
  DepartmentSucceeded: { from: string; to: string; as: string[] };
  /** `name` and `email` are null in events from before they held them. */
  PersonRegistered: Pick<PersonTrace, 'department' | 'roles'> & { name: string | null; email: string | null };
  /** `department`: where they work from now on; null in events from before it was held. */
  PersonChanged: { active: boolean; roles: string[]; department: string | null } & PersonChanges;
  PersonLeft: { department: string; successor: string | null } & PersonChanges;
  SubjectProposed: SubjectFacts & { reason: string };
  SubjectChanged: SubjectFacts;
  SubjectWithdrawn: SubjectFacts;
  SystemRegistered: SystemFacts;
  SystemRevoked: SystemFacts & { reason: string };
  DeputyNamed: DeputyFacts;
  DeputyEnded: DeputyFacts;
  AbsenceRecorded: AbsenceFacts;
  AbsenceEnded: AbsenceFacts;
  MailChosen: { department: string; pace: string; alerts: string; quiet: string; english?: boolean };
  /** Mail to a person's registered address fails for good. The event does not contain the address. */
  AddressFailed: { person: string; department: string; kind: string };
  /** `receipt`: id of the accepted mail in the mail system. */
  MailSent: MailFacts & { receipt: string };
  /** The bureau had a mail that had not arrived sent again. */
  MailResent: Pick<MailFacts, 'mail' | 'event' | 'template' | 'to'>;
  MailNotDelivered: MailFacts & { failure: string };
}

interface DepartmentTrace {
  name: string;
  creditCode: string | null;
  office: string | null;
  division: string | null;
}

/**
 * A registration as the log keeps it. What names nobody is there as it is. The name and the address are keyed digests: the log never
 * forgets, and whoever lacks the key can neither read nor guess them.
 */
export interface PersonTrace {
  department: string;
  roles: string[];
  active: boolean;
  name: string;
  email: string;
}

/** The fields that changed, as they were and as they are. */
export interface PersonChanges {
  before: Partial<PersonTrace>;
  after: Partial<PersonTrace>;
}

/** What somebody is known as to the identity provider, was and is to be, as keyed digests. */
interface SubjectFacts {
  department: string;
  person: string;
  from: string;
  to: string;
}

/** Facts about a system of a department. */
interface SystemFacts {
  provider: string;
  name: string;
  purpose: string;
}

interface DeputyFacts {
  department: string;
  deputy: string;
  from: string;
  to: string;
}

interface AbsenceFacts {
  department: string;
  absence: string;
  delegate: string;
  from: string;
  to: string;
}

/** Facts about a mail: the event, the template, the recipient; never an address. */
interface MailFacts {
  mail: string;
  event: string;
  template: string;
  to: string;
  attempts: number;
  digest: string | null;
}
