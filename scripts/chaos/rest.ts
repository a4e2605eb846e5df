import type { Answer, Asked, Vendor } from '../../sandbox/vendor';

/** Tells how long nothing has been asked of the vendors. */
export class Rest {
	private at = Date.now();

	constructor(vendors: readonly Vendor[]) {
		for (const vendor of vendors) this.watch(vendor);
	}

	/** Milliseconds. */
	since(): number {
		return Date.now() - this.at;
	}

	private watch(vendor: Vendor): void {
		const answer = vendor.answer.bind(vendor);
		vendor.answer = (asked: Asked): Answer => {
			this.at = Date.now();
			return answer(asked);
		};
	}
}
