import { entityOf } from '../../src/apis/zohoCrm/events';
import type { Resource } from '../../src/apis/define';
import { crmPage } from '../../src/apis/zohoDataCentres';
import { SYNC, type Row } from '../../src/record';
import { withSource } from '../../src/syncing/source';
import type { Happened } from '../../src/syncing/told';

/** A record of Zoho CRM with where it came from and the way back to it, and with what happened to it. */
export const sourced = (resource: Resource, module: string, record: Row, dataCentre: string, event: Happened): Row => {
	const url = crmPage(dataCentre, module, String(record.id));
	const { [SYNC]: sync, ...rest } = withSource(resource, record, { app: 'zohoCrm', entity: entityOf(module), url });
	return { ...rest, [SYNC]: { ...(sync as Row), event } };
};
