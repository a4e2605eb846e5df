export { scaleBand, scaleLinear, scaleTime } from 'd3-scale';
export { line, stack } from 'd3-shape';
