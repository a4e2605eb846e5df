import type { Clock, Row } from '../../vendor';
import { enter } from './enter';
import { founded, HOMES, userId, type Home } from './founded';
import { MODULES } from './modules';
import type { Crm, CrmState } from './state';

/** What the organisations have in them from the start. Ids are the same in both but for their first ten digits. */

/** The n-th seeded record of a module. */
export const seedId = ({ prefix }: Pick<Home, 'prefix'>, module: string, n: number): string =>
	`${prefix}0030${String(MODULES.findIndex(({ api_name }) => api_name === module)).padStart(2, '0')}${String(n).padStart(3, '0')}`;

const ACCOUNTS: readonly (readonly [name: string, type: string, industry: string, city: string, country: string, currency: string])[] = [
	['Harbour Cafe Ltd', 'Customer', 'Food', 'Auckland', 'New Zealand', 'NZD'],
	['Tui Design Studio', 'Customer', 'Consulting', 'Wellington', 'New Zealand', 'NZD'],
	['Southern Alps Outfitters', 'Customer', 'Retail', 'Christchurch', 'New Zealand', 'NZD'],
	['Redwood Analytics Inc.', 'Prospect', 'Technology', 'San Francisco', 'United States', 'USD'],
	['Müller & Söhne GmbH', 'Customer', 'Manufacturing', 'München', 'Germany', 'EUR'],
	['Thames Trading Company', 'Reseller', 'Retail', 'London', 'United Kingdom', 'GBP'],
];

const CONTACTS: readonly (readonly [first: string, last: string, account: number, title: string])[] = [
	['Aroha', 'Ngata', 1, 'Owner'],
	['Liam', "O'Connor", 2, 'Designer'],
	['Hana', 'Kim', 3, 'Buyer'],
	['David', 'Miller', 4, 'CFO'],
	['Jürgen', 'Müller', 5, 'Geschäftsführer'],
	['Oliver', 'Smith', 6, 'Purchasing'],
	['Zoé', 'Lefèvre', 5, 'Einkauf'],
];

const LEADS: readonly (readonly [first: string, last: string, company: string, status: string, source: string])[] = [
	['Ana', 'Rimu', 'Rimu & Sons', 'Not Contacted', 'Web Research'],
	['Jack', 'Thompson', 'Green Valley Farms', 'Contacted', 'Trade Show'],
	['Priya', 'Patel', 'City Print Works', 'Attempted to Contact', 'Partner'],
	['Tom', 'Walker', 'Kauri Consulting', 'Pre-Qualified', 'External Referral'],
	['Chloe', 'Evans', 'Bluewater Marine Pty Ltd', 'Contact in Future', 'Cold Call'],
	['Íñigo', 'Muñoz', 'Casa Nórdica S.L.', 'Not Contacted', 'Advertisement'],
	['Isla', 'MacLeod', 'Highland Woollens Ltd', 'Contacted', 'Employee Referral'],
	['Aroha', 'Ngata', 'Harbour Cafe Ltd', 'Not Contacted', 'Web Research'],
];

const mail = (first: string, last: string): string =>
	`${first}.${last}`
		.normalize('NFKD')
		.replace(/[^A-Za-z.]/g, '')
		.toLowerCase() + '@mail.example';

const phone = (n: number): string => `+64 9 555 ${String(n).padStart(4, '0')}`;

const rowsOf = (home: Home): Readonly<Record<string, readonly Row[]>> => {
	const to = (module: string, n: number): Row => ({ id: seedId(home, module, n) });
	const line = (product: number, Quantity: number, more: Row = {}): Row => ({ Product_Name: to('Products', product), Quantity, ...more });
	const gst = [{ name: 'GST', percentage: 15 }];
	return {
		Accounts: ACCOUNTS.map(([Account_Name, Account_Type, Industry, Billing_City, Billing_Country, Currency], index) => ({
			Account_Name,
			Account_Type,
			Industry,
			Billing_City,
			Billing_Country,
			Currency,
			Phone: phone(index + 1),
			External_Id: `ACC-${index + 1}`,
			...(index === 2 ? { Owner: { id: userId(home, 2) } } : {}),
		})),
		Contacts: CONTACTS.map(([First_Name, Last_Name, account, Title], index) => ({
			First_Name,
			Last_Name,
			Title,
			Account_Name: to('Accounts', account),
			Email: mail(First_Name, Last_Name),
			Phone: phone(100 + index),
			External_Id: `CON-${index + 1}`,
		})),
		Leads: LEADS.map(([First_Name, Last_Name, Company, Lead_Status, Lead_Source], index) => ({
			First_Name,
			Last_Name,
			Company,
			Lead_Status,
			Lead_Source,
			Email: mail(First_Name, Last_Name),
			Phone: phone(200 + index),
			External_Id: `LEAD-${index + 1}`,
			...(index === 1 ? { Interests: ['Accounting', 'Payroll'] } : {}),
		})),
		Vendors: [
			{ Vendor_Name: 'Northland Freight Ltd', Email: 'billing@northland.example' },
			{ Vendor_Name: 'Paper & Ink Supplies', Email: 'billing@paperandink.example' },
		],
		Campaigns: [{ Campaign_Name: 'Spring Launch', Status: 'Active', Type: 'Email', Start_Date: '2026-09-01', End_Date: '2026-11-30', Budgeted_Cost: 5000 }],
		Products: (
			[
				['Consulting hour', 'CONS-H', 145, 'Hour'],
				['Coffee beans 1 kg', 'BEAN-1', 25.06, 'Kilogram'],
				['Merino blanket', 'MERINO', 189.9, 'Piece'],
			] as const
		).map(([Product_Name, Product_Code, Unit_Price, Usage_Unit]) => ({ Product_Name, Product_Code, Unit_Price, Usage_Unit, Product_Active: true })),
		Price_Books: [{ Price_Book_Name: 'Wholesale', Active: true, Pricing_Model: 'Flat', Pricing_Details: [{ from_range: 1, to_range: 100, discount: 5 }] }],
		Deals: (
			[
				['Cafe refit', 1, 1, 'Proposal/Price Quote', 12_000, '2026-12-15', 'NZD'],
				['Annual design retainer', 2, 2, 'Negotiation/Review', 30_000, '2026-12-20', 'NZD'],
				['Winter stock', 3, 3, 'Closed Won', 8450.5, '2026-10-30', 'NZD'],
				['Dashboard licences', 4, 4, 'Qualification', 22_000, '2027-02-01', 'USD'],
				['Maschinenpark', 5, 5, 'Closed Lost', 90_000, '2026-09-15', 'EUR'],
			] as const
		).map(([Deal_Name, account, contact, Stage, Amount, Closing_Date, Currency], index) => ({
			Deal_Name,
			Account_Name: to('Accounts', account),
			Contact_Name: to('Contacts', contact),
			Stage,
			Amount,
			Closing_Date,
			Currency,
			External_Id: `DEAL-${index + 1}`,
		})),
		Tasks: [
			{
				Subject: 'Call back',
				Due_Date: '2026-12-01',
				Status: 'Not Started',
				Priority: 'High',
				What_Id: to('Accounts', 1),
				$se_module: 'Accounts',
				Who_Id: to('Contacts', 1),
			},
			{ Subject: 'Send brochure', Due_Date: '2026-11-30', Status: 'Completed', Priority: 'Normal', Who_Id: to('Leads', 1) },
		],
		Events: [
			{
				Event_Title: 'Kick-off',
				Start_DateTime: '2026-12-02T10:00:00+13:00',
				End_DateTime: '2026-12-02T11:00:00+13:00',
				What_Id: to('Deals', 1),
				$se_module: 'Deals',
			},
		],
		Calls: [{ Subject: 'First call', Call_Type: 'Outbound', Call_Start_Time: '2026-11-20T09:30:00+13:00', Call_Duration: '12:30', Who_Id: to('Contacts', 2) }],
		Cases: [{ Subject: 'Grinder jams', Case_Origin: 'Phone', Status: 'New', Priority: 'High', Account_Name: to('Accounts', 1) }],
		Quotes: [
			{
				Subject: 'Refit offer',
				Quote_Stage: 'Delivered',
				Account_Name: to('Accounts', 1),
				Contact_Name: to('Contacts', 1),
				Deal_Name: to('Deals', 1),
				Quoted_Items: [line(1, 10, { Line_Tax: gst }), line(3, 2, { Discount: '10%', Line_Tax: gst })],
			},
		],
		Sales_Orders: [
			{ Subject: 'Winter stock order', Status: 'Approved', Account_Name: to('Accounts', 3), Ordered_Items: [line(3, 40, { List_Price: 150, Line_Tax: gst })] },
		],
		Purchase_Orders: [{ Subject: 'Freight, December', Status: 'Created', Vendor_Name: to('Vendors', 1), Purchase_Items: [line(1, 3)] }],
		Invoices: [
			{
				Subject: 'Winter stock invoice',
				Status: 'Created',
				Account_Name: to('Accounts', 3),
				Invoiced_Items: [line(3, 40, { List_Price: 150, Line_Tax: gst })],
			},
		],
		Properties: [
			{
				Name: 'Quay Street 12',
				Cadastre_Number: 'AKL-0012',
				Kind: 'Office',
				Account: to('Accounts', 1),
				Agent: { id: userId(home, 2) },
				Features: ['Lift', 'Sea view'],
				Price: 850_000,
				Area: 170,
				Commission: 2.5,
				Rooms: 6,
				Register_Entry: '9007199254740993',
				Listed: true,
				Built_On: '1987-06-30',
				Open_House: '2026-12-05T10:00:00+13:00',
				Details: '<p>Close to the ferry.</p>',
				Viewings: [
					{ Viewed_On: '2026-11-01', Visitor: 'David Miller', Contact: to('Contacts', 4), Offer: 800_000, Outcome: 'Offer made' },
					{ Viewed_On: '2026-11-08', Visitor: 'A passer-by', Outcome: 'Not interested' },
				],
			},
			{
				Name: 'Cuba Street 8',
				Cadastre_Number: 'WLG-0008',
				Kind: 'Flat',
				Account: to('Accounts', 2),
				Price: 420_000,
				Area: 64,
				Features: ['Balcony'],
				Listed: false,
			},
		],
		Notes: [
			{
				Note_Title: 'Likes tea',
				Note_Content: 'No coffee, although it is a cafe.',
				Parent_Id: { id: seedId(home, 'Accounts', 1), module: { api_name: 'Accounts' } },
			},
		],
	};
};

const LONG_AGO = 30 * 86_400_000;

/** Entered thirty days before, an hour after one another; nobody is told of it. */
export const seededStates = (clock: Clock): Record<string, CrmState> =>
	Object.fromEntries(
		HOMES.map((home) => {
			const state = founded(home);
			let hour = 0;
			for (const [module, rows] of Object.entries(rowsOf(home)))
				rows.forEach((row, index) => {
					const crm: Crm = { state, now: clock.now() - LONG_AGO + (hour += 1) * 3_600_000, host: '', changes: [] };
					enter(crm, module, { ...row, id: seedId(home, module, index + 1) });
				});
			return [home.centre, state];
		}),
	);
