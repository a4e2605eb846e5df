import type { Field, Resource, Resources } from '../../src/apis/define';
import { recordIn, zohoCrm } from '../../src/apis/zohoCrm';
import type { Request } from '../../src/wire/conversation';
import { zohoCrmDialect } from '../../src/wire/zohoCrm';
import { addressed, type Address } from './addresses';
import { own } from './fields';
import type { Difference, Offer } from './offer';
import { pinned } from './pinned';
import { sampledRequests, type Sampled } from './requests';
import { bodyProblems, validator } from './strict';

/** What we offer of Zoho CRM, beside what Zoho's own specification says. Its modules are dynamic, so it is compared by what is really asked for. */

/** A record of any module, as the node asks for it once the module is known. */
const OWN = 'Properties';
const resources: Resources = { ...zohoCrm, record: recordIn(zohoCrm.record, OWN) };

export const crmOffer: Offer = { resources, dialect: zohoCrmDialect, pinned: pinned('zoho-crm'), sent: () => '', shown: () => '' };

export const crmSampled: readonly Sampled[] = sampledRequests(crmOffer);

/** What stands where an id would, and is none: `/Notes/search` is no note. */
const WORDS = ['deleted', 'search', 'upsert'];

export function crmAddress({ method, path }: Pick<Request, 'method' | 'path'>): Address | undefined {
	const [, , second = '', ...further] = path.split('/');
	const name = `${method} /{module}/${second}`;
	const asking = !further.length && WORDS.includes(second) ? crmOffer.pinned.operations[name] : undefined;
	return asking ? { name, asking } : addressed(crmOffer.pinned, method, path);
}

/** Several modules offer the same: what they differ in is not their name. */
const shared = (name: string): string => (MODULES.includes(name) ? 'module' : name);
const MODULES = Object.entries<Resource>(resources).flatMap(([name, { operations }]) => (operations.upsert ? [name] : []));

const placeOf = (at: string): string => {
	const [name = '', verb = ''] = at.split('.');
	return `${shared(name)}.${verb}`;
};

/** Addresses, parameters, headers and choices of every operation. */
export const crmOperationDifferences = (): Difference[] => [...new Set(crmSampled.flatMap(differences))];

function differences({ at, resource, operation, requests }: Sampled): Difference[] {
	const place = placeOf(at);
	const mine = requests.filter(({ method }) => method === operation.method);
	const offered: Readonly<Record<string, Field>> = { ...operation.inputs, ...operation.filters };
	return [
		...(mine.length ? [] : [`${place}: nothing is asked by ${operation.method}`]),
		...requests.flatMap((request) => {
			const address = crmAddress(request);
			if (!address) return [`${place}: ${request.method} ${request.path.replace(resource.path, '/{module}')} is not in the specification`];
			const { query, headers, needs = [], sends = '' } = address.asking;
			return [
				...Object.keys(request.query ?? {}).flatMap((name) => (query[name] ? [] : [`${place}: no parameter ${name}`])),
				...needs.flatMap((name) => (request.query?.[name] === undefined ? [`${place}: the specification needs ${name}`] : [])),
				...Object.keys(request.headers ?? {}).flatMap((name) =>
					headers.includes(name) || (name === 'Content-Type' && sends.includes('multipart')) ? [] : [`${place}: no header ${name}`],
				),
				...Object.entries(offered).flatMap(([name, field]) => {
					const property = request.method === 'GET' ? query[name] : undefined;
					// A list travels with commas between.
					return property ? own(crmOffer, `${place}.${name}`, field.kind === 'list' ? { ...field, kind: 'text' } : field, property, false) : [];
				}),
			];
		}),
	];
}

const validateSent = validator(crmOffer.pinned, 'sent');

/** What Zoho would not understand of the bodies of every operation, each with a value in every field. */
export const crmBodyProblems = (): string[] => [
	...new Set(crmSampled.flatMap(({ at, requests }) => requests.flatMap((request) => crmBodyProblem(request).map((problem) => `${placeOf(at)}: ${problem}`)))),
];

export function crmBodyProblem(request: Pick<Request, 'method' | 'path' | 'body'>): string[] {
	const name = crmAddress(request)?.name.split(' ')[1] ?? request.path;
	return bodyProblems(crmOffer.pinned, validateSent, { ...request, path: name }, false);
}
