/** What a worker is started with. */
export interface Start {
  /** URL of the bundle. */
  module: string;
  /** Name of its export. */
  handler: string;
  functionName: string;
  functionArn: string;
  /** In MB. */
  memory: number;
  /** How far the machine's clock is ahead of the time, milliseconds. */
  ahead: number;
}

export interface Job {
  id: string;
  /** JSON. */
  event: string;
  /** Milliseconds since 1970, of the machine's clock. */
  deadline: number;
}

/** The answer to a job, or with the id `ready` to the start. */
export interface Done {
  id: string;
  /** JSON. */
  result?: string;
  error?: { errorType: string; errorMessage: string; trace: string[] };
}
