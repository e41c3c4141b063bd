/** Events of departments, people and the mails to them. */
export interface PeopleEvents {
  DepartmentRegistered: { name: string };
  PersonRegistered: { department: string; roles: string[] };
  PersonChanged: { active: boolean; roles: string[] };
  PersonLeft: { department: string; successor: string | null };
  AbsenceRecorded: AbsenceFacts;
  AbsenceEnded: AbsenceFacts;
  MailChosen: { department: string; pace: string; alerts: string; quiet: string };
  /** Mail to somebody fails for good where they are registered; not the address itself. */
  AddressFailed: { person: string; department: string; kind: string };
  /** `receipt`: the mail system's own name for what it took. */
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

/** What was told of which event, and to whom; nothing of where they get their mail. */
interface MailFacts {
  mail: string;
  event: string;
  template: string;
  to: string;
  attempts: number;
  digest: string | null;
}
