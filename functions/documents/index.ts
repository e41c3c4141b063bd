import { api } from '../../shared/http/api.ts';
import { documentsDeps } from './deps.ts';
import * as verify from './verify.ts';

const { deps, authentication } = documentsDeps();

export const handler = api('documents', { ...verify }, deps, authentication);
