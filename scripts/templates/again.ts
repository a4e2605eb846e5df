import { chain, fork, type Link, type Position, type Step } from './flow';
import { either, idOf, set } from './steps';

/**
 * Two changes of one record may come at once and in any order, on two workers, or from a webhook and a sweep: then what was read first may be written last. So the source is
 * asked after the write whether the record is still the one that was sent, and it goes round once more as it is now. Whoever writes last looks last, so the last state stays.
 */

export const NOW = 'As it is now';

/** What tells whether a document is another than before: vendors stamp by the second, in which it may change twice. */
export const OF_DOCUMENTS = ['last_modified_time', 'status', 'total', 'reference_number'] as const;
export const OF_ITEMS = ['last_modified_time', 'status', 'rate', 'purchase_rate', 'name'] as const;

/**
 * Whether the record that comes in is another than the one that was sent. Of one that waited as a letter a person may have corrected the values, so there only the time
 * counts; and only what was there when it was sent.
 * @param sent the node that put out what was sent
 */
export const changedMeanwhile = (sent: string, [time, ...others]: readonly string[]): string =>
	`={{ (() => {
  const sent = $('${sent}').item.json;
  const names = ${JSON.stringify([time])}.concat(sent._sync?.attempts ? [] : ${JSON.stringify(others)});
  return names.some((name) => sent[name] !== undefined && $json[name] !== sent[name]);
})() }}`;

/** The record as the source shows it now, with where it comes from. */
export const asItIsNow = (entry: string): string =>
	`={{ (() => {
  const { _sync: sync } = $('${entry}').item.json;
  return { ...$json, _sync: { ...sync, source: { ...sync?.source, modified: $json.last_modified_time } } };
})() }}`;

interface Again {
	/** In words, such as `the bill`. */
	readonly what: string;
	readonly app: (name: string, position: Position, parameters: Readonly<Record<string, unknown>>) => Step;
	readonly resource: string;
	/** Of the record: an expression. */
	readonly id: string;
	readonly sent: string;
	/** The step that wrote it, or what follows on it where not all that is written is looked at. */
	readonly after: string;
	readonly compared?: readonly string[];
	readonly at: Position;
}

/** For each kind of record that a template sends; all of them go round by one step. */
export function lookAgain(entry: string, position: Position, kinds: readonly Again[]): { steps: readonly Step[]; links: readonly Link[] } {
	const names = ({ what }: Again) => [`Look at ${what} again`, `Has ${what} changed meanwhile?`] as const;
	const steps = kinds.flatMap((kind) => {
		const [look, changed] = names(kind);
		const { app, resource, id, sent, compared = OF_DOCUMENTS, at: place } = kind;
		return [app(look, place, { resource, operation: 'get', ...idOf(id) }), either(changed, [place[0] + 220, place[1]], changedMeanwhile(sent, compared))];
	});
	const links = kinds.flatMap((kind) => {
		const [look, changed] = names(kind);
		return [...chain(kind.after, look, changed), ...fork(changed, [NOW])];
	});
	return { steps: [...steps, set(NOW, position, asItIsNow(entry))], links: [...links, ...chain(NOW, entry)] };
}
