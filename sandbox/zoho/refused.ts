import type { Answer } from '../vendor';

/** Books says no: an HTTP status, a number of its own and a sentence. Thrown from anywhere below `answer`, so nothing is half written. */
export class Refused extends Error {
	constructor(
		readonly status: number,
		readonly code: number,
		message: string,
	) {
		super(message);
	}

	get answer(): Answer {
		return { status: this.status, body: { code: this.code, message: this.message } };
	}
}

/**
 * The refusals that more than one place speaks. Sure are 2, 5, 15, 44, 45, 57, 1002, 1070, 3062 and 6041 and their texts, bar that of 44.
 * The number 4 and every other text is invented: a client must branch on the HTTP status and show the message.
 */
export const refusal = {
	invalid: (name: string) => new Refused(400, 4, `Invalid value passed for ${name}`),
	filter: (name: string) => new Refused(400, 2, `Invalid value passed for ${name}`),
	noSuchPath: () => new Refused(404, 5, 'Invalid URL Passed'),
	wrongMethod: () => new Refused(405, 5, 'Invalid URL Passed'),
	tooLong: (name: string, length: number) => new Refused(400, 15, `Please ensure that the "${name}" has less than ${length} characters.`),
	missing: (noun: string) => new Refused(404, 1002, `${noun} does not exist.`),
	/** Something that a record names is not there. */
	reference: (noun: string) => new Refused(400, 1003, `${noun} does not exist.`),
	unauthorized: () => new Refused(401, 57, 'You are not authorized to perform this operation'),
	noOrganization: () => new Refused(400, 4, 'Invalid value passed for organization_id'),
	foreign: (id: string) => new Refused(400, 6041, `This user is not associated with the CompanyID/CompanyName:${id}.`),
	minute: () =>
		new Refused(429, 44, 'For security reasons you have been blocked for some time as you have exceeded the maximum number of requests per minute.'),
	day: (limit: number) => new Refused(429, 45, `The API call for this organization has exceeded the maximum call rate limit of ${limit}.`),
	concurrent: () => new Refused(429, 1070, 'You have reached the maximum number of in process requests allowed. Kindly try again after some time.'),
	internal: () => new Refused(500, 1000, 'Internal Error'),
	duplicateContact: (name: string) => new Refused(400, 3062, `The customer "${name}" already exists. Please specify a different name.`),
	taken: (what: string, value: string) => new Refused(400, 1001, `${what} "${value}" already exists.`),
	/** A business rule: invented numbers and texts throughout. */
	rule: (text: string, code = 1005) => new Refused(400, code, text),
} as const;
