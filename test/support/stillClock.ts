/** What goes on while a test holds the clock still: n8n-core and servers would wait for ever without it. */
export const GOES_ON = [
	'nextTick',
	'setImmediate',
	'clearImmediate',
	'setTimeout',
	'clearTimeout',
	'setInterval',
	'clearInterval',
	'queueMicrotask',
	'performance',
	'hrtime',
] as const;

/** Holds the time of day still, for the node and for a sandbox in the same process; timers go on. */
export const holdClock = (now: number): unknown => jest.useFakeTimers({ doNotFake: [...GOES_ON], now });
