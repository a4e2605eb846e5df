import type { Answer, Asked, Vendor } from '../../sandbox/vendor';
import type { Tally } from '../../test/chaos/tally';
import type { Chance } from '../../test/mapping/random';
import type { World } from '../world';

/** Where a run is when it asks a vendor for this: between two nodes, before or after the vendor has done it. */
const boundaries: readonly { readonly vendor: 'xero' | 'zoho'; readonly method: string; readonly path: RegExp; readonly after: boolean }[] = [
	{ vendor: 'zoho', method: 'GET', path: /\/contacts\//, after: false },
	{ vendor: 'xero', method: 'POST', path: /\/Contacts/, after: true },
	{ vendor: 'xero', method: 'GET', path: /\/Invoices/, after: false },
	{ vendor: 'xero', method: 'PUT', path: /\/Invoices/, after: false },
	{ vendor: 'xero', method: 'PUT', path: /\/Invoices/, after: true },
	{ vendor: 'xero', method: 'POST', path: /\/Invoices/, after: true },
	{ vendor: 'zoho', method: 'GET', path: /\/invoices\/\d/, after: true },
];

/** Kills n8n once for each time that it is armed. */
export class Killer {
	kills = 0;
	private boundary: (typeof boundaries)[number] | undefined;
	private ended: Promise<void> = Promise.resolve();
	private strike: () => void = () => undefined;

	constructor(
		private readonly world: World,
		private readonly luck: Chance,
		private readonly tally: Tally,
	) {
		for (const vendor of Object.values(world.sandbox.vendors)) this.watch(vendor);
	}

	/** Every other time at a random moment, else at a stage boundary, which comes soon or never. */
	arm(round: number): void {
		this.boundary = round % 2 ? boundaries[(round >> 1) % boundaries.length] : undefined;
		const isRandom = !this.boundary;
		this.ended = new Promise((resolve) => {
			const timer = setTimeout(() => this.strike(), isRandom ? this.luck.int(300, 8_000) : 30_000);
			this.strike = () => {
				clearTimeout(timer);
				this.strike = () => undefined;
				this.boundary = undefined;
				this.kills += 1;
				this.tally.met(isRandom ? 'n8n killed at random' : 'n8n killed at a stage boundary', []);
				void this.world.n8n.kill().then(resolve);
			};
		});
	}

	async done(): Promise<void> {
		await this.ended;
	}

	private watch(vendor: Vendor): void {
		const answer = vendor.answer.bind(vendor);
		vendor.answer = (asked: Asked): Answer => {
			const { boundary } = this;
			const isHere = boundary?.vendor === vendor.name && boundary.method === asked.method && boundary.path.test(asked.path) && this.luck.is(0.5);
			if (isHere && !boundary.after) this.strike();
			const said = answer(asked);
			if (isHere && boundary.after) this.strike();
			return said;
		};
	}
}
