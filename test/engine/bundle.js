const { build } = require('./bundles');

/** Before the first file of tests. */
module.exports = build;
