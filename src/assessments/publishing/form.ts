import { z } from 'zod';
import { many } from '../../web/forms/parse.ts';

export const publishFields = { fields: many(z.string().max(80)) };
