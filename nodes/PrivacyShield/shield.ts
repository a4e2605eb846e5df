import type { IExecuteFunctions } from 'n8n-workflow';
import type { Failure } from '../../src/failure';
import { chosenFields } from '../../src/privacy/fields';
import type { Key } from '../../src/privacy/keys';
import { isKind, kinds, type Kind } from '../../src/privacy/kinds';
import { PrivacyError } from '../../src/privacy/problem';
import { masking, protect, removing, tokenizing, withReport, type Manner, type Scope } from '../../src/privacy/protect';
import { restore, withIssues } from '../../src/privacy/restore';
import type { Row } from '../../src/record';
import { unforeseen } from '../shared/errorItem';
import { keysOf } from './key';

/** Treats one item after another, as the form says for each. */
type Shield = (item: Row, index: number) => Promise<Row>;

interface Options {
	readonly kinds?: unknown;
	readonly texts?: boolean;
	readonly report?: boolean;
}

/** What the node does with its items; the key is read once, when an operation first needs it. */
export function shieldOf(context: IExecuteFunctions): Shield {
	let keys: Promise<[Key, ...Key[]]> | undefined;
	let tokens: Promise<Manner> | undefined;
	const keysOnce = () => (keys ??= keysOf(context));
	const tokenizingOnce = () => (tokens ??= keysOnce().then(tokenizing));
	const told = { hint: false };
	return async (item, index) => {
		const operation = String(context.getNodeParameter('operation', index));
		if (operation === 'restore') return restored(context, item, index, await keysOnce(), told);
		const options = context.getNodeParameter('options', index, {}) as Options;
		const manner = operation === 'tokenize' ? await tokenizingOnce() : mannerOf(context, operation, index);
		const { value, found } = protect(item, manner, scopeOf(context, options, index));
		return options.report === false ? (value as Row) : withReport(value as Row, operation, { found });
	};
}

function mannerOf(context: IExecuteFunctions, operation: string, index: number): Manner {
	if (operation === 'mask') return masking;
	if (operation === 'remove') return removing(context.getNodeParameter('knownFields', index, 'replace') === 'takeOut');
	throw new PrivacyError(`can't be treated: the operation is none of Mask, Remove, Restore and Tokenize`);
}

const scopeOf = (context: IExecuteFunctions, options: Options, index: number): Scope => ({
	kinds: wanted(options.kinds),
	chosen: chosenFields(context.getNodeParameter('furtherFields.fields', index, []), context.getNodeParameter('leaveAlone', index, '')),
	texts: options.texts !== false,
});

const allKinds: ReadonlySet<Kind> = new Set(Object.keys(kinds) as Kind[]);

function wanted(chosen: unknown): ReadonlySet<Kind> {
	const known = Array.isArray(chosen) ? chosen.filter(isKind) : [];
	return known.length > 0 ? new Set(known) : allKinds;
}

function restored(context: IExecuteFunctions, item: Row, index: number, keys: readonly Key[], told: { hint: boolean }): Row {
	const { value, issues } = restore(item, keys);
	const [first] = issues;
	if (!first) return value as Row;
	if (context.getNodeParameter('ifClosed', index, 'leave') === 'fail') throw new PrivacyError(`${first.says}. ${first.fix}`, first.at);
	if (!told.hint && 'addExecutionHints' in context)
		context.addExecutionHints({
			message: 'Some tokens were made with another key, or changed since: the items tell under _sync.issues',
			type: 'warning',
			location: 'outputPane',
		});
	told.hint = true;
	return withIssues(value as Row, issues);
}

/** What failed, in words that hold neither a value nor a key. */
export const failureOf = (error: unknown): Failure => {
	if (!(error instanceof PrivacyError)) return unforeseen(error);
	return { cause: 'validation', status: 0, message: error.message, details: [{ at: error.at, says: error.says }] };
};

/** An item as an error may show it: personal data that should have been protected is masked, and what even that fails for is left out. */
export function shown(context: IExecuteFunctions, item: Row, index: number): Row {
	try {
		if (context.getNodeParameter('operation', index, '') === 'restore') return item;
		return protect(item, masking, scopeOf(context, {}, index)).value as Row;
	} catch (error) {
		return { omitted: failureOf(error).message };
	}
}
