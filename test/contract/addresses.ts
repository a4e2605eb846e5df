import type { Asking, Pinned } from '../../scripts/contract/facts';
import type { Operation, Resource } from '../../src/apis/define';
import { addressOf } from '../../src/wire/ask';

/** Where the paths of the tables stand in the specification. */

export interface Address {
	/** Such as `GET /Invoices/{InvoiceID}`. */
	readonly name: string;
	readonly asking: Asking;
}

/** The place of an operation in what is reported, with the kind of record where one is chosen. */
export const placeOf = (at: string, { path }: Operation, name: string): string => (path.includes('{Endpoint}') ? `${at} ${name.split('/')[1]}` : at);

/**
 * What an operation's path stands for: `{id}` is the parameter that is called like the record's id, any other name in braces the parameter of
 * that name. A path whose first part is chosen stands for one address a choice, and `{RecordID}` for whatever the id is called there.
 */
export function addressesOf(pinned: Pinned, resource: Resource, operation: Operation): Array<Address | { readonly name: string }> {
	return spelled(resource, operation).map((path) => {
		const wanted = `${operation.method} ${path}`;
		const known = Object.keys(pinned.operations);
		const name = path.includes('{RecordID}') ? known.find((one) => sameButId(one, wanted)) : (known.find((one) => one === wanted) ?? alike(known, wanted));
		return name === undefined ? { name: wanted } : { name, asking: pinned.operations[name]! };
	});
}

const spelled = (resource: Resource, operation: Operation): string[] => {
	const whole = addressOf({ resource, operation }).replace('{id}', `{${resource.id}}`);
	const { Endpoint } = operation.inputs ?? {};
	if (!whole.includes('{Endpoint}') || Endpoint?.kind !== 'choice') return [whole];
	return Object.keys(Endpoint.choices).map((chosen) => whole.replace('{Endpoint}', chosen));
};

/** Zoho has a name of its own for the same parameter in every file; only its place counts. */
const alike = (known: readonly string[], wanted: string): string | undefined => {
	const isZoho = known.some((one) => one.endsWith('/contacts'));
	const bare = (name: string): string => name.replace(/\{\w+\}/g, '{}');
	return isZoho ? known.find((one) => bare(one) === bare(wanted)) : undefined;
};

const sameButId = (known: string, wanted: string): boolean => {
	const [theirs, ours] = [known.split('/'), wanted.split('/')];
	return theirs.length === ours.length && theirs.every((part, index) => part === ours[index] || (ours[index] === '{RecordID}' && /^\{\w+ID\}$/.test(part)));
};

/** How texts are written that are no plain texts, as they are sent. */
export const FORMATS: Readonly<Record<string, RegExp>> = {
	uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
	date: /^\d{4}-\d{2}-\d{2}$/,
	/** The name of a module that an organization made, or a sample of one. */
	customModule: /^(cm_\w+|Sample module_api_name)$/,
	'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z?$/,
};

export const fits = (format: string | undefined, value: string): boolean => (format === undefined ? true : (FORMATS[format]?.test(value) ?? true));

/** The operation of the specification that a request asks for; fixed words go before parameters, and parameters must be written as they should be. */
export function addressed(pinned: Pinned, method: string, path: string): Address | undefined {
	const parts = path.split('/').map(decodeURIComponent);
	const matching = Object.entries(pinned.operations).filter(([name, { formats = {} }]) => {
		const [theirMethod, theirPath = ''] = name.split(' ');
		const theirs = theirPath.split('/');
		return (
			theirMethod === method &&
			theirs.length === parts.length &&
			theirs.every((part, index) => {
				const parameter = /^\{(\w+)\}$/.exec(part)?.[1];
				return parameter === undefined ? part === parts[index] : parts[index] !== '' && fits(formats[parameter], parts[index]!);
			})
		);
	});
	const braces = (name: string): number => name.split('{').length;
	const [best] = matching.sort(([one], [other]) => braces(one) - braces(other));
	return best && { name: best[0], asking: best[1] };
}
