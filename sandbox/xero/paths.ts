/** Where the Accounting API stands. */
export const API = '/api.xro/2.0';
