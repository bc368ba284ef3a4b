import type { HttpExchange } from './http-port.ts';
import type { Json } from './json.ts';
import type { Payload } from './payload.ts';

/** The steps of a state's data, by the names that TestState gives them. */
export type DataStep =
  | 'afterInputPath'
  | 'afterParameters'
  | 'afterArguments'
  | 'afterItemsPath'
  | 'afterItemsPointer'
  | 'afterItemSelector'
  | 'afterItemBatcher'
  | 'maxConcurrency'
  | 'toleratedFailureCount'
  | 'toleratedFailurePercentage'
  | 'result'
  | 'afterResultSelector'
  | 'afterResultPath';

/** Hears the value that a step has made. */
export type NoteStep = (step: DataStep, value: Json) => void;

/** The work that a state sets going beyond itself: a task's call, a Parallel's branches, a Map's iterations. */
export interface Undertaking {
  run(): Promise<Payload>;
  /** Makes the inputs of a Map's iterations without running them, and answers how many items there are. */
  prepare?(): Promise<number>;
}

/** The test of a single state: it hears each step of the data, and may stand in for the state's work. */
export interface Rehearsal {
  readonly note: NoteStep;
  readonly noteExchange: (exchange: HttpExchange) => void;
  readonly perform: (work: Undertaking) => Promise<Payload>;
  /** The state's name in the context object. */
  readonly stateName: string;
  /** The whole context object, in place of the execution's own. */
  readonly context?: Json;
  /** The text that a Map's ItemReader would read. */
  readonly readerData?: string;
}
