import { rows, text } from '../../apis/define';
import { trackingOption } from '../parts';
import type { Mapping } from '../rule';

/** Reporting tags of Zoho's finance apps and tracking categories of Xero, of which two may be in use. */

export const zohoBooksReportingTagToXeroTrackingCategory: Mapping = {
	label: 'Zoho Books Reporting Tag to Xero Tracking Category',
	from: { app: 'zohoBooks', entity: 'reportingTag' },
	to: { app: 'xero', resource: 'trackingCategory' },
	source: { id: 'tag_id', number: 'tag_name' },
	rules: { Name: { from: 'tag_name', via: 'clip', with: '100' } },
};

/** The tag comes with its `options`, as the node's Get Options operation reads them. Options below options become options like the others. */
export const zohoBooksReportingTagToXeroTrackingOptions: Mapping = {
	label: 'Zoho Books Reporting Tag With Its Options to Xero Tracking Options',
	from: { app: 'zohoBooks', entity: 'reportingTag' },
	to: { app: 'xero', resource: 'trackingOption' },
	source: { id: 'tag_id', number: 'tag_name' },
	custom: trackingOption.fields,
	each: 'options',
	rules: { Category: { from: '$.tag_name', via: 'clip', with: '100' }, Name: { from: ['option_name', 'tag_option_name'], via: 'clip', with: '100' } },
};

const on = (...names: string[]) => names.map((entity_name) => ({ entity_name, is_enabled: true }));

/** The options come beside the tag, for the node's Set Options operation. */
export const xeroTrackingCategoryToZohoBooksReportingTag: Mapping = {
	label: 'Xero Tracking Category to Zoho Books Reporting Tag',
	from: { app: 'xero', entity: 'trackingCategory' },
	to: { app: 'zohoBooks', resource: 'reportingTag' },
	source: { id: 'TrackingCategoryID', number: 'Name' },
	custom: { options: rows('Options', { option_name: text('Option') }) },
	rules: {
		tag_name: { from: 'Name' },
		entities: { always: on('customers', 'vendors', 'items', 'banking') },
		multi_preference_entities: { always: { preference: 'line_item', entities: on('Sales', 'Purchases', 'Journal') } },
		options: { rows: { options: { each: 'Options', rules: { option_name: { from: 'Name' } } } } },
	},
};
