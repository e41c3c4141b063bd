/** Fields that the pages of cases show. The build takes from the contract what they are called. */
export const caseFields = [
  ...['abstract', 'authority', 'basis', 'conditions', 'dataType', 'date', 'decidedOn', 'delegate', 'departments'],
  ...['division', 'documentNumber', 'endsOn', 'files', 'format', 'handler', 'item', 'kind', 'length', 'liability'],
  ...['missing', 'notes', 'objection', 'opinion', 'provision', 'publishedOn', 'purpose', 'rating', 'reason', 'reasons'],
  ...['recordKey', 'requests', 'resource', 'shareType', 'theme', 'updateCycle', 'url', 'verdict'],
] as const;
export type CaseField = (typeof caseFields)[number];
