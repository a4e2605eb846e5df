import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoBooksEvents, type ZohoBooksEvent } from '../../src/apis/zohoBooks/events';
import { booksPage } from '../../src/apis/zohoDataCentres';
import type { Row } from '../../src/record';
import { withSource } from '../../src/syncing/source';

/** A record of Zoho Books with where it came from and the way back to it. */
export const sourced = (event: ZohoBooksEvent, record: Row, organization: string, dataCentre: string): Row => {
	const resource = zohoBooks[event];
	const url = booksPage(dataCentre, organization, `${zohoBooksEvents[event].page}/${String(record[resource.id])}`);
	return withSource(resource, record, { app: 'zohoBooks', entity: event, organization, url });
};
