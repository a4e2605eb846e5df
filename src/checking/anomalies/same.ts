import type { Document } from './document';

/** Whether an earlier document is the record itself, which is written again: by its id, by the record that both were made from, else by its number. */
export const isSame = (record: Document, other: Document): boolean => {
	if (record.id !== '' && other.id !== '' && record.app === other.app) return record.id === other.id;
	if (record.origin !== '' && other.origin !== '') return record.origin === other.origin;
	if (record.origin !== '' && record.origin === other.id) return true;
	return record.number !== '' && record.number.length === other.number.length && spelled(record.number) === spelled(other.number);
};

/** The same of two records that are written in one run, where numbers do not make them one. */
export const isSameInBatch = (record: Document, other: Document): boolean =>
	(record.id !== '' && record.id === other.id) || (record.origin !== '' && record.origin === other.origin);

export const spelled = (text: string): string => text.toLowerCase();
