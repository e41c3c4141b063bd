import { api } from '../../shared/http/api.ts';
import { grantsDeps } from './deps.ts';
import { getGrant, listGrants } from './grants.ts';
import * as provision from './provision.ts';

const { deps, authentication } = await grantsDeps();

export const handler = api('grants', { getGrant, listGrants, ...provision }, deps, authentication);
