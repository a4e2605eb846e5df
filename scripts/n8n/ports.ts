import { createServer, type AddressInfo } from 'node:net';

/** Ports that nobody listens on; all are held until the last is found, so they differ. */
export async function freePorts(count: number): Promise<number[]> {
	const holders = await Promise.all(
		Array.from({ length: count }, async () => {
			const holder = createServer();
			await new Promise<void>((resolve, reject) => holder.once('error', reject).listen(0, '127.0.0.1', resolve));
			return holder;
		}),
	);
	const ports = holders.map((holder) => (holder.address() as AddressInfo).port);
	await Promise.all(holders.map((holder) => new Promise((resolve) => holder.close(resolve))));
	return ports;
}
