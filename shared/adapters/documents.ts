import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type DocumentAnswer, type DocumentAsked, documentAnswer } from '../documents/enclosed.ts';

/** The function that draws and signs documents, for whoever has neither fonts nor the key. */
export interface Documents {
  /** @throws Error if it can't be drawn now: the function fails, or takes too long */
  draw(asked: DocumentAsked): Promise<DocumentAnswer>;
}

/**
 * Documents drawn by a function that is called directly. It is asked once: who asks can do without, and doesn't wait.
 * @param timeoutMs has room for the start of a function that reads its fonts first
 */
export function lambdaDocuments(functionArn: string, { timeoutMs = 20_000 } = {}): Documents {
  const client = new LambdaClient({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 3000, requestTimeout: timeoutMs, throwOnRequestTimeout: true },
  });
  return {
    async draw(asked) {
      const command = new InvokeCommand({ FunctionName: functionArn, Payload: Buffer.from(JSON.stringify(asked)) });
      const { FunctionError, Payload = new Uint8Array() } = await client.send(command);
      if (FunctionError) throw new Error(`the function failed: ${FunctionError}`);
      return documentAnswer.parse(JSON.parse(Buffer.from(Payload).toString()));
    },
  };
}
