import type { IBinaryKeyData, INodeParameters } from 'n8n-workflow';
import type { Field, Fields, Operation, Resource } from '../../src/apis/define';
import { inputsIn, writes } from '../../src/apis/parts';
import { isFilled, isRow, type Row } from '../../src/record';
import { needsId, type Wish } from '../../src/wire/ask';

/** What a person would have filled into a node's form for a wish. */

interface Filled {
	readonly parameters: INodeParameters;
	readonly binary?: IBinaryKeyData;
}

const picked = (value: unknown, mode = 'id') => ({ __rl: true, mode, value });

export function formOf(name: string, verb: string, resource: Resource, operation: Operation, { id, record, inputs = {}, file }: Wish): Filled {
	const { needed, optional } = inputsIn(operation);
	const parameters = {
		resource: name,
		operation: verb,
		...(needsId(operation) && operation.does !== 'upsert' ? { id: isListed(resource) ? picked(id) : id } : {}),
		...(writes(operation) ? { recordSource: 'json', recordJson: JSON.stringify(record ?? {}) } : {}),
		...filled(needed, inputs, (field, value) => (field.kind === 'link' ? linked(field, value) : typed(field, value))),
		...(Object.keys(optional).length ? { options: filled(optional, inputs, typed) } : {}),
	};
	return { parameters: parameters as INodeParameters, ...(file ? { binary: { data: binaryOf(file) } } : {}) };
}

/** Of what is listed there is a picker. */
const isListed = ({ operations: { getMany } }: Resource): boolean => Boolean(getMany && !getMany.inputs);

const filled = (fields: Fields, inputs: Row, typedIn: (field: Field, value: unknown) => unknown): Row =>
	Object.fromEntries(Object.entries(fields).flatMap(([name, field]) => (isFilled(inputs[name]) ? [[name, typedIn(field, inputs[name])]] : [])));

const typed = ({ kind }: Field, value: unknown): unknown =>
	(kind === 'rows' || kind === 'group') && typeof value !== 'string' ? JSON.stringify(value) : value;

function linked(field: Extract<Field, { kind: 'link' }>, value: unknown): unknown {
	if (!isRow(value)) return picked(value);
	const [mode, key] = Object.entries(field.keys ?? {}).find(([, property]) => isFilled(value[property])) ?? ['id', 'id'];
	return picked(value[key], mode);
}

const binaryOf = ({ name, mediaType, bytes }: NonNullable<Wish['file']>) => ({
	data: Buffer.from(bytes).toString('base64'),
	mimeType: mediaType,
	fileName: name,
});
