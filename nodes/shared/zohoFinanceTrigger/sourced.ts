import type { Resource } from '../../../src/apis/define';
import { booksPage } from '../../../src/apis/zohoDataCentres';
import { SYNC, type Row } from '../../../src/record';
import { withSource } from '../../../src/syncing/source';
import type { Happened } from '../../../src/syncing/told';
import type { TriggerApp } from './app';

/** A record with where it came from and the way back to it, and with what happened to it. */
export function sourced(
	{ name, kinds, host, vendor }: TriggerApp,
	entity: string,
	record: Row,
	organization: string,
	dataCentre: string,
	event: Happened,
): Row {
	const resource: Resource = vendor.resources[entity]!;
	const { page } = kinds[entity]!;
	const url = page && booksPage(dataCentre, organization, `${page}/${String(record[resource.id])}`).replace('//books.', `//${host}.`);
	const { [SYNC]: sync, ...rest } = withSource(resource, record, { app: name, entity, organization, ...(url ? { url } : {}) });
	return { ...rest, [SYNC]: { ...(sync as Row), event } };
}
