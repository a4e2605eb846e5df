/** Tests in a real n8n, some files at a time: each has a server and a sandbox of its own, and mostly waits for n8n's minutes. What is timed runs by itself: ./timed. */
module.exports = {
	...require('../../jest.config.js'),
	rootDir: '../..',
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/timed/'],
	setupFiles: [],
	setupFilesAfterEnv: ['<rootDir>/test/e2e/everyFile.ts'],
	maxWorkers: 3,
	testTimeout: 300_000,
};
