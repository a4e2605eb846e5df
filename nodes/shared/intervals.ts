import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** The fields of a trigger's form that say how often it asks; all triggers have them alike, and say for themselves what an interval costs. */

type Shown = NonNullable<IDisplayOptions['show']>;

const OFTENEST_SWEEP = 5;
/** A day less an hour: beyond it n8n's schedules know no such interval. */
const RAREST = 1380;

const minutes = (displayName: string, name: string, minValue: number, usual: number, description: string, show: Shown): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue, maxValue: RAREST },
	default: usual,
	description,
	displayOptions: { show },
});

export const betweenPolls = (description: string, show: Shown): INodeProperties => minutes('Minutes Between Polls', 'minutes', 1, 15, description, show);

/** A notice below the field while it says less than five minutes. */
export const tooOften = (displayName: string, show: Shown): INodeProperties => ({
	displayName,
	name: 'tooOften',
	type: 'notice',
	default: '',
	displayOptions: { show: { ...show, minutes: [{ _cnd: { lt: 5 } }] } },
});

export const betweenSweeps = (description: string, show: Shown): INodeProperties =>
	minutes('Minutes Between Sweeps', 'sweepMinutes', OFTENEST_SWEEP, 60, description, show);

export const hoursSwept = (usual: number, most: number, description: string, show: Shown): INodeProperties => ({
	displayName: 'Hours Swept',
	name: 'sweepHours',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: most },
	default: usual,
	description,
	displayOptions: { show },
});
