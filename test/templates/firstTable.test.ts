import { FIRST_TABLE, firstTables, type Link, type Step } from '../../scripts/templates/flow';
import { shippedTemplates } from '../../scripts/templates/host';

/** The templates that are written by hand, too, say below the Data Table node that fails first what to do. */
it.each(shippedTemplates().filter(({ file }) => /^0[123]/.test(file)))('$file', ({ workflow }) => {
	const connections = workflow.connections as Record<string, { main: { node: string }[][] }>;
	const links = Object.entries(connections).flatMap(([from, { main = [] }]) => main.flat().map(({ node: to }): Link => ({ from, to })));
	const steps = workflow.nodes as unknown as Step[];
	// Failures go another way.
	const first = firstTables(
		steps,
		links.filter(({ to }) => to !== 'Failure Triage' && to !== 'Keep for review'),
	);
	const without = steps.filter(({ name, notes, notesInFlow }) => first.has(name) && (notes !== FIRST_TABLE.notes || !notesInFlow));
	expect(first.size).toBeGreaterThan(0);
	expect(without.map(({ name }) => name)).toEqual([]);
});
