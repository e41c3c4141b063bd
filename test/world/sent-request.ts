/** What one call sends. */
export interface Asked {
  params?: Record<string, string | number>;
  query?: Record<string, string | number>;
  body?: unknown;
  etag?: string;
  key?: string;
  /** Beside or instead of the usual ones; null leaves one out. */
  headers?: Record<string, string | null>;
}
