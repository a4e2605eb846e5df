export { parse, unparse } from 'papaparse';
