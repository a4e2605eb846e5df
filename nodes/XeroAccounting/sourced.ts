import { xeroEvents, type XeroKind } from '../../src/apis/xero/events';
import { SYNC, type Row } from '../../src/record';
import { withSource } from '../../src/syncing/source';
import type { Happened } from '../../src/syncing/told';
import { xeroPage } from '../../src/syncing/xeroLists';

/** A record of Xero with where it came from and the way back to it, and with what happened to it. */
export const sourced = (kind: XeroKind, record: Row, organization: string, shortCode: string | undefined, event: Partial<Happened>): Row => {
	const { resource } = xeroEvents[kind];
	const url = xeroPage(kind, shortCode, String(record[resource.id]));
	const { [SYNC]: sync, ...rest } = withSource(resource, record, { app: 'xero', entity: kind, organization, ...(url ? { url } : {}) });
	return { ...rest, [SYNC]: { ...(sync as Row), event } };
};
