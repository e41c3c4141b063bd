import { api } from '../../shared/http/api.ts';
import { grantsDeps } from './deps.ts';
import * as grants from './grants.ts';

const { deps, authentication } = await grantsDeps();

export const handler = api('grants', grants, deps, authentication);
