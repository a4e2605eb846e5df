import axios from 'axios';
import { signZoho } from '../../sandbox/outbox';
import type { Entered } from '../../test/chaos/company';
import { usual, type FaultName } from '../../test/chaos/faults';
import type { Tally } from '../../test/chaos/tally';
import type { Chance } from '../../test/mapping/random';

/** Delivers events as they were when they happened: some late, some twice, most of them never, which the sweep makes up for. */

interface Here {
	url(): string;
	readonly secret: string;
	readonly luck: Chance;
	readonly tally: Tally;
}

type Letter = Entered & { readonly body: string };

/** A run of a real n8n for each event would take an hour, so most come in by the sweep, many in one run. */
const SHARE = 0.2;
const AT_ONCE = 5;

export class Postman {
	constructor(private readonly here: Here) {}

	async deliver(letters: readonly Letter[]): Promise<void> {
		const { luck, tally } = this.here;
		const met = (name: FaultName, { id }: Letter): void => tally.met(name, [id]);
		const posted: Letter[] = [];
		for (const letter of letters) {
			if (!luck.is(SHARE)) {
				met('delivery lost', letter);
				tally.brought('sweep', [letter.id]);
				continue;
			}
			if (luck.is(usual.reordered)) {
				met('delivered out of order', letter);
				posted.splice(Math.max(0, posted.length - luck.int(1, 5)), 0, letter);
			} else posted.push(letter);
			if (!luck.is(usual.duplicates)) continue;
			met('delivered twice', letter);
			posted.push(letter);
		}
		const postman = async (): Promise<void> => {
			for (let next = posted.shift(); next; next = posted.shift()) await this.post(next);
		};
		await Promise.all(Array.from({ length: AT_ONCE }, postman));
	}

	private async post({ id, did, body }: Letter): Promise<void> {
		const { url, secret, tally } = this.here;
		const event = `invoice.${did === 'created' ? 'created' : 'edited'}`;
		const signature = signZoho({ secret, parameters: [['event', event]], body });
		const headers = { 'content-type': 'application/json', 'x-zoho-webhook-signature': signature };
		const answer = await axios
			.post(`${url()}?event=${event}`, body, { headers, timeout: 15_000, proxy: false, validateStatus: () => true })
			.catch(() => undefined);
		if (answer?.status !== 200) tally.unheard(id);
	}
}
