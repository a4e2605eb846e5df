import type { Row } from '../../vendor';
import { rowsIn, text } from '../ledger';
import { fieldNamed } from './schema';
import { find, type Change, type Channel, type Crm } from './state';
import { valueOf } from './shown';
import { isRow } from './values';
import { liveChannels } from './watch';

/** Tells the channels what a request has done. Who changed several records at once gets one notification for all of them [C]. */

const WORDS = { insert: 'create', update: 'edit', delete: 'delete' } as const;

const isChosen = (selection: unknown, fields: readonly string[]): boolean => {
	if (!isRow(selection)) return true;
	if (isRow(selection.field)) return fields.includes(text(selection.field.api_name));
	const parts = rowsIn(selection.group);
	return text(selection.group_operator).toLowerCase() === 'and' ? parts.every((one) => isChosen(one, fields)) : parts.some((one) => isChosen(one, fields));
};

const conditionFor = ({ condition }: Channel, module: string): Row | undefined => condition.find((one) => isRow(one.module) && one.module.api_name === module);

const concerns = (channel: Channel, { module, operation, fields, related }: Change): boolean => {
	if (related && !channel.onRelated) return false;
	if (!channel.events.includes(`${module}.${WORDS[operation]}`) && !channel.events.includes(`${module}.all`)) return false;
	// A selection of fields is about edits.
	return operation !== 'update' || related === true || isChosen(conditionFor(channel, module)?.field_selection, fields);
};

const chosenFields = (channel: Channel, module: string): string[] => {
	const names = (selection: unknown): string[] =>
		!isRow(selection) ? [] : isRow(selection.field) ? [text(selection.field.api_name)] : rowsIn(selection.group).flatMap(names);
	return names(conditionFor(channel, module)?.field_selection);
};

/** As the record reads; of an insert only what the channel chose. */
const valuesOf = (crm: Crm, channel: Channel, { module, id, fields, operation }: Change): Row => {
	const chosen = chosenFields(channel, module);
	const names = operation === 'insert' ? chosen : fields.filter((name) => !chosen.length || chosen.includes(name));
	const rec = find(crm, module, id);
	return Object.fromEntries(
		names.flatMap((name) => {
			const field = fieldNamed(crm, module, name);
			return rec && field ? [[name, valueOf(crm, rec, field)]] : [];
		}),
	);
};

const bodyOf = (crm: Crm, channel: Channel, changes: readonly Change[]): Row => {
	const [{ module, operation }] = changes as [Change];
	const told = operation === 'update' ? changes.filter(({ fields }) => fields.length > 0) : [];
	const values = changes.map((change) => ({ record_id: change.id, values: valuesOf(crm, channel, change) }));
	return {
		server_time: crm.now,
		query_params: Object.fromEntries(new URL(channel.url).searchParams),
		module,
		// The address in front is known once it is delivered.
		resource_uri: `/crm/v8/${module}`,
		ids: changes.map(({ id }) => id),
		affected_fields: told.map(({ id, fields }) => ({ [id]: fields })),
		operation,
		channel_id: channel.id,
		...(channel.returnValues ? { affected_values: values.filter((one) => Object.keys(one.values).length > 0) } : {}),
		token: channel.token,
	};
};

/** A record that was changed and then changed again is told once; what happens around a record that was itself written is not told. */
const together = (changes: readonly Change[]): Change[][] => {
	const groups = new Map<string, Map<string, Change>>();
	for (const change of changes) {
		const own = changes.some((one) => one.id === change.id && !one.related);
		if (change.related && own) continue;
		const key = `${change.module} ${change.operation}`;
		const group = groups.get(key) ?? new Map<string, Change>();
		const known = group.get(change.id);
		group.set(change.id, known ? { ...change, fields: [...new Set([...known.fields, ...change.fields])] } : change);
		groups.set(key, group);
	}
	return [...groups.values()].map((group) => [...group.values()]);
};

export const announce = (crm: Crm): void => {
	const channels = liveChannels(crm);
	const changes = crm.changes.splice(0);
	if (!channels.length || !changes.length) return;
	for (const group of together(changes))
		for (const channel of channels) {
			const concerned = group.filter((change) => concerns(channel, change));
			if (concerned.length) crm.state.waiting.push({ url: channel.url, channel: channel.id, body: bodyOf(crm, channel, concerned) });
		}
};
