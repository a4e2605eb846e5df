import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Mapping } from '../../src/mapping/rule';
import { pickedIn } from '../shared/organisation';
import { liveReference, type Live, type LivePart, type LiveSide } from '../shared/reference';
import { XERO_ORGANISATION, ZOHO_ORGANIZATION } from '../shared/live';

/** What the Record Mapper knows of money beside the record: a tolerance for rounding, and the rates and accounts of both organisations. */

const MOST_CENTS = 100;

export const moneyProperties: INodeProperties[] = [
	{
		displayName: 'Rounding Tolerance (Cents)',
		name: 'roundingTolerance',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: MOST_CENTS, numberPrecision: 0 },
		default: 0,
		description:
			'By how many cents a total may differ so that a rounding closes it: a line on the rounding account in Xero, the adjustment in Zoho. 0 closes nothing.',
	},
];

/** A whole number of cents, of whatever an expression yields. */
export function toleranceIn(context: IExecuteFunctions, item: number): number {
	const given: unknown = context.getNodeParameter('roundingTolerance', item, 0);
	const cents = Number(given);
	if (Number.isInteger(cents) && cents >= 0 && cents <= MOST_CENTS) return cents;
	const message = `The rounding tolerance is ${String(given)}; it is a whole number of cents from 0 to ${MOST_CENTS}`;
	throw new NodeOperationError(context.getNode(), message, { itemIndex: item });
}

const OF_TARGET: readonly LivePart[] = ['organisation', 'taxes', 'currencies'];

/** What is known of both sides of a mapping, for each item: the records of the second input, and live ones where that is switched on. */
export const knownIn = (context: IExecuteFunctions, given: readonly unknown[]) => {
	const read = liveReference(context, given);
	return async ({ from, to }: Mapping, item: number): Promise<Live> => {
		if (context.getNodeParameter('live', item, false) !== true) return await read([], []);
		const side = (app: string, parts: readonly LivePart[]): LiveSide => ({
			app,
			organisation: pickedIn(context, app === 'xero' ? XERO_ORGANISATION : ZOHO_ORGANIZATION, item),
			parts,
		});
		// Only accounts of Xero have a tax and a purpose of their own.
		return await read([side(from.app, ['organisation', 'taxes']), side(to.app, to.app === 'xero' ? [...OF_TARGET, 'accounts'] : OF_TARGET)], []);
	};
};
