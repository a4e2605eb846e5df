/** Tests in an n8n of several processes, by `npm run queue`. */
module.exports = {
	...require('../e2e/jest.config.js'),
	testMatch: ['<rootDir>/test/queue/**/*.test.ts'],
};
