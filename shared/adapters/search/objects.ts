/** What snapshots need of an object store; S3 has it (s3.ts). */
export interface Objects {
  /**
   * Reads a small object, unless it is still the version `known`.
   * @returns null where there is none
   */
  get(key: string, known?: string): Promise<{ text: string; etag: string } | 'unchanged' | null>;
  /** Copies an object to a file. @returns false where there is none */
  download(key: string, path: string): Promise<boolean>;
  /**
   * Writes an object; with `replacing` only where its version is this one, or (null) where there is none.
   * @returns its new version, or null where somebody else was first
   */
  put(key: string, content: string | Uint8Array, replacing?: string | null): Promise<string | null>;
  remove(key: string): Promise<void>;
}
