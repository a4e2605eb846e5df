import type { Position, Step } from './flow';

/** The nodes that templates are made of, with the parameters that they have everywhere. */

const OWN = 'n8n-nodes-xero-zoho';
const BASE = 'n8n-nodes-base';

type Parameters = Readonly<Record<string, unknown>>;
type Build = (name: string, position: Position, parameters: Parameters) => Step;

const onlyOne = { __rl: true, mode: 'list', value: '' };
const zohoAccount = { zohoAppsOAuth2Api: 'Zoho account' };
const xeroAccount = { xeroAccountingOAuth2Api: 'Xero account' };

const zoho =
	(node: string): Build =>
	(name, position, parameters) => ({
		name,
		type: `${OWN}.${node}`,
		typeVersion: 1,
		position,
		parameters: { organization: onlyOne, ...parameters },
		credentials: zohoAccount,
		failsAt: 1,
	});

export const books = zoho('zohoBooks');
/** Zoho CRM has one organisation, the connected user's. */
export const crm: Build = (name, position, parameters) => ({
	name,
	type: `${OWN}.zohoCrmModules`,
	typeVersion: 1,
	position,
	parameters,
	credentials: zohoAccount,
	failsAt: 1,
});
export const inventory = zoho('zohoInventory');
export const expense = zoho('zohoExpense');

export const xero: Build = (name, position, parameters) => ({
	name,
	type: `${OWN}.xeroAccounting`,
	typeVersion: 1,
	position,
	parameters: { organisation: onlyOne, ...parameters },
	credentials: xeroAccount,
	failsAt: 1,
});

/** A record by its id, which an expression names. */
export const idOf = (value: string): Parameters => ({ id: { __rl: true, mode: 'id', value } });

/** The item that comes in becomes a record of Xero, or changes the one that it is. */
export const upsert = (name: string, position: Position, resource: string): Step =>
	xero(name, position, {
		resource,
		operation: resource === 'payment' ? 'createIfNew' : 'upsert',
		recordSource: 'inputItem',
		...(resource === 'invoice' ? { lookUpFirst: true } : {}),
		// A sweep may bring what a notification brought a moment ago.
		...(['bill', 'payment'].includes(resource) ? { oneByOne: true } : {}),
	});

/** Reads of Xero what no operation reads as one item. */
export const readXero = (name: string, position: Position, path: string, query = '{}'): Step =>
	xero(name, position, { resource: 'apiRequest', operation: 'call', method: 'GET', path, query });

const trigger =
	(node: string, credentials: Readonly<Record<string, string>>, organisation: Parameters = {}): Build =>
	(name, position, parameters) => ({
		name,
		type: `${OWN}.${node}`,
		typeVersion: 1,
		position,
		parameters: { ...organisation, ...parameters },
		credentials,
		webhook: true,
	});

export const booksTrigger = trigger('zohoBooksTrigger', zohoAccount, { organization: onlyOne });
export const crmTrigger = trigger('zohoCrmModulesTrigger', zohoAccount);
export const inventoryTrigger = trigger('zohoInventoryTrigger', zohoAccount, { organization: onlyOne });
export const expenseTrigger = trigger('zohoExpenseTrigger', zohoAccount, { organization: onlyOne });
export const xeroTrigger = trigger('xeroAccountingTrigger', xeroAccount);
export const shopTrigger = trigger('shopOrderTrigger', { shopWebhookApi: 'Shop webhook' });

export const mapper = (name: string, position: Position, mapping: string, record = '={{ $json }}'): Step => ({
	name,
	type: `${OWN}.recordMapper`,
	typeVersion: 1,
	position,
	parameters: { mapping, record, fieldOverrides: {}, overridesJson: '{}' },
	failsAt: 1,
});

/** The same with the rates and currencies of Zoho as they are, and a few cents that may be rounded otherwise. */
export const liveMapper = (name: string, position: Position, mapping: string, record: string, roundingTolerance: number): Step => {
	const step = mapper(name, position, mapping, record);
	const parameters = { ...step.parameters, live: true, zohoOrganization: onlyOne, xeroOrganisation: onlyOne, roundingTolerance };
	return { ...step, parameters, credentials: zohoAccount };
};

export const check = (name: string, position: Position, resource: string): Step => ({
	name,
	type: `${OWN}.recordValidator`,
	typeVersion: 1,
	position,
	parameters: { resource },
	asksAt: 1,
	refusesAt: 2,
	failsAt: 3,
});

export const reconciler = (name: string, position: Position, parameters: Parameters): Step => ({
	name,
	type: `${OWN}.reconciler`,
	typeVersion: 1,
	position,
	parameters,
});

export const triage = (name: string, position: Position, parameters: Parameters): Step => ({
	name,
	type: `${OWN}.failureTriage`,
	typeVersion: 1,
	position,
	parameters,
});

const n8n = (type: string, typeVersion: number, name: string, position: Position, parameters: Parameters = {}): Step => ({
	name,
	type: `${BASE}.${type}`,
	typeVersion,
	position,
	parameters,
});

/**
 * What n8n's own nodes do that reach outside of the run: a database or a mail server may be busy for seconds, and is asked again before the run fails. They have no error
 * output: a Data Table node with one puts rows that it could not write out as if it had written them (n8n 2.41). A run that fails is brought again by its trigger.
 */
export const STUBBORN = { retryOnFail: true, maxTries: 5, waitBetweenTries: 2000 } as const;
const stubborn = (...node: globalThis.Parameters<typeof n8n>): Step => ({ ...n8n(...node), ...STUBBORN });

export const entry = (name: string, position: Position): Step => n8n('noOp', 1, name, position);
/** n8n's own start by hand may stand once in a workflow. */
export const BY_HAND = `${OWN}.startByHandTrigger`;
export const byHand = (name: string, position: Position): Step => ({ name, type: BY_HAND, typeVersion: 1, position, parameters: {} });
export const every = (name: string, position: Position, minutesInterval: number): Step =>
	n8n('scheduleTrigger', 1.2, name, position, { rule: { interval: [{ field: 'minutes', minutesInterval }] } });
export const everySeconds = (name: string, position: Position, secondsInterval: number): Step =>
	n8n('scheduleTrigger', 1.2, name, position, { rule: { interval: [{ field: 'seconds', secondsInterval }] } });
export const everyMonday = (name: string, position: Position, triggerAtHour: number): Step =>
	n8n('scheduleTrigger', 1.2, name, position, { rule: { interval: [{ field: 'weeks', weeksInterval: 1, triggerAtDay: [1], triggerAtHour }] } });
/** Once a day, at a full hour. */
export const everyDay = (name: string, position: Position, triggerAtHour: number): Step =>
	n8n('scheduleTrigger', 1.2, name, position, { rule: { interval: [{ field: 'days', daysInterval: 1, triggerAtHour }] } });
export const called = (name: string, position: Position): Step => n8n('executeWorkflowTrigger', 1.1, name, position, { inputSource: 'passthrough' });
export const merge = (name: string, position: Position): Step => n8n('merge', 3.1, name, position);
/** The items of several ways, one after the other. */
export const mergeOf = (name: string, position: Position, numberInputs: number): Step => n8n('merge', 3.1, name, position, { mode: 'append', numberInputs });
export const set = (name: string, position: Position, jsonOutput: string): Step => n8n('set', 3.4, name, position, { mode: 'raw', jsonOutput, options: {} });
export const table = (name: string, position: Position, parameters: Parameters): Step => stubborn('dataTable', 1.1, name, position, parameters);
export const split = (name: string, position: Position, fieldToSplitOut: string): Step => n8n('splitOut', 1, name, position, { fieldToSplitOut, options: {} });
/** Of the items that are the same in these fields, one. */
export const once = (name: string, position: Position, fieldsToCompare: string): Step =>
	n8n('removeDuplicates', 2, name, position, { compare: 'selectedFields', fieldsToCompare, options: {} });
const isTrue = (leftValue: string) => ({
	options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
	conditions: [{ leftValue, rightValue: '', operator: { type: 'boolean', operation: 'true', singleValue: true } }],
	combinator: 'and',
});

/** Two ways, by an expression that is true or false. */
export const either = (name: string, position: Position, condition: string): Step =>
	n8n('if', 2.2, name, position, { conditions: isTrue(condition), options: {} });

/** As many ways as there are expressions, each with its name; what fits none goes nowhere. */
export const ways = (name: string, position: Position, conditions: Readonly<Record<string, string>>): Step =>
	n8n('switch', 3.2, name, position, {
		rules: {
			values: Object.entries(conditions).map(([outputKey, condition]) => ({ conditions: isTrue(condition), renameOutput: true, outputKey })),
		},
		options: {},
	});

/** Colours of notes by what they stand for. */
export const colours = { failure: 3, about: 4, toDo: 5, start: 6, work: 7 } as const;

export const note = (name: string, position: Position, [width, height]: readonly [number, number], colour: keyof typeof colours, content: string): Step =>
	n8n('stickyNote', 1, name, position, { content, height, width, color: colours[colour] });

export const monitor = (name: string, position: Position, operation: string, parameters: Parameters = {}): Step => ({
	name,
	type: `${OWN}.syncMonitor`,
	typeVersion: 1,
	position,
	parameters: { operation, ...parameters },
});

export const everyHour = (name: string, position: Position): Step => n8n('scheduleTrigger', 1.2, name, position, { rule: { interval: [{ field: 'hours' }] } });
export const onError = (name: string, position: Position): Step => n8n('errorTrigger', 1, name, position);
export const loop = (name: string, position: Position): Step => n8n('splitInBatches', 3, name, position, { batchSize: 1, options: {} });

/** Runs another workflow with the items that come in, and waits for it. */
export const call = (name: string, position: Position, workflowId: string): Step =>
	n8n('executeWorkflow', 1.1, name, position, { source: 'database', workflowId: { __rl: true, mode: 'id', value: workflowId }, mode: 'once', options: {} });

/** A page behind a login. */
export const webhook = (name: string, position: Position, httpMethod: 'GET' | 'POST', path: string): Step => ({
	name,
	type: `${OWN}.syncMonitorTrigger`,
	typeVersion: 1,
	position,
	parameters: { httpMethod, path },
	credentials: { pageLoginApi: 'Page login' },
	webhook: true,
});

/** Later versions of the node answer n8n's own triggers only. */
export const respond = (name: string, position: Position): Step =>
	n8n('respondToWebhook', 1, name, position, {
		respondWith: 'text',
		responseBody: '={{ $json.html }}',
		options: {
			responseHeaders: {
				entries: [
					{ name: 'Content-Type', value: 'text/html; charset=utf-8' },
					{ name: 'Cache-Control', value: 'no-store' },
				],
			},
		},
	});

/** Ways to tell people; one is active, and the others are a click. */
export const tell = {
	email: (name: string, position: Position, subject: string, text: string, attachments?: string): Step =>
		stubborn('emailSend', 2.1, name, position, {
			fromEmail: 'sync@example.com',
			toEmail: 'books@example.com',
			subject,
			emailFormat: 'text',
			text,
			options: { appendAttribution: false, ...(attachments === undefined ? {} : { attachments }) },
		}),
	slack: (name: string, position: Position, text: string): Step => ({
		...stubborn('slack', 2.3, name, position, {
			select: 'channel',
			channelId: { __rl: true, mode: 'name', value: '#accounting' },
			text,
			otherOptions: { includeLinkToWorkflow: false },
		}),
		disabled: true,
	}),
	teams: (name: string, position: Position, message: string): Step => ({
		...stubborn('microsoftTeams', 2, name, position, {
			resource: 'channelMessage',
			operation: 'create',
			teamId: { __rl: true, mode: 'id', value: '' },
			channelId: { __rl: true, mode: 'id', value: '' },
			contentType: 'text',
			message,
			options: { includeLinkToWorkflow: false },
		}),
		disabled: true,
	}),
	webhook: (name: string, position: Position): Step => ({
		...stubborn('httpRequest', 4.2, name, position, {
			method: 'POST',
			url: 'https://example.com/alerts',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '={{ JSON.stringify($json.message) }}',
			options: {},
		}),
		disabled: true,
	}),
};

export const shield = (name: string, position: Position, parameters: Parameters): Step => ({
	name,
	type: `${OWN}.privacyShield`,
	typeVersion: 1,
	position,
	parameters,
});
