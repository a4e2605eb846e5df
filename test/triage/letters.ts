import type { Row } from '../../src/record';
import { letterOf, type Circumstances } from '../../src/triage/letter';

export const around: Circumstances = {
	now: '2026-11-25T10:00:00.000Z',
	workflowId: 'w1',
	workflowName: 'Books to Xero',
	executionId: '77',
	node: 'Xero Accounting',
	target: '',
};
export const source = { app: 'zohoBooks', entity: 'invoice', id: '982', number: 'INV-7' };
export const input = { InvoiceNumber: 'INV-7', _sync: { source, target: 'xero:invoice' } };
export const failure = (change: Row = {}): Row => ({ cause: 'validation', status: 400, message: 'It was refused.', details: [], input, ...change });
export const letter = (json: Row, payload: unknown = json['input'], change: Partial<Circumstances> = {}, error?: unknown) =>
	letterOf(json, payload, { ...around, ...change }, error);
