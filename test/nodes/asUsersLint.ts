/** Inside a test run n8n's plug-in takes every file for a file of its own tests; imported before it, this makes it behave as it does for users. */
delete process.env.NODE_ENV;
