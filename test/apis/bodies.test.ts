import type { Operation, Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { conversations } from '../../src/wire/conversations';
import { xeroDialect } from '../../src/wire/xero';
import { hold } from '../wire/scripted';

const bodied = Object.entries<Resource>(xero).flatMap(([name, resource]) =>
	Object.entries<Operation>(resource.operations).flatMap(([verb, operation]) => (operation.body ? [[`${name}.${verb}`, resource, operation] as const] : [])),
);

it.each(bodied)('%s really sends the change that it stands for', (_, resource, operation) => {
	const inputs = Object.fromEntries(Object.keys(operation.inputs ?? {}).map((name) => [name, 'input-1']));
	const wish = { from: 0, id: 'id-1', ...(operation.inputs ? { inputs } : {}) };
	const { requests } = hold(conversations[operation.does](xeroDialect, { resource, operation, run: 'run' }, [wish]), () => ({ status: 204 }));
	const isNamedInPath = operation.path.includes('{id}');
	const change = { ...(operation.of ? {} : resource.fixed), ...operation.body, ...(isNamedInPath ? {} : { [resource.id]: 'id-1' }) };
	expect(requests).toHaveLength(1);
	expect(requests[0]).toMatchObject({
		method: operation.method,
		path: resource.path + operation.path.replace('{id}', 'id-1').replace(/\{\w+\}/, 'input-1'),
	});
	expect(requests[0]!.body).toEqual(operation.bare ? change : { [(operation.of ?? resource).envelope.many]: [change] });
});
