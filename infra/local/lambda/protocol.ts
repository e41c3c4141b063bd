import type { MessagePort } from 'node:worker_threads';

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

/** What a worker is given with it. */
export interface Given extends Start {
  /** Takes calls of DynamoDB, and gives their answers. */
  dynamodb: MessagePort;
}

/** A call of DynamoDB, as the SDK would send it over HTTP. */
export interface DynamoDBCall {
  id: number;
  method: string;
  /** Path and query. */
  url: string;
  /** By name in small letters. */
  headers: Record<string, string>;
  body: string;
}

/** The answer to a call. Without a reply, the connection broke. */
export interface DynamoDBAnswer {
  id: number;
  reply: { status: number; headers: Record<string, string>; body: Uint8Array } | null;
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
