export { matchesGlob } from './matches-glob.ts';
export { matchesPieces } from './matches-pieces.ts';
export { inBoundedTime, TookTooLong } from './in-bounded-time.ts';
