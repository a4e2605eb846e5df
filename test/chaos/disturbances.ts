import { NZ, xeroClient } from '../../sandbox/xero/seed';
import type { Asked } from '../../sandbox/vendor';
import type { Chance } from '../mapping/random';
import { customerId } from '../../sandbox/zoho/seedIds';
import type { N8n } from './n8n';
import type { Tally } from './tally';
import { stages, type Stage } from './template01';
import type { Time } from './time';
import type { Line, Tokens } from './wire';

/** What goes wrong for a while or with everything at once, at times that the dice choose; and the person who puts it right some time later. */

interface Here {
	readonly luck: Chance;
	readonly time: Time;
	/** Milliseconds. */
	readonly span: number;
	readonly n8n: N8n;
	readonly xero: Line;
	readonly tally: Tally;
	signIn(): Tokens;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export class Disturbances {
	private readonly bursts: { vendor: string; from: number; until: number }[] = [];
	private armed: Stage | undefined;
	private here!: Here;
	/** What a person has to put right. */
	private readonly broken: (() => void)[] = [];

	isBurst(vendor: string, now: number): boolean {
		return this.bursts.some((burst) => burst.vendor === vendor && now >= burst.from && now < burst.until);
	}

	/** n8n dies where a run is about to go on from this stage. */
	reached(stage: Stage): void {
		if (stage !== this.armed) return;
		this.armed = undefined;
		this.kill('n8n killed at a stage boundary');
	}

	plan(here: Here): void {
		this.here = here;
		const { luck, time, span, n8n, tally } = here;
		const began = time.now();
		const sometime = (from = 0.05, until = 0.9): number => began + Math.floor(span * (from + luck.next() * (until - from)));
		for (const vendor of ['xero', 'zoho']) {
			const from = sometime();
			this.bursts.push({ vendor, from, until: from + luck.int(1, 5) * MINUTE });
		}
		time.at(sometime(), () => this.kill('n8n killed at random'));
		for (const stage of [luck.of(stages), luck.of(stages)]) time.at(sometime(), () => (this.armed = stage));
		time.at(sometime(), () => {
			n8n.ahead += luck.of([-1, 1]) * luck.int(1_000, 120_000);
			tally.met("n8n's clock stepped", []);
		});
		time.at(began + 1.5 * HOUR, () => tally.met('daylight saving changed', []));
		time.at(sometime(0.1, 0.8), () => this.revoke());
		time.at(sometime(0.1, 0.8), () => this.disconnect());
		time.at(sometime(0.1, 0.8), () => this.archive());
		time.at(sometime(0.1, 0.8), () => this.lock());
	}

	end(): void {
		this.armed = undefined;
		if (!this.here.n8n.isUp) this.here.n8n.start();
	}

	/** Somebody is told, puts it right within half an hour and replays what waits. */
	private mendLater(repair: () => void): void {
		const { time, luck, n8n } = this.here;
		this.broken.push(repair);
		time.at(time.now() + luck.int(5, 25) * MINUTE, () => {
			this.mend();
			n8n.replay();
		});
	}

	mend(): void {
		for (const repair of this.broken.splice(0)) repair();
	}

	private kill(name: 'n8n killed at random' | 'n8n killed at a stage boundary'): void {
		const { n8n, tally, time, luck } = this.here;
		if (!n8n.isUp) return;
		tally.met(name, n8n.kill());
		time.at(time.now() + luck.int(5_000, 90_000), () => n8n.isUp || n8n.start());
	}

	private revoke(): void {
		const { xero, tally, signIn } = this.here;
		const form = new URLSearchParams({ token: xero.tokens.refresh, client_id: xeroClient.id, client_secret: xeroClient.secret });
		xero.vendor.answer({ ...this.asked('POST', '/connect/revocation', form.toString()), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
		tally.met('consent revoked', []);
		this.mendLater(() => (xero.tokens = signIn()));
	}

	/** The tokens stay; signing in again opens the organisation anew. */
	private disconnect(): void {
		const { xero, tally, signIn } = this.here;
		const { access } = signIn();
		const headers = { authorization: `Bearer ${access}`, accept: 'application/json' };
		const { body } = xero.vendor.answer({ ...this.asked('GET', '/connections'), headers });
		const { id } = (body as { id: string; tenantId: string }[]).find(({ tenantId }) => tenantId === NZ)!;
		xero.vendor.answer({ ...this.asked('DELETE', `/connections/${id}`), headers });
		tally.met('organisation removed', []);
		this.mendLater(() => (xero.tokens = signIn()));
	}

	private archive(): void {
		const { luck, tally } = this.here;
		const number = `books:${customerId(luck.int(1, 7))}`;
		this.change(number, 'ARCHIVED');
		tally.met('contact archived', []);
		this.mendLater(() => this.change(number, 'ACTIVE'));
	}

	private change(number: string, ContactStatus: string): void {
		const { xero, signIn, time } = this.here;
		const headers = { authorization: `Bearer ${signIn().access}`, 'xero-tenant-id': NZ, accept: 'application/json', 'content-type': 'application/json' };
		const find = {
			...this.asked('GET', '/api.xro/2.0/Contacts'),
			query: new URLSearchParams({ where: `ContactNumber=="${number}"`, includeArchived: 'true' }),
			headers,
		};
		const { status, body } = xero.vendor.answer(find);
		if (status === 429) return time.at(time.now() + MINUTE, () => this.change(number, ContactStatus));
		const id = (body as { Contacts?: { ContactID: string }[] }).Contacts?.[0]?.ContactID;
		if (id) xero.vendor.answer({ ...this.asked('POST', '/api.xro/2.0/Contacts', JSON.stringify({ Contacts: [{ ContactID: id, ContactStatus }] })), headers });
	}

	private lock(): void {
		const { xero, tally, time } = this.here;
		const set = (day: string | null): void => void xero.vendor.seed({ Organisations: [{ PeriodLockDate: day }] });
		set(new Date(time.now() - 3 * 24 * HOUR).toISOString().slice(0, 10));
		tally.met('lock date moved', []);
		this.mendLater(() => set(null));
	}

	private asked(method: string, path: string, body = ''): Asked {
		return { method, path, query: new URLSearchParams(), headers: {}, body, origin: 'http://sandbox/xero' };
	}
}
