export { default as Decimal } from 'big.js';
