import type { Row } from '../../src/record';
import { isRow } from '../../src/record';
import { promotionPage } from '../../src/reporting/promotionPage';
import { fromJson } from '../../src/wire/text';
import type { MonitorOperation } from './operation';

/** The page on which people see what would be taken to the next n8n, and decide. */
export const showPromotions: MonitorOperation = {
	label: 'Show Promotions',
	action: 'Show the page of promotions',
	description: 'A page of what would be taken from one n8n to the next, with forms to promote and to roll back; answer the webhook with its HTML',
	properties: [
		{
			displayName: 'Connect the rows of the Data Table "xerozoho_promotions" to the first input, and answer the webhook with the "html" that comes out.',
			name: 'promotionsNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Plan',
			name: 'plan',
			type: 'json',
			default: '={{ [] }}',
			description: 'What the Workflow Promoter found when it compared: a list of its items',
		},
		{
			displayName: 'News',
			name: 'news',
			type: 'json',
			default: '={{ {} }}',
			description: 'What the last decision came to: lists of sentences under done and refused',
		},
	],
	run: async (context) => {
		const items = context.getInputData();
		const read = (name: string): unknown => {
			const given: unknown = context.getNodeParameter(name, 0, '');
			return typeof given === 'string' ? fromJson(given.trim() || '{}') : given;
		};
		const [plan, news] = [read('plan'), read('news')];
		const { done, refused }: Row = isRow(news) ? news : {};
		const html = promotionPage(
			Array.isArray(plan) ? plan : undefined,
			items.map(({ json }) => json),
			{ done: sentences(done), refused: sentences(refused) },
		);
		return [{ json: { html }, pairedItem: items.map((_, item) => ({ item })) }];
	},
};

const sentences = (value: unknown): string[] => [value].flat().filter((each) => typeof each === 'string' && each !== '') as string[];
