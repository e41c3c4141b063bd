import { type Access, AccessDenied } from '../iam/access.ts';
import { SignatureError, type SignedRequest, verify } from '../iam/sigv4.ts';
import type { RestApi } from '../template/api.ts';
import { ACCOUNT, REGION } from '../template/intrinsics.ts';
import type { ProxyEvent } from './event.ts';
import type { Kind } from './responses.ts';

/** Either whose session signed, or the kind of refusal. */
export type Signed = { userArn: string; accessKey: string } | { refused: Kind; message?: string };

/** API Gateway's answers to what is wrong with a signature. */
const kinds: Record<string, Kind> = {
  MissingAuthenticationTokenException: 'MISSING_AUTHENTICATION_TOKEN',
  RequestTimeTooSkewed: 'EXPIRED_TOKEN',
};

/** Who signed a call of a method that asks for it (SigV4), and whether their role and the API's own policy let them in. */
export async function judgeSigned(
  access: Access,
  api: RestApi,
  request: SignedRequest,
  { httpMethod, path }: ProxyEvent,
): Promise<Signed> {
  try {
    const { accessKeyId, service } = await verify(request, (id) => access.find(id)?.secretAccessKey);
    const principal = access.find(accessKeyId);
    if (!principal || service !== 'execute-api') return { refused: 'INVALID_SIGNATURE' };
    const arn = `arn:aws:execute-api:${REGION}:${ACCOUNT}:${api.id}/${api.stage}/${httpMethod}${path}`;
    access.check(principal, 'execute-api:Invoke', arn);
    return { userArn: principal.arn, accessKey: accessKeyId };
  } catch (error) {
    if (error instanceof AccessDenied) return { refused: 'ACCESS_DENIED', message: error.message };
    if (error instanceof SignatureError) return { refused: kinds[error.name] ?? 'INVALID_SIGNATURE' };
    throw error;
  }
}
