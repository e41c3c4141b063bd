/** Events of departments, people and the mails to them. */
export interface PeopleEvents {
  /** From now on the founder administers no more. */
  FoundingEnded: { administrator: string };
  DepartmentRegistered: { name: string };
  PersonRegistered: { department: string; roles: string[] };
  PersonChanged: { active: boolean; roles: string[] };
  PersonLeft: { department: string; successor: string | null };
  AbsenceRecorded: AbsenceFacts;
  AbsenceEnded: AbsenceFacts;
  MailChosen: { department: string; pace: string; alerts: string; quiet: string };
  /** Mail to a person's registered address fails for good. The event does not contain the address. */
  AddressFailed: { person: string; department: string; kind: string };
  /** `receipt`: id of the accepted mail in the mail system. */
  MailSent: MailFacts & { receipt: string };
  MailNotDelivered: MailFacts & { failure: string };
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
