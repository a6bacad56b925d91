import { paymentMethod } from '../plan/document.ts';

export const methodFields = { method: paymentMethod };
