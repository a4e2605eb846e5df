import type { MappingName } from '../../src/mapping/builtIn';
import { crmTables, deal, dealDiffers, furtherRates, quote } from './crm';
import { posting, unequal } from './intoXero';
import type { Trial } from './trial';
import { tries } from './tries';
import { xero } from './xero';

/** Quotes and deals of Zoho CRM, into Xero. */

const ledger = xero((one) => {
	for (const rate of furtherRates) one.post('TaxRates', [rate]);
});

const trial = (name: MappingName, made: Trial['made'], differs: Trial['differs'], more: Partial<Trial> = {}): Trial => ({
	name,
	made,
	tables: crmTables,
	begin: ledger.begin,
	post: posting(ledger, name),
	differs,
	...more,
});

const total: Trial['differs'] = ({ Grand_Total: wanted }, [written]) => unequal(written, wanted);

tries([
	...(['zohoCrmQuoteToXeroInvoice', 'zohoCrmQuoteToXeroQuote'] as const).flatMap((name) => [
		trial(name, quote('sum of rows'), total),
		trial(name, quote('on top'), total, { way: 'tax on top', fewer: true }),
	]),
	trial('zohoCrmDealToXeroInvoice', deal, dealDiffers),
	trial('zohoCrmDealToXeroQuote', deal, dealDiffers),
]);
