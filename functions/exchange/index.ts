import { exchangeRoutes } from '../../shared/contract/routes/exchange.ts';
import { api } from '../../shared/http/api.ts';
import * as data from './data.ts';
import { exchangeDeps } from './deps.ts';
import * as interfaces from './interfaces.ts';

const { deps, authentication } = await exchangeDeps();

export const handler = api('exchange', exchangeRoutes, { ...interfaces, ...data }, deps, authentication);
