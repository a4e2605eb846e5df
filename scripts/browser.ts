import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** A Chromium that is on this machine; none is downloaded. */
export function openBrowser(): Promise<Browser> {
	const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
	if (!executablePath) throw new Error('No Chromium was found. Install it (Debian: apt-get install chromium), or name it in the variable CHROMIUM.');
	return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Hands on what a page gets to see: documents and data, and not the programs and lists of nodes that are the same for everyone. */
export function watched(page: Page, show: (what: string, content: string) => void): Page {
	page.on('response', (response) => {
		const { pathname } = new URL(response.url());
		if (!/html|json/.test(response.headers()['content-type'] ?? '') || pathname.startsWith('/types/')) return;
		// Of an answer that the page did not wait for, nobody saw anything.
		response.text().then(
			(content) => show(`page ${pathname}`, content),
			() => undefined,
		);
	});
	return page;
}
