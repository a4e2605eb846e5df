import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** A Chromium that is on this machine; none is downloaded. */
export function openBrowser(): Promise<Browser> {
	const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
	if (!executablePath) throw new Error('No Chromium was found. Install it (Debian: apt-get install chromium), or name it in the variable CHROMIUM.');
	return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
