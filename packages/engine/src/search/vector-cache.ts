export { cosines } from './vectors/vector-cache.ts';
