import type { INodeProperties } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { CUSTOM, LEAVE_OUT } from '../../src/reconciling/form';
import { kinds } from '../../src/reconciling/plan';
import { presets } from '../../src/reconciling/presets';

export const RECONCILE = 'reconcile';
export const LEDGERS = 'reconcileLedgers';
export const SUGGEST = 'suggestBankMatches';

const forComparing = { show: { operation: [RECONCILE] } };
const forLedgers = { show: { operation: [LEDGERS] } };
const forBank = { show: { operation: [SUGGEST] } };

const records = [...Object.entries(presets).map(([value, { label }]) => ({ name: label, value })), { name: 'Custom', value: CUSTOM }].sort(byName);
const kindOptions = [...Object.entries(kinds).map(([value, name]) => ({ name, value: value as string })), { name: 'Leave Out', value: LEAVE_OUT }].sort(byName);

const dots = 'such as Contact.Name for a field within a field';

export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Reconcile',
				value: RECONCILE,
				action: 'Compare the records of two sides',
				description: 'Compare the records of two sides and prove them equal, or say what differs and why',
			},
			{
				name: 'Reconcile Ledgers',
				value: LEDGERS,
				action: 'Compare whole ledgers',
				description: 'Compare documents and payments of all kinds of Zoho Books and Xero at once; one list says what differs, and the totals',
			},
			{
				name: 'Suggest Bank Matches',
				value: SUGGEST,
				action: 'Suggest which documents bank lines pay',
				description: 'Suggest which open invoices, bills and payments the lines of a bank statement stand for',
			},
		],
		default: RECONCILE,
	},
	{
		displayName: 'Records',
		name: 'records',
		type: 'options',
		noDataExpression: true,
		options: records,
		default: 'invoice',
		description: 'What to compare. All but Custom expect records of Zoho Books on the left and of Xero on the right, with lines and details.',
		displayOptions: forComparing,
	},
	{
		displayName:
			'Connect the lines of the bank statement to the left input, and open invoices, bills, credit notes and payments of Xero or Zoho Books to the right input',
		name: 'bankNotice',
		type: 'notice',
		default: '',
		displayOptions: forBank,
	},
	{
		displayName:
			'Connect invoices, bills, credits and payments of Zoho Books to the left input and those of Xero to the right one, all kinds together. Payments of Zoho Books need their details.',
		name: 'ledgersNotice',
		type: 'notice',
		default: '',
		displayOptions: forLedgers,
	},
	{
		displayName: 'Options',
		name: 'ledgerOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: forLedgers,
		options: [
			{ displayName: 'From', name: 'from', type: 'dateTime', default: '', description: 'First day of the compared period' },
			{ displayName: 'To', name: 'to', type: 'dateTime', default: '', description: 'Last day of the compared period' },
			{
				displayName: 'Tolerance in Cents',
				name: 'tolerance',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'How far apart amounts may be and still agree',
			},
		],
	},
	{
		displayName: 'Key',
		name: 'key',
		type: 'collection',
		placeholder: 'Add Key Setting',
		default: {},
		description: 'How a record of one side finds its record on the other; Custom needs the fields of both sides',
		displayOptions: forComparing,
		options: [
			{
				displayName: 'Ignore Case',
				name: 'ignoreCase',
				type: 'boolean',
				default: true,
				description: 'Whether capital and small letters of keys are the same',
			},
			{
				displayName: 'Left Fields',
				name: 'leftKey',
				type: 'string',
				default: '',
				placeholder: 'e.g. vendor_name, bill_number',
				description: `Fields that together tell a record on the left, separated by commas; ${dots}`,
			},
			{
				displayName: 'Prefixes to Take Off',
				name: 'prefixes',
				type: 'string',
				default: 'books:, xero:',
				description: 'What keys may begin with that does not count, separated by commas',
			},
			{
				displayName: 'Right Fields',
				name: 'rightKey',
				type: 'string',
				default: '',
				placeholder: 'e.g. Contact.Name, InvoiceNumber',
				description: `Fields that together tell a record on the right, as many as on the left; ${dots}`,
			},
		],
	},
	{
		displayName: 'Compared Fields',
		name: 'fields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Field',
		default: {},
		description: 'Fields to compare beside the built-in ones, or in the place of the built-in one of the same name',
		displayOptions: forComparing,
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{ displayName: 'Field Name', name: 'label', type: 'string', default: '', placeholder: 'e.g. Total', description: 'What you call the field' },
					{
						displayName: 'Kind',
						name: 'kind',
						type: 'options',
						options: kindOptions,
						default: 'text',
						description: 'What the field holds. Sums, periods and explanations use the first amount, currency, date and customer or vendor.',
					},
					{
						displayName: 'Left Field',
						name: 'left',
						type: 'string',
						default: '',
						description: `Where the left side holds it; of several, separated by commas, the first filled one counts; ${dots}`,
					},
					{ displayName: 'Right Field', name: 'right', type: 'string', default: '', description: 'Where the right side holds it, in the same way' },
					{
						displayName: 'Status Equivalents',
						name: 'equivalents',
						type: 'string',
						default: '',
						placeholder: 'e.g. sent = AUTHORISED, paid = PAID',
						description: 'Which status of the right stands for which of the left, separated by commas; the same word always does',
						displayOptions: { show: { kind: ['status'] } },
					},
					{
						displayName: 'Tolerance in Cents',
						name: 'tolerance',
						type: 'number',
						typeOptions: { minValue: 0 },
						default: 0,
						description: 'How far apart amounts may be and still agree',
						displayOptions: { show: { kind: ['amount', 'balance'] } },
					},
				],
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: forComparing,
		options: [
			{
				displayName: 'From',
				name: 'from',
				type: 'dateTime',
				default: '',
				description: 'First day of the compared period, to tell records that belong to another one',
			},
			{
				displayName: 'Left Name',
				name: 'leftName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Zoho Books',
				description: 'What the explanations call the left side',
			},
			{
				displayName: 'Record Name',
				name: 'entity',
				type: 'string',
				default: '',
				placeholder: 'e.g. invoice',
				description: 'What the explanations call a record',
			},
			{
				displayName: 'Right Name',
				name: 'rightName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Xero',
				description: 'What the explanations call the right side',
			},
			{ displayName: 'To', name: 'to', type: 'dateTime', default: '', description: 'Last day of the compared period' },
			{
				displayName: 'Tolerance in Cents',
				name: 'tolerance',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'How far apart amounts may be and still agree, where the field says nothing else',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'bankOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: forBank,
		options: [
			{
				displayName: 'Days Apart',
				name: 'days',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 60 },
				default: 5,
				description: 'How many days a payment and its line may be apart',
			},
			{
				displayName: 'Largest Fee',
				name: 'feeAmount',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 2 },
				default: 50,
				description: 'The most that a fee may come to, in the currency of the line',
			},
			{
				displayName: 'Largest Fee in Percent',
				name: 'feePercent',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 25, numberPrecision: 2 },
				default: 4,
				description: 'The most that a fee may come to, in percent of what is due',
			},
		],
	},
];
