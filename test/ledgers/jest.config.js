/** Ten thousand documents of each mapping, in the sandbox (`npm run ledgers`); `npm test` has a few of each. */
module.exports = {
	...require('../../jest.config.js'),
	rootDir: '../..',
	testMatch: ['<rootDir>/test/ledgers/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	setupFiles: [],
	maxWorkers: 2,
	testTimeout: 900_000,
};
