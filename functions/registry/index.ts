import { api } from '../../shared/http/api.ts';
import * as about from './about.ts';
import * as departments from './departments.ts';
import { registryDeps } from './deps.ts';
import * as people from './people.ts';

const { deps, authentication } = await registryDeps();

export const handler = api('registry', { ...departments, ...people, ...about }, deps, authentication);
