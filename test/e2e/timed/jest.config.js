/** Tests in a real n8n that ask how long a user waits, one after another and with nothing beside them. */
module.exports = {
	...require('../jest.config.js'),
	rootDir: '../../..',
	testMatch: ['<rootDir>/test/e2e/timed/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	maxWorkers: 1,
};
