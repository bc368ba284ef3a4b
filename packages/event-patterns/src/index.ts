export { compilePattern } from './compile-pattern.ts';
export { type Test, WrongMatcher } from './matchers.ts';
