import * as z from 'zod';
import { casework, webhookKey } from '../../shared/adapters/environment.ts';

export const environment = z.object({ ...casework, ...webhookKey });
