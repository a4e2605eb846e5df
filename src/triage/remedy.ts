/** What to do about a cause, and whether waiting may be all it takes. */
export interface Remedy {
	readonly advice: string;
	readonly heals: boolean;
	readonly severity: 'warning' | 'error' | 'critical';
}

export const waits = (advice: string): Remedy => ({ advice, heals: true, severity: 'warning' });
export const needsPerson = (advice: string): Remedy => ({ advice, heals: false, severity: 'error' });
export const stopsAll = (advice: string): Remedy => ({ advice, heals: false, severity: 'critical' });
