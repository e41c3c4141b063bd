import { STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { signedFetch } from '../../shared/client/sigv4.ts';

/** Gets pages of an API where calls are signed, with the session that a profile of AWS opens. */
export async function signedBy(profile: string, reach: STSClientConfig): Promise<(url: string) => Promise<Response>> {
  const region = await new STSClient(reach).config.region();
  const send = signedFetch({ credentials: defaultProvider({ profile }), region });
  return (url) => send(new Request(url));
}
