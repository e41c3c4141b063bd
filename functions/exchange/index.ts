import { exchangeRoutes } from '../../shared/contract/routes/exchange.ts';
import { api } from '../../shared/http/api.ts';
import { openExchange } from './context.ts';
import * as data from './data.ts';
import * as interfaces from './interfaces.ts';

const { context, authentication } = await openExchange();

export const handler = api('exchange', exchangeRoutes, { ...interfaces, ...data }, context, authentication);
