// Made from the OpenAPI document: `npm test -- unit/client -u`.

export interface Schemas {
  ProblemError: { field: string; message: string };
  ProblemCase: { id: string; number: string };
  Problem: { type: string; title: string; status: number; code: string; detail: string; detailEn: string; rule: string | null; errors: (Schemas['ProblemError'])[]; correlationId: string; case?: Schemas['ProblemCase'] };
  ResourceSummary: { id: string; code: string; provider: string; version: number; name: string; abstract: string; shareType: "unconditional" | "conditional" | "not-shared"; theme: string; format: "file" | "spreadsheet" | "database" | "image" | "media" | "self-describing" | "interface"; updateCycle: "realtime" | "daily" | "weekly" | "monthly" | "quarterly" | "half-yearly" | "yearly" | "irregular"; publishedAt: string; highlight: string | null; excerpt: string | null; providerName: string | null };
  FacetsDepartment: { value: string; count: number; valueName: string | null };
  FacetsShareType: { value: "unconditional" | "conditional" | "not-shared"; count: number };
  FacetsTheme: { value: string; count: number };
  FacetsFormat: { value: "file" | "spreadsheet" | "database" | "image" | "media" | "self-describing" | "interface"; count: number };
  FacetsUpdateCycle: { value: "realtime" | "daily" | "weekly" | "monthly" | "quarterly" | "half-yearly" | "yearly" | "irregular"; count: number };
  Facets: { department: (Schemas['FacetsDepartment'])[]; shareType: (Schemas['FacetsShareType'])[]; theme: (Schemas['FacetsTheme'])[]; format: (Schemas['FacetsFormat'])[]; updateCycle: (Schemas['FacetsUpdateCycle'])[] };
  ResourceList: { items: (Schemas['ResourceSummary'])[]; next: string | null; facets: (Schemas['Facets']) | (null) };
  ActionBecause: { code: string; zh: string; en: string; rule: string | null };
  Action: { operation: string; title: string; allowed: boolean; because: (Schemas['ActionBecause']) | (null); choices?: (string)[] };
  ContentClassificationBase: { class: "base"; category: "population" | "legal-entities" | "natural-resources" | "social-credit" | "electronic-certificates" };
  ContentClassificationTheme: { class: "theme"; category: "public-services" | "health" | "social-security" | "food-and-drug-safety" | "work-safety" | "price-supervision" | "energy-security" | "credit" | "urban-rural-construction" | "community-governance" | "environment" | "emergency"; builders: (string)[] };
  ContentClassificationDepartment: { class: "department" };
  ContentClassification: (Schemas['ContentClassificationBase']) | (Schemas['ContentClassificationTheme']) | (Schemas['ContentClassificationDepartment']);
  ContentFormat: { category: "file" | "spreadsheet" | "database" | "image" | "media" | "self-describing" | "interface"; type: string; other?: string };
  ContentItem: { id: string; name: string; dataType?: "C" | "N" | "Y" | "D" | "T" | "L" | "M" | "G" | "B" | "I" | "F"; length?: number; sharing?: "unconditional" | "conditional" | "not-shared"; open?: boolean; identifies?: "citizen" | "organisation"; confidential?: "commercial-secret" | "personal-privacy" };
  ContentSharingBase: { document: string; article: string; kind: "law" | "administrative-regulation" | "state-council-decision" | "local-regulation" | "national-rule" | "local-notice"; url?: string; endsOn?: string };
  ContentSharing: { type: "unconditional" | "conditional" | "not-shared"; condition?: string; bases: (Schemas['ContentSharingBase'])[]; method: "database" | "file" | "interface" | "mail" | "medium" };
  ContentOpen: { toSociety: boolean; condition?: string; theme?: string };
  Content: { name: string; abstract: string; theme: string; classification?: Schemas['ContentClassification']; subcategory?: string; detail?: string; unit?: string; business?: string; format: Schemas['ContentFormat']; items: (Schemas['ContentItem'])[]; sharing: Schemas['ContentSharing']; open: Schemas['ContentOpen']; updateCycle: "realtime" | "daily" | "weekly" | "monthly" | "quarterly" | "half-yearly" | "yearly" | "irregular"; cycleNote?: string; dataClass?: "general" | "important" | "core"; secrecy: "none" | "work-secret" | "state-secret"; confidential?: "commercial-secret" | "personal-privacy"; publishedOn?: string; related?: (string)[] };
  ResourceWithdrawn: { at: string; reason: string };
  DuplicateSource: { id: (string) | (string); number: string; name: string; department: string; departmentName: string | null };
  Duplicate: { source: Schemas['DuplicateSource']; reason: string; foundAt: string };
  FieldRemark: { field: string; remark: string };
  ResourceDraft: { status: "draft" | "proposed" | "submitted" | "returned"; kind: "content" | "withdrawal"; content: Schemas['Content']; changes: (string)[]; submittedAt: (string) | (null); reason: string | null; remarks: string | null; fields: (Schemas['FieldRemark'])[] };
  Resource: { id: string; code: string; provider: string; version: number; actions: (Schemas['Action'])[]; published: (Schemas['Content']) | (null); publishedAt: (string) | (null); withdrawn: (Schemas['ResourceWithdrawn']) | (null); duplicate: (Schemas['Duplicate']) | (null); draft: (Schemas['ResourceDraft']) | (null); providerName: string | null };
  ResourceVersion: { id: string; code: string; provider: string; version: number; content: Schemas['Content']; publishedAt: string; providerName: string | null };
  ContentSharingInput: { type: "unconditional" | "conditional" | "not-shared"; condition?: string; bases?: (Schemas['ContentSharingBase'])[]; method: "database" | "file" | "interface" | "mail" | "medium" };
  ContentInput: { name: string; abstract: string; theme: string; classification?: Schemas['ContentClassification']; subcategory?: string; detail?: string; unit?: string; business?: string; format: Schemas['ContentFormat']; items: (Schemas['ContentItem'])[]; sharing: Schemas['ContentSharingInput']; open: Schemas['ContentOpen']; updateCycle: "realtime" | "daily" | "weekly" | "monthly" | "quarterly" | "half-yearly" | "yearly" | "irregular"; cycleNote?: string; dataClass?: "general" | "important" | "core"; secrecy?: "none" | "work-secret" | "state-secret"; confidential?: "commercial-secret" | "personal-privacy"; publishedOn?: string; related?: (string)[] };
  CreateResourceInput: { content: Schemas['ContentInput'] };
  UpdateResourceInput: { content: Schemas['ContentInput']; changes?: (string)[] };
  VersionSummary: { version: number; publishedAt: string };
  ListResourceVersionsOutput: { items: (Schemas['VersionSummary'])[] };
  Difference: { field: string; before: string | number | boolean | null; after: string | number | boolean | null };
  CompareResourceVersionsOutput: { items: (Schemas['Difference'])[] };
  WithdrawResourceInput: { reason: string; dropDraft?: boolean };
  ConsentResourceInput: { secrecyAssessed: true; personalInformationAssessed: true };
  ReturnDraftInput: { remarks: string; fields?: (Schemas['FieldRemark'])[] };
  ReviewSummary: { id: string; code: string; provider: string; version: number; etag: string; name: string; kind: "content" | "withdrawal"; since: string; first: boolean; providerName: string | null };
  ConsentList: { items: (Schemas['ReviewSummary'])[]; next: string | null };
  Seen: { id: string; etag: string };
  ConsentResourcesInput: { secrecyAssessed: true; personalInformationAssessed: true; entries: (Schemas['Seen'])[] };
  JobFailure: { why: "broke-off" | "error"; error: string | null };
  JobRefusal: { target: string; code: string; detail: string; rule: string | null; fields: (Schemas['ProblemError'])[] };
  Job: { id: string; kind: "import" | "export" | "log-export" | "propose" | "drop" | "approve" | "consent" | "handover" | "merge" | "change" | "change-withdrawn" | "recount"; department: string; by: string; actingFor?: string; fileName: string | null; checkOnly: boolean; status: "waiting" | "running" | "finished" | "failed"; total: (number) | (null); done: number; refused: number; failure: (Schemas['JobFailure']) | (null); startedAt: (string) | (null); finishedAt: (string) | (null); refusals: (Schemas['JobRefusal'])[]; departmentName: string | null; byName: string | null; actingForName?: string | null };
  ApproveResourcesInput: { entries: (Schemas['Seen'])[] };
  JobSummary: { id: string; kind: "import" | "export" | "log-export" | "propose" | "drop" | "approve" | "consent" | "handover" | "merge" | "change" | "change-withdrawn" | "recount"; department: string; by: string; actingFor?: string; fileName: string | null; checkOnly: boolean; status: "waiting" | "running" | "finished" | "failed"; total: (number) | (null); done: number; refused: number; failure: (Schemas['JobFailure']) | (null); startedAt: (string) | (null); finishedAt: (string) | (null); departmentName: string | null; byName: string | null; actingForName?: string | null };
  JobList: { items: (Schemas['JobSummary'])[]; next: string | null };
  CreateChangeInputConcernsOption1: { resources: (string)[] };
  CreateChangeInputConcernsOption2: { department: string };
  CreateChangeInputConcernsOption3: { citing: string };
  CreateChangeInputConcerns: (Schemas['CreateChangeInputConcernsOption1']) | (Schemas['CreateChangeInputConcernsOption2']) | (Schemas['CreateChangeInputConcernsOption3']);
  CreateChangeInput: { kind: "law-revised" | "function-changed"; document: string; changedOn: string; concerns: Schemas['CreateChangeInputConcerns']; repeat?: true; reason?: string };
  ChangeConcernsOption2: { department: string; departmentName: string | null };
  ChangeConcerns: (Schemas['CreateChangeInputConcernsOption1']) | (Schemas['ChangeConcernsOption2']) | (Schemas['CreateChangeInputConcernsOption3']);
  Change: { kind: "law-revised" | "function-changed"; document: string; changedOn: string; concerns: Schemas['ChangeConcerns']; id: string; recordedAt: string; department: string; recordedBy: string; job: string; withdrawn: (Schemas['ResourceWithdrawn']) | (null); departmentName: string | null; recordedByName: string | null };
  ChangeList: { items: (Schemas['Change'])[]; next: string | null };
  WithdrawChangeInput: { reason: string };
  NewImportCorrection: { sheet?: (string) | (null); row: number; column: "序号" | "类" | "项" | "目" | "细目" | "关联业务事项" | "信息资源名称" | "信息资源代码" | "信息资源提供方" | "下设机构" | "信息资源摘要" | "信息资源格式分类" | "信息资源格式类型" | "其他格式描述" | "信息项名称" | "数据类型" | "数据长度" | "共享类型" | "共享条件/不予共享依据" | "共享方式分类" | "共享方式类型" | "是否向社会开放" | "开放条件" | "更新周期" | "发布日期" | "开放主题分类" | "共享依据" | "涉密情况" | "更新说明" | "主题" | "共建部门" | "数据分类分级" | "商业秘密或个人隐私" | "关联资源代码" | "信息项共享类型" | "信息项是否开放" | "身份标识" | "信息项商业秘密或个人隐私" | "版本" | "信息项标识"; value: string };
  NewImport: { format: "xlsx" | "csv" | "json"; size: number; fileName?: string; checkOnly?: boolean; corrections?: (Schemas['NewImportCorrection'])[] };
  FilesUpload: { job: Schemas['Job']; uploadUrl: string; contentType: string; expiresAt: string };
  ImportReportReportFinding: { sheet: string | null; row: number; column: string; value: string; rule: string; zh: string; en: string; suggestion: string | null; suggestionEn: string | null; readings: (string)[]; severity: "cleaned" | "rejected" | "changed" | "remark" };
  ImportReportReport: { entries: number; refused: number; unchanged: number; revised: number; cleaned: number; rejected: number; findings: (Schemas['ImportReportReportFinding'])[]; reportUrl: string; markedUrl: (string) | (null); expiresAt: string };
  ImportReportImported: { department: string; proposed: number; waiting: number; departmentName: string | null };
  ImportReport: { job: Schemas['Job']; report: (Schemas['ImportReportReport']) | (null); imported: (Schemas['ImportReportImported'])[]; actions: (Schemas['Action'])[] };
  CreateExportInputFilter: { q?: string; shareType?: "unconditional" | "conditional" | "not-shared"; theme?: string; format?: "file" | "spreadsheet" | "database" | "image" | "media" | "self-describing" | "interface"; updateCycle?: "realtime" | "daily" | "weekly" | "monthly" | "quarterly" | "half-yearly" | "yearly" | "irregular" };
  CreateExportInput: { format: "xlsx" | "csv" | "json" | "dcat" | "template"; department?: (string) | (null); filter?: Schemas['CreateExportInputFilter'] };
  Exported: { job: Schemas['Job']; downloadUrl: (string) | (null); expiresAt: (string) | (null) };
  CheckCollectionInput: { name: string; items: (string)[]; theme?: string; identity?: ("citizen" | "organisation")[] };
  MatchExplanation: { items: ([string, string])[]; covered: number; nameSimilarity: number; sameIdentity: boolean | null; sameTheme: boolean | null; zh: string; en: string };
  Match: { kind: "resource" | "collection"; id: (string) | (string); number: string; department: string; name: string; score: number; mustAnswer: boolean; explanation: Schemas['MatchExplanation']; departmentName: string | null };
  Matches: { threshold: number; matches: (Schemas['Match'])[] };
  CreateCollectionInputParty: { department: string; role: "lead" | "collect" | "provide" | "use" };
  CreateCollectionInputAnswerUseExisting: { kind: "use-existing"; source: string };
  CreateCollectionInputAnswerExceptionBasis: { document: string; article: string; kind: "law" | "administrative-regulation" | "state-council-decision" | "local-regulation" | "national-rule"; url?: string; endsOn?: string };
  CreateCollectionInputAnswerException: { kind: "exception"; source: string; reason: string; basis: Schemas['CreateCollectionInputAnswerExceptionBasis'] };
  CreateCollectionInputAnswer: (Schemas['CreateCollectionInputAnswerUseExisting']) | (Schemas['CreateCollectionInputAnswerException']);
  CreateCollectionInput: { name: string; items: (string)[]; theme?: string; identity?: ("citizen" | "organisation")[]; purpose: string; parties?: (Schemas['CreateCollectionInputParty'])[]; answers?: (Schemas['CreateCollectionInputAnswer'])[] };
  CollectionParty: { department: string; role: "lead" | "collect" | "provide" | "use"; departmentName: string | null };
  CollectionSource: { department: string; reason: string; namedAt: string; departmentName: string | null };
  Collection: { name: string; items: (string)[]; theme?: string; identity?: ("citizen" | "organisation")[]; id: string; number: string; department: string; purpose: string; parties: (Schemas['CollectionParty'])[]; matches: (Schemas['Match'])[]; answers: (Schemas['CreateCollectionInputAnswer'])[]; collected: (string)[]; registeredAt: string; source: (Schemas['CollectionSource']) | (null); duplicate: (Schemas['Duplicate']) | (null); departmentName: string | null };
  CollectionList: { items: (Schemas['Collection'])[]; next: string | null };
  NameSourceInput: { department: string; reason: string };
  FindDuplicateCollectionInput: { source: string; reason: string };
  UnansweredHeld: { id: (string) | (string); number: string; department: string; name: string; score: number; departmentName: string | null };
  Unanswered: { id: string; code: string; provider: string; name: string; held: (Schemas['UnansweredHeld'])[]; providerName: string | null };
  MatchList: { items: (Schemas['Unanswered'])[]; next: string | null };
  EntryMatches: { threshold: number; matches: (Schemas['Match'])[]; answers: (Schemas['CreateCollectionInputAnswer'])[]; undecided: (string)[] };
  AnswerMatchesInput: { answers: (Schemas['CreateCollectionInputAnswer'])[] };
  CreateApplicationInputResource: { resource: string; items: (string)[]; itemCount: number };
  CreateApplicationInputFrequency: { peakPerDay: number; averagePerDay: number };
  CreateApplicationInput: { resources?: (Schemas['CreateApplicationInputResource'])[]; scope?: string; purpose?: string; basis?: string; scene?: string; mode?: "interface" | "batch-table" | "file"; until?: string; frequency?: Schemas['CreateApplicationInputFrequency']; system?: string; phone?: string };
  ProofRule: { document: string; article: string; url?: string; days: number; extension: number; unit: "working-day"; start: "as-received" | "next-working-day"; cutoff: string | null };
  ProofStopWhy: { zh: string; en: string };
  ProofStop: { from: string; to: string; reason: "review" | "supplement" | "mending"; why: Schemas['ProofStopWhy']; allowed: string; rule: string };
  ProofExtension: { days: number; reason: string; on: string; allowed: string; rule: string };
  ProofDaySource: { title: string; documentNumber?: string; article?: string; url?: string; publishedOn?: string };
  ProofDay: { date: string; kind: "workday" | "makeup" | "weekend" | "holiday" | "closure"; name: string | null; source: Schemas['ProofDaySource']; counted: (number) | (null); statutory: (number) | (null); stopped: boolean; provisional: boolean };
  Proof: { rule: Schemas['ProofRule']; start: string; dayZero: string; due: string; statutoryDue: string; provisional: boolean; calendar: string; policy: string; stops: (Schemas['ProofStop'])[]; extension: (Schemas['ProofExtension']) | (null); days: (Schemas['ProofDay'])[] };
  ApplicationWithOutlookOutlook: { provider: string; resources: (string)[]; direct: boolean; due: (string) | (null); proof: (Schemas['Proof']) | (null); providerName: string | null };
  ApplicationWithOutlook: { id: string; status: "draft" | "proposed" | "sent" | "withdrawn"; number: string; requester: string; handler: string; handlingFor?: string; content: Schemas['CreateApplicationInput']; createdAt: string; remarks: string | null; missing: (Schemas['ProblemError'])[]; requests: (string)[]; actions: (Schemas['Action'])[]; outlook: (Schemas['ApplicationWithOutlookOutlook'])[]; requesterName: string | null; handlerName: string | null; handlingForName?: string | null };
  Application: { id: string; status: "draft" | "proposed" | "sent" | "withdrawn"; number: string; requester: string; handler: string; handlingFor?: string; content: Schemas['CreateApplicationInput']; createdAt: string; remarks: string | null; missing: (Schemas['ProblemError'])[]; requests: (string)[]; requesterName: string | null; handlerName: string | null; handlingForName?: string | null };
  ApplicationList: { items: (Schemas['Application'])[]; next: string | null };
  SubmitApplicationInput: { repeat?: true; reason?: string };
  Item: { id: string; name: string };
  RequestWithProofResource: { id: string; code: string; version: number; name: string; items: (Schemas['Item'])[]; condition: string | null; direct: boolean; grant: (string) | (null) };
  Deadline: { duty: string; due: string; dueEnd: string; workingDaysLeft: number; level: "green" | "amber" | "red" | "done"; late: boolean; provisional: boolean; article: string; why: Schemas['ProofStopWhy'] };
  RequestWithProofSupplement: { missing: string; askedAt: string; answer: string | null; answeredAt: (string) | (null); deadline: (Schemas['Deadline']) | (null) };
  RequestWithProofExtension: { days: number; reason: string; at: string; declined: string | null };
  RequestWithProofProposedAgreedOption2: { resource: string; item: string; until?: string };
  RequestWithProofProposedRefusedItemsOption2: { resource: string; item: string };
  RequestWithProofProposedRefusedBasis: { document: string; article: string; kind: "law" | "administrative-regulation" | "state-council-decision" | "local-regulation" | "national-rule" | "local-notice"; url?: string; endsOn?: string };
  RequestWithProofProposedRefused: { items: ("all") | ((Schemas['RequestWithProofProposedRefusedItemsOption2'])[]); kind: "law-forbids" | "not-held" | "not-ready" | "other" | "incomplete"; reason: string; basis: Schemas['RequestWithProofProposedRefusedBasis'] };
  RequestWithProofProposed: { agreed: ("all") | ((Schemas['RequestWithProofProposedAgreedOption2'])[]); refused: (Schemas['RequestWithProofProposedRefused'])[]; opinion?: string; conditions?: string };
  RequestWithProofReplyAgreed: { id: string; name: string; resource: string; until: string };
  RequestWithProofReplyRefusedItem: { id: string; name: string; resource: string; after?: string };
  RequestWithProofReplyRefused: { items: (Schemas['RequestWithProofReplyRefusedItem'])[]; kind: "law-forbids" | "not-held" | "not-ready" | "other"; reason: string; basis: Schemas['RequestWithProofProposedRefusedBasis'] };
  RequestWithProofReply: { at: string; late: boolean; opinion: (string) | (null); agreed: (Schemas['RequestWithProofReplyAgreed'])[]; refused: (Schemas['RequestWithProofReplyRefused'])[] };
  RequestWithProof: { id: string; number: string; application: string; status: "submitted" | "supplementing" | "replying" | "agreed" | "partly-agreed" | "refused" | "lapsed" | "withdrawn"; requester: string; handler: string; handlingFor?: string; provider: string; name: string; resources: (Schemas['RequestWithProofResource'])[]; scope: string; purpose: string; basis: string; scene: string; mode: "interface" | "batch-table" | "file"; until: string; frequency: (Schemas['CreateApplicationInputFrequency']) | (null); system: string; phone: string; submittedAt: string; form: string; deadline: (Schemas['Deadline']) | (null); supplement: (Schemas['RequestWithProofSupplement']) | (null); extension: (Schemas['RequestWithProofExtension']) | (null); proposed: (Schemas['RequestWithProofProposed']) | (null); remarks: string | null; reply: (Schemas['RequestWithProofReply']) | (null); grants: (string)[]; actions: (Schemas['Action'])[]; proof: (Schemas['Proof']) | (null); requesterName: string | null; handlerName: string | null; handlingForName?: string | null; providerName: string | null };
  ApplicationSent: { id: string; status: "draft" | "proposed" | "sent" | "withdrawn"; number: string; requester: string; handler: string; handlingFor?: string; content: Schemas['CreateApplicationInput']; createdAt: string; remarks: string | null; missing: (Schemas['ProblemError'])[]; requests: (string)[]; actions: (Schemas['Action'])[]; cases: (Schemas['RequestWithProof'])[]; requesterName: string | null; handlerName: string | null; handlingForName?: string | null };
  ReturnApplicationInput: { remarks: string };
  Request: { id: string; number: string; application: string; status: "submitted" | "supplementing" | "replying" | "agreed" | "partly-agreed" | "refused" | "lapsed" | "withdrawn"; requester: string; handler: string; handlingFor?: string; provider: string; name: string; resources: (Schemas['RequestWithProofResource'])[]; scope: string; purpose: string; basis: string; scene: string; mode: "interface" | "batch-table" | "file"; until: string; frequency: (Schemas['CreateApplicationInputFrequency']) | (null); system: string; phone: string; submittedAt: string; form: string; deadline: (Schemas['Deadline']) | (null); supplement: (Schemas['RequestWithProofSupplement']) | (null); extension: (Schemas['RequestWithProofExtension']) | (null); proposed: (Schemas['RequestWithProofProposed']) | (null); remarks: string | null; reply: (Schemas['RequestWithProofReply']) | (null); grants: (string)[]; requesterName: string | null; handlerName: string | null; handlingForName?: string | null; providerName: string | null };
  RequestList: { items: (Schemas['Request'])[]; next: string | null };
  RequestCountsByLevel: { green: number; amber: number; red: number; done: number; none: number };
  RequestCounts: { total: number; byLevel: Schemas['RequestCountsByLevel']; byStatus: { [name: string]: number } };
  DraftReplyInput: { agreed?: ("all") | ((Schemas['RequestWithProofProposedAgreedOption2'])[]); refused?: (Schemas['RequestWithProofProposedRefused'])[]; opinion?: string; conditions?: string };
  AskSupplementInput: { missing: string };
  SupplementRequestInputChanges: { scope?: string; purpose?: string; basis?: string; scene?: string; mode?: "interface" | "batch-table" | "file"; until?: string; frequency?: Schemas['CreateApplicationInputFrequency']; system?: string };
  SupplementRequestInput: { answer: string; changes?: Schemas['SupplementRequestInputChanges'] };
  AskExtensionInput: { days: number; reason: string };
  DocumentLog: { stream: string; seq: number; hash: string; digest?: string };
  DocumentHead: { label: Schemas['ProofStopWhy']; text: string };
  DocumentRowPartOption1: { text: string; strong: boolean };
  DocumentRowPartOption2: { words: Schemas['ProofStopWhy'] };
  DocumentRowPartOption3: { list: (string)[] };
  DocumentRowPart: (Schemas['DocumentRowPartOption1']) | (Schemas['DocumentRowPartOption2']) | (Schemas['DocumentRowPartOption3']);
  DocumentRow: { label: Schemas['ProofStopWhy']; parts: (Schemas['DocumentRowPart'])[]; half: boolean; signed: boolean };
  DocumentTableColumn: { label: Schemas['ProofStopWhy']; wide: number; drawn: ("bar" | "heat") | (null) };
  DocumentTableRow: { cells: (string)[]; shares: (number | null)[] };
  DocumentTable: { title: Schemas['ProofStopWhy']; columns: (Schemas['DocumentTableColumn'])[]; rows: (Schemas['DocumentTableRow'])[] };
  DocumentRest: { document: string; article: string };
  Document: { kind: "application" | "reply" | "negotiation" | "evaluation" | "incident" | "rectification" | "rectification-notice" | "rectification-report" | "complaint-answer" | "circular"; number: string; title: Schemas['ProofStopWhy']; madeAt: string; log: (Schemas['DocumentLog'])[]; issuer: Schemas['ProofStopWhy']; head: (Schemas['DocumentHead'])[]; rows: (Schemas['DocumentRow'])[]; tables?: (Schemas['DocumentTable'])[]; proof: (Schemas['Proof']) | (null); rests: (Schemas['DocumentRest'])[] };
  SignedDocument: { document: Schemas['Document']; signature: string };
  ManifestFile: { name: string; bytes: number; sha256: string };
  Manifest: { kind: "evidence"; number: string; title: Schemas['ProofStopWhy']; madeAt: string; log: (Schemas['DocumentLog'])[]; files: (Schemas['ManifestFile'])[] };
  EvidenceFile: { url: string; expiresAt: string; bytes: number; sha256: string };
  Evidence: { manifest: Schemas['Manifest']; signature: string; file: Schemas['EvidenceFile'] };
  KeysKey: { kty: "EC"; crv: "P-256"; x: string; y: string; kid: string; alg: "ES256"; use: "sig" };
  Keys: { keys: (Schemas['KeysKey'])[] };
  ToVerifyDocument: {  };
  ToVerify: { document: Schemas['ToVerifyDocument']; signature: string };
  VerdictSays: { kind: string; number: string; title: string; madeAt: string; sha256: string };
  Verdict: { genuine: boolean; fault: ("malformed" | "unknown-key" | "not-genuine") | (null); kid: string | null; signedAt: (string) | (null); says: (Schemas['VerdictSays']) | (null) };
  GrantItem: { id: string; name: string; until: (string) | (null) };
  GrantProvision: { kind: "database" | "interface" | "file"; interface: (string) | (null); at: string };
  GrantSuspensionRectified: { at: string; statement: string };
  GrantSuspension: { by: "bureau" | "provider"; at: string; reason: string; due: string; rectified: (Schemas['GrantSuspensionRectified']) | (null) };
  GrantRenewalItem: { id: string; until: string };
  GrantRenewalAnswerRefusal: { reason: string; basis: Schemas['ContentSharingBase'] };
  GrantRenewalAnswer: { items: (Schemas['GrantRenewalItem'])[]; refusal: (Schemas['GrantRenewalAnswerRefusal']) | (null); at: string };
  GrantRenewal: { status: "proposed" | "asked" | "answered" | "agreed" | "refused" | "declined" | "lapsed"; statusName: string; items: (Schemas['GrantRenewalItem'])[]; reason: string; askedAt: string; answer: (Schemas['GrantRenewalAnswer']) | (null); remarks: string | null };
  GrantFilingNegotiated: { on: string; outcome: string };
  GrantFiling: { status: "filed" | "accepted" | "declined" | "done" | "lapsed"; statusName: string; kind: "end" | "change"; endsOn: (string) | (null); change: string | null; reason: string; negotiated: Schemas['GrantFilingNegotiated']; filedAt: string; decidedAt: (string) | (null); remarks: string | null };
  GrantEnding: { on: string; how: "term" | "relinquished" | "terminated"; howName: string; reason: string | null };
  Grant: { id: string; source: string; number: string; resource: string; version: number; resourceName: string; requester: string; provider: string; items: (Schemas['GrantItem'])[]; purpose: string; scope: string; conditions: string | null; direct: boolean; madeAt: string; status: "awaiting-provision" | "in-use" | "suspended" | "rectified" | "terminated" | "ended" | "disposed"; statusName: string; endsOn: (string) | (null); provision: (Schemas['GrantProvision']) | (null); suspension: (Schemas['GrantSuspension']) | (null); renewal: (Schemas['GrantRenewal']) | (null); filing: (Schemas['GrantFiling']) | (null); ending: (Schemas['GrantEnding']) | (null); liability: Schemas['ProofStopWhy']; requesterName: string | null; providerName: string | null };
  GrantList: { items: (Schemas['Grant'])[]; next: string | null };
  GrantWithDeadlinesDeadline: { duty: string; due: string; dueEnd: string; workingDaysLeft: number; level: "green" | "amber" | "red" | "done"; late: boolean; provisional: boolean; article: string; why: Schemas['ProofStopWhy']; kind: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation" };
  GrantWithDeadlines: { id: string; source: string; number: string; resource: string; version: number; resourceName: string; requester: string; provider: string; items: (Schemas['GrantItem'])[]; purpose: string; scope: string; conditions: string | null; direct: boolean; madeAt: string; status: "awaiting-provision" | "in-use" | "suspended" | "rectified" | "terminated" | "ended" | "disposed"; statusName: string; endsOn: (string) | (null); provision: (Schemas['GrantProvision']) | (null); suspension: (Schemas['GrantSuspension']) | (null); renewal: (Schemas['GrantRenewal']) | (null); filing: (Schemas['GrantFiling']) | (null); ending: (Schemas['GrantEnding']) | (null); liability: Schemas['ProofStopWhy']; actions: (Schemas['Action'])[]; deadlines: (Schemas['GrantWithDeadlinesDeadline'])[]; requesterName: string | null; providerName: string | null };
  ProvideGrantInputDatabase: { kind: "database"; system: string; address: string; table: string; secret?: string; note?: string };
  ProvideGrantInputInterface: { kind: "interface"; interface: string };
  ProvideGrantInputFile: { kind: "file"; location: string; format?: string; secret?: string; note?: string };
  ProvideGrantInput: (Schemas['ProvideGrantInputDatabase']) | (Schemas['ProvideGrantInputInterface']) | (Schemas['ProvideGrantInputFile']);
  Access: (Schemas['ProvideGrantInputDatabase']) | (Schemas['ProvideGrantInputFile']);
  SuspendGrantInput: { reason: string; days?: number };
  RectifyGrantInput: { statement: string };
  DecideSuspensionInputResume: { decision: "resume"; reason: string };
  DecideSuspensionInputReturn: { decision: "return"; reason: string; days?: number };
  DecideSuspensionInputTerminate: { decision: "terminate"; reason: string };
  DecideSuspensionInputClose: { decision: "close"; reason: string };
  DecideSuspensionInput: (Schemas['DecideSuspensionInputResume']) | (Schemas['DecideSuspensionInputReturn']) | (Schemas['DecideSuspensionInputTerminate']) | (Schemas['DecideSuspensionInputClose']);
  AskRenewalInputItem: { id: string; until: string };
  AskRenewalInput: { items: (Schemas['AskRenewalInputItem'])[]; reason: string };
  ConsentRenewalInputConsent: { decision: "consent" };
  ConsentRenewalInputDecline: { decision: "decline"; remarks: string };
  ConsentRenewalInput: (Schemas['ConsentRenewalInputConsent']) | (Schemas['ConsentRenewalInputDecline']);
  AnswerRenewalInputAgreeRefusal: { reason: string; basis: Schemas['ContentSharingBase'] };
  AnswerRenewalInputAgree: { decision: "agree"; items?: (Schemas['AskRenewalInputItem'])[]; refusal?: Schemas['AnswerRenewalInputAgreeRefusal'] };
  AnswerRenewalInputRefuse: { decision: "refuse"; refusal: Schemas['AnswerRenewalInputAgreeRefusal'] };
  AnswerRenewalInput: (Schemas['AnswerRenewalInputAgree']) | (Schemas['AnswerRenewalInputRefuse']);
  ConfirmRenewalInputConfirm: { decision: "confirm" };
  ConfirmRenewalInputReturn: { decision: "return"; remarks: string };
  ConfirmRenewalInput: (Schemas['ConfirmRenewalInputConfirm']) | (Schemas['ConfirmRenewalInputReturn']);
  FileServiceInputEndNegotiated: { on: string; outcome: string };
  FileServiceInputEnd: { kind: "end"; endsOn: string; reason: string; negotiated: Schemas['FileServiceInputEndNegotiated'] };
  FileServiceInputChange: { kind: "change"; change: string; reason: string; negotiated: Schemas['FileServiceInputEndNegotiated'] };
  FileServiceInput: (Schemas['FileServiceInputEnd']) | (Schemas['FileServiceInputChange']);
  DecideFilingInputAccept: { decision: "accept" };
  DecideFilingInputDecline: { decision: "decline"; remarks: string };
  DecideFilingInput: (Schemas['DecideFilingInputAccept']) | (Schemas['DecideFilingInputDecline']);
  DisposeGrantInput: { on: string; what: string; count?: number };
  CreateUseRecordInput: { kind: "use" | "effect" | "storage" | "destruction"; on: string; what: string; count?: number };
  UseRecord: { kind: "use" | "effect" | "storage" | "destruction"; on: string; what: string; id: string; grant: string; count: (number) | (null); at: string };
  UseRecordList: { items: (Schemas['UseRecord'])[]; next: string | null };
  CreateCorrectionInputAboutEntry: { type: "entry"; resource: string; item?: string; recordKey?: string };
  CreateCorrectionInputAboutRecord: { type: "record"; grant: string; item?: string; recordKey: string };
  CreateCorrectionInputAbout: (Schemas['CreateCorrectionInputAboutEntry']) | (Schemas['CreateCorrectionInputAboutRecord']);
  CreateCorrectionInputFaultWrong: { kind: "wrong"; seen: string; expected: string };
  CreateCorrectionInputFaultMissing: { kind: "missing"; expected?: string };
  CreateCorrectionInputFaultStale: { kind: "stale"; seen: string; expected?: string };
  CreateCorrectionInputFault: (Schemas['CreateCorrectionInputFaultWrong']) | (Schemas['CreateCorrectionInputFaultMissing']) | (Schemas['CreateCorrectionInputFaultStale']);
  CreateCorrectionInput: { about: Schemas['CreateCorrectionInputAbout']; fault: Schemas['CreateCorrectionInputFault']; evidence: string; link?: string; repeat?: true; reason?: string };
  CorrectionResource: { id: string; code: string; name: string };
  CorrectionRating: { stars: number; solved: boolean; at: string };
  CorrectionAnswer: { outcome: "corrected" | "verified" | "declined"; reason: (string) | (null); at: string };
  CorrectionObjection: { reason: string; at: string };
  Correction: { id: string; number: string; status: "reported" | "corrected" | "verified" | "declined" | "objected" | "closed" | "withdrawn"; requester: string; provider: string; resource: Schemas['CorrectionResource']; grant: (string) | (null); item: (Schemas['Item']) | (null); recordKey: string | null; kind: "wrong" | "missing" | "stale"; reportedAt: string; answeredAt: (string) | (null); rating: (Schemas['CorrectionRating']) | (null); deadline: (Schemas['Deadline']) | (null); actions: (Schemas['Action'])[]; fault: Schemas['CreateCorrectionInputFault']; evidence: string; link: (string) | (null); answer: (Schemas['CorrectionAnswer']) | (null); objection: (Schemas['CorrectionObjection']) | (null); proof: (Schemas['Proof']) | (null); requesterName: string | null; providerName: string | null };
  CorrectionRow: { id: string; number: string; status: "reported" | "corrected" | "verified" | "declined" | "objected" | "closed" | "withdrawn"; requester: string; provider: string; resource: Schemas['CorrectionResource']; grant: (string) | (null); item: (Schemas['Item']) | (null); recordKey: string | null; kind: "wrong" | "missing" | "stale"; reportedAt: string; answeredAt: (string) | (null); rating: (Schemas['CorrectionRating']) | (null); deadline: (Schemas['Deadline']) | (null); requesterName: string | null; providerName: string | null };
  CorrectionList: { items: (Schemas['CorrectionRow'])[]; next: string | null };
  AnswerCorrectionInputCorrected: { outcome: "corrected"; reason?: string };
  AnswerCorrectionInputVerified: { outcome: "verified"; reason: string };
  AnswerCorrectionInputDeclined: { outcome: "declined"; reason: string };
  AnswerCorrectionInput: (Schemas['AnswerCorrectionInputCorrected']) | (Schemas['AnswerCorrectionInputVerified']) | (Schemas['AnswerCorrectionInputDeclined']);
  RaiseObjectionInput: { reason: string };
  RateCorrectionInput: { stars: number; solved: boolean };
  ContestedCase: { id: string; number: string; item: string | null; declined: boolean; objected: boolean };
  Contested: { resource: Schemas['CorrectionResource']; provider: string; since: string; declined: number; objected: number; cases: (Schemas['ContestedCase'])[]; providerName: string | null };
  ContestedResourceList: { items: (Schemas['Contested'])[]; next: string | null };
  CreateDemandInput: { name: string; items: (string)[]; purpose: string; basis: string; repeat?: true; reason?: string };
  DemandWithProofNaming: { department: string; reason: string; at: string; declined: (Schemas['CorrectionObjection']) | (null); departmentName: string | null };
  DemandWithProofEntry: { id: string; code: string; name: string; provider: string; providerName: string | null };
  DemandWithProof: { name: string; items: (string)[]; purpose: string; basis: string; id: string; number: string; status: "proposed" | "returned" | "submitted" | "named" | "linked" | "existing" | "unheld" | "withdrawn"; requester: string; provider: (string) | (null); statedAt: string; remarks: string | null; namings: (Schemas['DemandWithProofNaming'])[]; entry: (Schemas['DemandWithProofEntry']) | (null); reason: string | null; deadline: (Schemas['Deadline']) | (null); actions: (Schemas['Action'])[]; proof: (Schemas['Proof']) | (null); requesterName: string | null; providerName: string | null };
  Demand: { name: string; items: (string)[]; purpose: string; basis: string; id: string; number: string; status: "proposed" | "returned" | "submitted" | "named" | "linked" | "existing" | "unheld" | "withdrawn"; requester: string; provider: (string) | (null); statedAt: string; remarks: string | null; namings: (Schemas['DemandWithProofNaming'])[]; entry: (Schemas['DemandWithProofEntry']) | (null); reason: string | null; deadline: (Schemas['Deadline']) | (null); requesterName: string | null; providerName: string | null };
  DemandList: { items: (Schemas['Demand'])[]; next: string | null };
  UpdateDemandInput: { name: string; items: (string)[]; purpose: string; basis: string };
  DecideDemandInputName: { decision: "name"; provider: string; reason: string };
  DecideDemandInputPoint: { decision: "point"; resource: string };
  DecideDemandInputClose: { decision: "close"; reason: string };
  DecideDemandInput: (Schemas['DecideDemandInputName']) | (Schemas['DecideDemandInputPoint']) | (Schemas['DecideDemandInputClose']);
  AnswerDemandInputLink: { decision: "link"; resource: string };
  AnswerDemandInputDecline: { decision: "decline"; reason: string };
  AnswerDemandInput: (Schemas['AnswerDemandInputLink']) | (Schemas['AnswerDemandInputDecline']);
  CreateNegotiationInputRefusal: { on: "refusal"; request: string; resource: string; items: (string)[]; grounds: string };
  CreateNegotiationInputNotShared: { on: "not-shared"; resource: string; items: (string)[]; purpose: string; scope: string; basis: string; until: string };
  CreateNegotiationInput: (Schemas['CreateNegotiationInputRefusal']) | (Schemas['CreateNegotiationInputNotShared']);
  NegotiationCaseRequest: { id: string; number: string };
  NegotiationCaseResource: { id: string; code: string; version: number; name: string };
  NegotiationCaseItem: { id: string; name: string; confidential: ("commercial-secret" | "personal-privacy") | (null) };
  NegotiationCaseStatement: { number: number; side: "requester" | "provider"; text: string; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  NegotiationCaseFile: { id: string; side: "requester" | "provider" | "bureau" | "government"; name: string; type: "pdf" | "ofd" | "docx" | "xlsx" | "jpg" | "png"; bytes: number; sha256: string; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  NegotiationCaseProposalAnswersRequester: { accepted: boolean; reason: string | null; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  NegotiationCaseProposalAnswers: { requester: (Schemas['NegotiationCaseProposalAnswersRequester']) | (null); provider: (Schemas['NegotiationCaseProposalAnswersRequester']) | (null) };
  NegotiationCaseProposal: { number: number; author: "requester" | "provider" | "bureau" | "government"; items: (string)[]; until: string; conditions: string; status: "open" | "replaced" | "declined" | "accepted"; answers: Schemas['NegotiationCaseProposalAnswers']; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  NegotiationCaseFailure: { side: "requester" | "provider"; reason: string; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  NegotiationCaseMeeting: { heldOn: string; notes: string; departments: (string)[]; files: (string)[]; number: number; at: string; by: string; actingFor?: string; departmentNames: (string | null)[]; byName: string | null; actingForName?: string | null };
  NegotiationCaseRulingVerdictShare: { verdict: "share"; items: (string)[]; until: string; conditions: string };
  NegotiationCaseRulingVerdictNotShare: { verdict: "not-share"; basis: Schemas['ContentSharingBase'] };
  NegotiationCaseRulingVerdict: (Schemas['NegotiationCaseRulingVerdictShare']) | (Schemas['NegotiationCaseRulingVerdictNotShare']);
  NegotiationCaseRulingReferred: { at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  NegotiationCaseRuling: { verdict: Schemas['NegotiationCaseRulingVerdict']; reasons: string; departments: (string)[]; answers: Schemas['NegotiationCaseProposalAnswers']; referred: (Schemas['NegotiationCaseRulingReferred']) | (null); at: string; by: string; actingFor?: string; departmentNames: (string | null)[]; byName: string | null; actingForName?: string | null };
  NegotiationCaseDecision: { kind: "city-government" | "common-superior"; authority: string; documentNumber: string; decidedOn: string; file: string; verdict: Schemas['NegotiationCaseRulingVerdict']; reasons: string; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  NegotiationCase: { id: string; number: string; status: "proposed" | "declined" | "negotiating" | "coordinating" | "ruled" | "referred" | "recused" | "agreed" | "ruling-in-force" | "decided" | "withdrawn"; request: (Schemas['NegotiationCaseRequest']) | (null); resource: Schemas['NegotiationCaseResource']; requester: string; provider: string; openedBy: "requester" | "provider"; openedAt: string; sentAt: (string) | (null); items: (Schemas['NegotiationCaseItem'])[]; acrossLevels: boolean; grant: (string) | (null); endedAt: (string) | (null); deadlines: (Schemas['Deadline'])[]; actions: (Schemas['Action'])[]; by: string; actingFor?: string; purpose: string; scope: string; basis: string; until: (string) | (null); remarks: string | null; statements: (Schemas['NegotiationCaseStatement'])[]; files: (Schemas['NegotiationCaseFile'])[]; proposals: (Schemas['NegotiationCaseProposal'])[]; failure: (Schemas['NegotiationCaseFailure']) | (null); meetings: (Schemas['NegotiationCaseMeeting'])[]; ruling: (Schemas['NegotiationCaseRuling']) | (null); decision: (Schemas['NegotiationCaseDecision']) | (null); requesterName: string | null; providerName: string | null; byName: string | null; actingForName?: string | null };
  Negotiation: { id: string; number: string; status: "proposed" | "declined" | "negotiating" | "coordinating" | "ruled" | "referred" | "recused" | "agreed" | "ruling-in-force" | "decided" | "withdrawn"; request: (Schemas['NegotiationCaseRequest']) | (null); resource: Schemas['NegotiationCaseResource']; requester: string; provider: string; openedBy: "requester" | "provider"; openedAt: string; sentAt: (string) | (null); items: (Schemas['NegotiationCaseItem'])[]; acrossLevels: boolean; grant: (string) | (null); endedAt: (string) | (null); deadlines: (Schemas['Deadline'])[]; requesterName: string | null; providerName: string | null };
  NegotiationList: { items: (Schemas['Negotiation'])[]; next: string | null };
  CreateStatementInput: { text: string };
  CreateUploadInput: { type: "pdf" | "ofd" | "docx" | "xlsx" | "jpg" | "png"; size: number };
  NegotiationUpload: { file: string; uploadUrl: string; contentType: string; expiresAt: string };
  CreateAttachmentInput: { file: string; type: "pdf" | "ofd" | "docx" | "xlsx" | "jpg" | "png"; name: string };
  Download: { id: string; side: "requester" | "provider" | "bureau" | "government"; name: string; type: "pdf" | "ofd" | "docx" | "xlsx" | "jpg" | "png"; bytes: number; sha256: string; at: string; by: string; actingFor?: string; downloadUrl: string; expiresAt: string; byName: string | null; actingForName?: string | null };
  CreateProposalInput: { items: (string)[]; until: string; conditions: string };
  AnswerProposalInput: (Schemas['DecideFilingInputAccept']) | (Schemas['AnswerDemandInputDecline']);
  CreateMeetingInput: { heldOn: string; notes: string; departments: (string)[]; files?: (string)[] };
  AdjudicateNegotiationInputShare: { items: (string)[]; until: string; conditions: string; verdict: "share"; reasons: string; departments: (string)[] };
  AdjudicateNegotiationInputNotShare: { verdict: "not-share"; basis: Schemas['ContentSharingBase']; reasons: string; departments: (string)[] };
  AdjudicateNegotiationInput: (Schemas['AdjudicateNegotiationInputShare']) | (Schemas['AdjudicateNegotiationInputNotShare']);
  RecordDecisionInputShare: { items: (string)[]; until: string; conditions: string; verdict: "share"; authority: string; documentNumber: string; decidedOn: string; file: string; reasons: string };
  RecordDecisionInputNotShare: { verdict: "not-share"; basis: Schemas['ContentSharingBase']; authority: string; documentNumber: string; decidedOn: string; file: string; reasons: string };
  RecordDecisionInput: (Schemas['RecordDecisionInputShare']) | (Schemas['RecordDecisionInputNotShare']);
  CreateRectificationInputFact: { text: string; shownBy: (string)[] };
  CreateRectificationInput: { department: string; ground: "measures-23-1" | "measures-23-2" | "measures-23-3" | "measures-23-4" | "measures-23-5" | "measures-23-6" | "order809-39-1" | "order809-39-2" | "order809-39-3" | "order809-39-4" | "order809-39-5" | "order809-39-6" | "order809-39-7" | "order809-39-8" | "order809-39-9" | "order809-40-1" | "order809-40-2" | "order809-40-3" | "order809-40-4" | "order809-40-5" | "order809-40-6" | "order809-40-7" | "order809-41-1" | "order809-41-2" | "order809-41-3"; facts: (Schemas['CreateRectificationInputFact'])[]; requirement: string; handIn: string; dueOn: string };
  RectificationCaseIssued: { dueOn: string; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  RectificationCaseTimeAnswer: { granted: boolean; reason: string | null; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  RectificationCaseTime: { days: number; reason: string; answer: (Schemas['RectificationCaseTimeAnswer']) | (null); at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  RectificationCaseFile: { id: string; author: "department" | "bureau" | "government"; name: string; type: "pdf" | "ofd" | "docx" | "xlsx" | "jpg" | "png"; bytes: number; sha256: string; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  RectificationCaseReportReturned: { reason: string; dueOn: string; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  RectificationCaseReport: { number: number; statement: string; files: (string)[]; returned: (Schemas['RectificationCaseReportReturned']) | (null); at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  RectificationCaseEscalation: { opinion: string; due: string; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  RectificationCaseOrder: { authority: string; documentNumber: string; decidedOn: string; requirement: string; dueOn: string; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  RectificationCaseConclusion: { outcome: "completed" | "not-completed"; statement: string; documentNumber: string; decidedOn: string; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  RectificationCaseAccountabilityOutcome: { statement: string; documentNumber: string; decidedOn: string; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  RectificationCaseAccountability: { authority: string; reason: string; outcome: (Schemas['RectificationCaseAccountabilityOutcome']) | (null); at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  RectificationCaseEndingExempt: { how: "exempt"; exemption: "force-majeure" | "data-quality" | "other"; reason: string; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  RectificationCaseEndingRefer: { how: "refer"; basis: Schemas['ContentSharingBase']; authority: string; reason: string; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  RectificationCaseEnding: (Schemas['RectificationCaseEndingExempt']) | (Schemas['RectificationCaseEndingRefer']);
  RectificationCase: { id: string; number: string; status: "drafted" | "discarded" | "issued" | "reported" | "escalated" | "ordered" | "answered" | "accepted" | "concluded" | "exempted" | "referred"; department: string; ground: "measures-23-1" | "measures-23-2" | "measures-23-3" | "measures-23-4" | "measures-23-5" | "measures-23-6" | "order809-39-1" | "order809-39-2" | "order809-39-3" | "order809-39-4" | "order809-39-5" | "order809-39-6" | "order809-39-7" | "order809-39-8" | "order809-39-9" | "order809-40-1" | "order809-40-2" | "order809-40-3" | "order809-40-4" | "order809-40-5" | "order809-40-6" | "order809-40-7" | "order809-41-1" | "order809-41-2" | "order809-41-3"; cited: string; name: string; draftedAt: string; issuedAt: (string) | (null); dueOn: string; endedAt: (string) | (null); deadline: (Schemas['Deadline']) | (null); actions: (Schemas['Action'])[]; proof: (Schemas['Proof']) | (null); facts: (Schemas['CreateRectificationInputFact'])[]; requirement: string; handIn: string; remarks: string | null; issued: (Schemas['RectificationCaseIssued']) | (null); time: (Schemas['RectificationCaseTime']) | (null); files: (Schemas['RectificationCaseFile'])[]; reports: (Schemas['RectificationCaseReport'])[]; escalation: (Schemas['RectificationCaseEscalation']) | (null); order: (Schemas['RectificationCaseOrder']) | (null); conclusion: (Schemas['RectificationCaseConclusion']) | (null); accountability: (Schemas['RectificationCaseAccountability']) | (null); ending: (Schemas['RectificationCaseEnding']) | (null); departmentName: string | null };
  Rectification: { id: string; number: string; status: "drafted" | "discarded" | "issued" | "reported" | "escalated" | "ordered" | "answered" | "accepted" | "concluded" | "exempted" | "referred"; department: string; ground: "measures-23-1" | "measures-23-2" | "measures-23-3" | "measures-23-4" | "measures-23-5" | "measures-23-6" | "order809-39-1" | "order809-39-2" | "order809-39-3" | "order809-39-4" | "order809-39-5" | "order809-39-6" | "order809-39-7" | "order809-39-8" | "order809-39-9" | "order809-40-1" | "order809-40-2" | "order809-40-3" | "order809-40-4" | "order809-40-5" | "order809-40-6" | "order809-40-7" | "order809-41-1" | "order809-41-2" | "order809-41-3"; cited: string; name: string; draftedAt: string; issuedAt: (string) | (null); dueOn: string; endedAt: (string) | (null); deadline: (Schemas['Deadline']) | (null); departmentName: string | null };
  RectificationList: { items: (Schemas['Rectification'])[]; next: string | null };
  UpdateRectificationInput: { ground: "measures-23-1" | "measures-23-2" | "measures-23-3" | "measures-23-4" | "measures-23-5" | "measures-23-6" | "order809-39-1" | "order809-39-2" | "order809-39-3" | "order809-39-4" | "order809-39-5" | "order809-39-6" | "order809-39-7" | "order809-39-8" | "order809-39-9" | "order809-40-1" | "order809-40-2" | "order809-40-3" | "order809-40-4" | "order809-40-5" | "order809-40-6" | "order809-40-7" | "order809-41-1" | "order809-41-2" | "order809-41-3"; facts: (Schemas['CreateRectificationInputFact'])[]; requirement: string; handIn: string; dueOn: string };
  AnswerTimeInputGrant: { decision: "grant" };
  AnswerTimeInput: (Schemas['AnswerTimeInputGrant']) | (Schemas['AnswerDemandInputDecline']);
  RectificationDownload: { id: string; author: "department" | "bureau" | "government"; name: string; type: "pdf" | "ofd" | "docx" | "xlsx" | "jpg" | "png"; bytes: number; sha256: string; at: string; by: string; actingFor?: string; downloadUrl: string; expiresAt: string; byName: string | null; actingForName?: string | null };
  ReportRectificationInput: { statement: string; files?: (string)[] };
  ReviewRectificationInputReturn: { decision: "return"; reason: string; dueOn: string };
  ReviewRectificationInput: (Schemas['DecideFilingInputAccept']) | (Schemas['ReviewRectificationInputReturn']);
  EscalateRectificationInput: { opinion: string };
  OrderRectificationInput: { authority: string; documentNumber: string; decidedOn: string; requirement: string; dueOn: string };
  ConcludeRectificationInput: { outcome: "completed" | "not-completed"; statement: string; documentNumber: string; decidedOn: string };
  CloseRectificationInputExempt: { decision: "exempt"; exemption: "force-majeure" | "data-quality" | "other"; reason: string };
  CloseRectificationInputRefer: { decision: "refer"; basis: Schemas['ContentSharingBase']; authority: string; reason: string };
  CloseRectificationInput: (Schemas['CloseRectificationInputExempt']) | (Schemas['CloseRectificationInputRefer']);
  ProposeAccountabilityInput: { authority: string; reason: string };
  RecordAccountabilityInput: { statement: string; documentNumber: string; decidedOn: string };
  Suggestion: { id: string; number: string; status: "open" | "taken-up" | "put-aside" | "lapsed"; department: string; rule: "late-twice" | "update-escalated" | "correction-escalated" | "work-escalated" | "duplicate-collection" | "corrections-refused" | "entry-returned" | "security-missed"; name: string; ground: "measures-23-1" | "measures-23-2" | "measures-23-3" | "measures-23-4" | "measures-23-5" | "measures-23-6" | "order809-39-1" | "order809-39-2" | "order809-39-3" | "order809-39-4" | "order809-39-5" | "order809-39-6" | "order809-39-7" | "order809-39-8" | "order809-39-9" | "order809-40-1" | "order809-40-2" | "order809-40-3" | "order809-40-4" | "order809-40-5" | "order809-40-6" | "order809-40-7" | "order809-41-1" | "order809-41-2" | "order809-41-3"; cited: string; shown: number; openedAt: string; departmentName: string | null };
  SuggestionList: { items: (Schemas['Suggestion'])[]; next: string | null };
  SuggestionCaseFact: { text: string; on: string; shownBy: string };
  SuggestionCaseSettled: { rectification: (string) | (null); reason: string | null; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  SuggestionCase: { id: string; number: string; status: "open" | "taken-up" | "put-aside" | "lapsed"; department: string; rule: "late-twice" | "update-escalated" | "correction-escalated" | "work-escalated" | "duplicate-collection" | "corrections-refused" | "entry-returned" | "security-missed"; name: string; ground: "measures-23-1" | "measures-23-2" | "measures-23-3" | "measures-23-4" | "measures-23-5" | "measures-23-6" | "order809-39-1" | "order809-39-2" | "order809-39-3" | "order809-39-4" | "order809-39-5" | "order809-39-6" | "order809-39-7" | "order809-39-8" | "order809-39-9" | "order809-40-1" | "order809-40-2" | "order809-40-3" | "order809-40-4" | "order809-40-5" | "order809-40-6" | "order809-40-7" | "order809-41-1" | "order809-41-2" | "order809-41-3"; cited: string; shown: number; openedAt: string; actions: (Schemas['Action'])[]; facts: (Schemas['SuggestionCaseFact'])[]; settled: (Schemas['SuggestionCaseSettled']) | (null); departmentName: string | null };
  TakeUpInput: { requirement: string; handIn: string; dueOn: string };
  CreateComplaintInput: { name: string; complainant: "natural-person" | "legal-person" | "organization"; contact?: string; channel: "by-letter" | "by-visit" | "by-phone" | "by-web" | "forwarded"; receivedOn: string; what: string; against?: string; about?: (string)[] };
  ComplaintCasePassedOn: { at: string; by: string; actingFor?: string; from: string; to: string; reason: string; byName: string | null; actingForName?: string | null; fromName: string | null; toName: string | null };
  ComplaintCaseAnswer: { at: string; by: string; actingFor?: string; statement: string; done: string | null; byName: string | null; actingForName?: string | null };
  ComplaintCaseLed: { at: string; by: string; actingFor?: string; to: string; byName: string | null; actingForName?: string | null };
  ComplaintCase: { name: string; channel: "by-letter" | "by-visit" | "by-phone" | "by-web" | "forwarded"; id: string; number: string; status: "handling" | "referred" | "answered"; complainant: "natural-person" | "legal-person" | "organization"; receivedOn: string; receivedBy: string; handler: string; against: (string) | (null); registeredAt: string; finding: ("founded" | "partly-founded" | "unfounded" | "not-ours") | (null); answeredAt: (string) | (null); answeredLate: boolean | null; deadline: (Schemas['Deadline']) | (null); actions: (Schemas['Action'])[]; proof: (Schemas['Proof']) | (null); contact: string | null; what: string; about: (string)[]; registered: Schemas['NegotiationCaseRulingReferred']; passedOn: (Schemas['ComplaintCasePassedOn']) | (null); answer: (Schemas['ComplaintCaseAnswer']) | (null); led: (Schemas['ComplaintCaseLed'])[]; receivedByName: string | null; handlerName: string | null; againstName: string | null };
  Complaint: { name: string; channel: "by-letter" | "by-visit" | "by-phone" | "by-web" | "forwarded"; id: string; number: string; status: "handling" | "referred" | "answered"; complainant: "natural-person" | "legal-person" | "organization"; receivedOn: string; receivedBy: string; handler: string; against: (string) | (null); registeredAt: string; finding: ("founded" | "partly-founded" | "unfounded" | "not-ours") | (null); answeredAt: (string) | (null); answeredLate: boolean | null; deadline: (Schemas['Deadline']) | (null); receivedByName: string | null; handlerName: string | null; againstName: string | null };
  ComplaintList: { items: (Schemas['Complaint'])[]; next: string | null };
  ComplaintCounts: { received: number; answered: number; inTime: number; founded: number; open: number; late: number };
  PassComplaintInput: { to: string; against?: string; reason: string };
  AnswerComplaintInput: { finding: "founded" | "partly-founded" | "unfounded" | "not-ours"; statement: string; done?: string };
  LinkComplaintInput: { to: string };
  CreateCircularInput: { name: string; ground?: "measures-23-1" | "measures-23-2" | "measures-23-3" | "measures-23-4" | "measures-23-5" | "measures-23-6" | "order809-39-1" | "order809-39-2" | "order809-39-3" | "order809-39-4" | "order809-39-5" | "order809-39-6" | "order809-39-7" | "order809-39-8" | "order809-39-9" | "order809-40-1" | "order809-40-2" | "order809-40-3" | "order809-40-4" | "order809-40-5" | "order809-40-6" | "order809-40-7" | "order809-41-1" | "order809-41-2" | "order809-41-3"; facts?: (Schemas['CreateRectificationInputFact'])[]; demand: string; rectification?: string; department?: string };
  CircularCaseDiscarded: { reason: string; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  CircularCaseRetractionAnswer: { retracted: boolean; reason: string | null; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  CircularCaseRetraction: { reason: string; answer: (Schemas['CircularCaseRetractionAnswer']) | (null); at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  CircularCase: { name: string; ground: "measures-23-1" | "measures-23-2" | "measures-23-3" | "measures-23-4" | "measures-23-5" | "measures-23-6" | "order809-39-1" | "order809-39-2" | "order809-39-3" | "order809-39-4" | "order809-39-5" | "order809-39-6" | "order809-39-7" | "order809-39-8" | "order809-39-9" | "order809-40-1" | "order809-40-2" | "order809-40-3" | "order809-40-4" | "order809-40-5" | "order809-40-6" | "order809-40-7" | "order809-41-1" | "order809-41-2" | "order809-41-3"; id: string; number: string; status: "drafted" | "discarded" | "issued" | "retracting" | "retracted"; department: string; cited: string; draftedAt: string; issuedAt: (string) | (null); retractedAt: (string) | (null); deadline: (Schemas['Deadline']) | (null); actions: (Schemas['Action'])[]; facts: (Schemas['CreateRectificationInputFact'])[]; demand: string; rectification: (string) | (null); discarded: (Schemas['CircularCaseDiscarded']) | (null); issued: (Schemas['NegotiationCaseRulingReferred']) | (null); retraction: (Schemas['CircularCaseRetraction']) | (null); departmentName: string | null };
  Circular: { name: string; ground: "measures-23-1" | "measures-23-2" | "measures-23-3" | "measures-23-4" | "measures-23-5" | "measures-23-6" | "order809-39-1" | "order809-39-2" | "order809-39-3" | "order809-39-4" | "order809-39-5" | "order809-39-6" | "order809-39-7" | "order809-39-8" | "order809-39-9" | "order809-40-1" | "order809-40-2" | "order809-40-3" | "order809-40-4" | "order809-40-5" | "order809-40-6" | "order809-40-7" | "order809-41-1" | "order809-41-2" | "order809-41-3"; id: string; number: string; status: "drafted" | "discarded" | "issued" | "retracting" | "retracted"; department: string; cited: string; draftedAt: string; issuedAt: (string) | (null); retractedAt: (string) | (null); deadline: (Schemas['Deadline']) | (null); departmentName: string | null };
  CircularList: { items: (Schemas['Circular'])[]; next: string | null };
  UpdateCircularInput: { name: string; ground: "measures-23-1" | "measures-23-2" | "measures-23-3" | "measures-23-4" | "measures-23-5" | "measures-23-6" | "order809-39-1" | "order809-39-2" | "order809-39-3" | "order809-39-4" | "order809-39-5" | "order809-39-6" | "order809-39-7" | "order809-39-8" | "order809-39-9" | "order809-40-1" | "order809-40-2" | "order809-40-3" | "order809-40-4" | "order809-40-5" | "order809-40-6" | "order809-40-7" | "order809-41-1" | "order809-41-2" | "order809-41-3"; facts: (Schemas['CreateRectificationInputFact'])[]; demand: string };
  AnswerRetractionInputRetract: { decision: "retract" };
  AnswerRetractionInputKeep: { decision: "keep"; reason: string };
  AnswerRetractionInput: (Schemas['AnswerRetractionInputRetract']) | (Schemas['AnswerRetractionInputKeep']);
  SafeguardPeriod: { from: string; to: string };
  SafeguardReportFile: { id: string; name: string; type: "pdf" | "ofd" | "docx" | "xlsx" | "jpg" | "png"; bytes: number; sha256: string };
  SafeguardReport: { carriedOutOn: string; findings: string; file: Schemas['SafeguardReportFile']; at: string; by: string; actingFor?: string; byName: string | null; actingForName?: string | null };
  Safeguard: { id: string; number: string; name: string; kind: "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency"; status: "owed" | "done"; department: string; period: Schemas['SafeguardPeriod']; openedAt: string; reports: (Schemas['SafeguardReport'])[]; deadline: (Schemas['Deadline']) | (null); departmentName: string | null };
  SafeguardList: { items: (Schemas['Safeguard'])[]; next: string | null };
  SecurityStateDepartmentTask: { id: string; kind: "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency"; from: string; due: string; status: "owed" | "done"; late: boolean; carriedOutOn: (string) | (null) };
  SecurityStateDepartment: { department: string; missing: number; late: number; tasks: (Schemas['SecurityStateDepartmentTask'])[]; departmentName: string | null };
  SecurityState: { year: number; departments: (Schemas['SecurityStateDepartment'])[] };
  SafeguardWithProof: { id: string; number: string; name: string; kind: "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency"; status: "owed" | "done"; department: string; period: Schemas['SafeguardPeriod']; openedAt: string; reports: (Schemas['SafeguardReport'])[]; deadline: (Schemas['Deadline']) | (null); actions: (Schemas['Action'])[]; proof: (Schemas['Proof']) | (null); departmentName: string | null };
  SecurityUpload: { file: string; uploadUrl: string; contentType: "application/pdf" | "application/ofd" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "image/jpeg" | "image/png"; expiresAt: string };
  ReportSafeguardInput: { carriedOutOn: string; findings: string; file: string; type: "pdf" | "ofd" | "docx" | "xlsx" | "jpg" | "png"; name: string };
  SecurityFile: { id: string; name: string; type: "pdf" | "ofd" | "docx" | "xlsx" | "jpg" | "png"; bytes: number; sha256: string; downloadUrl: string; expiresAt: string };
  CreateIncidentInput: { name: string; kind: "leak" | "tampering" | "damage" | "misuse" | "outage" | "other"; department?: string; foundAt: string; people: number; what: string; grants?: (string)[] };
  IncidentCaseGrant: { id: string; number: string; name: string; side: "requester" | "provider"; other: string; suspended: boolean; otherName: string | null };
  IncidentCaseClassified: { at: string; by: string; actingFor?: string; reason: string | null; byName: string | null; actingForName?: string | null };
  IncidentCaseTold: { at: string; by: string; actingFor?: string; toldAt: string; authority: string; how: string; late: boolean; byName: string | null; actingForName?: string | null };
  IncidentCaseMeasure: { at: string; by: string; actingFor?: string; text: string; byName: string | null; actingForName?: string | null };
  IncidentCaseConclusion: { at: string; by: string; actingFor?: string; cause: string; prevention: string; file: Schemas['SafeguardReportFile']; byName: string | null; actingForName?: string | null };
  IncidentCaseReturned: { at: string; by: string; actingFor?: string; reason: string; byName: string | null; actingForName?: string | null };
  IncidentCaseClosed: { at: string; by: string; actingFor?: string; liability: "liable" | "exempt"; as: "user" | "provider"; reason: string; byName: string | null; actingForName?: string | null };
  IncidentCase: { name: string; kind: "leak" | "tampering" | "damage" | "misuse" | "outage" | "other"; people: number; id: string; number: string; status: "reported" | "handling" | "concluded" | "closed" | "dismissed"; department: string; level: "ordinary" | "larger" | "major" | "grave"; foundAt: string; reportedAt: string; tellBy: string; toldLate: boolean; deadline: (Schemas['Deadline']) | (null); actions: (Schemas['Action'])[]; what: string; grants: (Schemas['IncidentCaseGrant'])[]; reported: Schemas['NegotiationCaseRulingReferred']; classified: (Schemas['IncidentCaseClassified']) | (null); told: (Schemas['IncidentCaseTold']) | (null); measures: (Schemas['IncidentCaseMeasure'])[]; conclusion: (Schemas['IncidentCaseConclusion']) | (null); returned: (Schemas['IncidentCaseReturned']) | (null); closed: (Schemas['IncidentCaseClosed']) | (null); dismissed: (Schemas['IncidentCaseReturned']) | (null); deadlines: (Schemas['Deadline'])[]; departmentName: string | null };
  Incident: { name: string; kind: "leak" | "tampering" | "damage" | "misuse" | "outage" | "other"; people: number; id: string; number: string; status: "reported" | "handling" | "concluded" | "closed" | "dismissed"; department: string; level: "ordinary" | "larger" | "major" | "grave"; foundAt: string; reportedAt: string; tellBy: string; toldLate: boolean; deadline: (Schemas['Deadline']) | (null); departmentName: string | null };
  IncidentList: { items: (Schemas['Incident'])[]; next: string | null };
  ClassifyIncidentInput: { level: "ordinary" | "larger" | "major" | "grave"; people: number; reason?: string };
  TellIncidentInput: { toldAt: string; authority: string; how: string };
  MeasureIncidentInput: { text: string };
  SuspendIncidentInput: { grant: string; reason: string; days?: number };
  ConcludeIncidentInput: { cause: string; prevention: string; file: string; type: "pdf" | "ofd" | "docx" | "xlsx" | "jpg" | "png"; name: string };
  CloseIncidentInput: { liability: "liable" | "exempt"; reason: string };
  CreateContractorInputApproval: { authority: string; documentNumber: string; approvedOn: string };
  CreateContractorInput: { name: string; creditCode: string; scope: string; data: string; approval: Schemas['CreateContractorInputApproval']; startsOn: string; endsOn: string };
  ContractorReadRenewal: { at: string; by: string; actingFor?: string; endsOn: string; approval: Schemas['CreateContractorInputApproval']; byName: string | null; actingForName?: string | null };
  ContractorReadEnded: { at: string; by: string; actingFor?: string; endedOn: string; disposal: string; byName: string | null; actingForName?: string | null };
  ContractorRead: { name: string; creditCode: string; scope: string; data: string; approval: Schemas['CreateContractorInputApproval']; startsOn: string; endsOn: string; id: string; number: string; status: "engaged" | "ended"; department: string; registered: Schemas['NegotiationCaseRulingReferred']; renewals: (Schemas['ContractorReadRenewal'])[]; ended: (Schemas['ContractorReadEnded']) | (null); deadline: (Schemas['Deadline']) | (null); actions: (Schemas['Action'])[]; departmentName: string | null };
  Contractor: { name: string; creditCode: string; scope: string; data: string; approval: Schemas['CreateContractorInputApproval']; startsOn: string; endsOn: string; id: string; number: string; status: "engaged" | "ended"; department: string; registered: Schemas['NegotiationCaseRulingReferred']; renewals: (Schemas['ContractorReadRenewal'])[]; ended: (Schemas['ContractorReadEnded']) | (null); deadline: (Schemas['Deadline']) | (null); departmentName: string | null };
  ContractorList: { items: (Schemas['Contractor'])[]; next: string | null };
  RenewContractorInput: { approval: Schemas['CreateContractorInputApproval']; endsOn: string };
  EndContractorInput: { endedOn: string; disposal: string };
  WorkItemSubjectChange: { id: string; document: string };
  WorkItemSubject: { type: "application" | "request" | "resource" | "grant" | "negotiation" | "correction" | "demand" | "rectification" | "safeguard" | "incident" | "contractor" | "complaint" | "circular" | "evaluation" | "policy"; id: string; number: string; name: string; change?: Schemas['WorkItemSubjectChange'] };
  WorkItemAct: { operation: string; title: string };
  WorkItem: { kind: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation" | "returned" | "confirm"; duty: (string) | (null); subject: Schemas['WorkItemSubject']; requester: (string) | (null); provider: (string) | (null); state: string; role: "staff" | "head" | "leader" | "bureau" | "government" | "evaluator"; since: string; deadline: (Schemas['Deadline']) | (null); weekday: string | null; remarks: string | null; act: Schemas['WorkItemAct']; path: string; requesterName: string | null; providerName: string | null };
  WorkCounts: { total: number; late: number; today: number; week: number; byKind: { [name: string]: number } };
  Work: { items: (Schemas['WorkItem'])[]; counts: Schemas['WorkCounts']; more: boolean };
  DutySubject: { type: "application" | "request" | "resource" | "grant" | "negotiation" | "correction" | "demand" | "rectification" | "safeguard" | "incident" | "contractor" | "complaint" | "circular" | "evaluation"; id: string; number: string; name: string; change?: Schemas['WorkItemSubjectChange'] };
  DutyFlagVoid: { at: string; calendar: string; notice: string };
  DutyFlag: { due: string; at: string; recounted?: string; void?: Schemas['DutyFlagVoid'] };
  DutyEscalated: { step: "urge" | "suggest-rectification" | "report"; workingDays: number; at: string };
  DutyRecount: { from: string; to: string; calendar: string; notice: string; at: string };
  DutyClaim: { kind: "revision" | "no-change"; at: string; reason: string | null };
  DutyExtension: { days: number; reason: string; at: string };
  Duty: { id: string; kind: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; status: "open" | "claimed" | "stopped" | "met" | "cancelled"; subject: Schemas['DutySubject']; owes: string; waits: (string) | (null); openedAt: string; flaggedAt: (string) | (null); flags: (Schemas['DutyFlag'])[]; escalated: (Schemas['DutyEscalated'])[]; recounts: (Schemas['DutyRecount'])[]; metOn: (string) | (null); metLate: boolean | null; claim: (Schemas['DutyClaim']) | (null); extension: (Schemas['DutyExtension']) | (null); deadline: Schemas['Deadline']; owesName: string | null; waitsName: string | null };
  DutyList: { items: (Schemas['Duty'])[]; next: string | null };
  DutyCountsByLevel: { green: number; amber: number; red: number; done: number };
  DutyCounts: { total: number; byLevel: Schemas['DutyCountsByLevel']; byKind: { [name: string]: number } };
  DutyInFullEscalatedMail: { mail: string; event: string; template: string; to: string; at: string; attempts: number; outcome: "sent" | "not-delivered"; receipt: string | null; failure: ("not-registered" | "left" | "refused" | "given-up" | "bounced" | "overtaken") | (null); digest: boolean; toName: string | null };
  DutyInFullEscalated: { step: "urge" | "suggest-rectification" | "report"; workingDays: number; at: string; due: string; event: string; to: ("owing" | "waiting" | "leader" | "bureau" | "bureau-leader")[]; ground: string | null; mails: (Schemas['DutyInFullEscalatedMail'])[] };
  DutyInFullTurn: { role: "staff" | "head" | "leader" | "bureau" | "government" | "evaluator"; department: string; side: "owing" | "waiting" | "above"; since: string; departmentName: string | null };
  DutyInFull: { id: string; kind: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; status: "open" | "claimed" | "stopped" | "met" | "cancelled"; subject: Schemas['DutySubject']; owes: string; waits: (string) | (null); openedAt: string; flaggedAt: (string) | (null); flags: (Schemas['DutyFlag'])[]; escalated: (Schemas['DutyInFullEscalated'])[]; recounts: (Schemas['DutyRecount'])[]; metOn: (string) | (null); metLate: boolean | null; claim: (Schemas['DutyClaim']) | (null); extension: (Schemas['DutyExtension']) | (null); deadline: Schemas['Deadline']; actions: (Schemas['Action'])[]; proof: Schemas['Proof']; turn: (Schemas['DutyInFullTurn']) | (null); owesName: string | null; waitsName: string | null };
  Mailings: { items: (Schemas['DutyInFullEscalatedMail'])[] };
  HistoryItem: { id: string; at: string; what: Schemas['ProofStopWhy']; said: string | null; by: (string) | (null); actingFor: (string) | (null); byName: string | null; actingForName: string | null };
  History: { items: (Schemas['HistoryItem'])[]; more: boolean };
  DutyWithProof: { id: string; kind: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; status: "open" | "claimed" | "stopped" | "met" | "cancelled"; subject: Schemas['DutySubject']; owes: string; waits: (string) | (null); openedAt: string; flaggedAt: (string) | (null); flags: (Schemas['DutyFlag'])[]; escalated: (Schemas['DutyEscalated'])[]; recounts: (Schemas['DutyRecount'])[]; metOn: (string) | (null); metLate: boolean | null; claim: (Schemas['DutyClaim']) | (null); extension: (Schemas['DutyExtension']) | (null); deadline: Schemas['Deadline']; actions: (Schemas['Action'])[]; proof: Schemas['Proof']; owesName: string | null; waitsName: string | null };
  PolicyLegalRef: { document: string; article: string; url?: string; kind?: "law" | "administrative-regulation" | "state-council-decision" | "local-regulation" | "national-rule" | "local-notice"; publishedOn?: string };
  PolicyStated: { least: number; most: number };
  PolicyExtension: { maxDays: number; approver: "bureau"; article: string };
  PolicyEntryConsent: { by: ("leader" | "deputy" | "head")[]; article: string };
  PolicyRecurs: { months: 1 | 2 | 3 | 4 | 6 | 12; by: "all" | "departments" | "bureau" };
  PolicyBand: { level: "ordinary" | "larger" | "major" | "grave"; people: number; hours: number };
  PolicyReminder: { workingDays: number; at: string; to: ("owing" | "waiting" | "leader" | "bureau" | "bureau-leader")[] };
  PolicyLate: { to: ("owing" | "waiting" | "leader" | "bureau" | "bureau-leader")[] };
  PolicyEscalation: { step: "urge" | "suggest-rectification" | "report"; workingDays: number; at: string; to: ("owing" | "waiting" | "leader" | "bureau" | "bureau-leader")[] };
  PolicyLoaded: { proposed: Schemas['NegotiationCaseRulingReferred']; confirmed: (Schemas['NegotiationCaseRulingReferred']) | (null); withdrawn: (Schemas['IncidentCaseReturned']) | (null) };
  Policy: { id: string; legalRef: Schemas['PolicyLegalRef']; effectiveFrom: string; effectiveTo: (string) | (null); duty: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; shareType: ("unconditional" | "conditional" | "not-shared") | (null); days: number; stated?: Schemas['PolicyStated']; unit: "working-day"; mending?: number; extension: (Schemas['PolicyExtension']) | (null); entryConsent?: Schemas['PolicyEntryConsent']; recurs?: Schemas['PolicyRecurs']; bands?: (Schemas['PolicyBand'])[]; start: "as-received" | "next-working-day"; cutoff: (string) | (null); reminders: (Schemas['PolicyReminder'])[]; late: Schemas['PolicyLate']; escalation: (Schemas['PolicyEscalation'])[]; status: "proposed" | "upcoming" | "in-force" | "ended" | "withdrawn"; loaded: (Schemas['PolicyLoaded']) | (null) };
  Policies: { on: string; items: (Schemas['Policy'])[] };
  PolicyRead: { id: string; legalRef: Schemas['PolicyLegalRef']; effectiveFrom: string; effectiveTo: (string) | (null); duty: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; shareType: ("unconditional" | "conditional" | "not-shared") | (null); days: number; stated?: Schemas['PolicyStated']; unit: "working-day"; mending?: number; extension: (Schemas['PolicyExtension']) | (null); entryConsent?: Schemas['PolicyEntryConsent']; recurs?: Schemas['PolicyRecurs']; bands?: (Schemas['PolicyBand'])[]; start: "as-received" | "next-working-day"; cutoff: (string) | (null); reminders: (Schemas['PolicyReminder'])[]; late: Schemas['PolicyLate']; escalation: (Schemas['PolicyEscalation'])[]; status: "proposed" | "upcoming" | "in-force" | "ended" | "withdrawn"; loaded: (Schemas['PolicyLoaded']) | (null); actions: (Schemas['Action'])[] };
  CreatePolicyInput: { id: string; legalRef: Schemas['PolicyLegalRef']; effectiveFrom: string; duty: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; shareType: ("unconditional" | "conditional" | "not-shared") | (null); days: number; stated?: Schemas['PolicyStated']; unit: "working-day"; mending?: number; extension: (Schemas['PolicyExtension']) | (null); entryConsent?: Schemas['PolicyEntryConsent']; recurs?: Schemas['PolicyRecurs']; bands?: (Schemas['PolicyBand'])[]; start: "as-received" | "next-working-day"; cutoff: (string) | (null); reminders: (Schemas['PolicyReminder'])[]; late: Schemas['PolicyLate']; escalation: (Schemas['PolicyEscalation'])[] };
  CalculateDeadlineInputPolicyOption1: { id: string };
  CalculateDeadlineInputPolicyOption2Given: { id?: string; legalRef?: Schemas['PolicyLegalRef']; effectiveFrom?: string; duty?: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; shareType?: ("unconditional" | "conditional" | "not-shared") | (null); days: number; stated?: Schemas['PolicyStated']; unit?: "working-day"; mending?: number; extension?: (Schemas['PolicyExtension']) | (null); entryConsent?: Schemas['PolicyEntryConsent']; recurs?: Schemas['PolicyRecurs']; bands?: (Schemas['PolicyBand'])[]; start?: "as-received" | "next-working-day"; cutoff?: (string) | (null); reminders?: (Schemas['PolicyReminder'])[]; late?: Schemas['PolicyLate']; escalation?: (Schemas['PolicyEscalation'])[] };
  CalculateDeadlineInputPolicyOption2: { given: Schemas['CalculateDeadlineInputPolicyOption2Given'] };
  CalculateDeadlineInputPolicyOption3: { duty: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; shareType?: ("unconditional" | "conditional" | "not-shared") | (null); on?: string };
  CalculateDeadlineInputPolicy: (Schemas['CalculateDeadlineInputPolicyOption1']) | (Schemas['CalculateDeadlineInputPolicyOption2']) | (Schemas['CalculateDeadlineInputPolicyOption3']);
  CalculateDeadlineInputStop: { from: string; to: string; reason?: "review" | "supplement" };
  CalculateDeadlineInputExtension: { days: number; reason?: string };
  CalculateDeadlineInputCalendarOption1: { id: string };
  CalculateDeadlineInputCalendarOption2NoticeOff: { name: string; from: string; to: string };
  CalculateDeadlineInputCalendarOption2NoticeWorked: { name: string; date: string };
  CalculateDeadlineInputCalendarOption2Notice: { year: number; kind?: "arrangement" | "amendment" | "closure"; title: string; documentNumber?: string; publishedOn?: string; url?: string; off: (Schemas['CalculateDeadlineInputCalendarOption2NoticeOff'])[]; worked?: (Schemas['CalculateDeadlineInputCalendarOption2NoticeWorked'])[] };
  CalculateDeadlineInputCalendarOption2: { notices: (Schemas['CalculateDeadlineInputCalendarOption2Notice'])[] };
  CalculateDeadlineInputCalendar: (Schemas['CalculateDeadlineInputCalendarOption1']) | (Schemas['CalculateDeadlineInputCalendarOption2']);
  CalculateDeadlineInput: { start: (string) | (string); policy: Schemas['CalculateDeadlineInputPolicy']; days?: number; stops?: (Schemas['CalculateDeadlineInputStop'])[]; extension?: Schemas['CalculateDeadlineInputExtension']; calendar?: Schemas['CalculateDeadlineInputCalendar'] };
  CalculatedPolicy: { id: string; legalRef: Schemas['PolicyLegalRef']; effectiveFrom: string; effectiveTo: (string) | (null); duty: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; shareType: ("unconditional" | "conditional" | "not-shared") | (null); days: number; stated?: Schemas['PolicyStated']; unit: "working-day"; mending?: number; extension: (Schemas['PolicyExtension']) | (null); entryConsent?: Schemas['PolicyEntryConsent']; recurs?: Schemas['PolicyRecurs']; bands?: (Schemas['PolicyBand'])[]; start: "as-received" | "next-working-day"; cutoff: (string) | (null); reminders: (Schemas['PolicyReminder'])[]; late: Schemas['PolicyLate']; escalation: (Schemas['PolicyEscalation'])[] };
  CalculatedMoment: { kind: "reminder" | "late" | "escalation"; step: ("urge" | "suggest-rectification" | "report") | (null); workingDays: number; at: string; to: ("owing" | "waiting" | "leader" | "bureau" | "bureau-leader")[] };
  Calculated: { policy: Schemas['CalculatedPolicy']; due: string; dueEnd: string; statutoryDue: string; provisional: boolean; moments: (Schemas['CalculatedMoment'])[]; proof: Schemas['Proof'] };
  ComparePoliciesInputA: (Schemas['CalculateDeadlineInputPolicyOption1']) | (Schemas['CalculateDeadlineInputPolicyOption2']);
  ComparePoliciesInput: { duty: "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; from: string; to: string; department?: string; a?: Schemas['ComparePoliciesInputA']; b: Schemas['ComparePoliciesInputA']; cursor?: string; limit?: number };
  ComparisonItemA: { policy: string; due: string; late: boolean };
  ComparisonItem: { duty: string; number: string; name: string; owes: string; status: "open" | "claimed" | "stopped" | "met"; start: string; metOn: (string) | (null); a: Schemas['ComparisonItemA']; b: Schemas['ComparisonItemA']; moved: number; owesName: string | null };
  ComparisonTotalLate: { a: number; b: number; onlyA: number; onlyB: number };
  ComparisonTotal: { cases: number; open: number; late: Schemas['ComparisonTotalLate'] };
  ComparisonDepartment: { cases: number; open: number; late: Schemas['ComparisonTotalLate']; department: string; departmentName: string | null };
  Comparison: { items: (Schemas['ComparisonItem'])[]; next: string | null; duty: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; from: string; to: string; whole: boolean; total: Schemas['ComparisonTotal']; departments: (Schemas['ComparisonDepartment'])[] };
  ExportComparisonInput: { duty: "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; from: string; to: string; department?: string; a?: Schemas['ComparePoliciesInputA']; b: Schemas['ComparePoliciesInputA'] };
  CreateFeedOutput: { id: string; department: string; status: "active" | "revoked"; createdAt: string; createdBy: string; revokedAt: (string) | (null); actions: (Schemas['Action'])[]; url: string | null; departmentName: string | null; createdByName: string | null };
  FeedListItem: { id: string; department: string; status: "active" | "revoked"; createdAt: string; createdBy: string; revokedAt: (string) | (null); departmentName: string | null; createdByName: string | null };
  FeedList: { items: (Schemas['FeedListItem'])[]; next: string | null };
  GetFeedOutput: { id: string; department: string; status: "active" | "revoked"; createdAt: string; createdBy: string; revokedAt: (string) | (null); actions: (Schemas['Action'])[]; departmentName: string | null; createdByName: string | null };
  CreateDepartmentInput: { id: string; name: string; creditCode: string; office: string; division?: string };
  DepartmentReadFormerName: { name: string; until: string };
  DepartmentReadMerged: { into: string; at: string; doneAt: (string) | (null); intoName: string | null };
  DepartmentRead: { id: string; name: string; creditCode: string; office: string; division?: string; formerNames: (Schemas['DepartmentReadFormerName'])[]; merged: (Schemas['DepartmentReadMerged']) | (null); complete: boolean; actions: (Schemas['Action'])[] };
  Department: { id: string; name: string; creditCode: string; office: string; division?: string; formerNames: (Schemas['DepartmentReadFormerName'])[]; merged: (Schemas['DepartmentReadMerged']) | (null); complete: boolean };
  DepartmentList: { items: (Schemas['Department'])[]; next: string | null };
  ChangedDepartment: { name: string; creditCode: string; office: string; division?: string };
  MergeDepartmentInput: { into: string };
  NewPerson: { id: string; department: string; name: string; email: string; roles: ("administrator" | "bureau" | "staff" | "head" | "leader" | "upper" | "government" | "auditor" | "evaluator")[] };
  PersonAbsence: { from: string; to: string; delegate: string; id: string; recordedAt: string; recordedBy: string };
  PersonDeputy: { person: string; from: string; to: string };
  PersonMail: { pace: "each" | "digest"; alerts: "at-once" | "digest"; quiet: "clock" | "all"; english?: boolean };
  PersonCredentialProposed: { subject: string; reason: string; at: string; by: string; actingFor?: string };
  PersonCredential: { subject: string; former: (string)[]; proposed: (Schemas['PersonCredentialProposed']) | (null) };
  Person: { id: string; department: string; name: string; email: string; roles: ("administrator" | "bureau" | "staff" | "head" | "leader" | "upper" | "government" | "auditor" | "evaluator")[]; active: boolean; absences?: (Schemas['PersonAbsence'])[]; deputies?: (Schemas['PersonDeputy'])[]; mail?: Schemas['PersonMail']; credential?: Schemas['PersonCredential'] };
  PersonRow: { id: string; department: string; name: string; roles: ("administrator" | "bureau" | "staff" | "head" | "leader" | "upper" | "government" | "auditor" | "evaluator")[]; active: boolean; departmentName: string | null };
  PersonList: { items: (Schemas['PersonRow'])[]; next: string | null };
  ChangedPerson: { department: string; name: string; email: string; roles: ("administrator" | "bureau" | "staff" | "head" | "leader" | "upper" | "government" | "auditor" | "evaluator")[]; active: boolean };
  LeavePersonInput: { successor: (string) | (null) };
  ProposeSubjectInput: { subject: string; reason: string };
  PersonReadAddressTrouble: { kind: "refused" | "bounced" | "complained"; since: string };
  PersonRead: { id: string; department: string; name: string; email: string; roles: ("administrator" | "bureau" | "staff" | "head" | "leader" | "upper" | "government" | "auditor" | "evaluator")[]; active: boolean; absences?: (Schemas['PersonAbsence'])[]; deputies?: (Schemas['PersonDeputy'])[]; mail?: Schemas['PersonMail']; credential?: Schemas['PersonCredential']; addressTrouble?: Schemas['PersonReadAddressTrouble'] };
  CreateSystemInput: { id: string; name: string; purpose: string };
  SystemReadRevoked: { at: string; by: string; reason: string; byName: string | null };
  SystemRead: { id: string; name: string; purpose: string; department: string; status: "active" | "revoked"; registeredAt: string; registeredBy: string; revoked: (Schemas['SystemReadRevoked']) | (null); actions: (Schemas['Action'])[]; departmentName: string | null; registeredByName: string | null };
  System: { id: string; name: string; purpose: string; department: string; status: "active" | "revoked"; registeredAt: string; registeredBy: string; revoked: (Schemas['SystemReadRevoked']) | (null); departmentName: string | null; registeredByName: string | null };
  SystemList: { items: (Schemas['System'])[]; next: string | null };
  AbsencesItem: { from: string; to: string; delegate: string; id: string; recordedAt: string; recordedBy: string; delegateName: string | null; recordedByName: string | null };
  Absences: { person: string; items: (Schemas['AbsencesItem'])[]; actions: (Schemas['Action'])[]; personName: string | null };
  CreateAbsenceInput: { from: string; to: string; delegate: string };
  DeputiesItem: { person: string; from: string; to: string; personName: string | null };
  Deputies: { person: string; items: (Schemas['DeputiesItem'])[]; actions: (Schemas['Action'])[]; personName: string | null };
  MeMayActFor: { person: string; roles: ("administrator" | "bureau" | "staff" | "head" | "leader" | "upper" | "government" | "auditor" | "evaluator" | "deputy" | "system")[]; personName: string | null };
  Me: { personId: string; department: string; roles: ("administrator" | "bureau" | "staff" | "head" | "leader" | "upper" | "government" | "auditor" | "evaluator" | "deputy" | "system")[]; actingFor: (string) | (null); mayActFor: (Schemas['MeMayActFor'])[]; personName: string | null; departmentName: string | null; actingForName: string | null };
  Summary: { year: number; announced: boolean; holidays: number; makeups: number; closures: number };
  Calendars: { calendar: string; items: (Schemas['Summary'])[] };
  CalendarYearDay: { date: string; kind: "workday" | "makeup" | "weekend" | "holiday" | "closure"; name: string | null; source: Schemas['ProofDaySource']; provisional: boolean };
  CalendarYearVersionOff: { name: string; from: string; to: string };
  CalendarYearVersionWorked: { name: string; date: string };
  CalendarYearVersionPast: { days: (string)[]; reason: string };
  CalendarYearVersionEnded: { version: number; how: "replaced" | "withdrawn"; reason: string | null; at: string };
  CalendarYearVersion: { version: number; kind: "arrangement" | "amendment" | "closure"; title: string; documentNumber?: string; url?: string; publishedOn?: string; off: (Schemas['CalendarYearVersionOff'])[]; worked: (Schemas['CalendarYearVersionWorked'])[]; loadedAt: (string) | (null); past: (Schemas['CalendarYearVersionPast']) | (null); ended: (Schemas['CalendarYearVersionEnded']) | (null) };
  CalendarYear: { year: number; announced: boolean; holidays: number; makeups: number; closures: number; calendar: string; days: (Schemas['CalendarYearDay'])[]; versions: (Schemas['CalendarYearVersion'])[]; job: (string) | (null); actions: (Schemas['Action'])[] };
  LoadHolidayCnDay: { name: string; date: string; isOffDay: boolean };
  LoadHolidayCn: { year: number; papers: (string)[]; days: (Schemas['LoadHolidayCnDay'])[] };
  Load: { notice?: Schemas['CalculateDeadlineInputCalendarOption2Notice']; holidayCn?: Schemas['LoadHolidayCn']; documentNumber?: string; publishedOn?: string; replaces?: number; past?: Schemas['WithdrawChangeInput'] };
  Withdraw: { version: number; reason: string; past?: Schemas['WithdrawChangeInput'] };
  PreviewDayWas: { kind: "workday" | "makeup" | "weekend" | "holiday" | "closure"; name: string | null };
  PreviewDay: { date: string; was: Schemas['PreviewDayWas']; is: Schemas['PreviewDayWas']; counts: boolean; past: boolean };
  PreviewItem: { duty: string; kind: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; number: string; name: string; owes: string; from: string; to: string; owesName: string | null };
  Preview: { days: (Schemas['PreviewDay'])[]; moved: number; whole: boolean; items: (Schemas['PreviewItem'])[] };
  Merger: { people: number; systems: number; entries: number; applications: number; requests: number; grants: number; corrections: number; demands: number; negotiations: number; duties: number };
  Push: { resource: string; version: string; action: "publish" | "withdraw"; code: string; provider: string; name: string; at: string; status: "waiting" | "accepted" | "refused" | "overtaken"; attempts: number; nextAttemptAt: (string) | (null); settledAt: (string) | (null); receipt: string | null; reason: string | null; providerName: string | null };
  PushList: { items: (Schemas['Push'])[]; next: string | null };
  DriftReportItemHere: { version: number; hash: string | null };
  DriftReportItem: { kind: "missing" | "unknown" | "version" | "content"; code: string; resource: (string) | (null); provider: (string) | (null); name: string | null; push: ("waiting" | "accepted" | "refused" | "overtaken") | (null); here: (Schemas['DriftReportItemHere']) | (null); there: (Schemas['DriftReportItemHere']) | (null); providerName: string | null };
  DriftCounts: { missing: number; unknown: number; version: number; content: number };
  Drift: { id: string; status: "running" | "finished" | "failed"; startedAt: string; finishedAt: (string) | (null); published: number; held: number; waiting: number; counts: Schemas['DriftCounts']; reason: string | null };
  DriftReport: { items: (Schemas['DriftReportItem'])[]; next: string | null; report: (Schemas['Drift']) | (null) };
  Pooling: { resource: string; pooled: boolean; since: (string) | (null) };
  UpdatePoolingInput: { pooled: boolean };
  UnsentMailAbout: { number: string; path: string };
  UnsentMail: { id: string; status: "waiting" | "undeliverable" | "bounced"; template: string; to: string; department: string; about: Schemas['UnsentMailAbout']; event: string; at: string; attempts: number; nextAttemptAt: (string) | (null); reason: string | null; toName: string | null; departmentName: string | null };
  MailList: { items: (Schemas['UnsentMail'])[]; next: string | null };
  ReportDuty: { id: string; kind: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; status: "open" | "claimed" | "stopped" | "met" | "cancelled"; subject: Schemas['DutySubject']; due: string; metOn: (string) | (null) };
  Report: { at: string; workingDays: number; due: string; ground: string; duty: Schemas['ReportDuty']; owes: string; owesName: string | null };
  ReportList: { items: (Schemas['Report'])[]; next: string | null };
  DepartmentPoolByShareType: { unconditional: number; conditional: number; 'not-shared': number };
  DepartmentPool: { department: string; published: number; drafts: number; byShareType: Schemas['DepartmentPoolByShareType']; pooled: number; departmentName: string | null };
  DepartmentPoolList: { items: (Schemas['DepartmentPool'])[]; next: string | null };
  Theme: { theme: string; entries: number; byShareType: Schemas['DepartmentPoolByShareType']; departments: (string)[]; joint: number; departmentNames: (string | null)[] };
  ThemeList: { items: (Schemas['Theme'])[]; next: string | null };
  CompletenessLacking: { field: string; name: string; entries: number };
  CompletenessBreakingFirst: { id: string; code: string; name: string; refusal: string; detail: string };
  CompletenessBreaking: { count: number; first: (Schemas['CompletenessBreakingFirst'])[] };
  Completeness: { department: string; entries: number; filled: number; lacking: (Schemas['CompletenessLacking'])[]; breaking: Schemas['CompletenessBreaking']; departmentName: string | null };
  CompletenessList: { items: (Schemas['Completeness'])[]; next: string | null };
  Unlinked: { id: string; code: string; provider: string; name: string; publishedAt: string; shareType: "unconditional" | "conditional" | "not-shared"; providerName: string | null };
  UngrantedResourceList: { items: (Schemas['Unlinked'])[]; next: string | null };
  Stale: { id: string; code: string; provider: string; name: string; publishedAt: string; updateCycle: "realtime" | "daily" | "weekly" | "monthly" | "quarterly" | "half-yearly" | "yearly" | "irregular"; dueOn: string; daysLate: number; providerName: string | null };
  OverdueResourceList: { items: (Schemas['Stale'])[]; next: string | null };
  LogListItem: { id: string; at: string; kind: "decided" | "read" | "refused" | "sign-in-failed"; what: string; title: (Schemas['ProofStopWhy']) | (null); about: string | null; version: (number) | (null); by: (string) | (null); actingFor: (string) | (null); department: (string) | (null); roles: ("administrator" | "bureau" | "staff" | "head" | "leader" | "upper" | "government" | "auditor" | "evaluator" | "deputy" | "system")[]; from: string | null; status: (number) | (null); code: string | null; correlation: string; hash: string | null; byName: string | null; actingForName: string | null; departmentName: string | null };
  LogList: { items: (Schemas['LogListItem'])[]; next: string | null };
  CreateLogExportInputFilter: { about?: string; department?: string; person?: string; kind?: "decided" | "read" | "refused" | "sign-in-failed"; what?: string; outcome?: "done" | "denied"; from?: string; to?: string };
  CreateLogExportInput: { format: "jsonl" | "xlsx"; filter?: Schemas['CreateLogExportInputFilter'] };
  GetLogExportOutput: { job: Schemas['Job']; downloadUrls: (string)[]; expiresAt: (string) | (null) };
  SealListItem: { kind: "log-segment"; number: string; title: Schemas['ProofStopWhy']; since: (string) | (null); madeAt: string; events: number; accesses: number; previous: (string) | (null); root: string };
  SealList: { items: (Schemas['SealListItem'])[]; next: string | null };
  GetSealOutput: { document: Schemas['SealListItem']; signature: string; downloadUrl: (string) | (null); expiresAt: (string) | (null) };
  SealedUpTo: { number: string; madeAt: string; root: string };
  EntryFigures: { published: number; filled: (number) | (null); attached: (number) | (null); revised: number; withdrawn: number; returned: number };
  Timeliness: { inTime: number; late: number; rate: (number) | (null); median: (number) | (null); p90: (number) | (null) };
  RequestFigures: { sent: number; received: number; agreed: number; partlyAgreed: number; refused: number; disputed: number };
  CorrectionFigures: { inTime: number; late: number; rate: (number) | (null); median: (number) | (null); p90: (number) | (null); made: number; received: number; corrected: number; verified: number; declined: number; contested: number; rated: number; solved: (number) | (null); stars: (number) | (null) };
  UseFigures: { grants: number; daysOfUse: number; records: number; recorded: (number) | (null) };
  SecurityFigures: { inTime: number; late: number; rate: (number) | (null); median: (number) | (null); p90: (number) | (null); incidents: number };
  CollectionFigures: { duplicates: number };
  Figures: { entries: Schemas['EntryFigures']; updates: Schemas['Timeliness']; requests: Schemas['RequestFigures']; replies: Schemas['Timeliness']; provision: Schemas['Timeliness']; corrections: Schemas['CorrectionFigures']; use: Schemas['UseFigures']; rectifications: Schemas['Timeliness']; security: Schemas['SecurityFigures']; collections: Schemas['CollectionFigures']; reviews: Schemas['Timeliness'] };
  StatisticsItem: { department: string; figures: Schemas['Figures']; departmentName: string | null };
  Statistics: { from: string; to: string; through: (Schemas['SealedUpTo']) | (null); items: (Schemas['StatisticsItem'])[]; median: Schemas['Figures'] };
  Fact: { id: string; kind: "duty-met" | "duty-missed" | "duty-excused" | "duty-escalated" | "entry-published" | "entry-withdrawn" | "entry-returned" | "entry-moved" | "entry-pooled" | "interface-registered" | "interface-retired" | "grant-made" | "grant-provided" | "data-taken" | "data-used" | "use-recorded" | "request-sent" | "request-answered" | "dispute-opened" | "correction-reported" | "correction-answered" | "correction-contested" | "correction-rated" | "incident-closed" | "duplicate-found" | "duplicate-lifted"; department: string; day: string; about: string; side: ("provider" | "requester") | (null); duty: ("consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation") | (null); late: boolean | null; days: (number) | (null); answer: ("agreed" | "partly-agreed" | "refused" | "corrected" | "verified" | "declined") | (null); stars: number | null; solved: boolean | null; departmentName: string | null };
  FactList: { items: (Schemas['Fact'])[]; next: string | null };
  SchemeTermsLegalRef: { document: string; article: string; kind?: "law" | "administrative-regulation" | "state-council-decision" | "local-regulation" | "national-rule" | "local-notice" };
  SchemeTermsIndicatorName: { zh: string; en: string };
  SchemeTermsIndicator: { id: string; name: Schemas['SchemeTermsIndicatorName']; weight: number; measure: ("completeness" | "updates" | "attached" | "replies" | "provision" | "corrections" | "quality" | "use" | "rating" | "security") | (null); scoredBy: (string) | (null); scoredByName: string | null };
  SchemeTermsDeduction: { id: string; name: Schemas['SchemeTermsIndicatorName']; tally: "rectifications-late" | "duplicate-collections" | "security-incidents"; points: number };
  SchemeTermsVetoe: { id: string; name: Schemas['SchemeTermsIndicatorName']; tally: "rectifications-late" | "duplicate-collections" | "security-incidents" };
  SchemeTermsBand: { id: string; name: Schemas['SchemeTermsIndicatorName']; least: number };
  SchemeTerms: { year: number; legalRef: Schemas['SchemeTermsLegalRef']; indicators: (Schemas['SchemeTermsIndicator'])[]; deductions: (Schemas['SchemeTermsDeduction'])[]; vetoes: (Schemas['SchemeTermsVetoe'])[]; bands: (Schemas['SchemeTermsBand'])[]; leastMeasured: number; objectionDays: number };
  Scheme: { id: string; status: "proposed" | "confirmed" | "withdrawn"; terms: Schemas['SchemeTerms']; proposed: Schemas['NegotiationCaseRulingReferred']; confirmed: (Schemas['NegotiationCaseRulingReferred']) | (null); withdrawn: (Schemas['IncidentCaseReturned']) | (null) };
  SchemeList: { items: (Schemas['Scheme'])[]; next: string | null };
  SchemeRead: { id: string; status: "proposed" | "confirmed" | "withdrawn"; terms: Schemas['SchemeTerms']; proposed: Schemas['NegotiationCaseRulingReferred']; confirmed: (Schemas['NegotiationCaseRulingReferred']) | (null); withdrawn: (Schemas['IncidentCaseReturned']) | (null); actions: (Schemas['Action'])[] };
  CreateSchemeInputIndicator: { id: string; name: Schemas['SchemeTermsIndicatorName']; weight: number; measure: ("completeness" | "updates" | "attached" | "replies" | "provision" | "corrections" | "quality" | "use" | "rating" | "security") | (null); scoredBy: (string) | (null) };
  CreateSchemeInput: { year: number; legalRef: Schemas['SchemeTermsLegalRef']; indicators: (Schemas['CreateSchemeInputIndicator'])[]; deductions: (Schemas['SchemeTermsDeduction'])[]; vetoes: (Schemas['SchemeTermsVetoe'])[]; bands: (Schemas['SchemeTermsBand'])[]; leastMeasured: number; objectionDays: number };
  EvaluationRow: { id: string; number: string; year: number; status: "scoring" | "draft" | "concluded" | "published" | "withdrawn"; departments: number; begunAt: string; publishedAt: (string) | (null) };
  EvaluationList: { items: (Schemas['EvaluationRow'])[]; next: string | null };
  Score: { indicator: string; share: number | null; points: number | null; unmeasured: ("no-source" | "no-occasion" | "own-department" | "not-scored") | (null); adjusted: boolean; remark: string | null };
  EvaluatedDeduction: { id: string; count: (number) | (null); points: number };
  EvaluatedVetoe: { id: string; count: (number) | (null) };
  Evaluated: { department: string; figures: Schemas['Figures']; scores: (Schemas['Score'])[]; deductions: (Schemas['EvaluatedDeduction'])[]; vetoes: (Schemas['EvaluatedVetoe'])[]; measured: number; total: number | null; band: string | null; rank: (number) | (null); weakest: (string)[]; departmentName: string | null };
  EvaluationReadDelay: { department: string; duty: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; about: string; days: number; departmentName: string | null };
  ObjectionAnswer: { decision: "upheld" | "dismissed"; reason: string; score: number | null; at: string; by: string; byName: string | null };
  Objection: { department: string; indicator: string | null; reason: string; at: string; by: string; answer: (Schemas['ObjectionAnswer']) | (null); departmentName: string | null; byName: string | null };
  EvaluationRead: { id: string; number: string; year: number; status: "scoring" | "draft" | "concluded" | "published" | "withdrawn"; scheme: string; terms: Schemas['SchemeTerms']; from: string; to: string; through: Schemas['SealedUpTo']; results: (Schemas['Evaluated'])[]; delays: (Schemas['EvaluationReadDelay'])[]; objections: (Schemas['Objection'])[]; objectUntil: (string) | (null); remarks: string | null; begun: Schemas['NegotiationCaseRulingReferred']; opened: (Schemas['NegotiationCaseRulingReferred']) | (null); concluded: (Schemas['NegotiationCaseRulingReferred']) | (null); published: (Schemas['NegotiationCaseRulingReferred']) | (null); withdrawn: (Schemas['IncidentCaseReturned']) | (null); actions: (Schemas['Action'])[] };
  CreateEvaluationInput: { year: number };
  ScoreEvaluationInputScore: { department: string; score: number; remark?: string };
  ScoreEvaluationInput: { indicator: string; scores: (Schemas['ScoreEvaluationInputScore'])[] };
  ObjectEvaluationInput: { indicator: (string) | (null); reason: string };
  AnswerEvaluationInputUpheld: { decision: "upheld"; department: string; indicator: string; score: number; reason: string };
  AnswerEvaluationInputDismissed: { decision: "dismissed"; department: string; reason: string };
  AnswerEvaluationInput: (Schemas['AnswerEvaluationInputUpheld']) | (Schemas['AnswerEvaluationInputDismissed']);
  DecideEvaluationInputApprove: { decision: "approve" };
  DecideEvaluationInput: (Schemas['DecideEvaluationInputApprove']) | (Schemas['ConfirmRenewalInputReturn']);
  RegistrationLayout: { records?: string; fields: { [name: string]: string } };
  RegistrationPagingSize: { parameter: string; records: number };
  RegistrationPaging: { parameter: string; first: number; size: Schemas['RegistrationPagingSize'] };
  Registration: { resource: string; url: string; secret: string; layout: Schemas['RegistrationLayout']; paging?: Schemas['RegistrationPaging'] };
  DataInterface: { resource: string; url: string; secret: string; layout: Schemas['RegistrationLayout']; paging?: Schemas['RegistrationPaging']; id: string; provider: string; resourceName: string; status: "registered" | "retired"; registeredAt: string; retired: (Schemas['ResourceWithdrawn']) | (null); providerName: string | null };
  InterfaceList: { items: (Schemas['DataInterface'])[]; next: string | null };
  GrantData: { grant: string; interface: string; items: (string)[]; records: ({ [name: string]: string | number | boolean | null })[]; digest: string; next: (number) | (null) };
  Exchange: { at: string; by: string; actingFor?: string; interface: string; purpose: string; items: (string)[]; records: number; digest: string | null; failure: ("timeout" | "unreachable" | "address" | "redirect" | "status" | "media" | "too-large" | "layout" | "secret") | (null); byName: string | null; actingForName?: string | null };
  ExchangeList: { items: (Schemas['Exchange'])[]; next: string | null };
  EventKindsItem: { type: string; zh: string; en: string };
  EventKinds: { items: (Schemas['EventKindsItem'])[] };
  CreateWebhookInput: { name: string; url: string; events: (("application.drafted" | "application.revised" | "application.proposed" | "application.declined" | "application.withdrawn" | "application.sent" | "request.submitted" | "request.withdrawn" | "request.nudged" | "request.supplemented" | "request.lapsed" | "request.handed_over" | "request.agreed" | "request.partly_agreed" | "request.refused" | "extension.asked" | "extension.declined" | "supplement.asked" | "supplement.missed" | "reply.proposed" | "reply.declined" | "correction.reported" | "correction.rejected" | "correction.objected" | "correction.rated" | "correction.withdrawn" | "data.corrected" | "data.verified" | "demand.stated" | "demand.returned" | "demand.submitted" | "demand.named" | "demand.existing" | "demand.unheld" | "demand.linked" | "demand.declined" | "demand.withdrawn" | "grant.made" | "grant.provided" | "grant.suspended" | "grant.rectified" | "grant.resumed" | "grant.terminated" | "grant.ended" | "grant.disposed" | "rectification.returned" | "rectification.suggested" | "rectification.drafted" | "rectification.revised" | "rectification.discarded" | "rectification.issued" | "rectification.time_asked" | "rectification.time_granted" | "rectification.time_declined" | "rectification.file_attached" | "rectification.reported" | "rectification.sent_back" | "rectification.accepted" | "rectification.escalated" | "rectification.ordered" | "rectification.concluded" | "rectification.exempted" | "rectification.referred" | "accountability.proposed" | "accountability.recorded" | "complaint.registered" | "complaint.passed_on" | "complaint.answered" | "complaint.linked" | "circular.drafted" | "circular.revised" | "circular.discarded" | "circular.issued" | "circular.retraction_proposed" | "circular.kept" | "circular.retracted" | "misuse.settled" | "renewal.proposed" | "renewal.declined" | "renewal.asked" | "renewal.answered" | "renewal.returned" | "renewal.agreed" | "renewal.refused" | "filing.made" | "filing.accepted" | "filing.rejected" | "negotiation.proposed" | "negotiation.declined" | "negotiation.opened" | "negotiation.stated" | "negotiation.file_attached" | "negotiation.agreed" | "negotiation.failed" | "negotiation.withdrawn" | "terms.proposed" | "terms.accepted" | "terms.rejected" | "meeting.recorded" | "ruling.made" | "ruling.accepted" | "ruling.objected" | "ruling.unanswered" | "ruling.in_force" | "superior.decided" | "resource.compiled" | "resource.revised" | "resource.proposed" | "resource.submitted" | "resource.returned" | "resource.published" | "resource.withdrawn" | "draft.dropped" | "duplicate.found" | "duplicate.lifted" | "duty.opened" | "duty.reminded" | "duty.late" | "duty.escalated" | "duty.claimed" | "duty.reopened" | "duty.stopped" | "duty.resumed" | "duty.extended" | "duty.cancelled" | "duty.recounted" | "duty.flag_voided" | "duty.met" | "report.prepared" | "safeguard.owed" | "safeguard.reported" | "incident.reported" | "incident.classified" | "incident.dismissed" | "incident.measured" | "incident.grant_suspended" | "incident.concluded" | "incident.returned" | "incident.closed" | "authority.told" | "contractor.registered" | "contractor.renewed" | "contractor.ended" | "department.succeeded")[]) | (null) };
  WebhookWithSecretPaused: { at: string; by: (string) | (null); why: string; byName: string | null };
  WebhookWithSecret: { name: string; url: string; events: ((string)[]) | (null); id: string; department: string; status: "active" | "paused" | "removed"; createdAt: string; createdBy: string; formerSecretUntil: (string) | (null); paused: (Schemas['WebhookWithSecretPaused']) | (null); actions: (Schemas['Action'])[]; secret: string | null; departmentName: string | null; createdByName: string | null };
  Webhook: { name: string; url: string; events: ((string)[]) | (null); id: string; department: string; status: "active" | "paused" | "removed"; createdAt: string; createdBy: string; formerSecretUntil: (string) | (null); paused: (Schemas['WebhookWithSecretPaused']) | (null); departmentName: string | null; createdByName: string | null };
  WebhookList: { items: (Schemas['Webhook'])[]; next: string | null };
  WebhookRead: { name: string; url: string; events: ((string)[]) | (null); id: string; department: string; status: "active" | "paused" | "removed"; createdAt: string; createdBy: string; formerSecretUntil: (string) | (null); paused: (Schemas['WebhookWithSecretPaused']) | (null); actions: (Schemas['Action'])[]; departmentName: string | null; createdByName: string | null };
  ReplayWebhookInput: { since: string };
  ToldCase: { kind: "application" | "request" | "resource" | "grant" | "correction" | "demand" | "negotiation" | "rectification" | "complaint" | "circular" | "safeguard" | "incident" | "contractor" | "evaluation" | "webhook"; id: string; number: string };
  DeliveryAttempt: { at: string; url: string; outcome: "delivered" | "status" | "gone" | "redirect" | "timeout" | "address" | "network"; status: (number) | (null); answer: string | null; milliseconds: number };
  DeliveryRow: { event: string; type: string; at: string; case: Schemas['ToldCase']; duty: string | null; status: "waiting" | "delivered" | "failed" | "skipped"; tries: number; nextAttemptAt: (string) | (null); settledAt: (string) | (null); last: (Schemas['DeliveryAttempt']) | (null) };
  DeliveryList: { items: (Schemas['DeliveryRow'])[]; next: string | null };
  WebhookMessageData: { event: string; case: Schemas['ToldCase']; duty: string | null; url: string };
  WebhookMessage: { type: string; timestamp: string; data: Schemas['WebhookMessageData'] };
  Delivery: { event: string; type: string; at: string; case: Schemas['ToldCase']; duty: string | null; status: "waiting" | "delivered" | "failed" | "skipped"; tries: number; nextAttemptAt: (string) | (null); settledAt: (string) | (null); last: (Schemas['DeliveryAttempt']) | (null); webhook: string; messageId: string; payload: Schemas['WebhookMessage']; attempts: (Schemas['DeliveryAttempt'])[]; actions: (Schemas['Action'])[] };
}

export interface paths {
  '/v1/resources': {
    /** 检索目录 · Search the catalog */
    get: { operationId: 'searchResources'; parameters: { path?: never; query?: { 'q'?: string; 'shareType'?: "unconditional" | "conditional" | "not-shared"; 'theme'?: string; 'format'?: "file" | "spreadsheet" | "database" | "image" | "media" | "self-describing" | "interface"; 'updateCycle'?: "realtime" | "daily" | "weekly" | "monthly" | "quarterly" | "half-yearly" | "yearly" | "irregular"; 'department'?: string; 'sort'?: "relevance" | "newest" | "name" | "code"; 'facets'?: boolean; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ResourceList'] } } } };
    /** 编制目录条目 · Compile an entry */
    post: { operationId: 'createResource'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateResourceInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Resource'] } } } };
  };
  '/v1/resources/{id}': {
    /** 查看目录条目 · Read an entry */
    get: { operationId: 'getResource'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Resource'] } } } };
    /** 修订目录条目 · Revise an entry */
    put: { operationId: 'updateResource'; parameters: { path: { 'id': string }; query?: never; header: { 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['UpdateResourceInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Resource'] } } } };
  };
  '/v1/resources/{id}/versions/{version}': {
    /** 查看目录条目的某一版本 · Read one version of an entry */
    get: { operationId: 'getResourceVersion'; parameters: { path: { 'id': string; 'version': number }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ResourceVersion'] } } } };
  };
  '/v1/resources/{id}/versions': {
    /** 目录条目的各个版本 · List the versions of an entry, the newest first */
    get: { operationId: 'listResourceVersions'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ListResourceVersionsOutput'] } } } };
  };
  '/v1/resources/{id}/diff': {
    /** 比较两个版本 · Compare the draft with the newest version, or any two versions, field by field */
    get: { operationId: 'compareResourceVersions'; parameters: { path: { 'id': string }; query?: { 'base'?: number; 'target'?: ("draft") | (number) }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CompareResourceVersionsOutput'] } } } };
  };
  '/v1/resources/{id}/submit': {
    /** 提请本部门负责人同意报送 · Propose the draft to the head of the sharing office */
    post: { operationId: 'submitResource'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Resource'] } } } };
  };
  '/v1/resources/{id}/withdraw': {
    /** 提请撤销已发布条目 · Propose that a published entry be withdrawn */
    post: { operationId: 'withdrawResource'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawResourceInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Resource'] } } } };
  };
  '/v1/resources/{id}/consent': {
    /** 负责人同意并报送审定 · Consent for the department and submit for review */
    post: { operationId: 'consentResource'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ConsentResourceInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Resource'] } } } };
  };
  '/v1/resources/{id}/return-draft': {
    /** 负责人不同意，退回修改 · Decline for the department */
    post: { operationId: 'returnDraft'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ReturnDraftInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Resource'] } } } };
  };
  '/v1/consents': {
    /** 待本部门负责人同意的条目 · List the department's entries that wait for its consent */
    get: { operationId: 'listConsents'; parameters: { path?: never; query?: { 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ConsentList'] } } } };
  };
  '/v1/resources/consent': {
    /** 负责人批量同意所见条目报送 · Consent to the entries seen, each in the version seen */
    post: { operationId: 'consentResources'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ConsentResourcesInput'] } }; responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Job'] } } } };
  };
  '/v1/resources/{id}/approve': {
    /** 审定发布 · Approve and publish */
    post: { operationId: 'approveResource'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Resource'] } } } };
  };
  '/v1/resources/{id}/return': {
    /** 退回修改 · Return with remarks */
    post: { operationId: 'returnResource'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ReturnDraftInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Resource'] } } } };
  };
  '/v1/reviews': {
    /** 待审定条目 · List the entries waiting for review */
    get: { operationId: 'listReviews'; parameters: { path?: never; query?: { 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ConsentList'] } } } };
  };
  '/v1/resources/approve': {
    /** 批量审定所见条目 · Approve the entries seen, each in the version seen */
    post: { operationId: 'approveResources'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ApproveResourcesInput'] } }; responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Job'] } } } };
  };
  '/v1/jobs/{id}': {
    /** 查看批量任务进度 · Read the progress of a job */
    get: { operationId: 'getJob'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Job'] } } } };
  };
  '/v1/jobs': {
    /** 本人或本部门的批量任务 · List the jobs of the caller, or of a department */
    get: { operationId: 'listJobs'; parameters: { path?: never; query?: { 'department'?: string; 'status'?: "waiting" | "running" | "finished" | "failed"; 'kind'?: "import" | "export" | "log-export" | "propose" | "drop" | "approve" | "consent" | "handover" | "merge" | "change" | "change-withdrawn" | "recount"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['JobList'] } } } };
  };
  '/v1/changes': {
    /** 登记法律法规修订或职能变化 · Record a change of law or function */
    post: { operationId: 'createChange'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateChangeInput'] } }; responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Change'] } } } };
    /** 登记的变化 · List the recorded changes, of all or of a department */
    get: { operationId: 'listChanges'; parameters: { path?: never; query?: { 'department'?: string; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ChangeList'] } } } };
  };
  '/v1/changes/{id}/withdraw': {
    /** 撤回误登记的变化 · Withdraw a change recorded in error and end its duties */
    post: { operationId: 'withdrawChange'; parameters: { path: { 'id': string }; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Change'] } } } };
  };
  '/v1/changes/{id}': {
    /** 查看变化 · Read a change */
    get: { operationId: 'getChange'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Change'] } } } };
  };
  '/v1/imports': {
    /** 准备导入目录 · Prepare an import */
    post: { operationId: 'createImport'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['NewImport'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['FilesUpload'] } } } };
    /** 本人或本部门的导入 · List the imports of the caller, or of a department */
    get: { operationId: 'listImports'; parameters: { path?: never; query?: { 'department'?: string; 'status'?: "waiting" | "running" | "finished" | "failed"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['JobList'] } } } };
  };
  '/v1/imports/{id}/start': {
    /** 开始导入 · Start an import */
    post: { operationId: 'startImport'; parameters: { path: { 'id': string }; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Job'] } } } };
  };
  '/v1/imports/{id}/report': {
    /** 查看导入报告 · Read the report of an import */
    get: { operationId: 'getImportReport'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ImportReport'] } } } };
  };
  '/v1/imports/{id}/propose': {
    /** 提请导入的全部修订 · Propose all revisions of an import */
    post: { operationId: 'proposeImport'; parameters: { path: { 'id': string }; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Job'] } } } };
  };
  '/v1/imports/{id}/withdraw': {
    /** 撤回导入，放弃其尚未提请的草稿 · Withdraw an import: drop its drafts that are not proposed */
    post: { operationId: 'withdrawImport'; parameters: { path: { 'id': string }; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Job'] } } } };
  };
  '/v1/exports': {
    /** 导出目录或导入模板 · Export the catalog or the import template */
    post: { operationId: 'createExport'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateExportInput'] } }; responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Job'] } } } };
    /** 本人或本部门的导出 · List the exports of the caller, or of a department */
    get: { operationId: 'listExports'; parameters: { path?: never; query?: { 'department'?: string; 'status'?: "waiting" | "running" | "finished" | "failed"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['JobList'] } } } };
  };
  '/v1/exports/{id}': {
    /** 查看导出任务并下载 · Read an export and its download link */
    get: { operationId: 'getExport'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Exported'] } } } };
  };
  '/v1/collections/check': {
    /** 比对拟采集的信息 · Compare a planned collection with existing data */
    post: { operationId: 'checkCollection'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CheckCollectionInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Matches'] } } } };
  };
  '/v1/collections': {
    /** 采集登记 · Register a planned collection */
    post: { operationId: 'createCollection'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateCollectionInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Collection'] } } } };
    /** 采集登记列表 · List registered collections */
    get: { operationId: 'listCollections'; parameters: { path?: never; query?: { 'department'?: string; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CollectionList'] } } } };
  };
  '/v1/collections/{id}': {
    /** 查看采集登记 · Read a registered collection */
    get: { operationId: 'getCollection'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Collection'] } } } };
  };
  '/v1/collections/{id}/name-source': {
    /** 确定数源部门 · Name the source department */
    post: { operationId: 'nameSource'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['NameSourceInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Collection'] } } } };
  };
  '/v1/collections/{id}/find-duplicate': {
    /** 认定采集登记为重复采集 · Find a registered collection to be a duplicate */
    post: { operationId: 'findDuplicateCollection'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['FindDuplicateCollectionInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Collection'] } } } };
  };
  '/v1/collections/{id}/lift-duplicate': {
    /** 撤销对采集登记的重复认定 · Take the finding about a collection back */
    post: { operationId: 'liftDuplicateCollection'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Collection'] } } } };
  };
  '/v1/resources/{id}/find-duplicate': {
    /** 认定目录条目为重复采集 · Find an entry to be a duplicate */
    post: { operationId: 'findDuplicateResource'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['FindDuplicateCollectionInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Resource'] } } } };
  };
  '/v1/resources/{id}/lift-duplicate': {
    /** 撤销对目录条目的重复认定 · Take the finding about an entry back */
    post: { operationId: 'liftDuplicateResource'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Resource'] } } } };
  };
  '/v1/matches': {
    /** 导入后待答复重复比对的条目 · List imported entries that wait for answers */
    get: { operationId: 'listMatches'; parameters: { path?: never; query?: { 'department'?: string; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['MatchList'] } } } };
  };
  '/v1/resources/{id}/matches': {
    /** 查看目录条目的重复比对 · List sources that hold the same data as an entry */
    get: { operationId: 'getMatches'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['EntryMatches'] } } } };
  };
  '/v1/resources/{id}/answer-matches': {
    /** 答复重复比对 · Answer the matches of an entry */
    post: { operationId: 'answerMatches'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AnswerMatchesInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['EntryMatches'] } } } };
  };
  '/v1/applications': {
    /** 填写需求申请表 · Begin an application */
    post: { operationId: 'createApplication'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateApplicationInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ApplicationWithOutlook'] } } } };
    /** 本部门的申请 · List the department's applications */
    get: { operationId: 'listApplications'; parameters: { path?: never; query?: { 'status'?: "draft" | "proposed" | "sent" | "withdrawn"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ApplicationList'] } } } };
  };
  '/v1/applications/{id}': {
    /** 查看申请 · Read an application */
    get: { operationId: 'getApplication'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ApplicationWithOutlook'] } } } };
    /** 修改申请 · Revise an application */
    put: { operationId: 'updateApplication'; parameters: { path: { 'id': string }; query?: never; header: { 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateApplicationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ApplicationWithOutlook'] } } } };
  };
  '/v1/applications/{id}/submit': {
    /** 提请本部门负责人同意 · Submit an application to the head of the sharing office */
    post: { operationId: 'submitApplication'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody?: { content: { 'application/json': Schemas['SubmitApplicationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ApplicationWithOutlook'] } } } };
  };
  '/v1/applications/{id}/consent': {
    /** 同意并提出申请 · Consent to an application and send it */
    post: { operationId: 'consentApplication'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ApplicationSent'] } } } };
  };
  '/v1/applications/{id}/return': {
    /** 退回经办人 · Return an application to staff */
    post: { operationId: 'returnApplication'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ReturnApplicationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ApplicationWithOutlook'] } } } };
  };
  '/v1/applications/{id}/withdraw': {
    /** 撤回申请 · Withdraw an application not yet sent */
    post: { operationId: 'withdrawApplication'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ApplicationWithOutlook'] } } } };
  };
  '/v1/requests': {
    /** 共享申请列表 · List requests */
    get: { operationId: 'listRequests'; parameters: { path?: never; query?: { 'side'?: "sent" | "received" | "all"; 'status'?: "submitted" | "supplementing" | "replying" | "agreed" | "partly-agreed" | "refused" | "lapsed" | "withdrawn"; 'since'?: string; 'other'?: string; 'level'?: "green" | "amber" | "red" | "done"; 'late'?: boolean; 'dueBefore'?: string; 'q'?: string; 'sort'?: "newest" | "due"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RequestList'] } } } };
  };
  '/v1/requests/counts': {
    /** 共享申请数量，按状态和预警级别 · Count requests by status and by level */
    get: { operationId: 'countRequests'; parameters: { path?: never; query?: { 'side'?: "sent" | "received" | "all"; 'status'?: "submitted" | "supplementing" | "replying" | "agreed" | "partly-agreed" | "refused" | "lapsed" | "withdrawn"; 'since'?: string; 'other'?: string; 'level'?: "green" | "amber" | "red" | "done"; 'late'?: boolean; 'dueBefore'?: string; 'q'?: string }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RequestCounts'] } } } };
  };
  '/v1/requests.csv': {
    /** 导出共享申请清单 · Export requests as CSV */
    get: { operationId: 'exportRequests'; parameters: { path?: never; query?: { 'side'?: "sent" | "received" | "all"; 'status'?: "submitted" | "supplementing" | "replying" | "agreed" | "partly-agreed" | "refused" | "lapsed" | "withdrawn"; 'since'?: string; 'other'?: string; 'level'?: "green" | "amber" | "red" | "done"; 'late'?: boolean; 'dueBefore'?: string; 'q'?: string; 'sort'?: "newest" | "due" }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'text/csv': string } } } };
  };
  '/v1/requests/{id}': {
    /** 查看共享申请 · Read a request */
    get: { operationId: 'getRequest'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RequestWithProof'] } } } };
  };
  '/v1/requests/{id}/draft-reply': {
    /** 拟写答复 · Write the reply */
    post: { operationId: 'draftReply'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['DraftReplyInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RequestWithProof'] } } } };
  };
  '/v1/requests/{id}/consent-reply': {
    /** 同意答复 · Consent to the reply, which takes effect */
    post: { operationId: 'consentReply'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RequestWithProof'] } } } };
  };
  '/v1/requests/{id}/return-reply': {
    /** 退回答复 · Return the reply to staff */
    post: { operationId: 'returnReply'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ReturnApplicationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RequestWithProof'] } } } };
  };
  '/v1/requests/{id}/ask-supplement': {
    /** 一次性告知需要补充的材料 · State, once, what is missing */
    post: { operationId: 'askSupplement'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AskSupplementInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RequestWithProof'] } } } };
  };
  '/v1/requests/{id}/supplement': {
    /** 补正申请 · Supply what was missing */
    post: { operationId: 'supplementRequest'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['SupplementRequestInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RequestWithProof'] } } } };
  };
  '/v1/requests/{id}/withdraw': {
    /** 撤回申请 · Withdraw a request */
    post: { operationId: 'withdrawRequest'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RequestWithProof'] } } } };
  };
  '/v1/requests/{id}/nudge': {
    /** 催办 · Remind the provider */
    post: { operationId: 'nudgeRequest'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RequestWithProof'] } } } };
  };
  '/v1/requests/{id}/ask-extension': {
    /** 申请延长答复期限 · Ask the bureau to extend the reply deadline */
    post: { operationId: 'askExtension'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AskExtensionInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RequestWithProof'] } } } };
  };
  '/v1/requests/{id}/decline-extension': {
    /** 不同意延长答复期限 · Decline to extend the reply deadline */
    post: { operationId: 'declineExtension'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RequestWithProof'] } } } };
  };
  '/v1/requests/{id}/form': {
    /** 系统生成的需求申请表 · Read the generated application form */
    get: { operationId: 'getRequestForm'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'text/html': string } } } };
  };
  '/v1/requests/{id}/form.pdf': {
    /** 需求申请表（PDF） · Download the application form as PDF */
    get: { operationId: 'getRequestFormPdf'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/pdf': string } } } };
  };
  '/v1/requests/{id}/form.json': {
    /** 需求申请表的签名数据 · Read the signed data of the application form */
    get: { operationId: 'getRequestFormData'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SignedDocument'] } } } };
  };
  '/v1/requests/{id}/reply': {
    /** 系统生成的答复 · Read the generated reply */
    get: { operationId: 'getReply'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'text/html': string } } } };
  };
  '/v1/requests/{id}/reply.pdf': {
    /** 答复（PDF） · Download the reply as PDF */
    get: { operationId: 'getReplyPdf'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/pdf': string } } } };
  };
  '/v1/requests/{id}/reply.json': {
    /** 答复的签名数据 · Read the signed data of the reply */
    get: { operationId: 'getReplyData'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SignedDocument'] } } } };
  };
  '/v1/requests/{id}/evidence': {
    /** 封存的证据包 · Get the sealed evidence of a request */
    get: { operationId: 'getRequestEvidence'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Evidence'] } } } };
  };
  '/v1/negotiations/{id}/evidence': {
    /** 协商与争议的封存证据包 · Get the sealed evidence of a negotiation */
    get: { operationId: 'getNegotiationEvidence'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Evidence'] } } } };
  };
  '/v1/rectifications/{id}/notice.pdf': {
    /** 整改通知书（PDF） · Download a notice to rectify as PDF */
    get: { operationId: 'getRectificationNoticePdf'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/pdf': string } } } };
  };
  '/v1/rectifications/{id}/notice.json': {
    /** 整改通知书的签名数据 · Read the signed data of a notice to rectify */
    get: { operationId: 'getRectificationNoticeData'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SignedDocument'] } } } };
  };
  '/v1/rectifications/{id}/government-report.pdf': {
    /** 上报市人民政府的报告（PDF） · Download the report to the city government as PDF */
    get: { operationId: 'getGovernmentReportPdf'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/pdf': string } } } };
  };
  '/v1/rectifications/{id}/government-report.json': {
    /** 上报市人民政府的报告的签名数据 · Read the signed data of the report to the city government */
    get: { operationId: 'getGovernmentReportData'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SignedDocument'] } } } };
  };
  '/v1/rectifications/{id}/evidence': {
    /** 整改的封存证据包 · Get the sealed evidence of a rectification */
    get: { operationId: 'getRectificationEvidence'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Evidence'] } } } };
  };
  '/v1/papers/{id}/pdf': {
    /** 投诉举报答复书或者通报（PDF） · Download an answer to a complaint, or a notice of criticism, as PDF */
    get: { operationId: 'getPaperPdf'; parameters: { path: { 'id': (string) | (string) }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/pdf': string } } } };
  };
  '/v1/papers/{id}/json': {
    /** 投诉举报答复书或者通报的签名数据 · Read the signed data of an answer to a complaint, or of a notice of criticism */
    get: { operationId: 'getPaperData'; parameters: { path: { 'id': (string) | (string) }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SignedDocument'] } } } };
  };
  '/v1/incidents/{id}/evidence': {
    /** 安全事件的封存证据包 · Get the sealed evidence of a security incident */
    get: { operationId: 'getIncidentEvidence'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Evidence'] } } } };
  };
  '/v1/evaluations/{id}/report': {
    /** 年度评估报告 · Read the report of an evaluation */
    get: { operationId: 'getEvaluationReport'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'text/html': string } } } };
  };
  '/v1/evaluations/{id}/report.pdf': {
    /** 年度评估报告（PDF） · Download the report of an evaluation as PDF */
    get: { operationId: 'getEvaluationReportPdf'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/pdf': string } } } };
  };
  '/v1/evaluations/{id}/report.json': {
    /** 年度评估报告的签名数据 · Read the signed data of the report of an evaluation */
    get: { operationId: 'getEvaluationReportData'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SignedDocument'] } } } };
  };
  '/v1/keys': {
    /** 平台签名公钥 · List the public keys of the platform */
    get: { operationId: 'getKeys'; parameters: { path?: never; query?: never; header?: never; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Keys'] } } } };
  };
  '/v1/verify': {
    /** 核验文书或证据清单的签名 · Verify the signature of a document or a manifest */
    post: { operationId: 'verify'; parameters: { path?: never; query?: never; header?: never; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ToVerify'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Verdict'] } } } };
  };
  '/v1/grants': {
    /** 共享授权列表 · List grants */
    get: { operationId: 'listGrants'; parameters: { path?: never; query?: { 'side'?: "held" | "given" | "all"; 'resource'?: string; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantList'] } } } };
  };
  '/v1/grants/{id}': {
    /** 查看共享授权 · Read a grant */
    get: { operationId: 'getGrant'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantWithDeadlines'] } } } };
  };
  '/v1/grants/{id}/provide': {
    /** 登记提供方式 · State how the data is obtained */
    post: { operationId: 'provideGrant'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ProvideGrantInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantWithDeadlines'] } } } };
  };
  '/v1/grants/{id}/take-access': {
    /** 获取使用方式 · Get the access details of a table or a file */
    post: { operationId: 'takeAccess'; parameters: { path: { 'id': string }; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Access'] } } } };
  };
  '/v1/grants/{id}/suspend': {
    /** 暂停共享权限 · Suspend a grant for misuse */
    post: { operationId: 'suspendGrant'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['SuspendGrantInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantWithDeadlines'] } } } };
  };
  '/v1/grants/{id}/rectify': {
    /** 报告整改情况 · State what was rectified */
    post: { operationId: 'rectifyGrant'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['RectifyGrantInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantWithDeadlines'] } } } };
  };
  '/v1/grants/{id}/decide-suspension': {
    /** 恢复、退回整改或者终止 · Resume or terminate a suspended grant, or return the rectification */
    post: { operationId: 'decideSuspension'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['DecideSuspensionInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantWithDeadlines'] } } } };
  };
  '/v1/grants/{id}/ask-renewal': {
    /** 提出续期 · Propose to ask for a renewal */
    post: { operationId: 'askRenewal'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AskRenewalInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantWithDeadlines'] } } } };
  };
  '/v1/grants/{id}/consent-renewal': {
    /** 使用部门负责人对续期的意见 · Consent to asking for a renewal, or decline */
    post: { operationId: 'consentRenewal'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ConsentRenewalInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantWithDeadlines'] } } } };
  };
  '/v1/grants/{id}/answer-renewal': {
    /** 答复续期 · Propose the answer to a renewal */
    post: { operationId: 'answerRenewal'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AnswerRenewalInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantWithDeadlines'] } } } };
  };
  '/v1/grants/{id}/confirm-renewal': {
    /** 提供部门负责人对续期答复的意见 · Consent to the answer to a renewal, or decline */
    post: { operationId: 'confirmRenewal'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ConfirmRenewalInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantWithDeadlines'] } } } };
  };
  '/v1/grants/{id}/file-service': {
    /** 服务终止或者变更备案 · File the end or a change of the service */
    post: { operationId: 'fileService'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['FileServiceInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantWithDeadlines'] } } } };
  };
  '/v1/grants/{id}/decide-filing': {
    /** 备案审核 · Accept a filing, or decline it */
    post: { operationId: 'decideFiling'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['DecideFilingInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantWithDeadlines'] } } } };
  };
  '/v1/grants/{id}/relinquish': {
    /** 不再使用 · Give up a grant that is no longer needed */
    post: { operationId: 'relinquishGrant'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantWithDeadlines'] } } } };
  };
  '/v1/grants/{id}/dispose': {
    /** 登记数据处置 · Record the disposal of the data */
    post: { operationId: 'disposeGrant'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['DisposeGrantInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantWithDeadlines'] } } } };
  };
  '/v1/grants/{id}/use-records': {
    /** 登记使用记录 · Record use, effect, storage or destruction */
    post: { operationId: 'createUseRecord'; parameters: { path: { 'id': string }; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateUseRecordInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['UseRecord'] } } } };
    /** 使用记录列表 · List the records of use */
    get: { operationId: 'listUseRecords'; parameters: { path: { 'id': string }; query?: { 'kind'?: "use" | "effect" | "storage" | "destruction"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['UseRecordList'] } } } };
  };
  '/v1/corrections': {
    /** 提出数据校核 · Report wrong, missing or stale data */
    post: { operationId: 'createCorrection'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateCorrectionInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Correction'] } } } };
    /** 数据校核列表 · List corrections */
    get: { operationId: 'listCorrections'; parameters: { path?: never; query?: { 'side'?: "reported" | "received" | "all"; 'status'?: "reported" | "corrected" | "verified" | "declined" | "objected" | "closed" | "withdrawn"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CorrectionList'] } } } };
  };
  '/v1/corrections/{id}': {
    /** 查看数据校核 · Read a correction */
    get: { operationId: 'getCorrection'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Correction'] } } } };
  };
  '/v1/corrections/{id}/answer': {
    /** 反馈校核结果 · Answer a correction */
    post: { operationId: 'answerCorrection'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AnswerCorrectionInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Correction'] } } } };
  };
  '/v1/corrections/{id}/raise-objection': {
    /** 对校核结果提出异议 · Object to the answer */
    post: { operationId: 'raiseObjection'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['RaiseObjectionInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Correction'] } } } };
  };
  '/v1/corrections/{id}/rate': {
    /** 评价校核结果 · Rate the answer */
    post: { operationId: 'rateCorrection'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['RateCorrectionInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Correction'] } } } };
  };
  '/v1/corrections/{id}/withdraw': {
    /** 撤回数据校核 · Withdraw a correction */
    post: { operationId: 'withdrawCorrection'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Correction'] } } } };
  };
  '/v1/views/contested-resources': {
    /** 多次不予更正或被提出异议的目录条目 · List entries whose corrections are refused or objected to */
    get: { operationId: 'listContestedResources'; parameters: { path?: never; query?: { 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ContestedResourceList'] } } } };
  };
  '/v1/demands': {
    /** 提出数据需求 · State a demand for data */
    post: { operationId: 'createDemand'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateDemandInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DemandWithProof'] } } } };
    /** 数据需求列表 · List demands */
    get: { operationId: 'listDemands'; parameters: { path?: never; query?: { 'side'?: "sent" | "received" | "all"; 'status'?: "proposed" | "returned" | "submitted" | "named" | "linked" | "existing" | "unheld" | "withdrawn"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DemandList'] } } } };
  };
  '/v1/demands/{id}': {
    /** 查看数据需求 · Read a demand */
    get: { operationId: 'getDemand'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DemandWithProof'] } } } };
    /** 修改被退回的数据需求 · Revise a demand that was returned */
    put: { operationId: 'updateDemand'; parameters: { path: { 'id': string }; query?: never; header: { 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['UpdateDemandInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DemandWithProof'] } } } };
  };
  '/v1/demands/{id}/consent': {
    /** 负责人同意数据需求 · Consent to a demand */
    post: { operationId: 'consentDemand'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DemandWithProof'] } } } };
  };
  '/v1/demands/{id}/return': {
    /** 负责人退回数据需求 · Return a demand to staff */
    post: { operationId: 'returnDemand'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ReturnApplicationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DemandWithProof'] } } } };
  };
  '/v1/demands/{id}/decide': {
    /** 确定提供部门、指明已有目录或认定无部门掌握 · Name a provider, or say why there is none */
    post: { operationId: 'decideDemand'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['DecideDemandInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DemandWithProof'] } } } };
  };
  '/v1/demands/{id}/answer': {
    /** 关联已发布的目录条目或说明不能编目的理由 · Link the published entry, or say why there is none */
    post: { operationId: 'answerDemand'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AnswerDemandInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DemandWithProof'] } } } };
  };
  '/v1/demands/{id}/withdraw': {
    /** 撤回数据需求 · Withdraw a demand */
    post: { operationId: 'withdrawDemand'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DemandWithProof'] } } } };
  };
  '/v1/negotiations': {
    /** 提出协商 · Open a negotiation */
    post: { operationId: 'createNegotiation'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateNegotiationInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationCase'] } } } };
    /** 协商与争议列表 · List negotiations and disputes */
    get: { operationId: 'listNegotiations'; parameters: { path?: never; query?: { 'side'?: "opened" | "received" | "referred" | "all"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationList'] } } } };
  };
  '/v1/negotiations/{id}': {
    /** 查看协商与争议 · Read a negotiation */
    get: { operationId: 'getNegotiation'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationCase'] } } } };
  };
  '/v1/negotiations/{id}/consent': {
    /** 本部门负责人同意或不同意提出协商 · Consent to sending a negotiation, or decline */
    post: { operationId: 'consentNegotiation'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ConsentRenewalInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationCase'] } } } };
  };
  '/v1/negotiations/{id}/withdraw': {
    /** 撤回协商 · Withdraw a negotiation */
    post: { operationId: 'withdrawNegotiation'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationCase'] } } } };
  };
  '/v1/negotiations/{id}/statements': {
    /** 陈述意见 · State your case */
    post: { operationId: 'createStatement'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateStatementInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationCase'] } } } };
  };
  '/v1/negotiations/{id}/uploads': {
    /** 准备上传附件 · Prepare a file to attach */
    post: { operationId: 'createUpload'; parameters: { path: { 'id': string }; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateUploadInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationUpload'] } } } };
  };
  '/v1/negotiations/{id}/attachments': {
    /** 收入附件 · Attach an uploaded file */
    post: { operationId: 'createAttachment'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateAttachmentInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationCase'] } } } };
  };
  '/v1/negotiations/{id}/attachments/{file}': {
    /** 下载附件 · Download an attachment */
    get: { operationId: 'getAttachment'; parameters: { path: { 'id': string; 'file': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Download'] } } } };
  };
  '/v1/negotiations/{id}/proposals': {
    /** 提出共享方案 · Propose terms */
    post: { operationId: 'createProposal'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateProposalInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationCase'] } } } };
  };
  '/v1/negotiations/{id}/proposals/{number}/answer': {
    /** 负责人接受或否决方案 · Accept or reject proposed terms */
    post: { operationId: 'answerProposal'; parameters: { path: { 'id': string; 'number': number }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AnswerProposalInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationCase'] } } } };
  };
  '/v1/negotiations/{id}/declare-failure': {
    /** 声明协商未果 · Declare that the negotiation has failed */
    post: { operationId: 'declareFailure'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationCase'] } } } };
  };
  '/v1/negotiations/{id}/meetings': {
    /** 记录协调会议 · Record a coordination meeting */
    post: { operationId: 'createMeeting'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateMeetingInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationCase'] } } } };
  };
  '/v1/negotiations/{id}/adjudicate': {
    /** 会同有关部门作出评判 · Adjudicate together with other departments */
    post: { operationId: 'adjudicateNegotiation'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AdjudicateNegotiationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationCase'] } } } };
  };
  '/v1/negotiations/{id}/answer-ruling': {
    /** 接受或不接受评判 · Accept a ruling, or object to it */
    post: { operationId: 'answerRuling'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AnswerProposalInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationCase'] } } } };
  };
  '/v1/negotiations/{id}/refer-ruling': {
    /** 逾期未答复的，报市人民政府决定 · Refer an unanswered ruling to the city government */
    post: { operationId: 'referRuling'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationCase'] } } } };
  };
  '/v1/negotiations/{id}/record-decision': {
    /** 录入市人民政府或者上级的决定 · Enter the decision of the city government or a superior */
    post: { operationId: 'recordDecision'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['RecordDecisionInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationCase'] } } } };
  };
  '/v1/rectifications': {
    /** 起草整改通知 · Draft a notice to rectify */
    post: { operationId: 'createRectification'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateRectificationInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
    /** 整改列表 · List rectifications */
    get: { operationId: 'listRectifications'; parameters: { path?: never; query?: { 'side'?: "own" | "all"; 'status'?: "drafted" | "discarded" | "issued" | "reported" | "escalated" | "ordered" | "answered" | "accepted" | "concluded" | "exempted" | "referred"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationList'] } } } };
  };
  '/v1/rectifications/{id}': {
    /** 查看整改 · Read a rectification */
    get: { operationId: 'getRectification'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
    /** 修改整改通知草稿 · Revise the draft of a notice */
    put: { operationId: 'updateRectification'; parameters: { path: { 'id': string }; query?: never; header: { 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['UpdateRectificationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
  };
  '/v1/rectifications/{id}/issue': {
    /** 签发整改通知 · Issue a notice */
    post: { operationId: 'issueRectification'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
  };
  '/v1/rectifications/{id}/discard': {
    /** 不予签发整改通知 · Discard the draft of a notice */
    post: { operationId: 'discardRectification'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
  };
  '/v1/rectifications/{id}/ask-time': {
    /** 申请延长整改期限 · Ask for more time to rectify */
    post: { operationId: 'askTime'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AskExtensionInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
  };
  '/v1/rectifications/{id}/answer-time': {
    /** 决定是否延长整改期限 · Give more time to rectify, or decline */
    post: { operationId: 'answerTime'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AnswerTimeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
  };
  '/v1/rectifications/{id}/prepare-file': {
    /** 准备上传整改材料 · Prepare a file for a rectification */
    post: { operationId: 'prepareFile'; parameters: { path: { 'id': string }; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateUploadInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['NegotiationUpload'] } } } };
  };
  '/v1/rectifications/{id}/attach-file': {
    /** 收入整改材料 · Attach an uploaded file to a rectification */
    post: { operationId: 'attachFile'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateAttachmentInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
  };
  '/v1/rectifications/{id}/files/{file}': {
    /** 下载整改材料 · Download a file of a rectification */
    get: { operationId: 'getRectificationFile'; parameters: { path: { 'id': string; 'file': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationDownload'] } } } };
  };
  '/v1/rectifications/{id}/report': {
    /** 提交整改报告 · Report what was rectified by notice */
    post: { operationId: 'reportRectification'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ReportRectificationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
  };
  '/v1/rectifications/{id}/review': {
    /** 复核整改报告 · Accept a report, or return it */
    post: { operationId: 'reviewRectification'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ReviewRectificationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
  };
  '/v1/rectifications/{id}/escalate': {
    /** 上报市人民政府 · Report to the city government what was not rectified */
    post: { operationId: 'escalateRectification'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['EscalateRectificationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
  };
  '/v1/rectifications/{id}/order': {
    /** 录入市人民政府督办 · Record the order of the city government */
    post: { operationId: 'orderRectification'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['OrderRectificationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
  };
  '/v1/rectifications/{id}/conclude': {
    /** 录入督办办结结果 · Record what came of the order */
    post: { operationId: 'concludeRectification'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ConcludeRectificationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
  };
  '/v1/rectifications/{id}/close': {
    /** 免予追究或者依照其他法律处理 · Exempt, or refer to the governing law */
    post: { operationId: 'closeRectification'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CloseRectificationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
  };
  '/v1/rectifications/{id}/propose-accountability': {
    /** 提请问责 · Propose accountability to an authority */
    post: { operationId: 'proposeAccountability'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ProposeAccountabilityInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
  };
  '/v1/rectifications/{id}/record-accountability': {
    /** 录入问责结果 · Record the outcome of accountability */
    post: { operationId: 'recordAccountability'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['RecordAccountabilityInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['RectificationCase'] } } } };
  };
  '/v1/rectification-suggestions': {
    /** 整改建议列表 · List suggestions of rectification */
    get: { operationId: 'listSuggestions'; parameters: { path?: never; query?: { 'status'?: "open" | "taken-up" | "put-aside" | "lapsed"; 'department'?: string; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SuggestionList'] } } } };
  };
  '/v1/rectification-suggestions/{id}': {
    /** 查看整改建议 · Read a suggestion of rectification */
    get: { operationId: 'getSuggestion'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SuggestionCase'] } } } };
  };
  '/v1/rectification-suggestions/{id}/take-up': {
    /** 采纳建议，起草整改通知 · Take a suggestion up, which drafts a notice to rectify */
    post: { operationId: 'takeUp'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['TakeUpInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SuggestionCase'] } } } };
  };
  '/v1/rectification-suggestions/{id}/put-aside': {
    /** 不予采纳整改建议 · Put a suggestion of rectification aside */
    post: { operationId: 'putAside'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SuggestionCase'] } } } };
  };
  '/v1/complaints': {
    /** 登记投诉举报 · Register a complaint */
    post: { operationId: 'createComplaint'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateComplaintInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ComplaintCase'] } } } };
    /** 投诉举报列表 · List complaints */
    get: { operationId: 'listComplaints'; parameters: { path?: never; query?: { 'side'?: "received" | "handled" | "all"; 'status'?: "handling" | "referred" | "answered"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ComplaintList'] } } } };
  };
  '/v1/complaints/counts': {
    /** 投诉举报统计 · Count complaints */
    get: { operationId: 'countComplaints'; parameters: { path?: never; query?: { 'from'?: string; 'to'?: string }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ComplaintCounts'] } } } };
  };
  '/v1/complaints/{id}': {
    /** 查看投诉举报 · Read a complaint */
    get: { operationId: 'getComplaint'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ComplaintCase'] } } } };
  };
  '/v1/complaints/{id}/pass': {
    /** 转办投诉举报 · Pass a complaint on */
    post: { operationId: 'passComplaint'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['PassComplaintInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ComplaintCase'] } } } };
  };
  '/v1/complaints/{id}/answer': {
    /** 答复投诉举报 · Answer a complaint */
    post: { operationId: 'answerComplaint'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AnswerComplaintInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ComplaintCase'] } } } };
  };
  '/v1/complaints/{id}/link': {
    /** 关联由此引起的事项 · Link the case that a complaint led to */
    post: { operationId: 'linkComplaint'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['LinkComplaintInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ComplaintCase'] } } } };
  };
  '/v1/circulars': {
    /** 起草通报 · Draft a notice of criticism */
    post: { operationId: 'createCircular'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateCircularInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CircularCase'] } } } };
    /** 通报列表 · List notices of criticism */
    get: { operationId: 'listCirculars'; parameters: { path?: never; query?: { 'side'?: "issued" | "all"; 'status'?: "drafted" | "discarded" | "issued" | "retracting" | "retracted"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CircularList'] } } } };
  };
  '/v1/circulars/{id}': {
    /** 查看通报 · Read a notice of criticism */
    get: { operationId: 'getCircular'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CircularCase'] } } } };
    /** 修改通报草稿 · Revise the draft of a notice of criticism */
    put: { operationId: 'updateCircular'; parameters: { path: { 'id': string }; query?: never; header: { 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['UpdateCircularInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CircularCase'] } } } };
  };
  '/v1/circulars/{id}/issue': {
    /** 签发通报 · Issue a notice of criticism */
    post: { operationId: 'issueCircular'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CircularCase'] } } } };
  };
  '/v1/circulars/{id}/discard': {
    /** 不予签发通报 · Discard the draft of a notice of criticism */
    post: { operationId: 'discardCircular'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CircularCase'] } } } };
  };
  '/v1/circulars/{id}/retract': {
    /** 提出撤回通报 · Propose to withdraw a notice of criticism */
    post: { operationId: 'retractCircular'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CircularCase'] } } } };
  };
  '/v1/circulars/{id}/answer-retraction': {
    /** 决定是否撤回通报 · Withdraw a notice of criticism, or let it stand */
    post: { operationId: 'answerRetraction'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AnswerRetractionInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CircularCase'] } } } };
  };
  '/v1/safeguards': {
    /** 安全任务列表 · List security tasks */
    get: { operationId: 'listSafeguards'; parameters: { path?: never; query?: { 'side'?: "own" | "all"; 'status'?: "owed" | "done"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SafeguardList'] } } } };
  };
  '/v1/views/security-state': {
    /** 各部门安全任务完成情况 · See which security tasks are missing, by department */
    get: { operationId: 'getSecurityState'; parameters: { path?: never; query?: { 'year'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SecurityState'] } } } };
  };
  '/v1/safeguards/{id}': {
    /** 查看安全任务 · Read a security task */
    get: { operationId: 'getSafeguard'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SafeguardWithProof'] } } } };
  };
  '/v1/safeguards/{id}/report-files': {
    /** 准备上传安全任务报告 · Prepare the file of a report */
    post: { operationId: 'createReportFile'; parameters: { path: { 'id': string }; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateUploadInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SecurityUpload'] } } } };
  };
  '/v1/safeguards/{id}/report': {
    /** 提交安全任务报告 · Hand in the report on a security task */
    post: { operationId: 'reportSafeguard'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ReportSafeguardInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SafeguardWithProof'] } } } };
    /** 下载安全任务报告 · Download a report on a security task */
    get: { operationId: 'getSafeguardReport'; parameters: { path: { 'id': string }; query?: { 'file'?: string }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SecurityFile'] } } } };
  };
  '/v1/incidents': {
    /** 报告安全事件 · Report a security incident */
    post: { operationId: 'createIncident'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateIncidentInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['IncidentCase'] } } } };
    /** 安全事件列表 · List security incidents */
    get: { operationId: 'listIncidents'; parameters: { path?: never; query?: { 'side'?: "own" | "concerned" | "all"; 'status'?: "reported" | "handling" | "concluded" | "closed" | "dismissed"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['IncidentList'] } } } };
  };
  '/v1/incidents/{id}': {
    /** 查看安全事件 · Read a security incident */
    get: { operationId: 'getIncident'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['IncidentCase'] } } } };
  };
  '/v1/incidents/{id}/classify': {
    /** 确定安全事件的级别 · Classify an incident */
    post: { operationId: 'classifyIncident'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ClassifyIncidentInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['IncidentCase'] } } } };
  };
  '/v1/incidents/{id}/dismiss': {
    /** 认定不属安全事件 · Find that it is no incident */
    post: { operationId: 'dismissIncident'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['IncidentCase'] } } } };
  };
  '/v1/incidents/{id}/tell': {
    /** 登记已告知网信部门 · Record that the authority was told */
    post: { operationId: 'tellIncident'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['TellIncidentInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['IncidentCase'] } } } };
  };
  '/v1/incidents/{id}/measure': {
    /** 登记处置措施 · Record what is done against it */
    post: { operationId: 'measureIncident'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['MeasureIncidentInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['IncidentCase'] } } } };
  };
  '/v1/incidents/{id}/suspend': {
    /** 因安全事件暂停授权 · Suspend a grant because of an incident */
    post: { operationId: 'suspendIncident'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['SuspendIncidentInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['IncidentCase'] } } } };
  };
  '/v1/incidents/{id}/incident-files': {
    /** 准备上传处置报告 · Prepare the file of the report on an incident */
    post: { operationId: 'createIncidentFile'; parameters: { path: { 'id': string }; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateUploadInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SecurityUpload'] } } } };
  };
  '/v1/incidents/{id}/conclude': {
    /** 报告处置完毕 · Report that an incident is dealt with */
    post: { operationId: 'concludeIncident'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ConcludeIncidentInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['IncidentCase'] } } } };
  };
  '/v1/incidents/{id}/return': {
    /** 退回继续处置 · Send an incident back */
    post: { operationId: 'returnIncident'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['IncidentCase'] } } } };
  };
  '/v1/incidents/{id}/close': {
    /** 认定责任并结案 · Close an incident, and say who answers for it */
    post: { operationId: 'closeIncident'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CloseIncidentInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['IncidentCase'] } } } };
  };
  '/v1/incidents/{id}/report': {
    /** 下载处置报告 · Download the report on an incident */
    get: { operationId: 'getIncidentReport'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SecurityFile'] } } } };
  };
  '/v1/contractors': {
    /** 登记受托方 · Register a contractor */
    post: { operationId: 'createContractor'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateContractorInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ContractorRead'] } } } };
    /** 受托方列表 · List contractors */
    get: { operationId: 'listContractors'; parameters: { path?: never; query?: { 'side'?: "own" | "all"; 'status'?: "engaged" | "ended"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ContractorList'] } } } };
  };
  '/v1/contractors/{id}': {
    /** 查看受托方 · Read a contractor */
    get: { operationId: 'getContractor'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ContractorRead'] } } } };
  };
  '/v1/contractors/{id}/renew': {
    /** 登记委托续期 · Renew the engagement of a contractor */
    post: { operationId: 'renewContractor'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['RenewContractorInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ContractorRead'] } } } };
  };
  '/v1/contractors/{id}/end': {
    /** 登记委托终止 · End the engagement of a contractor */
    post: { operationId: 'endContractor'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['EndContractorInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ContractorRead'] } } } };
  };
  '/v1/me/work': {
    /** 等待本人办理的事项 · Read what waits for the caller, the earliest due first */
    get: { operationId: 'getWork'; parameters: { path?: never; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Work'] } } } };
  };
  '/v1/duties': {
    /** 本部门待办任务，按期限排列 · List a department's open duties, the most urgent first */
    get: { operationId: 'listDuties'; parameters: { path?: never; query?: { 'department'?: string; 'status'?: "open" | "claimed" | "met"; 'kind'?: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; 'escalated'?: "urge" | "suggest-rectification" | "report"; 'other'?: string; 'level'?: "green" | "amber" | "red" | "done"; 'late'?: boolean; 'dueBefore'?: string; 'q'?: string; 'sort'?: "due" | "newest"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DutyList'] } } } };
  };
  '/v1/duties/counts': {
    /** 待办任务数量，按预警级别和任务种类 · Count open duties by level and by kind */
    get: { operationId: 'countDuties'; parameters: { path?: never; query?: { 'department'?: string; 'status'?: "open" | "claimed" | "met"; 'kind'?: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; 'escalated'?: "urge" | "suggest-rectification" | "report"; 'other'?: string; 'level'?: "green" | "amber" | "red" | "done"; 'late'?: boolean; 'dueBefore'?: string; 'q'?: string }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DutyCounts'] } } } };
  };
  '/v1/duties.csv': {
    /** 导出任务清单 · Export duties as CSV */
    get: { operationId: 'exportDuties'; parameters: { path?: never; query?: { 'department'?: string; 'status'?: "open" | "claimed" | "met"; 'kind'?: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; 'escalated'?: "urge" | "suggest-rectification" | "report"; 'other'?: string; 'level'?: "green" | "amber" | "red" | "done"; 'late'?: boolean; 'dueBefore'?: string; 'q'?: string; 'sort'?: "due" | "newest" }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'text/csv': string } } } };
  };
  '/v1/duties/{id}': {
    /** 查看任务及期限计算 · Read a duty and how its date was counted */
    get: { operationId: 'getDuty'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DutyInFull'] } } } };
  };
  '/v1/duties/{id}/mails': {
    /** 任务的通知记录 · List the mails about a duty, with receipts */
    get: { operationId: 'listDutyMails'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Mailings'] } } } };
  };
  '/v1/cases/{id}/mails': {
    /** 事项的通知记录 · List the mails about a case of any kind, with receipts */
    get: { operationId: 'listCaseMails'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Mailings'] } } } };
  };
  '/v1/cases/{id}/history': {
    /** 事项的办理经过 · Read what happened to an entry or a case, the newest first */
    get: { operationId: 'getHistory'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['History'] } } } };
  };
  '/v1/duties/{id}/claim-no-change': {
    /** 报告无需变更 · Claim that no change is needed */
    post: { operationId: 'claimNoChange'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DutyWithProof'] } } } };
  };
  '/v1/duties/{id}/confirm-no-change': {
    /** 确认无需变更 · Confirm that no change is needed */
    post: { operationId: 'confirmNoChange'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DutyWithProof'] } } } };
  };
  '/v1/duties/{id}/decline-no-change': {
    /** 不认可无需变更 · Reject the claim that no change is needed */
    post: { operationId: 'declineNoChange'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DutyWithProof'] } } } };
  };
  '/v1/duties/{id}/extend': {
    /** 同意延长期限 · Extend a duty */
    post: { operationId: 'extendDuty'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AskExtensionInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DutyWithProof'] } } } };
  };
  '/v1/policies': {
    /** 期限规则及其版本 · List rules about time in all versions */
    get: { operationId: 'listPolicies'; parameters: { path?: never; query?: { 'duty'?: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; 'on'?: string }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Policies'] } } } };
    /** 提出期限规则 · Propose a rule about time */
    post: { operationId: 'createPolicy'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreatePolicyInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['PolicyRead'] } } } };
  };
  '/v1/policies/{id}': {
    /** 查看期限规则 · Read a rule about time */
    get: { operationId: 'getPolicy'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['PolicyRead'] } } } };
  };
  '/v1/policies/{id}/confirm': {
    /** 确认期限规则 · Confirm a rule about time */
    post: { operationId: 'confirmPolicy'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['PolicyRead'] } } } };
  };
  '/v1/policies/{id}/withdraw': {
    /** 撤回尚未施行的期限规则 · Withdraw a rule that is not yet in force */
    post: { operationId: 'withdrawPolicy'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['PolicyRead'] } } } };
  };
  '/v1/deadlines/calculate': {
    /** 试算期限 · Calculate a supposed deadline */
    post: { operationId: 'calculateDeadline'; parameters: { path?: never; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CalculateDeadlineInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Calculated'] } } } };
  };
  '/v1/policies/compare': {
    /** 比较两种期限规则 · Compare two rules over the cases of a period */
    post: { operationId: 'comparePolicies'; parameters: { path?: never; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ComparePoliciesInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Comparison'] } } } };
  };
  '/v1/policies/compare.csv': {
    /** 导出两种期限规则的比较 · Export the comparison as CSV */
    post: { operationId: 'exportComparison'; parameters: { path?: never; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ExportComparisonInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'text/csv': string } } } };
  };
  '/v1/feeds': {
    /** 生成期限日历的订阅地址 · Create an address for the calendar of deadlines */
    post: { operationId: 'createFeed'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CreateFeedOutput'] } } } };
    /** 本部门的日历订阅 · List the department's calendar feeds */
    get: { operationId: 'listFeeds'; parameters: { path?: never; query?: { 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['FeedList'] } } } };
  };
  '/v1/feeds/{id}': {
    /** 查看日历订阅 · Read a calendar feed */
    get: { operationId: 'getFeed'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GetFeedOutput'] } } } };
  };
  '/v1/feeds/{id}/revoke': {
    /** 撤销日历订阅 · Revoke a calendar feed */
    post: { operationId: 'revokeFeed'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GetFeedOutput'] } } } };
  };
  '/v1/feed-files/{file}': {
    /** 期限日历 · Read the calendar of deadlines */
    get: { operationId: 'getFeedFile'; parameters: { path: { 'file': string }; query?: never; header?: never; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'text/calendar': string } } } };
  };
  '/v1/departments': {
    /** 登记部门 · Register a department */
    post: { operationId: 'createDepartment'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateDepartmentInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DepartmentRead'] } } } };
    /** 部门名录 · List departments */
    get: { operationId: 'listDepartments'; parameters: { path?: never; query?: { 'incomplete'?: true; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DepartmentList'] } } } };
  };
  '/v1/departments/{id}': {
    /** 查看部门 · Read a department */
    get: { operationId: 'getDepartment'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DepartmentRead'] } } } };
    /** 变更部门登记（更名等） · Change a department, such as its name */
    put: { operationId: 'updateDepartment'; parameters: { path: { 'id': string }; query?: never; header: { 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ChangedDepartment'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DepartmentRead'] } } } };
  };
  '/v1/departments/{id}/merge': {
    /** 部门并入（机构改革） · Merge a department into the one that takes its place */
    post: { operationId: 'mergeDepartment'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['MergeDepartmentInput'] } }; responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DepartmentRead'] } } } };
  };
  '/v1/persons': {
    /** 登记人员 · Register a person */
    post: { operationId: 'createPerson'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['NewPerson'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Person'] } } } };
    /** 人员名录 · List people: of all departments, or of the own */
    get: { operationId: 'listPersons'; parameters: { path?: never; query?: { 'department'?: string; 'role'?: "administrator" | "bureau" | "staff" | "head" | "leader" | "upper" | "government" | "auditor" | "evaluator"; 'active'?: boolean; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['PersonList'] } } } };
  };
  '/v1/persons/{id}': {
    /** 变更人员 · Change a person, or end their work here */
    put: { operationId: 'updatePerson'; parameters: { path: { 'id': string }; query?: never; header: { 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ChangedPerson'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Person'] } } } };
    /** 查看人员 · Read a person */
    get: { operationId: 'getPerson'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['PersonRead'] } } } };
  };
  '/v1/persons/{id}/leave': {
    /** 人员离岗并移交 · Record that a person leaves and a successor takes over */
    post: { operationId: 'leavePerson'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['LeavePersonInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Person'] } } } };
  };
  '/v1/persons/{id}/propose-subject': {
    /** 提出变更登录标识 · Propose another subject under which a person signs in */
    post: { operationId: 'proposeSubject'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ProposeSubjectInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Person'] } } } };
  };
  '/v1/persons/{id}/confirm-subject': {
    /** 确认变更登录标识 · Confirm another subject; the former opens nothing from then on */
    post: { operationId: 'confirmSubject'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Person'] } } } };
  };
  '/v1/persons/{id}/withdraw-subject': {
    /** 撤回登录标识变更 · Withdraw a proposed subject */
    post: { operationId: 'withdrawSubject'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Person'] } } } };
  };
  '/v1/systems': {
    /** 登记本部门的业务系统 · Register a system of the department */
    post: { operationId: 'createSystem'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateSystemInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SystemRead'] } } } };
    /** 业务系统列表 · List the systems of a department */
    get: { operationId: 'listSystems'; parameters: { path?: never; query?: { 'department'?: string; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SystemList'] } } } };
  };
  '/v1/systems/{id}': {
    /** 查看业务系统 · Read a system of a department */
    get: { operationId: 'getSystem'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SystemRead'] } } } };
  };
  '/v1/systems/{id}/revoke': {
    /** 撤销业务系统 · Revoke a system, which opens nothing from then on */
    post: { operationId: 'revokeSystem'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SystemRead'] } } } };
  };
  '/v1/persons/{id}/absences': {
    /** 查看同事的缺勤和代办 · Read who stands in for a colleague, and when */
    get: { operationId: 'listAbsences'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Absences'] } } } };
    /** 登记缺勤并指定代办人 · Record an absence and who stands in */
    post: { operationId: 'createAbsence'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateAbsenceInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Absences'] } } } };
  };
  '/v1/persons/{id}/absences/{absence}/end': {
    /** 提前结束或取消缺勤 · End an absence early, or cancel it */
    post: { operationId: 'endAbsence'; parameters: { path: { 'id': string; 'absence': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Absences'] } } } };
  };
  '/v1/persons/{id}/deputies': {
    /** 查看部门负责人指定的人员 · Read whom a leader has named to consent to entries */
    get: { operationId: 'listDeputies'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Deputies'] } } } };
    /** 指定人员代部门负责人审核同意目录条目 · Name a deputy who consents to entries, with an end */
    post: { operationId: 'createDeputy'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['PersonDeputy'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Deputies'] } } } };
  };
  '/v1/persons/{id}/deputies/{deputy}/end': {
    /** 提前结束指定 · End the naming of a deputy early */
    post: { operationId: 'endDeputy'; parameters: { path: { 'id': string; 'deputy': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Deputies'] } } } };
  };
  '/v1/me': {
    /** 当前身份 · Read the caller's identity */
    get: { operationId: 'getMe'; parameters: { path?: never; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Me'] } } } };
  };
  '/v1/me/mail-settings': {
    /** 本人的邮件方式 · Read the caller's mail settings */
    get: { operationId: 'getMailSettings'; parameters: { path?: never; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['PersonMail'] } } } };
    /** 选择逐封或每日摘要、休息日免打扰 · Choose single mails or a daily digest, and quiet days off */
    put: { operationId: 'updateMailSettings'; parameters: { path?: never; query?: never; header: { 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['PersonMail'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['PersonMail'] } } } };
  };
  '/v1/calendars': {
    /** 各年度工作日历 · List the calendars of all years */
    get: { operationId: 'listCalendars'; parameters: { path?: never; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Calendars'] } } } };
  };
  '/v1/calendars/{year}': {
    /** 查看年度工作日历及其依据 · Read the days of a year and the notices they rest on */
    get: { operationId: 'getCalendar'; parameters: { path: { 'year': number }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CalendarYear'] } } } };
    /** 载入放假安排、调整或本市停工通知，重新计算未办结任务的期限 · Load an arrangement, an amendment or a local closure; open duties are counted again */
    put: { operationId: 'updateCalendar'; parameters: { path: { 'year': number }; query?: never; header: { 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['Load'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CalendarYear'] } } } };
  };
  '/v1/calendars/{year}/withdraw': {
    /** 撤回误载的通知，重新计算 · Withdraw a notice loaded by mistake; open duties are counted again */
    post: { operationId: 'withdrawCalendar'; parameters: { path: { 'year': number }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['Withdraw'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CalendarYear'] } } } };
  };
  '/v1/calendars/{year}/preview': {
    /** 试载通知：哪些日子、哪些期限将变动 · Read which days and which dates a notice would move */
    post: { operationId: 'previewCalendar'; parameters: { path: { 'year': number }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['Load'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Preview'] } } } };
  };
  '/v1/departments/{id}/merger': {
    /** 查看部门并入将移交的内容 · See how much a merger would move */
    get: { operationId: 'getMerger'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Merger'] } } } };
  };
  '/v1/pushes': {
    /** 向上级平台报送情况 · List pushes to the upper platform */
    get: { operationId: 'listPushes'; parameters: { path?: never; query?: { 'department'?: string; 'cursor'?: string; 'limit'?: number; 'status'?: "waiting" | "accepted" | "refused" | "overtaken" }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['PushList'] } } } };
  };
  '/v1/pushes/{resource}/{version}/resend': {
    /** 重新报送 · Send a push again */
    post: { operationId: 'resendPush'; parameters: { path: { 'resource': string; 'version': string }; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Push'] } } } };
  };
  '/v1/drift': {
    /** 与上级平台的最新比对结果 · Read the newest comparison with the upper platform */
    get: { operationId: 'getDrift'; parameters: { path?: never; query?: { 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DriftReport'] } } } };
  };
  '/v1/drift/check': {
    /** 立即与上级平台比对 · Compare with the upper platform now */
    post: { operationId: 'checkDrift'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Drift'] } } } };
  };
  '/v1/resources/{id}/pooling': {
    /** 是否已归集至省级中心 · Read whether an entry is pooled in the provincial centre */
    get: { operationId: 'getPooling'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Pooling'] } } } };
    /** 标记是否已归集至省级中心 · Mark an entry as pooled in the provincial centre */
    put: { operationId: 'updatePooling'; parameters: { path: { 'id': string }; query?: never; header: { 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['UpdatePoolingInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Pooling'] } } } };
  };
  '/v1/mails': {
    /** 未送达的邮件 · List mails that are waiting, undeliverable or returned */
    get: { operationId: 'listMails'; parameters: { path?: never; query?: { 'department'?: string; 'cursor'?: string; 'limit'?: number; 'status'?: "waiting" | "undeliverable" | "bounced" }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['MailList'] } } } };
  };
  '/v1/mails/{id}/resend': {
    /** 重新发送未送达的邮件 · Send a mail again that came back or was given up */
    post: { operationId: 'resendMail'; parameters: { path: { 'id': string }; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['UnsentMail'] } } } };
  };
  '/v1/reports': {
    /** 拟报市政府的事项 · List prepared reports to the city government */
    get: { operationId: 'listReports'; parameters: { path?: never; query?: { 'department'?: string; 'kind'?: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; 'from'?: string; 'to'?: string; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ReportList'] } } } };
  };
  '/v1/reports.csv': {
    /** 导出拟报市政府的事项 · Export prepared reports to the city government as CSV */
    get: { operationId: 'exportReports'; parameters: { path?: never; query?: { 'department'?: string; 'kind'?: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; 'from'?: string; 'to'?: string }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'text/csv': string } } } };
  };
  '/v1/views/department-pools': {
    /** 部门资源池 · View resource pools by department */
    get: { operationId: 'listDepartmentPools'; parameters: { path?: never; query?: { 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DepartmentPoolList'] } } } };
  };
  '/v1/views/themes': {
    /** 主题分布 · View entries by theme */
    get: { operationId: 'listThemes'; parameters: { path?: never; query?: { 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ThemeList'] } } } };
  };
  '/v1/views/completeness': {
    /** 元数据完整度 · View the completeness of metadata */
    get: { operationId: 'listCompleteness'; parameters: { path?: never; query?: { 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['CompletenessList'] } } } };
  };
  '/v1/views/ungranted-resources': {
    /** 从未提供共享的目录条目 · List entries that were never granted */
    get: { operationId: 'listUngrantedResources'; parameters: { path?: never; query?: { 'department'?: string; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['UngrantedResourceList'] } } } };
  };
  '/v1/views/overdue-resources': {
    /** 超过自身更新周期的目录条目 · List entries overdue by their own update cycle */
    get: { operationId: 'listOverdueResources'; parameters: { path?: never; query?: { 'department'?: string; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['OverdueResourceList'] } } } };
  };
  '/v1/log': {
    /** 日志：谁查看、下载、决定了什么 · Read the log: who read, downloaded and decided what */
    get: { operationId: 'listLog'; parameters: { path?: never; query?: { 'about'?: string; 'department'?: string; 'person'?: string; 'kind'?: "decided" | "read" | "refused" | "sign-in-failed"; 'what'?: string; 'outcome'?: "done" | "denied"; 'from'?: string; 'to'?: string; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['LogList'] } } } };
  };
  '/v1/log-exports': {
    /** 导出日志 · Export the log */
    post: { operationId: 'createLogExport'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateLogExportInput'] } }; responses: { 202: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Job'] } } } };
    /** 本人导出的日志 · List the exports of the log that the caller asked for */
    get: { operationId: 'listLogExports'; parameters: { path?: never; query?: { 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['JobList'] } } } };
  };
  '/v1/log-exports/{id}': {
    /** 查看日志导出任务并下载 · Read an export of the log and its download links */
    get: { operationId: 'getLogExport'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GetLogExportOutput'] } } } };
  };
  '/v1/seals': {
    /** 日志的封存记录 · List the seals of the log */
    get: { operationId: 'listSeals'; parameters: { path?: never; query?: { 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SealList'] } } } };
  };
  '/v1/seals/{number}': {
    /** 下载封存的日志分段 · Download a sealed segment of the log */
    get: { operationId: 'getSeal'; parameters: { path: { 'number': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GetSealOutput'] } } } };
  };
  '/v1/statistics': {
    /** 共享工作统计 · Read the statistics of departments */
    get: { operationId: 'listStatistics'; parameters: { path?: never; query?: { 'from'?: string; 'to'?: string; 'department'?: string }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Statistics'] } } } };
  };
  '/v1/facts': {
    /** 统计所依据的事实 · List the facts behind the statistics */
    get: { operationId: 'listFacts'; parameters: { path?: never; query?: { 'from'?: string; 'to'?: string; 'department'?: string; 'kind'?: "duty-met" | "duty-missed" | "duty-excused" | "duty-escalated" | "entry-published" | "entry-withdrawn" | "entry-returned" | "entry-moved" | "entry-pooled" | "interface-registered" | "interface-retired" | "grant-made" | "grant-provided" | "data-taken" | "data-used" | "use-recorded" | "request-sent" | "request-answered" | "dispute-opened" | "correction-reported" | "correction-answered" | "correction-contested" | "correction-rated" | "incident-closed" | "duplicate-found" | "duplicate-lifted"; 'duty'?: "consent" | "reply" | "supplement" | "update" | "review" | "review-first" | "reclassify" | "provide" | "renew" | "rectify" | "review-rectification" | "dispose" | "correct" | "answer-objection" | "find" | "compile" | "negotiate" | "coordinate" | "answer-ruling" | "decide" | "decide-instead" | "decide-extension" | "decide-filing" | "issue-notice" | "rectify-notice" | "review-report" | "record-order" | "assess-risk" | "review-security" | "check-secrecy" | "drill-restore" | "plan-emergency" | "exercise-emergency" | "tell-authority" | "classify-incident" | "handle-incident" | "close-incident" | "review-contractor" | "answer-complaint" | "decide-complaint" | "sign-circular" | "evaluate" | "answer-evaluation" | "conclude-evaluation"; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['FactList'] } } } };
  };
  '/v1/schemes': {
    /** 评估指标方案 · List the schemes of evaluation */
    get: { operationId: 'listSchemes'; parameters: { path?: never; query?: { 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SchemeList'] } } } };
    /** 提出评估指标方案 · Propose a scheme of evaluation */
    post: { operationId: 'createScheme'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateSchemeInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SchemeRead'] } } } };
  };
  '/v1/schemes/{id}': {
    /** 查看评估指标方案 · Read a scheme of evaluation */
    get: { operationId: 'getScheme'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SchemeRead'] } } } };
  };
  '/v1/schemes/{id}/confirm': {
    /** 确认评估指标方案 · Confirm a scheme of evaluation */
    post: { operationId: 'confirmScheme'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SchemeRead'] } } } };
  };
  '/v1/schemes/{id}/withdraw': {
    /** 撤回评估指标方案 · Withdraw a scheme of evaluation */
    post: { operationId: 'withdrawScheme'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['SchemeRead'] } } } };
  };
  '/v1/evaluations': {
    /** 年度评估 · List the yearly evaluations */
    get: { operationId: 'listEvaluations'; parameters: { path?: never; query?: { 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['EvaluationList'] } } } };
    /** 开始年度评估 · Begin the evaluation of a year */
    post: { operationId: 'createEvaluation'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateEvaluationInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['EvaluationRead'] } } } };
  };
  '/v1/evaluations/{id}': {
    /** 查看年度评估 · Read an evaluation */
    get: { operationId: 'getEvaluation'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['EvaluationRead'] } } } };
  };
  '/v1/evaluations/{id}/data.xlsx': {
    /** 导出年度评估数据 · Export the data of an evaluation as xlsx */
    get: { operationId: 'exportEvaluation'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string } } } };
  };
  '/v1/evaluations/{id}/score': {
    /** 评分 · Score an indicator */
    post: { operationId: 'scoreEvaluation'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ScoreEvaluationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['EvaluationRead'] } } } };
  };
  '/v1/evaluations/{id}/open': {
    /** 将评估结果征求各部门意见 · Open the draft to the departments */
    post: { operationId: 'openEvaluation'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['EvaluationRead'] } } } };
  };
  '/v1/evaluations/{id}/object': {
    /** 对本部门的评估结果提出异议 · Object to the draft of one’s department */
    post: { operationId: 'objectEvaluation'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ObjectEvaluationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['EvaluationRead'] } } } };
  };
  '/v1/evaluations/{id}/answer': {
    /** 答复异议 · Answer an objection */
    post: { operationId: 'answerEvaluation'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['AnswerEvaluationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['EvaluationRead'] } } } };
  };
  '/v1/evaluations/{id}/conclude': {
    /** 将评估结果报市政府审定 · Lay the result before the city government */
    post: { operationId: 'concludeEvaluation'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['EvaluationRead'] } } } };
  };
  '/v1/evaluations/{id}/decide': {
    /** 审定评估结果 · Approve the result, or return it */
    post: { operationId: 'decideEvaluation'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['DecideEvaluationInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['EvaluationRead'] } } } };
  };
  '/v1/evaluations/{id}/withdraw': {
    /** 撤回年度评估 · Withdraw an evaluation */
    post: { operationId: 'withdrawEvaluation'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['EvaluationRead'] } } } };
  };
  '/openapi.json': {
    /** 接口说明 · Read this API description */
    get: { operationId: 'getOpenApi'; parameters: { path?: never; query?: never; header?: never; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/openapi+json': string } } } };
  };
  '/v1/open/catalog': {
    /** 开放目录（DCAT） · Read the open catalog (DCAT 3) */
    get: { operationId: 'getOpenCatalog'; parameters: { path?: never; query?: { 'q'?: string; 'after'?: string; 'limit'?: number }; header?: never; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/ld+json': string } } } };
  };
  '/v1/open/catalog.jsonld': {
    /** 开放目录（DCAT），地址带格式后缀 · Read the open catalog (DCAT 3) where its format is in its name */
    get: { operationId: 'getOpenCatalogFile'; parameters: { path?: never; query?: { 'q'?: string; 'after'?: string; 'limit'?: number }; header?: never; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/ld+json': string } } } };
  };
  '/v1/open/{id}': {
    /** 开放目录中的信息资源（DCAT） · Read an entry of the open catalog (DCAT 3) */
    get: { operationId: 'getOpenEntry'; parameters: { path: { 'id': string }; query?: never; header?: never; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/ld+json': string } } } };
  };
  '/v1/interfaces': {
    /** 登记服务接口 · Register an interface */
    post: { operationId: 'createInterface'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['Registration'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DataInterface'] } } } };
    /** 服务接口列表 · List interfaces */
    get: { operationId: 'listInterfaces'; parameters: { path?: never; query?: { 'department'?: string; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['InterfaceList'] } } } };
  };
  '/v1/interfaces/{id}': {
    /** 查看服务接口 · Read an interface */
    get: { operationId: 'getInterface'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DataInterface'] } } } };
  };
  '/v1/interfaces/{id}/retire': {
    /** 停用服务接口 · Retire an interface */
    post: { operationId: 'retireInterface'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DataInterface'] } } } };
  };
  '/v1/grants/{id}/data': {
    /** 调用授权的数据 · Obtain the data of a grant */
    get: { operationId: 'getGrantData'; parameters: { path: { 'id': string }; query: { 'purpose': string; 'page'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['GrantData'] } } } };
  };
  '/v1/grants/{id}/exchanges': {
    /** 授权调用记录 · List the uses of a grant: what was obtained, by whom and when */
    get: { operationId: 'listExchanges'; parameters: { path: { 'id': string }; query?: { 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['ExchangeList'] } } } };
  };
  '/v1/webhook-events': {
    /** 可推送的事件种类 · List the kinds of event that can be sent */
    get: { operationId: 'listWebhookEvents'; parameters: { path?: never; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['EventKinds'] } } } };
  };
  '/v1/webhooks': {
    /** 登记接收地址 · Register an endpoint to which events are sent */
    post: { operationId: 'createWebhook'; parameters: { path?: never; query?: never; header?: { 'Idempotency-Key'?: string; 'Acting-For'?: string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateWebhookInput'] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['WebhookWithSecret'] } } } };
    /** 本部门的接收地址 · List the department's endpoints */
    get: { operationId: 'listWebhooks'; parameters: { path?: never; query?: { 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['WebhookList'] } } } };
  };
  '/v1/webhooks/{id}': {
    /** 查看接收地址 · Read an endpoint */
    get: { operationId: 'getWebhook'; parameters: { path: { 'id': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['WebhookRead'] } } } };
    /** 修改接收地址或者事件种类 · Change where events are sent, or which */
    put: { operationId: 'updateWebhook'; parameters: { path: { 'id': string }; query?: never; header: { 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['CreateWebhookInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['WebhookRead'] } } } };
  };
  '/v1/webhooks/{id}/rotate': {
    /** 更换密钥，旧密钥同时有效一日 · Change the secret; the former one signs as well for a day */
    post: { operationId: 'rotateWebhook'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['WebhookWithSecret'] } } } };
  };
  '/v1/webhooks/{id}/test': {
    /** 发送测试事件 · Send a test event */
    post: { operationId: 'testWebhook'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['WebhookRead'] } } } };
  };
  '/v1/webhooks/{id}/pause': {
    /** 暂停推送，事件予以保留 · Pause an endpoint; what is to be sent is kept */
    post: { operationId: 'pauseWebhook'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['WithdrawChangeInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['WebhookRead'] } } } };
  };
  '/v1/webhooks/{id}/resume': {
    /** 恢复推送，补发保留的事件 · Resume an endpoint; what was kept is sent */
    post: { operationId: 'resumeWebhook'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['WebhookRead'] } } } };
  };
  '/v1/webhooks/{id}/replay': {
    /** 自某一事件起重发 · Send again what was sent since an event */
    post: { operationId: 'replayWebhook'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; requestBody: { content: { 'application/json': Schemas['ReplayWebhookInput'] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['WebhookRead'] } } } };
  };
  '/v1/webhooks/{id}/remove': {
    /** 删除接收地址 · Remove an endpoint */
    post: { operationId: 'removeWebhook'; parameters: { path: { 'id': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['WebhookRead'] } } } };
  };
  '/v1/webhooks/{id}/deliveries': {
    /** 推送记录 · List what an endpoint was sent, the newest first */
    get: { operationId: 'listDeliveries'; parameters: { path: { 'id': string }; query?: { 'undelivered'?: boolean; 'cursor'?: string; 'limit'?: number }; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['DeliveryList'] } } } };
  };
  '/v1/webhooks/{id}/deliveries/{event}': {
    /** 查看一次推送的内容和答复 · Read what was sent of an event, and the answers */
    get: { operationId: 'getDelivery'; parameters: { path: { 'id': string; 'event': string }; query?: never; header?: { 'Acting-For'?: string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Delivery'] } } } };
  };
  '/v1/webhooks/{id}/deliveries/{event}/skip': {
    /** 跳过未送达的事件 · Skip an event, so that its case goes on */
    post: { operationId: 'skipDelivery'; parameters: { path: { 'id': string; 'event': string }; query?: never; header: { 'Idempotency-Key'?: string; 'Acting-For'?: string; 'If-Match': string }; cookie?: never }; responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': Schemas['Delivery'] } } } };
  };
}

export interface operations {
  searchResources: paths['/v1/resources']['get'];
  createResource: paths['/v1/resources']['post'];
  getResource: paths['/v1/resources/{id}']['get'];
  updateResource: paths['/v1/resources/{id}']['put'];
  getResourceVersion: paths['/v1/resources/{id}/versions/{version}']['get'];
  listResourceVersions: paths['/v1/resources/{id}/versions']['get'];
  compareResourceVersions: paths['/v1/resources/{id}/diff']['get'];
  submitResource: paths['/v1/resources/{id}/submit']['post'];
  withdrawResource: paths['/v1/resources/{id}/withdraw']['post'];
  consentResource: paths['/v1/resources/{id}/consent']['post'];
  returnDraft: paths['/v1/resources/{id}/return-draft']['post'];
  listConsents: paths['/v1/consents']['get'];
  consentResources: paths['/v1/resources/consent']['post'];
  approveResource: paths['/v1/resources/{id}/approve']['post'];
  returnResource: paths['/v1/resources/{id}/return']['post'];
  listReviews: paths['/v1/reviews']['get'];
  approveResources: paths['/v1/resources/approve']['post'];
  getJob: paths['/v1/jobs/{id}']['get'];
  listJobs: paths['/v1/jobs']['get'];
  createChange: paths['/v1/changes']['post'];
  listChanges: paths['/v1/changes']['get'];
  withdrawChange: paths['/v1/changes/{id}/withdraw']['post'];
  getChange: paths['/v1/changes/{id}']['get'];
  createImport: paths['/v1/imports']['post'];
  listImports: paths['/v1/imports']['get'];
  startImport: paths['/v1/imports/{id}/start']['post'];
  getImportReport: paths['/v1/imports/{id}/report']['get'];
  proposeImport: paths['/v1/imports/{id}/propose']['post'];
  withdrawImport: paths['/v1/imports/{id}/withdraw']['post'];
  createExport: paths['/v1/exports']['post'];
  listExports: paths['/v1/exports']['get'];
  getExport: paths['/v1/exports/{id}']['get'];
  checkCollection: paths['/v1/collections/check']['post'];
  createCollection: paths['/v1/collections']['post'];
  listCollections: paths['/v1/collections']['get'];
  getCollection: paths['/v1/collections/{id}']['get'];
  nameSource: paths['/v1/collections/{id}/name-source']['post'];
  findDuplicateCollection: paths['/v1/collections/{id}/find-duplicate']['post'];
  liftDuplicateCollection: paths['/v1/collections/{id}/lift-duplicate']['post'];
  findDuplicateResource: paths['/v1/resources/{id}/find-duplicate']['post'];
  liftDuplicateResource: paths['/v1/resources/{id}/lift-duplicate']['post'];
  listMatches: paths['/v1/matches']['get'];
  getMatches: paths['/v1/resources/{id}/matches']['get'];
  answerMatches: paths['/v1/resources/{id}/answer-matches']['post'];
  createApplication: paths['/v1/applications']['post'];
  listApplications: paths['/v1/applications']['get'];
  getApplication: paths['/v1/applications/{id}']['get'];
  updateApplication: paths['/v1/applications/{id}']['put'];
  submitApplication: paths['/v1/applications/{id}/submit']['post'];
  consentApplication: paths['/v1/applications/{id}/consent']['post'];
  returnApplication: paths['/v1/applications/{id}/return']['post'];
  withdrawApplication: paths['/v1/applications/{id}/withdraw']['post'];
  listRequests: paths['/v1/requests']['get'];
  countRequests: paths['/v1/requests/counts']['get'];
  exportRequests: paths['/v1/requests.csv']['get'];
  getRequest: paths['/v1/requests/{id}']['get'];
  draftReply: paths['/v1/requests/{id}/draft-reply']['post'];
  consentReply: paths['/v1/requests/{id}/consent-reply']['post'];
  returnReply: paths['/v1/requests/{id}/return-reply']['post'];
  askSupplement: paths['/v1/requests/{id}/ask-supplement']['post'];
  supplementRequest: paths['/v1/requests/{id}/supplement']['post'];
  withdrawRequest: paths['/v1/requests/{id}/withdraw']['post'];
  nudgeRequest: paths['/v1/requests/{id}/nudge']['post'];
  askExtension: paths['/v1/requests/{id}/ask-extension']['post'];
  declineExtension: paths['/v1/requests/{id}/decline-extension']['post'];
  getRequestForm: paths['/v1/requests/{id}/form']['get'];
  getRequestFormPdf: paths['/v1/requests/{id}/form.pdf']['get'];
  getRequestFormData: paths['/v1/requests/{id}/form.json']['get'];
  getReply: paths['/v1/requests/{id}/reply']['get'];
  getReplyPdf: paths['/v1/requests/{id}/reply.pdf']['get'];
  getReplyData: paths['/v1/requests/{id}/reply.json']['get'];
  getRequestEvidence: paths['/v1/requests/{id}/evidence']['get'];
  getNegotiationEvidence: paths['/v1/negotiations/{id}/evidence']['get'];
  getRectificationNoticePdf: paths['/v1/rectifications/{id}/notice.pdf']['get'];
  getRectificationNoticeData: paths['/v1/rectifications/{id}/notice.json']['get'];
  getGovernmentReportPdf: paths['/v1/rectifications/{id}/government-report.pdf']['get'];
  getGovernmentReportData: paths['/v1/rectifications/{id}/government-report.json']['get'];
  getRectificationEvidence: paths['/v1/rectifications/{id}/evidence']['get'];
  getPaperPdf: paths['/v1/papers/{id}/pdf']['get'];
  getPaperData: paths['/v1/papers/{id}/json']['get'];
  getIncidentEvidence: paths['/v1/incidents/{id}/evidence']['get'];
  getEvaluationReport: paths['/v1/evaluations/{id}/report']['get'];
  getEvaluationReportPdf: paths['/v1/evaluations/{id}/report.pdf']['get'];
  getEvaluationReportData: paths['/v1/evaluations/{id}/report.json']['get'];
  getKeys: paths['/v1/keys']['get'];
  verify: paths['/v1/verify']['post'];
  listGrants: paths['/v1/grants']['get'];
  getGrant: paths['/v1/grants/{id}']['get'];
  provideGrant: paths['/v1/grants/{id}/provide']['post'];
  takeAccess: paths['/v1/grants/{id}/take-access']['post'];
  suspendGrant: paths['/v1/grants/{id}/suspend']['post'];
  rectifyGrant: paths['/v1/grants/{id}/rectify']['post'];
  decideSuspension: paths['/v1/grants/{id}/decide-suspension']['post'];
  askRenewal: paths['/v1/grants/{id}/ask-renewal']['post'];
  consentRenewal: paths['/v1/grants/{id}/consent-renewal']['post'];
  answerRenewal: paths['/v1/grants/{id}/answer-renewal']['post'];
  confirmRenewal: paths['/v1/grants/{id}/confirm-renewal']['post'];
  fileService: paths['/v1/grants/{id}/file-service']['post'];
  decideFiling: paths['/v1/grants/{id}/decide-filing']['post'];
  relinquishGrant: paths['/v1/grants/{id}/relinquish']['post'];
  disposeGrant: paths['/v1/grants/{id}/dispose']['post'];
  createUseRecord: paths['/v1/grants/{id}/use-records']['post'];
  listUseRecords: paths['/v1/grants/{id}/use-records']['get'];
  createCorrection: paths['/v1/corrections']['post'];
  listCorrections: paths['/v1/corrections']['get'];
  getCorrection: paths['/v1/corrections/{id}']['get'];
  answerCorrection: paths['/v1/corrections/{id}/answer']['post'];
  raiseObjection: paths['/v1/corrections/{id}/raise-objection']['post'];
  rateCorrection: paths['/v1/corrections/{id}/rate']['post'];
  withdrawCorrection: paths['/v1/corrections/{id}/withdraw']['post'];
  listContestedResources: paths['/v1/views/contested-resources']['get'];
  createDemand: paths['/v1/demands']['post'];
  listDemands: paths['/v1/demands']['get'];
  getDemand: paths['/v1/demands/{id}']['get'];
  updateDemand: paths['/v1/demands/{id}']['put'];
  consentDemand: paths['/v1/demands/{id}/consent']['post'];
  returnDemand: paths['/v1/demands/{id}/return']['post'];
  decideDemand: paths['/v1/demands/{id}/decide']['post'];
  answerDemand: paths['/v1/demands/{id}/answer']['post'];
  withdrawDemand: paths['/v1/demands/{id}/withdraw']['post'];
  createNegotiation: paths['/v1/negotiations']['post'];
  listNegotiations: paths['/v1/negotiations']['get'];
  getNegotiation: paths['/v1/negotiations/{id}']['get'];
  consentNegotiation: paths['/v1/negotiations/{id}/consent']['post'];
  withdrawNegotiation: paths['/v1/negotiations/{id}/withdraw']['post'];
  createStatement: paths['/v1/negotiations/{id}/statements']['post'];
  createUpload: paths['/v1/negotiations/{id}/uploads']['post'];
  createAttachment: paths['/v1/negotiations/{id}/attachments']['post'];
  getAttachment: paths['/v1/negotiations/{id}/attachments/{file}']['get'];
  createProposal: paths['/v1/negotiations/{id}/proposals']['post'];
  answerProposal: paths['/v1/negotiations/{id}/proposals/{number}/answer']['post'];
  declareFailure: paths['/v1/negotiations/{id}/declare-failure']['post'];
  createMeeting: paths['/v1/negotiations/{id}/meetings']['post'];
  adjudicateNegotiation: paths['/v1/negotiations/{id}/adjudicate']['post'];
  answerRuling: paths['/v1/negotiations/{id}/answer-ruling']['post'];
  referRuling: paths['/v1/negotiations/{id}/refer-ruling']['post'];
  recordDecision: paths['/v1/negotiations/{id}/record-decision']['post'];
  createRectification: paths['/v1/rectifications']['post'];
  listRectifications: paths['/v1/rectifications']['get'];
  getRectification: paths['/v1/rectifications/{id}']['get'];
  updateRectification: paths['/v1/rectifications/{id}']['put'];
  issueRectification: paths['/v1/rectifications/{id}/issue']['post'];
  discardRectification: paths['/v1/rectifications/{id}/discard']['post'];
  askTime: paths['/v1/rectifications/{id}/ask-time']['post'];
  answerTime: paths['/v1/rectifications/{id}/answer-time']['post'];
  prepareFile: paths['/v1/rectifications/{id}/prepare-file']['post'];
  attachFile: paths['/v1/rectifications/{id}/attach-file']['post'];
  getRectificationFile: paths['/v1/rectifications/{id}/files/{file}']['get'];
  reportRectification: paths['/v1/rectifications/{id}/report']['post'];
  reviewRectification: paths['/v1/rectifications/{id}/review']['post'];
  escalateRectification: paths['/v1/rectifications/{id}/escalate']['post'];
  orderRectification: paths['/v1/rectifications/{id}/order']['post'];
  concludeRectification: paths['/v1/rectifications/{id}/conclude']['post'];
  closeRectification: paths['/v1/rectifications/{id}/close']['post'];
  proposeAccountability: paths['/v1/rectifications/{id}/propose-accountability']['post'];
  recordAccountability: paths['/v1/rectifications/{id}/record-accountability']['post'];
  listSuggestions: paths['/v1/rectification-suggestions']['get'];
  getSuggestion: paths['/v1/rectification-suggestions/{id}']['get'];
  takeUp: paths['/v1/rectification-suggestions/{id}/take-up']['post'];
  putAside: paths['/v1/rectification-suggestions/{id}/put-aside']['post'];
  createComplaint: paths['/v1/complaints']['post'];
  listComplaints: paths['/v1/complaints']['get'];
  countComplaints: paths['/v1/complaints/counts']['get'];
  getComplaint: paths['/v1/complaints/{id}']['get'];
  passComplaint: paths['/v1/complaints/{id}/pass']['post'];
  answerComplaint: paths['/v1/complaints/{id}/answer']['post'];
  linkComplaint: paths['/v1/complaints/{id}/link']['post'];
  createCircular: paths['/v1/circulars']['post'];
  listCirculars: paths['/v1/circulars']['get'];
  getCircular: paths['/v1/circulars/{id}']['get'];
  updateCircular: paths['/v1/circulars/{id}']['put'];
  issueCircular: paths['/v1/circulars/{id}/issue']['post'];
  discardCircular: paths['/v1/circulars/{id}/discard']['post'];
  retractCircular: paths['/v1/circulars/{id}/retract']['post'];
  answerRetraction: paths['/v1/circulars/{id}/answer-retraction']['post'];
  listSafeguards: paths['/v1/safeguards']['get'];
  getSecurityState: paths['/v1/views/security-state']['get'];
  getSafeguard: paths['/v1/safeguards/{id}']['get'];
  createReportFile: paths['/v1/safeguards/{id}/report-files']['post'];
  reportSafeguard: paths['/v1/safeguards/{id}/report']['post'];
  getSafeguardReport: paths['/v1/safeguards/{id}/report']['get'];
  createIncident: paths['/v1/incidents']['post'];
  listIncidents: paths['/v1/incidents']['get'];
  getIncident: paths['/v1/incidents/{id}']['get'];
  classifyIncident: paths['/v1/incidents/{id}/classify']['post'];
  dismissIncident: paths['/v1/incidents/{id}/dismiss']['post'];
  tellIncident: paths['/v1/incidents/{id}/tell']['post'];
  measureIncident: paths['/v1/incidents/{id}/measure']['post'];
  suspendIncident: paths['/v1/incidents/{id}/suspend']['post'];
  createIncidentFile: paths['/v1/incidents/{id}/incident-files']['post'];
  concludeIncident: paths['/v1/incidents/{id}/conclude']['post'];
  returnIncident: paths['/v1/incidents/{id}/return']['post'];
  closeIncident: paths['/v1/incidents/{id}/close']['post'];
  getIncidentReport: paths['/v1/incidents/{id}/report']['get'];
  createContractor: paths['/v1/contractors']['post'];
  listContractors: paths['/v1/contractors']['get'];
  getContractor: paths['/v1/contractors/{id}']['get'];
  renewContractor: paths['/v1/contractors/{id}/renew']['post'];
  endContractor: paths['/v1/contractors/{id}/end']['post'];
  getWork: paths['/v1/me/work']['get'];
  listDuties: paths['/v1/duties']['get'];
  countDuties: paths['/v1/duties/counts']['get'];
  exportDuties: paths['/v1/duties.csv']['get'];
  getDuty: paths['/v1/duties/{id}']['get'];
  listDutyMails: paths['/v1/duties/{id}/mails']['get'];
  listCaseMails: paths['/v1/cases/{id}/mails']['get'];
  getHistory: paths['/v1/cases/{id}/history']['get'];
  claimNoChange: paths['/v1/duties/{id}/claim-no-change']['post'];
  confirmNoChange: paths['/v1/duties/{id}/confirm-no-change']['post'];
  declineNoChange: paths['/v1/duties/{id}/decline-no-change']['post'];
  extendDuty: paths['/v1/duties/{id}/extend']['post'];
  listPolicies: paths['/v1/policies']['get'];
  createPolicy: paths['/v1/policies']['post'];
  getPolicy: paths['/v1/policies/{id}']['get'];
  confirmPolicy: paths['/v1/policies/{id}/confirm']['post'];
  withdrawPolicy: paths['/v1/policies/{id}/withdraw']['post'];
  calculateDeadline: paths['/v1/deadlines/calculate']['post'];
  comparePolicies: paths['/v1/policies/compare']['post'];
  exportComparison: paths['/v1/policies/compare.csv']['post'];
  createFeed: paths['/v1/feeds']['post'];
  listFeeds: paths['/v1/feeds']['get'];
  getFeed: paths['/v1/feeds/{id}']['get'];
  revokeFeed: paths['/v1/feeds/{id}/revoke']['post'];
  getFeedFile: paths['/v1/feed-files/{file}']['get'];
  createDepartment: paths['/v1/departments']['post'];
  listDepartments: paths['/v1/departments']['get'];
  getDepartment: paths['/v1/departments/{id}']['get'];
  updateDepartment: paths['/v1/departments/{id}']['put'];
  mergeDepartment: paths['/v1/departments/{id}/merge']['post'];
  createPerson: paths['/v1/persons']['post'];
  listPersons: paths['/v1/persons']['get'];
  updatePerson: paths['/v1/persons/{id}']['put'];
  getPerson: paths['/v1/persons/{id}']['get'];
  leavePerson: paths['/v1/persons/{id}/leave']['post'];
  proposeSubject: paths['/v1/persons/{id}/propose-subject']['post'];
  confirmSubject: paths['/v1/persons/{id}/confirm-subject']['post'];
  withdrawSubject: paths['/v1/persons/{id}/withdraw-subject']['post'];
  createSystem: paths['/v1/systems']['post'];
  listSystems: paths['/v1/systems']['get'];
  getSystem: paths['/v1/systems/{id}']['get'];
  revokeSystem: paths['/v1/systems/{id}/revoke']['post'];
  listAbsences: paths['/v1/persons/{id}/absences']['get'];
  createAbsence: paths['/v1/persons/{id}/absences']['post'];
  endAbsence: paths['/v1/persons/{id}/absences/{absence}/end']['post'];
  listDeputies: paths['/v1/persons/{id}/deputies']['get'];
  createDeputy: paths['/v1/persons/{id}/deputies']['post'];
  endDeputy: paths['/v1/persons/{id}/deputies/{deputy}/end']['post'];
  getMe: paths['/v1/me']['get'];
  getMailSettings: paths['/v1/me/mail-settings']['get'];
  updateMailSettings: paths['/v1/me/mail-settings']['put'];
  listCalendars: paths['/v1/calendars']['get'];
  getCalendar: paths['/v1/calendars/{year}']['get'];
  updateCalendar: paths['/v1/calendars/{year}']['put'];
  withdrawCalendar: paths['/v1/calendars/{year}/withdraw']['post'];
  previewCalendar: paths['/v1/calendars/{year}/preview']['post'];
  getMerger: paths['/v1/departments/{id}/merger']['get'];
  listPushes: paths['/v1/pushes']['get'];
  resendPush: paths['/v1/pushes/{resource}/{version}/resend']['post'];
  getDrift: paths['/v1/drift']['get'];
  checkDrift: paths['/v1/drift/check']['post'];
  getPooling: paths['/v1/resources/{id}/pooling']['get'];
  updatePooling: paths['/v1/resources/{id}/pooling']['put'];
  listMails: paths['/v1/mails']['get'];
  resendMail: paths['/v1/mails/{id}/resend']['post'];
  listReports: paths['/v1/reports']['get'];
  exportReports: paths['/v1/reports.csv']['get'];
  listDepartmentPools: paths['/v1/views/department-pools']['get'];
  listThemes: paths['/v1/views/themes']['get'];
  listCompleteness: paths['/v1/views/completeness']['get'];
  listUngrantedResources: paths['/v1/views/ungranted-resources']['get'];
  listOverdueResources: paths['/v1/views/overdue-resources']['get'];
  listLog: paths['/v1/log']['get'];
  createLogExport: paths['/v1/log-exports']['post'];
  listLogExports: paths['/v1/log-exports']['get'];
  getLogExport: paths['/v1/log-exports/{id}']['get'];
  listSeals: paths['/v1/seals']['get'];
  getSeal: paths['/v1/seals/{number}']['get'];
  listStatistics: paths['/v1/statistics']['get'];
  listFacts: paths['/v1/facts']['get'];
  listSchemes: paths['/v1/schemes']['get'];
  createScheme: paths['/v1/schemes']['post'];
  getScheme: paths['/v1/schemes/{id}']['get'];
  confirmScheme: paths['/v1/schemes/{id}/confirm']['post'];
  withdrawScheme: paths['/v1/schemes/{id}/withdraw']['post'];
  listEvaluations: paths['/v1/evaluations']['get'];
  createEvaluation: paths['/v1/evaluations']['post'];
  getEvaluation: paths['/v1/evaluations/{id}']['get'];
  exportEvaluation: paths['/v1/evaluations/{id}/data.xlsx']['get'];
  scoreEvaluation: paths['/v1/evaluations/{id}/score']['post'];
  openEvaluation: paths['/v1/evaluations/{id}/open']['post'];
  objectEvaluation: paths['/v1/evaluations/{id}/object']['post'];
  answerEvaluation: paths['/v1/evaluations/{id}/answer']['post'];
  concludeEvaluation: paths['/v1/evaluations/{id}/conclude']['post'];
  decideEvaluation: paths['/v1/evaluations/{id}/decide']['post'];
  withdrawEvaluation: paths['/v1/evaluations/{id}/withdraw']['post'];
  getOpenApi: paths['/openapi.json']['get'];
  getOpenCatalog: paths['/v1/open/catalog']['get'];
  getOpenCatalogFile: paths['/v1/open/catalog.jsonld']['get'];
  getOpenEntry: paths['/v1/open/{id}']['get'];
  createInterface: paths['/v1/interfaces']['post'];
  listInterfaces: paths['/v1/interfaces']['get'];
  getInterface: paths['/v1/interfaces/{id}']['get'];
  retireInterface: paths['/v1/interfaces/{id}/retire']['post'];
  getGrantData: paths['/v1/grants/{id}/data']['get'];
  listExchanges: paths['/v1/grants/{id}/exchanges']['get'];
  listWebhookEvents: paths['/v1/webhook-events']['get'];
  createWebhook: paths['/v1/webhooks']['post'];
  listWebhooks: paths['/v1/webhooks']['get'];
  getWebhook: paths['/v1/webhooks/{id}']['get'];
  updateWebhook: paths['/v1/webhooks/{id}']['put'];
  rotateWebhook: paths['/v1/webhooks/{id}/rotate']['post'];
  testWebhook: paths['/v1/webhooks/{id}/test']['post'];
  pauseWebhook: paths['/v1/webhooks/{id}/pause']['post'];
  resumeWebhook: paths['/v1/webhooks/{id}/resume']['post'];
  replayWebhook: paths['/v1/webhooks/{id}/replay']['post'];
  removeWebhook: paths['/v1/webhooks/{id}/remove']['post'];
  listDeliveries: paths['/v1/webhooks/{id}/deliveries']['get'];
  getDelivery: paths['/v1/webhooks/{id}/deliveries/{event}']['get'];
  skipDelivery: paths['/v1/webhooks/{id}/deliveries/{event}/skip']['post'];
}
