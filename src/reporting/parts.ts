import { h, type ComponentChild } from '../libraries/html';

/** What pages of tables and figures are put together from. */

export const section = (title: string, ...content: ComponentChild[]): ComponentChild =>
	h('section', null, h('h2', null, title), h('div', { class: 'card' }, ...content));

export const nothing = (says: string): ComponentChild => h('p', { class: 'soft', style: 'margin:0' }, says);

export const number = (value: number): string => value.toLocaleString('en');

/** A figure with what it stands for. */
export const tile = (value: string, label: string, kind = ''): ComponentChild =>
	h('div', { class: 'card tile' }, h('strong', { class: kind }, value), h('span', { class: 'soft' }, label));

export const tiles = (...all: ComponentChild[]): ComponentChild => h('div', { class: 'tiles' }, ...all);

/** A cell to the right, which says what it is where a phone shows no head. */
export const figure = (label: string, value: ComponentChild, kind = ''): ComponentChild => h('td', { class: `figure ${kind}`, 'data-label': label }, value);

/** A table by its heads, and those of its figures. */
export const tableOf = (heads: readonly string[], figures: readonly string[], rows: readonly ComponentChild[]): ComponentChild =>
	h(
		'table',
		null,
		h('thead', null, h('tr', null, ...heads.map((word) => h('th', null, word)), ...figures.map((word) => h('th', { class: 'figure' }, word)))),
		h('tbody', null, ...rows),
	);

export const figures = h('style', {
	dangerouslySetInnerHTML: {
		__html: `.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px}.tile{margin:0}.tile strong{display:block;font-size:26px;line-height:1.2}
th{white-space:nowrap}.figure{text-align:right;white-space:nowrap}th.figure{text-align:right}
@media (max-width:720px){.figure{text-align:left}td[data-label]::before{content:attr(data-label) ": ";color:var(--soft)}}`,
	},
});
