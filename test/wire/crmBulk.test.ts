import { stringify } from '../../src/libraries/csv';
import { strToU8, zipSync } from '../../src/libraries/zip';
import type { Answer } from '../../src/wire/conversation';
import { bulkWrite } from '../../src/wire/zohoCrmBulk';
import { hold, type Script } from './scripted';

/** A bulk write either tells of every record what became of it, or says that it is not known: nothing is dropped, and nothing is offered for a second writing. */

const records = [{ Last_Name: 'A' }, { Last_Name: 'B' }, { Last_Name: 'C' }];
const fileOf = (lines: readonly string[][]): Partial<Answer> => ({
	body: zipSync({ 'result.csv': strToU8(stringify([['STATUS', 'RECORD_ID', 'ERRORS'], ...lines])) }),
});

const usual: Record<string, Partial<Answer>> = {
	upload: { body: { details: { file_id: 'f1' } } },
	start: { status: 201, body: { data: [{ details: { id: 'j1' } }] } },
	look: { body: { data: [{ state: 'COMPLETED', result: { download_url: '/crm/bulk/v8/write/j1/result' } }] } },
	result: fileOf([
		['ADDED', '1', ''],
		['SKIPPED', '', 'DUPLICATE_DATA'],
		['UPDATED', '3', ''],
	]),
};

const write = (answers: Record<string, Partial<Answer>> = {}) => {
	const said = { ...usual, ...answers };
	const script: Script = ({ method, path }) =>
		said[path.endsWith('/upload') ? 'upload' : method === 'POST' ? 'start' : path.endsWith('/result') ? 'result' : 'look']!;
	return hold(bulkWrite({ module: 'Contacts', operation: 'insert', records, from: [4, 7, 9], organization: '1' }), script);
};

it('tells of each record what became of it', () => {
	const { result } = write();
	expect(result.map(({ from, did, failure }) => [from, failure?.cause ?? did])).toEqual([
		[4, 'created'],
		[7, 'validation'],
		[9, 'updated'],
	]);
});

it.each<[string, Record<string, Partial<Answer>>]>([
	['the start got no answer', { start: { status: 0 } }],
	['a look at the job got no answer', { look: { status: 503 } }],
	['the job failed', { look: { body: { data: [{ state: 'FAILURE' }] } } }],
	['the job does not end', { look: { body: { data: [{ state: 'INPROGRESS' }] } } }],
	['the result cannot be fetched', { result: { status: 404 } }],
	['the result tells of too few records', { result: fileOf([['ADDED', '1', '']]) }],
	['the result tells of too many records', { result: fileOf([1, 2, 3, 4].map((id) => ['ADDED', String(id), ''])) }],
])('keeps every record and says that it is not known where %s', (_, answers) => {
	const { requests, result } = write(answers);
	expect(result.map(({ from, failure }) => [from, failure?.cause])).toEqual([4, 7, 9].map((from) => [from, 'unknown']));
	expect(result[0]!.failure?.message).toContain('before sending them again');
	expect(requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/write'))).toHaveLength(1);
});

it('lets a refused start be mended and sent again', () => {
	const { result } = write({ start: { status: 400, body: { code: 'INVALID_DATA', message: 'invalid data' } } });
	expect(result.map(({ failure }) => failure?.cause)).toEqual(['validation', 'validation', 'validation']);
});
