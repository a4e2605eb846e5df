/** Tests in a real n8n, one after another: they share a server, a sandbox and its clock. */
module.exports = {
	...require('../../jest.config.js'),
	rootDir: '../..',
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	setupFiles: [],
	setupFilesAfterEnv: ['<rootDir>/test/e2e/everyFile.ts'],
	maxWorkers: 1,
	testTimeout: 300_000,
};
