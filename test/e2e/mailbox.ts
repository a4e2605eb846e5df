import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server on this machine that keeps what it gets. */

export interface Mail {
	readonly from: string;
	readonly to: readonly string[];
	readonly subject: string;
	readonly text: string;
	/** As it came. */
	readonly raw: string;
}

export interface Mailbox {
	readonly port: number;
	readonly mails: Mail[];
	/** While it is out of order, it takes nothing. */
	isOutOfOrder: boolean;
	close(): Promise<void>;
}

export async function startMailbox(login: { readonly user: string; readonly password: string }): Promise<Mailbox> {
	const mails: Mail[] = [];
	const server = new SMTPServer({
		hideSTARTTLS: true,
		allowInsecureAuth: true,
		onAuth({ username, password }, _session, done) {
			if (username === login.user && password === login.password) done(null, { user: login.user });
			else done(new Error('Wrong user or password'));
		},
		onMailFrom(_address, _session, done) {
			done(mailbox.isOutOfOrder ? Object.assign(new Error('Out of order'), { responseCode: 554 }) : null);
		},
		onData(stream, _session, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const raw = Buffer.concat(chunks);
				void PostalMime.parse(raw).then(({ from, to = [], subject = '', text = '' }) => {
					mails.push({ from: from?.address ?? '', to: to.map(({ address }) => address ?? ''), subject, text: text.trim(), raw: raw.toString('utf8') });
					done(null);
				}, done);
			});
		},
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const mailbox: Mailbox = {
		port: (server.server.address() as AddressInfo).port,
		mails,
		isOutOfOrder: false,
		close: async () => await new Promise((resolve) => server.close(() => resolve())),
	};
	return mailbox;
}
