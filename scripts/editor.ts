import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from './command';
import { owner } from './n8n/client';

/** n8n's editor in a browser, as far as scripts and tests use it. */

const by = (id: string): string => `[data-test-id="${id}"]`;

export async function signIn(page: Page, base: string): Promise<void> {
	await page.goto(`${base}/signin`);
	await page.locator('input[type=email], input[name=emailOrLdapLoginId]').first().fill(owner.email);
	await page.locator('input[type=password]').first().fill(owner.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL((url) => !url.pathname.includes('signin'));
}

export async function openCanvas(page: Page, base: string, workflowId: string): Promise<void> {
	await page.goto(`${base}/workflow/${workflowId}`);
	await page.locator('.vue-flow__node').first().waitFor();
}

/** Names of the templates that n8n's own library shows. */
export async function browseTemplates(page: Page, base: string, count: number): Promise<string[]> {
	await page.goto(`${base}/templates`);
	const cards = page.locator(by('template-card'));
	await cards.nth(count - 1).waitFor();
	return (await cards.allInnerTexts()).map((text) => text.split('\n')[0]!.trim());
}

/** From the library onto the canvas; credentials are chosen there. */
export async function useTemplate(page: Page, name: string): Promise<void> {
	await page.locator(by('template-card')).filter({ hasText: name }).click();
	await page.locator(by('use-template-button')).first().click();
	await page.getByText('Skip', { exact: true }).click();
	await page.locator('.vue-flow__node').first().waitFor();
}

/** What a node's form must show to be there: what is chosen, the labels of its parameters in order, and whether it lists fields. */
export interface Form {
	readonly resource: string;
	readonly operation: string;
	readonly labels: readonly string[];
	readonly listsFields: boolean;
}

/** How long a form took, in milliseconds: until its parameters were there, and until the list of fields inside it had been fetched too. */
export interface Took {
	readonly form: Form;
	readonly parameters: number;
	readonly fields: number;
}

/** Opens a node from the canvas. */
export async function openNode(page: Page, name: string): Promise<void> {
	// Triggers are shown in another shape, and so are nodes that take a model.
	const shapes = ['canvas-default-node', 'canvas-trigger-node', 'canvas-configurable-node'].map(by).join(', ');
	await page.locator(`[data-node-name="${name}"] :is(${shapes})`).dispatchEvent('dblclick');
	await page.locator(by('node-parameters')).waitFor();
}

export const timeOpening = (page: Page, name: string, form: Form): Promise<Took> => timed(page, [form], () => openNode(page, name));

export async function closeNode(page: Page): Promise<void> {
	await page.locator(by('ndv-close-button')).click();
	await page.locator(by('ndv')).waitFor({ state: 'detached' });
}

/** Takes one of a node's actions from n8n's panel. */
export async function addNode(page: Page, node: string, action: string, form: Form): Promise<Took> {
	await page.locator(by('canvas-handle-plus')).last().click();
	await page.locator(by('node-creator-search-bar')).fill(node);
	const named = (name: string) => page.locator(by('node-creator-item-name')).getByText(name, { exact: true });
	await named(node).click();
	await named(action).waitFor();
	return await timed(page, [form], () => named(action).dispatchEvent('click'));
}

/** Chooses from a parameter's list; which of the forms follows is up to n8n, which may keep what was chosen before. */
export async function choose(page: Page, parameter: string, option: string, forms: readonly Form[]): Promise<Took> {
	await page.locator(by(`parameter-input-${parameter}`)).click();
	const item = page.locator(`${by('parameter-input-item')}:visible`).getByText(option, { exact: true });
	await item.waitFor();
	return await timed(page, forms, () => item.dispatchEvent('click'));
}

const PATIENCE = 10_000;

/** Measures in the page itself, from the moment something is done to the first picture that holds the form. */
async function timed(page: Page, forms: readonly Form[], act: () => Promise<void>): Promise<Took> {
	await page.addScriptTag({ path: join(root, 'scripts', 'formWatch.js') });
	// Nobody is quicker than the picture before.
	await page.evaluate('new Promise((resolve) => requestIdleCallback(resolve))');
	const [took] = await Promise.all([page.evaluate<Took>(`formShown(${JSON.stringify(forms)}, ${PATIENCE})`), act()]);
	return took;
}
