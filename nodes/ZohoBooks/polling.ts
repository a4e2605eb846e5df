import { zohoBooks } from '../../src/apis/zohoBooks';
import type { ZohoBooksEvent } from '../../src/apis/zohoBooks/events';
import { organisationOf } from '../shared/organisation';
import type { Following, Poller, Stream } from '../shared/polling';
import { zohoBooksVendor } from '../shared/zoho';
import { sourced } from './sourced';

interface BooksStream extends Stream {
	readonly organisation: string;
	readonly key: ZohoBooksEvent;
}

/** What the trigger reads when it polls: one list for each kind of record. */
export const following = (context: Poller): Following<BooksStream> => ({
	vendor: zohoBooksVendor,
	minutes: context.getNodeParameter('minutes', 15) as number,
	async streams() {
		const organisation = await organisationOf(context, zohoBooksVendor, context.getNodeParameter('organization', '', { extractValue: true }) as string);
		const events = context.getNodeParameter('records', []) as ZohoBooksEvent[];
		return events.map((key) => ({ key, organisation, resource: zohoBooks[key] }));
	},
	async item(_, { key, organisation }, row) {
		const { dataCentre } = await context.getCredentials('zohoAppsOAuth2Api');
		return sourced(key, row, organisation, String(dataCentre));
	},
});
