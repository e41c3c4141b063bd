import type { Instant, LocalDate } from '../calendar/time.ts';
import type { ShareType } from '../catalog/metadata.ts';

/** Events of the catalog and of pushes to the upper platform. */
export interface CatalogEvents {
  ResourceCompiled: { code: string; provider: string; name: string };
  ResourceRevised: { changes: string[] };
  /** `job`: the import that created the entry. The head gets one mail for all entries of a job. */
  ResourceProposed: { provider: string; code: string; name: string; withdrawal: boolean; job?: string };
  /** `job`: the import that had made the draft. */
  DraftDropped: { provider: string; code: string; name: string; job: string };
  ResourceSubmitted: { provider: string; name: string; first: boolean; withdrawal: boolean; changes: string[] };
  /** `returnedBy`: whoever is in charge of the department, or the bureau; null in events from before it was held. */
  ResourceReturned: {
    provider: string;
    code: string;
    name: string;
    remarks: string;
    changes: string[];
    returnedBy: 'head' | 'bureau' | null;
  };
  /** `filled`: the share of optional fields that are filled in. With `sharing`, null in events from before it was held. */
  ResourcePublished: {
    provider: string;
    code: string;
    name: string;
    version: number;
    changes: string[];
    sharing: ShareType | null;
    filled: number | null;
  };
  ResourceWithdrawn: { provider: string; code: string; name: string; version: number; reason: string };
  CollectionRegistered: {
    number: string;
    provider: string;
    name: string;
    items: number;
    parties: { department: string; role: string }[];
    used: string[];
    exceptions: string[];
  };
  /** The bureau names the source of data that several departments hold; `provider` is that source. */
  SourceNamed: { number: string; provider: string; name: string; reason: string };
  /**
   * The bureau finds that an entry or a collection of `provider` collects again what `source` of `holder` has; of its own the city
   * government finds it.
   */
  DuplicateFound: {
    number: string;
    provider: string;
    name: string;
    source: string;
    sourceNumber: string;
    sourceName: string;
    holder: string;
    reason: string;
    foundAt: Instant;
  };
  /** The finding of that time is taken back. */
  DuplicateLifted: { number: string; provider: string; name: string; foundAt: Instant; reason: string };
  OnceOnlyAnswered: { provider: string; resource: string; used: string[]; exceptions: string[] };
  ChangeRecorded: { kind: string; document: string; changedOn: LocalDate };
  ChangeWithdrawn: { document: string; reason: string; job: string };
  PushAccepted: PushFacts & { receipt: string };
  PushRefused: PushFacts & { reason: string };
  PushOvertaken: PushFacts & { by: string };
  PushResent: PushFacts;
  DriftStarted: { on: LocalDate };
  DriftReported: {
    published: number;
    held: number;
    missing: number;
    unknown: number;
    version: number;
    content: number;
  };
  DriftFailed: { reason: string };
  PoolingMarked: { provider: string; code: string; pooled: boolean };
}

/** Facts in every event of a push. */
interface PushFacts {
  resource: string;
  version: number;
  action: 'publish' | 'withdraw';
  code: string;
  provider: string;
  name: string;
}
