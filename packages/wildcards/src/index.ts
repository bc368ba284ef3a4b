export { matchesGlob } from './matches-glob.ts';
export { matchesPieces } from './matches-pieces.ts';
