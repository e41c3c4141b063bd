/** Events of departments, people and the mails to them. */
export interface PeopleEvents {
  DepartmentRegistered: { name: string };
  PersonRegistered: { department: string; roles: string[] };
  PersonChanged: { active: boolean; roles: string[] };
  PersonLeft: { department: string; successor: string | null };
  AbsenceRecorded: AbsenceFacts;
  AbsenceEnded: AbsenceFacts;
  MailChosen: { department: string; pace: string; alerts: string; quiet: string };
  /** Mail to a person fails for good at the registered address; the event does not hold the address. */
  AddressFailed: { person: string; department: string; kind: string };
  /** `receipt`: the mail system's id of the mail it accepted. */
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

/** What was told of which event, and to whom; never an address. */
interface MailFacts {
  mail: string;
  event: string;
  template: string;
  to: string;
  attempts: number;
  digest: string | null;
}
