/** Why a record could not be treated. Its words never hold a value or a key. */
export class PrivacyError extends Error {
	constructor(
		readonly says: string,
		/** The place in the record; empty where the whole is meant. */
		readonly at = '',
	) {
		super(at === '' ? `The record ${says}` : `${at} ${says}`);
	}
}
