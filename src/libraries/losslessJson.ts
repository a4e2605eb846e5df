export { parse } from 'lossless-json';
