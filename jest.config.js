const { mapper } = require('./test/engine/bundles');

/**
 * Unit, contract and engine tests. The tests in a real n8n run by `npm run e2e` (test/e2e/jest.config.js), ten thousand documents of each mapping by
 * `npm run ledgers` (test/ledgers/jest.config.js), every write with its answers lost by `npm run guarantees` (test/guarantees/jest.config.js).
 */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/test/guarantees/', '<rootDir>/test/ledgers/', '<rootDir>/test/queue/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.work/'],
	// Libraries whose default build is for bundlers only.
	moduleNameMapper: { '^(d3-[a-z-]+)$': '<rootDir>/node_modules/$1/dist/$1.js', ...mapper },
	globalSetup: '<rootDir>/test/engine/bundle.js',
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }] },
	setupFiles: ['<rootDir>/test/engine/setup.js'],
	// All processors: a small machine would otherwise work with one of its two.
	maxWorkers: '100%',
	testTimeout: 30_000,
};
