/** Tests in an n8n of several processes, by `npm run queue`. */
module.exports = {
	...require('../e2e/jest.config.js'),
	// They look at the time themselves.
	testTimeout: 3_600_000,
	// What PostgreSQL holds is not looked through.
	setupFilesAfterEnv: [],
	testMatch: ['<rootDir>/test/queue/**/*.test.ts'],
};
