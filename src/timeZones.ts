import { DateTime } from './libraries/luxon';
import { WINDOWS_TO_IANA_MAP } from './libraries/timeZones';
import { once } from './once';

/** Names that Xero still lists and Windows has given up (the enum TimeZone of Xero's Accounting API). */
const givenUp: Readonly<Record<string, string>> = { KAMCHATKASTANDARDTIME: 'Asia/Kamchatka', MIDATLANTICSTANDARDTIME: 'Etc/GMT+2' };

/** The world, in the library's list, beside the territories that one zone has. */
const WORLD = '001';

/** Xero writes the name that Windows has for a zone in capitals, without blanks, full stops and hyphens: W. Europe Standard Time is WEUROPESTANDARDTIME. */
const key = (name: string): string => name.toUpperCase().replace(/[^A-Z0-9+]/g, '');

const byWindowsName = once(
	(): ReadonlyMap<string, string> =>
		new Map([
			...Object.entries(givenUp),
			...WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === WORLD).map(({ windowsName, iana }) => [key(windowsName), iana[0]!] as const),
		]),
);

/** The IANA name of a zone, from Windows' name for it in any spelling or from the IANA name itself. */
export function ianaZone(name: string): string | undefined {
	const windows = byWindowsName().get(key(name));
	if (windows !== undefined) return windows;
	// Luxon also takes `local` and the like, which would follow the machine.
	return /^(?:[A-Za-z_]+\/[\w+\-/]+|UTC|GMT)$/.test(name) && DateTime.utc().setZone(name).isValid ? name : undefined;
}
