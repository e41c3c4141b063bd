import { expect, it } from 'vitest';
import { isCommand, type Route } from '../../shared/contract/route.ts';
import { type OperationId, routes } from '../../shared/contract/routes.ts';
import type { NoticedEvent } from '../../shared/domain/effects.ts';
import { owedThen } from '../../shared/domain/mail/owed.ts';
import { firstBreak } from '../../shared/storage/log.ts';
import type { Mail } from '../../shared/storage/mails.ts';
import { people } from './people.ts';
import type { Tables } from './tables.ts';

/** The part of a world that these checks read. */
type World = { settle(): Promise<void>; tables: Tables };

/** The file of test/api that tests each operation. A missing operation does not compile. */
const testedBy: Record<OperationId, string> = {
  searchResources: 'catalog',
  getResource: 'catalog',
  getResourceVersion: 'catalog',
  createResource: 'catalog',
  updateResource: 'catalog',
  listResourceVersions: 'lifecycle',
  compareResourceVersions: 'lifecycle',
  withdrawResource: 'lifecycle',
  consentResource: 'lifecycle',
  returnDraft: 'lifecycle',
  listConsents: 'lifecycle',
  consentResources: 'lifecycle',
  submitResource: 'reviews',
  approveResource: 'reviews',
  returnResource: 'reviews',
  listReviews: 'reviews',
  createImport: 'files',
  startImport: 'files',
  listImports: 'files',
  getImportReport: 'files',
  proposeImport: 'revisions',
  withdrawImport: 'revisions',
  createExport: 'files',
  listExports: 'files',
  getExport: 'files',
  approveResources: 'jobs',
  getJob: 'jobs',
  listJobs: 'jobs',
  checkCollection: 'sources',
  createCollection: 'sources',
  listCollections: 'sources',
  getCollection: 'sources',
  nameSource: 'sources',
  findDuplicateCollection: 'sources',
  liftDuplicateCollection: 'sources',
  findDuplicateResource: 'sources',
  liftDuplicateResource: 'sources',
  listMatches: 'sources',
  getMatches: 'sources',
  answerMatches: 'sources',
  createChange: 'changes',
  withdrawChange: 'lifecycle',
  getChange: 'lifecycle',
  listChanges: 'changes',
  createApplication: 'applications',
  listApplications: 'applications',
  getApplication: 'applications',
  updateApplication: 'applications',
  submitApplication: 'applications',
  consentApplication: 'applications',
  returnApplication: 'applications',
  withdrawApplication: 'applications',
  withdrawRequest: 'requests',
  nudgeRequest: 'requests',
  askExtension: 'requests',
  declineExtension: 'requests',
  listRequests: 'requests',
  getRequest: 'requests',
  getRequestForm: 'requests',
  draftReply: 'replies',
  consentReply: 'replies',
  returnReply: 'replies',
  askSupplement: 'supplements',
  supplementRequest: 'supplements',
  getRequestFormPdf: 'documents',
  getRequestFormData: 'documents',
  getReply: 'documents',
  getReplyPdf: 'documents',
  getReplyData: 'documents',
  getRequestEvidence: 'evidence',
  getNegotiationEvidence: 'negotiation-evidence',
  getKeys: 'documents',
  verify: 'documents',
  listGrants: 'grants',
  getGrant: 'grants',
  provideGrant: 'grants',
  takeAccess: 'grants',
  suspendGrant: 'grant-changes',
  rectifyGrant: 'grant-changes',
  decideSuspension: 'grant-changes',
  askRenewal: 'grant-changes',
  consentRenewal: 'grant-changes',
  answerRenewal: 'grant-changes',
  confirmRenewal: 'grant-changes',
  fileService: 'grant-changes',
  decideFiling: 'grant-changes',
  relinquishGrant: 'grants',
  disposeGrant: 'grants',
  createUseRecord: 'grants',
  listUseRecords: 'grants',
  listCalendars: 'calendars',
  getCalendar: 'calendars',
  updateCalendar: 'calendars',
  previewCalendar: 'calendars',
  withdrawCalendar: 'calendars',
  listDuties: 'lists',
  countRequests: 'lists',
  exportRequests: 'lists',
  createFeed: 'feeds',
  listFeeds: 'feeds',
  getFeed: 'feeds',
  revokeFeed: 'feeds',
  getFeedFile: 'feeds',
  countDuties: 'lists',
  exportDuties: 'lists',
  createDemand: 'demands',
  listDemands: 'demands',
  getDemand: 'demands',
  updateDemand: 'demands',
  consentDemand: 'demands',
  returnDemand: 'demands',
  decideDemand: 'demands',
  answerDemand: 'demands',
  withdrawDemand: 'demands',
  listSafeguards: 'safeguards',
  getSecurityState: 'safeguards',
  getSafeguard: 'safeguards',
  createReportFile: 'safeguards',
  reportSafeguard: 'safeguards',
  getSafeguardReport: 'safeguards',
  createIncident: 'incidents',
  listIncidents: 'incidents',
  getIncident: 'incidents',
  classifyIncident: 'incidents',
  dismissIncident: 'incidents',
  tellIncident: 'incidents',
  measureIncident: 'incidents',
  suspendIncident: 'incidents',
  createIncidentFile: 'incidents',
  concludeIncident: 'incidents',
  returnIncident: 'incidents',
  closeIncident: 'incidents',
  getIncidentReport: 'incidents',
  createComplaint: 'complaints',
  listComplaints: 'complaints',
  countComplaints: 'complaints',
  getComplaint: 'complaints',
  passComplaint: 'complaints',
  answerComplaint: 'complaints',
  linkComplaint: 'complaints',
  getPaperPdf: 'complaints',
  getPaperData: 'complaints',
  createCircular: 'complaints',
  listCirculars: 'complaints',
  getCircular: 'complaints',
  updateCircular: 'complaints',
  issueCircular: 'complaints',
  discardCircular: 'complaints',
  retractCircular: 'complaints',
  answerRetraction: 'complaints',
  getIncidentEvidence: 'incidents',
  createContractor: 'incidents',
  listContractors: 'incidents',
  getContractor: 'incidents',
  renewContractor: 'incidents',
  endContractor: 'incidents',
  createCorrection: 'corrections',
  listCorrections: 'corrections',
  getCorrection: 'corrections',
  answerCorrection: 'corrections',
  raiseObjection: 'corrections',
  rateCorrection: 'corrections',
  withdrawCorrection: 'corrections',
  listContestedResources: 'corrections',
  createInterface: 'exchange',
  listInterfaces: 'exchange',
  getInterface: 'exchange',
  retireInterface: 'exchange',
  getGrantData: 'exchange',
  listExchanges: 'exchange',
  createNegotiation: 'disputes',
  listNegotiations: 'disputes',
  getNegotiation: 'disputes',
  consentNegotiation: 'disputes',
  withdrawNegotiation: 'disputes',
  createStatement: 'disputes',
  createUpload: 'disputes',
  createAttachment: 'disputes',
  getAttachment: 'disputes',
  createProposal: 'disputes',
  answerProposal: 'disputes',
  declareFailure: 'rulings',
  createMeeting: 'rulings',
  adjudicateNegotiation: 'rulings',
  answerRuling: 'rulings',
  referRuling: 'rulings',
  recordDecision: 'rulings',
  listSuggestions: 'suggestions',
  getSuggestion: 'suggestions',
  takeUp: 'suggestions',
  putAside: 'suggestions',
  createRectification: 'rectifications',
  listRectifications: 'rectifications',
  getRectification: 'rectifications',
  updateRectification: 'rectifications',
  issueRectification: 'rectifications',
  discardRectification: 'rectifications',
  askTime: 'rectifications',
  answerTime: 'rectifications',
  prepareFile: 'rectifications',
  attachFile: 'rectifications',
  getRectificationFile: 'rectifications',
  reportRectification: 'rectifications',
  reviewRectification: 'rectifications',
  escalateRectification: 'rectifications',
  orderRectification: 'rectifications',
  concludeRectification: 'rectifications',
  closeRectification: 'rectifications',
  proposeAccountability: 'rectifications',
  recordAccountability: 'rectifications',
  getRectificationNoticePdf: 'rectifications',
  getRectificationNoticeData: 'rectifications',
  getGovernmentReportPdf: 'rectifications',
  getGovernmentReportData: 'rectifications',
  getRectificationEvidence: 'rectifications',
  getDuty: 'duties',
  claimNoChange: 'duties',
  confirmNoChange: 'duties',
  declineNoChange: 'duties',
  extendDuty: 'lifecycle',
  listReports: 'duties',
  exportReports: 'duties',
  listMails: 'mails',
  listDutyMails: 'mails',
  listCaseMails: 'mails',
  getMailSettings: 'mails',
  updateMailSettings: 'mails',
  createDepartment: 'registry',
  listDepartments: 'registry',
  getDepartment: 'registry',
  updateDepartment: 'mergers',
  mergeDepartment: 'mergers',
  getMerger: 'mergers',
  createPerson: 'registry',
  listPersons: 'registry',
  updatePerson: 'registry',
  leavePerson: 'lifecycle',
  proposeSubject: 'registry',
  confirmSubject: 'registry',
  withdrawSubject: 'registry',
  getPerson: 'registry',
  createSystem: 'systems',
  listSystems: 'systems',
  getSystem: 'systems',
  revokeSystem: 'systems',
  listDeputies: 'deputies',
  createDeputy: 'deputies',
  endDeputy: 'deputies',
  listAbsences: 'absences',
  createAbsence: 'absences',
  endAbsence: 'absences',
  getMe: 'registry',
  listLog: 'log',
  createLogExport: 'log',
  listLogExports: 'log',
  getLogExport: 'log',
  listSeals: 'log',
  getSeal: 'log',
  listStatistics: 'evaluation',
  listFacts: 'evaluation',
  listSchemes: 'evaluation',
  getScheme: 'evaluation',
  createScheme: 'evaluation',
  confirmScheme: 'evaluation',
  withdrawScheme: 'evaluation',
  listEvaluations: 'evaluation',
  getEvaluation: 'evaluation',
  createEvaluation: 'evaluation',
  scoreEvaluation: 'evaluation',
  openEvaluation: 'evaluation',
  objectEvaluation: 'evaluation',
  answerEvaluation: 'evaluation',
  concludeEvaluation: 'evaluation',
  decideEvaluation: 'evaluation',
  withdrawEvaluation: 'evaluation',
  getEvaluationReport: 'evaluation',
  getEvaluationReportPdf: 'evaluation',
  getEvaluationReportData: 'evaluation',
  exportEvaluation: 'evaluation',
  getWork: 'absences',
  getHistory: 'absences',
  getOpenApi: 'open',
  getOpenCatalog: 'open',
  getOpenCatalogFile: 'open',
  getOpenEntry: 'open',
  resendMail: 'mails',
  listPushes: 'upstream',
  resendPush: 'upstream',
  getDrift: 'drift',
  checkDrift: 'drift',
  getPooling: 'oversight',
  updatePooling: 'oversight',
  listDepartmentPools: 'oversight',
  listThemes: 'oversight',
  listCompleteness: 'oversight',
  listUngrantedResources: 'oversight',
  listOverdueResources: 'oversight',
  listPolicies: 'policies',
  getPolicy: 'policies',
  createPolicy: 'policies',
  confirmPolicy: 'policies',
  withdrawPolicy: 'policies',
  calculateDeadline: 'policies',
  comparePolicies: 'policies',
  exportComparison: 'policies',
  listWebhookEvents: 'webhooks',
  createWebhook: 'webhooks',
  listWebhooks: 'webhooks',
  getWebhook: 'webhooks',
  updateWebhook: 'webhooks',
  rotateWebhook: 'webhooks',
  testWebhook: 'webhooks',
  pauseWebhook: 'webhooks',
  resumeWebhook: 'webhooks',
  replayWebhook: 'webhooks',
  removeWebhook: 'webhooks',
  listDeliveries: 'webhooks',
  getDelivery: 'webhooks',
  skipDelivery: 'webhooks',
};

export const testFiles: ReadonlySet<string> = new Set(Object.values(testedBy));

/** The outcomes so far: `operation success`, `operation replayed`, `operation <refusal code>`. */
const answered = new Set<string>();

export function record(operation: OperationId, outcome: string): void {
  answered.add(`${operation} ${outcome}`);
}

/**
 * The last three tests of every file of test/api. They fail when no test has produced a refusal that a route names, when a command left
 * no event, when an event does not fit the chain, or when a notice does not say by when something is owed.
 */
export function endsWell(file: string, world: () => World): void {
  // This runs when the file is loaded, before its tests. The outcomes of other files in this process must not count.
  answered.clear();

  it(`has had from every operation of "${file}" its success and every refusal that it names`, () => {
    const operations = (Object.keys(testedBy) as OperationId[]).filter((operation) => testedBy[operation] === file);
    expect(operations).not.toEqual([]);
    const owed = operations.flatMap((operation) => owedBy(operation).map((outcome) => `${operation} ${outcome}`));
    expect(owed.filter((outcome) => !answered.has(outcome))).toEqual([]);
  });

  it('第十二条 (art. 12): every command left its event, chained, with who and in which call, and without names', async () => {
    await world().settle();
    await logHolds(world());
  });

  it('第十五条 (art. 15): every notice of something owed carried its date', async () => {
    expect(await datesMissing(world())).toEqual([]);
  });
}

/** The notices of what an open duty follows, without the date of that duty. */
async function datesMissing({ tables }: World): Promise<string[]> {
  const mails = (await tables.items('work')).flatMap(({ mail }) => (mail ? [mail as Mail] : []));
  const log = await tables.log();
  return mails.flatMap(({ template, facts, event, at }) => {
    const kind = template === 'notice' && owedThen[facts.told?.event as NoticedEvent];
    if (!kind || facts.deadline) return [];
    const stream = event.slice(0, event.lastIndexOf('@'));
    const owed = [...log].some(
      ([id, events]) =>
        id.startsWith(`${stream}.`) &&
        events[0]?.type === 'DutyOpened' &&
        events[0].data.kind === kind &&
        events[0].at <= at &&
        // What is done at once may be done before its notice is written.
        !events.some(({ type }) => type === 'DutyMet' || type === 'DutyCancelled'),
    );
    return owed ? [`${facts.told?.event} ${event}`] : [];
  });
}

/** The outcomes that an operation needs. Those of all operations are tested in gateway.test.ts. */
function owedBy(operation: OperationId): string[] {
  const route: Route = routes[operation];
  const sendsNothing = !route.params && !route.body;
  return [
    'success',
    ...(route.refusals ?? []),
    ...(route.params ? ['not-found'] : []),
    ...(route.ifMatch ? ['stale'] : []),
    ...(isCommand(route) ? ['replayed'] : []),
    ...(isCommand(route) && !sendsNothing ? ['idempotency-key-reused'] : []),
  ];
}

async function logHolds(world: World): Promise<void> {
  const log = await world.tables.log();
  expect(log.size).toBeGreaterThan(people.length);
  for (const [stream, events] of log) {
    expect(firstBreak(events), stream).toBeNull();
    for (const event of events) {
      expect(event.actorId, stream).toMatch(/./);
      expect(event.correlation, stream).toMatch(/./);
    }
  }
  // Each state has the position and hash of its stream's last event, so nothing changed without an event.
  for (const table of ['registry', 'catalog', 'cases', 'work'] as const) {
    for (const { kind, id, seq, head } of await world.tables.items(table)) {
      if (kind === undefined || seq === 0) continue;
      const stream = ['department', 'person', 'system'].includes(String(kind)) ? `${kind}:${id}` : String(id);
      const events = log.get(stream) ?? [];
      expect([events.length, events.at(-1)?.hash], stream).toEqual([seq, head]);
    }
  }
  const text = JSON.stringify([...log.values()]);
  const persons = (await world.tables.items('registry')).filter(({ kind }) => kind === 'person');
  for (const { state } of persons) {
    const { name, email } = state as { name: string; email: string };
    expect(text).not.toContain(name);
    expect(text).not.toContain(email);
  }
}
