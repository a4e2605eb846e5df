/** How many of so many random trials are made: all of them by `npm run ledgers`, which takes its time, and an eighth by `npm test`. */
export const trials = (full: number): number => (process.env.TRIALS === 'full' ? full : Math.ceil(full / 8));
