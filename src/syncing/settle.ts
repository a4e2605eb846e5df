import type { Resource } from '../apis/define';
import type { Issue } from '../failure';
import { find, steps } from '../mapping/path';
import { isFilled, type Row } from '../record';
import { decide, leftBehind, mustWrite, type Facts, type Policy, type Side } from './conflict';
import { BLANK, printOf, type Part } from './fingerprint';
import { deedOf, hasEnded, moveOf, type Precedence } from './precedence';
import { canonical, type Compared } from './sameness';
import { alwaysSent, recordOf } from './standing';
import { changeOf, conflictOf, isConflict, issueOf, otherRecord, type Change, type Conflict, type Judged } from './telling';

export interface Settling {
	readonly resource: Resource;
	readonly compared: readonly Compared[];
	/** What the mapping made of the source, and the record as it is in the target. */
	readonly source: Row;
	readonly target: Row;
	readonly base?: Part;
	readonly policyOf: (path: string) => Policy;
	readonly newer?: Side;
	readonly precedence?: Precedence;
}

export interface Settled {
	/** What is to be sent: what changes, and what the vendor needs with it. */
	readonly record: Row;
	readonly changes: readonly Change[];
	readonly conflicts: readonly Conflict[];
	readonly issues: readonly Issue[];
	/** What both sides agree on once it is written. */
	readonly agreed: Part;
	/** Fields that stay different until somebody, or the way back, brings them over. */
	readonly waiting: readonly string[];
	/** Fields that stay different because the target's own change counts: the way back has it to bring over. */
	readonly considered: readonly string[];
	/** Nothing of the source was changed since the last sync, and nothing is to be written: most likely it is our own write that comes back. */
	readonly echo: boolean;
}

/** Two records of one thing, and what becomes of each field in which they differ. */
export function settle(given: Settling): Settled {
	const settling = withDeed(given);
	const { resource, base, compared, precedence } = settling;
	const needed = alwaysSent(resource);
	const fields = compared.filter(({ path }) => path !== resource.id).map((one) => decided(settling, needed, one));
	const written = fields.filter(({ decision }) => decision.does === 'write');
	const open = fields.filter(({ decision: { does } }) => does === 'leave' || does === 'ask');
	return {
		record: recordOf(
			settling,
			fields.map(({ path, source, decision: { does } }) => ({ path, value: source, does })),
		),
		changes: written.map(changeOf),
		conflicts: fields.filter(isConflict).map(conflictOf),
		issues: [...otherRecord(resource, settling.source, settling.target), ...fields.flatMap(issueOf)],
		agreed: Object.fromEntries(fields.flatMap(({ path, decision: { agreed } }) => (agreed && path !== precedence?.deed?.field ? [[path, agreed]] : []))),
		waiting: open.filter(({ facts, decision }) => decision.agreed?.source !== facts.source).map(({ path }) => path),
		considered: open.filter(({ facts, decision: { agreed } }) => agreed?.source === facts.source && agreed.target !== facts.target).map(({ path }) => path),
		echo: base !== undefined && written.length === 0 && fields.every(({ base, facts }) => base?.source === facts.source),
	};
}

const at = (record: Row, path: string): unknown => find({ record, row: record, place: '' }, path).value;

/** What is to be done is no state that a record has: it is done, or there is nothing to do. The rest of such a record only says which one is meant. */
function withDeed(settling: Settling): Settling {
	const { precedence, source, target, base = {} } = settling;
	const deed = precedence?.deed;
	if (!deed) return settling;
	const wanted = deedOf(precedence, target, source[deed.field]);
	const { [deed.field]: _, ...others } = base;
	return {
		...settling,
		source: { ...source, [deed.field]: wanted },
		target: { ...target, ...source, [deed.field]: wanted === deed.none ? wanted : undefined },
		...(settling.base ? { base: others } : {}),
	};
}

function decided({ source: made, target: there, base: part, policyOf, newer, precedence }: Settling, needed: readonly string[], one: Compared): Judged {
	const { path } = one;
	const [source, target] = [at(made, path), at(there, path)];
	const base = part && Object.hasOwn(part, path) ? part[path] : undefined;
	const facts: Facts = {
		policy: policyOf(path),
		source: printOf(canonical(source, one)),
		target: printOf(canonical(target, one)),
		...(base ? { base } : {}),
		...(newer ? { newer } : {}),
	};
	const isStatus = precedence?.field === path;
	const isNeeded = facts.source !== BLANK && needed.some((name) => name === steps(path)[0] && !isFilled(there[name]));
	const decision = isNeeded
		? mustWrite(facts)
		: (isStatus && moveOf(precedence, target, source) === 'behind') || hasEnded(precedence, there)
			? leftBehind(facts)
			: decide(facts);
	return { path, source, target, ...(base ? { base } : {}), facts, decision, isStatus };
}
