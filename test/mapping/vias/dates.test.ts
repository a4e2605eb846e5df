import { DateTime } from '../../../src/libraries/luxon';
import { got, says } from './turned';

describe('date', () => {
	it.each([
		['2026-11-25T23:59:59.000+13:00', '', '2026-11-25'],
		['/Date(1518652800000+0000)/', '', '2018-02-15'],
		['2028-02-29', '', '2028-02-29'],
		['25/11/2026', 'dd/MM/yyyy', '2026-11-25'],
		['11/25/2026', 'MM/dd/yyyy', '2026-11-25'],
		['5.1.2026', 'dd/MM/yyyy | d.M.yyyy', '2026-01-05'],
		['3 Mar 2026', 'd MMM yyyy', '2026-03-03'],
	])('%s in the order "%s" is %s', (text, order, day) => expect(got('date', text, order)).toBe(day));

	it.each([
		['2026-02-30', '', 'no calendar has'],
		['2026-13-01', '', 'no calendar has'],
		['25/11/2026', '', 'is not a date in the form YYYY-MM-DD'],
		['25/11/2026', 'MM/dd/yyyy', 'is not a date in the form MM/dd/yyyy'],
		['2026-11-25', 'dd/MM/yyyy', 'is not a date in the form dd/MM/yyyy'],
		['/Date(999999999999999)/', '', 'no calendar has'],
	])('%s in the order "%s" is refused: %s', (text, order, words) => expect(got('date', text, order)).toEqual(says(words)));
});

describe('the day of a moment', () => {
	it.each([
		// Daylight time is thirteen hours ahead of UTC, standard time twelve.
		['2026-11-24T11:00:00Z', 'Pacific/Auckland', '2026-11-25'],
		['2026-11-24T10:59:59Z', 'NEWZEALANDSTANDARDTIME', '2026-11-24'],
		['2026-06-24T11:59:59Z', 'NEWZEALANDSTANDARDTIME', '2026-06-24'],
		['2026-06-24T12:00:00.000+0000', 'New Zealand Standard Time', '2026-06-25'],
		['2026-11-25T03:00:00+00:00', 'EASTERNSTANDARDTIME', '2026-11-24'],
		['/Date(1518685950940+0000)/', 'GMTSTANDARDTIME', '2018-02-15'],
		['2026-11-25', 'America/New_York', '2026-11-25'],
	])('%s in %s is %s', (moment, zone, day) => expect(got('dayIn', moment, zone)).toBe(day));

	it.each([
		['2026-11-24T12:00:00', 'UTC', 'does not say its own time zone'],
		['soon', 'UTC', 'is not a moment'],
		['2026-11-24T12:00:00Z', '', 'is no time zone'],
		['2026-11-24T12:00:00Z', 'local', 'is no time zone'],
		['2026-02-30T12:00:00Z', 'UTC', 'is not a moment'],
	])('%s in "%s" is refused: %s', (moment, zone, words) => expect(got('dayIn', moment, zone)).toEqual(says(words)));
});

describe('time zones', () => {
	it.each([
		['NEWZEALANDSTANDARDTIME', 'Pacific/Auckland'],
		['AUSEASTERNSTANDARDTIME', 'Australia/Sydney'],
		['EAUSTRALIASTANDARDTIME', 'Australia/Brisbane'],
		['EASTERNSTANDARDTIME', 'America/New_York'],
		['EASTERNSTANDARDTIME(MEXICO)', 'America/Cancun'],
		['WEUROPESTANDARDTIME', 'Europe/Berlin'],
		['W. Europe Standard Time', 'Europe/Berlin'],
		['GMTSTANDARDTIME', 'Europe/London'],
		['INDIASTANDARDTIME', 'Asia/Calcutta'],
		['UTC', 'Etc/UTC'],
		['UTC02', 'Etc/GMT+2'],
		['UTC+12', 'Etc/GMT-12'],
		['KAMCHATKASTANDARDTIME', 'Asia/Kamchatka'],
		['Pacific/Auckland', 'Pacific/Auckland'],
	])('%s is %s', (name, zone) => {
		expect(got('timeZone', name)).toBe(zone);
		expect(DateTime.utc().setZone(zone).isValid).toBe(true);
	});
	it.each(['local', 'system', 'Mars/Olympus', '+13:00', '__proto__'])('%s is none', (name) => expect(got('timeZone', name)).toEqual(says('no time zone')));
});
