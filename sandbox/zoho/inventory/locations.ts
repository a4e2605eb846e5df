import type { Row } from '../../vendor';
import { all, find, text, type Ledger } from '../ledger';
import { refusal } from '../refused';

const SHELF = 'locations';

/** Where goods are that nobody says the place of. */
export const primaryLocation = (ledger: Ledger): Row => all(ledger, SHELF).find((row) => row.is_primary === true) ?? {};

/** The location that is meant by an id; the primary one where none is said. */
export const locationId = (ledger: Ledger, ...ids: readonly unknown[]): string =>
	text(ids.find((id) => text(id) !== '') ?? primaryLocation(ledger).location_id);

/** A location that is named must be there. */
export const refuseUnknownLocation = (ledger: Ledger, row: Row, name = 'location_id'): void => {
	if (text(row[name]) !== '' && find(ledger, SHELF, row[name]) === undefined) throw refusal.invalid(name);
};

export const locationName = (ledger: Ledger, id: unknown): string => text(find(ledger, SHELF, id)?.location_name);
