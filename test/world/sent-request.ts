/** The input of one call. */
export interface CallInput {
  params?: Record<string, string | number>;
  query?: Record<string, string | number>;
  body?: unknown;
  etag?: string;
  key?: string;
  /** More headers, or other values of the usual ones. Null leaves a header out. */
  headers?: Record<string, string | null>;
}
