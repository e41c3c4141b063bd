/** Sign-in of a system where a stage authenticates by IAM: each request is signed with a role of the department (SigV4). */
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';

export interface AwsCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}

export interface Signing {
  /** The credentials, or what finds them, such as `fromNodeProviderChain()` of `@aws-sdk/credential-providers`. */
  credentials: AwsCredentials | (() => Promise<AwsCredentials>);
  region: string;
  fetch?: (request: Request) => Promise<Response>;
}

/** Gives `createClient` its `fetch`. Each attempt is signed for itself, since a signature is good for minutes. */
export function signedFetch({ credentials, region, fetch: send = fetch }: Signing) {
  const signer = new SignatureV4({ credentials, region, service: 'execute-api', sha256: Sha256 });
  return async (request: Request): Promise<Response> => {
    const { protocol, hostname, host, pathname, searchParams } = new URL(request.url);
    const { headers } = await signer.sign({
      method: request.method,
      protocol,
      hostname,
      path: pathname,
      query: Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)])),
      headers: { ...Object.fromEntries(request.headers), host },
      body: new Uint8Array(await request.clone().arrayBuffer()),
    });
    const { host: _set, ...sent } = headers;
    return await send(new Request(request, { headers: sent }));
  };
}
