/** What snapshots need from an object store such as S3 (s3.ts). */
export interface Objects {
  /**
   * Reads a small object, unless it is still the version `known`.
   * @returns null if there is no such object
   */
  get(key: string, known?: string): Promise<{ text: string; etag: string } | 'unchanged' | null>;
  /** Copies an object to a file. @returns false if there is no such object */
  download(key: string, path: string): Promise<boolean>;
  /**
   * Writes an object. With `replacing` it writes only if the object has this version, or (null) does not exist.
   * @returns the new version, or null if somebody else was first
   */
  put(key: string, content: string | Uint8Array, replacing?: string | null): Promise<string | null>;
  remove(key: string): Promise<void>;
}
