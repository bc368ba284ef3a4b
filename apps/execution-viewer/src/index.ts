export { drawExecution } from './draw-execution.ts';
export { readExecution } from './read-execution.ts';
