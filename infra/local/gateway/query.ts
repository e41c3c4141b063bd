import { randomUUID } from 'node:crypto';
import type { Access } from '../iam/access.ts';
import { ACCOUNT, REGION } from '../template/intrinsics.ts';
import type { Model } from '../template/model.ts';
import { ServiceError } from './errors.ts';
import type { Service } from './server.ts';

/** CloudFormation, for operators who ask which resources a stack has. */
export function cloudFormationService(access: Access, { resources }: Pick<Model, 'resources'>): Service {
  return ({ principal, body }, response) => {
    const asked = new URLSearchParams(body.toString());
    const [action, stack = ''] = [asked.get('Action'), asked.get('StackName') ?? ''];
    access.check(
      principal,
      `cloudformation:${action}`,
      `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${stack}/local`,
    );
    const its = resources.filter((one) => one.stack === stack);
    if (action !== 'ListStackResources' || its.length === 0)
      throw new ServiceError('ValidationError', `cloudformation: ${action} of ${stack} is not served locally`);
    const members = its.map(
      ({ logicalId, ref, type }) =>
        `<member>${[
          element('LogicalResourceId', logicalId),
          element('PhysicalResourceId', ref),
          element('ResourceType', type),
        ].join('')}</member>`,
    );
    const summaries = `<StackResourceSummaries>${members.join('')}</StackResourceSummaries>`;
    answer(response, 'ListStackResources', summaries);
  };
}

/** STS, for whoever asks who they are. */
export const stsService: Service = ({ principal, body }, response) => {
  const action = new URLSearchParams(body.toString()).get('Action');
  if (action !== 'GetCallerIdentity') throw new ServiceError('InvalidAction', `sts: ${action} is not served locally`);
  answer(response, action, element('Arn', principal.arn) + element('Account', ACCOUNT) + element('UserId', 'local'));
};

function answer(response: Parameters<Service>[1], action: string, result: string): void {
  const id = `<ResponseMetadata>${element('RequestId', randomUUID())}</ResponseMetadata>`;
  response
    .writeHead(200, { 'content-type': 'text/xml' })
    .end(`<${action}Response><${action}Result>${result}</${action}Result>${id}</${action}Response>`);
}

/** The texts are ids, names and ARNs, which hold no character that XML reserves. */
const element = (name: string, text: string) => `<${name}>${text}</${name}>`;
