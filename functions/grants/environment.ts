import * as z from 'zod';
import { casework } from '../../shared/adapters/environment.ts';

export const environment = z.object(casework);
