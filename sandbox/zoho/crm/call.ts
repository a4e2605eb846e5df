import type { Asked, Row } from '../../vendor';
import { refuse } from './refused';
import { isRow } from './values';

/** A request whose address has been understood. */
export interface Call {
	readonly asked: Asked;
	readonly query: URLSearchParams;
	/** What stands in the address where the pattern has a name. */
	readonly params: Readonly<Record<string, string>>;
	/** The JSON object that was sent; refuses what is none. */
	body(): Row;
}

export const callOf = (asked: Asked, params: Readonly<Record<string, string>>): Call => ({
	asked,
	query: asked.query,
	params,
	body: () => {
		const sent = parsed(asked.body);
		if (!isRow(sent)) throw refuse.data({ expected_data_type: 'jsonobject', api_name: 'body', json_path: '$' });
		return sent;
	},
});

const parsed = (body: string): unknown => {
	try {
		return JSON.parse(body);
	} catch {
		throw refuse.request();
	}
};

const whole = (query: URLSearchParams, name: string, otherwise: number): number => {
	const written = query.get(name);
	if (written === null) return otherwise;
	if (!/^\d+$/.test(written) || Number(written) < 1) throw refuse.data({ param_name: name, expected_data_type: 'integer' });
	return Number(written);
};

const MOST_PER_PAGE = 200;

/** `page` from 1, `per_page` up to 200. */
export const pageOf = (query: URLSearchParams): { page: number; per: number } => {
	const per = whole(query, 'per_page', MOST_PER_PAGE);
	if (per > MOST_PER_PAGE) throw refuse.data({ param_name: 'per_page', limit: MOST_PER_PAGE });
	return { page: whole(query, 'page', 1), per };
};

/** A parameter with commas. */
export const listIn = (query: URLSearchParams, name: string): string[] =>
	(query.get(name) ?? '')
		.split(',')
		.map((one) => one.trim())
		.filter(Boolean);
