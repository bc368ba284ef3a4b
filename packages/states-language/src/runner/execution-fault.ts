import { StatesError } from '../states-error.ts';

/** The end of an execution that nothing in its definition can catch. */
export class ExecutionFault extends StatesError {}

/** A line was ended from outside, as its recorded events say. */
export class LineEnded extends Error {}
