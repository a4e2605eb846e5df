/** What a run is to do, told by the environment so that every worker knows. */

/** Documents of each mapping: `LEDGERS_DOCUMENTS`. A run that nobody asked for is a short one. */
export const documents = Number(process.env['LEDGERS_DOCUMENTS'] ?? 300);

/** The one document to replay, as a failure names it: `LEDGERS_ONLY=zohoBooksBillToXeroBill:4711`. */
const [title, number] = (process.env['LEDGERS_ONLY'] ?? '').split(/:(?=\d+$)/);
export const only = title ? { title, number: Number(number) } : undefined;

/** Where each mapping's result goes as a line of JSON, if anywhere. */
export const reportFile = process.env['LEDGERS_REPORT'];

/** When a run that takes too long is given up, in milliseconds of the epoch. */
export const until = Number(process.env['LEDGERS_UNTIL'] ?? Infinity);
