/** Every operation that writes, of every table, with its answers lost in every way (`npm run guarantees`). */
module.exports = {
	...require('../../jest.config.js'),
	rootDir: '../..',
	testMatch: ['<rootDir>/test/guarantees/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	setupFiles: ['<rootDir>/test/engine/setup.js'],
	maxWorkers: 2,
	testTimeout: 60_000,
};
