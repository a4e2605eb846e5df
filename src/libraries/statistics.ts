export { median, medianAbsoluteDeviation } from 'simple-statistics';
