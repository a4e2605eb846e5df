import type { Answer, Row } from '../../vendor';
import type { Call } from './call';
import { refuse } from './refused';
import { fieldsOf, moduleRef, needModule, viewId } from './schema';
import { person, stamp, type Crm, type Rec } from './state';

/** Custom views: those that a new organisation has. */

const WEEK = 7 * 86_400_000;

interface View {
	readonly name: (plural: string) => string;
	readonly system: string;
	readonly shows: (crm: Crm, rec: Rec) => boolean;
	readonly modules?: readonly string[];
	/** Only leads that are converted. */
	readonly converted?: true;
}

const VIEWS: readonly View[] = [
	{ name: (plural) => `All ${plural}`, system: 'ALLVIEWS', shows: () => true },
	{ name: (plural) => `My ${plural}`, system: 'MYVIEWS', shows: ({ state }, { owner }) => owner === state.me },
	{ name: (plural) => `Recently Created ${plural}`, system: 'RECENTLYCREATED', shows: ({ now }, { created }) => created > now - WEEK },
	{ name: (plural) => `Recently Modified ${plural}`, system: 'RECENTLYMODIFIED', shows: ({ now }, { modified }) => modified > now - WEEK },
	{ name: (plural) => `Converted ${plural}`, system: 'CONVERTED', shows: () => true, modules: ['Leads'], converted: true },
];

const viewsOf = (module: string): readonly View[] => VIEWS.filter(({ modules }) => modules?.includes(module) ?? true);

export const viewWith = (crm: Crm, module: string, id: string): View => {
	const view = viewsOf(module).find((_, index) => viewId(crm, module, index) === id);
	if (view === undefined) throw refuse.data({ param_name: 'cvid' });
	return view;
};

const FOUNDED = Date.parse('2026-01-05T00:00:00Z');

const shown = (crm: Crm, module: string, view: View, index: number): Row => {
	const { plural } = needModule(crm, module);
	return {
		id: viewId(crm, module, index),
		name: view.name(plural),
		display_value: view.name(plural),
		system_name: view.system,
		system_defined: true,
		default: index === 0,
		access_type: 'public',
		category: 'public_views',
		favorite: null,
		offline: true,
		criteria: null,
		sort_by: null,
		sort_order: null,
		module: moduleRef(crm, module),
		fields: fieldsOf(crm, module)
			.slice(0, 6)
			.map(({ api_name }) => ({ api_name })),
		created_by: person(crm, crm.state.me),
		modified_by: person(crm, crm.state.me),
		created_time: stamp(crm, FOUNDED),
		modified_time: stamp(crm, FOUNDED),
		last_accessed_time: stamp(crm, crm.now),
	};
};

export const listViews = (crm: Crm, { query, params }: Call): Answer => {
	const name = query.get('module');
	if (name === null) throw refuse.parameter('module');
	const module = needModule(crm, name).api_name;
	const all = viewsOf(module).map((view, index) => shown(crm, module, view, index));
	const custom_views = params.id === undefined ? all : all.filter(({ id }) => id === params.id);
	if (!custom_views.length) return { status: 204 };
	return { status: 200, body: { custom_views, info: { per_page: 200, count: custom_views.length, page: 1, more_records: false, default: all[0]?.id } } };
};
