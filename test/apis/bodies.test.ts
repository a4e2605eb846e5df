import type { Operation, Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { conversations } from '../../src/wire/conversations';
import { xeroDialect } from '../../src/wire/xero';
import { hold, sentIn } from '../wire/scripted';

const acts = Object.entries<Resource>(xero).flatMap(([name, resource]) =>
	Object.entries<Operation>(resource.operations).flatMap(([verb, operation]) => (operation.body ? [[`${name}.${verb}`, resource, operation] as const] : [])),
);

it.each(acts)('%s really sends the change that it stands for', (_, resource, operation) => {
	const { requests } = hold(conversations.act(xeroDialect, { resource, operation, run: 'run' }, [{ from: 0, id: 'id-1' }]), () => ({ status: 204 }));
	expect(sentIn(requests[0]!)).toEqual([{ ...resource.fixed, ...operation.body, [resource.id]: 'id-1' }]);
});
