// Runs in the browser beside n8n's editor: measures from the next click to the first picture that holds one of the forms (./editor.ts).
const labelsShown = () =>
	[...document.querySelectorAll('[data-test-id="node-parameters"] [data-test-id="input-label"]')]
		.filter((label) => label.offsetParent && !label.closest('[data-test-id="resource-mapper-container"]'))
		.map((label) => label.querySelector('label .n8n-text').textContent.replace('*', '').trim());

const chosen = (parameter) => document.querySelector(`[data-test-id="parameter-input-${parameter}"] input`)?.value;
const isThere = (id) => document.querySelector(`[data-test-id="${id}"]`) !== null;

const isShown = ({ resource, operation, labels, listsFields }) =>
	chosen('resource') === resource &&
	chosen('operation') === operation &&
	isThere('resource-mapper-container') === listsFields &&
	JSON.stringify(labelsShown()) === JSON.stringify(labels);

window.formShown = (forms, patience) =>
	new Promise((resolve, reject) => {
		const begin = () => {
			const start = performance.now();
			let parameters;
			const look = () => {
				const now = performance.now() - start;
				const form = forms.find(isShown);
				if (form) parameters ??= now;
				if (form && isThere('mapping-fields-container') === form.listsFields) resolve({ form, parameters, fields: now });
				else if (now > patience) reject(new Error(`Of ${chosen('resource')}, ${chosen('operation')} there are only ${labelsShown().join(', ')}`));
				else requestAnimationFrame(look);
			};
			requestAnimationFrame(look);
		};
		for (const event of ['click', 'dblclick']) document.addEventListener(event, begin, { once: true, capture: true });
	});
