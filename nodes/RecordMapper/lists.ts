import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import { percent, suggestedFor } from '../../src/advising/offers';
import type { Suggestion } from '../../src/advising/suggestion';
import { byName } from '../../src/alphabet';
import { builtIn } from '../../src/mapping/builtIn';
import { overridesFrom } from '../../src/mapping/form';
import { tableKinds, titled } from '../../src/mapping/kinds';
import { lay } from '../../src/mapping/override';
import type { Mapping, Rules } from '../../src/mapping/rule';
import { listsOf, pathsAt, readable, scopeOf, sourcesOf, wholePath } from '../../src/mapping/sources';
import { targetsOf } from '../../src/mapping/targets';
import { writableBy } from '../../src/mapping/writable';
import { mappingIn } from './custom';
import { shownFields } from './ownFields';
import { adviceFor, suggestedOverrides } from './suggested';

/** The lists of the Record Mapper's form: from the tables, and from the connected accounts where live data is used. */

const NOT_READ = "The account's own fields could not be read";

const chosenMapping = (context: ILoadOptionsFunctions): Mapping | undefined => {
	const mapping = mappingIn((name) => context.getCurrentNodeParameter(name));
	return 'says' in mapping ? undefined : mapping;
};

export const fieldLoaders = {
	async getSuggestedOverrides(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const mapping = chosenMapping(this);
		return mapping ? await suggestedOverrides(this, mapping) : [];
	},
	async getTargetFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const mapping = chosenMapping(this);
		if (!mapping) return [];
		const { written, says } = await shownFields(this, mapping.to.app, mapping.to.resource);
		const targets = targetsOf({ ...written, ...mapping.custom });
		const options = targets.map(({ path, label }) => ({ name: label, value: path, description: path }));
		return says === undefined ? options : [...options, { name: NOT_READ, value: '', description: says }];
	},
};

export const fieldSearches = {
	async searchSourceFields(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		const mapping = chosenMapping(this);
		if (!mapping) return { results: [] };
		const { read, says } = await shownFields(this, mapping.from.app, mapping.from.entity);
		const target = String(this.getCurrentNodeParameter('&field') ?? '');
		const isList = this.getCurrentNodeParameter('&source') === 'rows';
		const rules = rulesSoFar(this, mapping);
		const scope = scopeOf(mapping, rules, target);
		const known = readable(read, scope, isList ? listsOf : sourcesOf);
		const advised = isList ? new Map<string, Suggestion>() : suggestedFor(adviceFor(this, mapping, { read })?.advice ?? [], target);
		const paths = new Set(known.map(({ path }) => path));
		const used = isList ? [] : pathsAt(mapping.rules, target).filter((path) => !paths.has(path));
		const listed = known.map(({ label, path }) => ({ label, path, suggestion: advised.get(wholePath(scope, path)) }));
		const [suggested, others] = [listed.filter(({ suggestion }) => suggestion), listed.filter(({ suggestion }) => !suggestion)];
		const results = [
			...suggested
				.sort((one, other) => other.suggestion!.probability - one.suggestion!.probability)
				.map(({ label, path, suggestion }) => ({
					name: `Suggested (${percent(suggestion!.probability)} sure): ${label} · ${path}`,
					value: path,
					description: suggestion!.evidence.join('; '),
				})),
			...others.map(({ label, path }) => ({ name: `${label} · ${path}`, value: path })),
			...used.map((path) => ({ name: `Used by This Mapping · ${path}`, value: path })),
		];
		return { results: [...narrowed(results, filter), ...(says === undefined ? [] : [{ name: `${NOT_READ}: ${says}`, value: '' }])] };
	},
	async searchTableKinds(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		const kinds = tableKinds(Object.values(builtIn)).map((kind) => ({ name: `${titled(kind)} · ${kind}`, value: kind }));
		return { results: narrowed(kinds.sort(byName), filter) };
	},
};

/** With the overrides that the form holds: they say which list a row is made from. */
function rulesSoFar(context: ILoadOptionsFunctions, mapping: Mapping): Rules {
	const writable = writableBy(mapping);
	const { overrides } = overridesFrom(context.getCurrentNodeParameter('fieldOverrides.fields'), writable.fields);
	return lay(mapping.rules, overrides, writable).rules;
}

const narrowed = (items: readonly INodeListSearchItems[], filter = ''): INodeListSearchItems[] =>
	items.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
