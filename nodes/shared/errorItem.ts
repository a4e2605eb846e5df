import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Failure } from '../../src/failure';

/**
 * An item for the error output. n8n sends an item there when it holds nothing but `error`; an error object of n8n's beside it
 * would put a bare sentence in the place of what is said here.
 */
export const errorItem = (failure: Failure, input: IDataObject, item: number): INodeExecutionData => ({
	json: { error: { ...failure, input } as unknown as IDataObject },
	pairedItem: { item },
});

const told = new WeakMap<object, Failure>();

/** An error that n8n shows, with the failure that it tells of. */
export function telling<E extends Error>(error: E, failure: Failure): E {
	told.set(error, failure);
	return error;
}

/** The failure that an error tells of. */
export const failureIn = (error: unknown): Failure => (error instanceof Error ? told.get(error) : undefined) ?? unforeseen(error);

/** What no one foresaw, in the shape of every other failure. */
export const unforeseen = (error: unknown): Failure => ({
	cause: 'unknown',
	status: 0,
	message: error instanceof Error ? error.message : String(error),
	details: [],
});
