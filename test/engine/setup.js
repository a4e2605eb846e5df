const { tmpdir } = require('node:os');
const { join } = require('node:path');

// n8n-core writes its settings when it is loaded, and prints every refused request: let it do both where nobody looks.
process.env.N8N_USER_FOLDER = join(tmpdir(), `xero-zoho-engine-${process.env.JEST_WORKER_ID}`);
process.env.N8N_LOG_LEVEL = 'silent';
