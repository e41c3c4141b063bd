/** The data that a worker starts with. */
export interface Start {
  /** URL of the bundle. */
  module: string;
  /** Name of its export. */
  handler: string;
  functionName: string;
  functionArn: string;
  /** In MB. */
  memory: number;
  /** How far the machine's clock is ahead, in milliseconds. */
  ahead: number;
}

export interface Job {
  id: string;
  /** JSON. */
  event: string;
  /** Milliseconds since 1970, by the machine's clock. */
  deadline: number;
}

/** The answer to a job. The id `ready` answers the start. */
export interface Done {
  id: string;
  /** JSON. */
  result?: string;
  error?: { errorType: string; errorMessage: string; trace: string[] };
}
