import type { FieldReader } from './definition/field-reader.ts';
import type { EnteredEvent, ExitedEvent, HistoryEvent, PlainEvent } from './history.ts';
import type { Awaitable, Json } from './json.ts';
import type { Payload } from './payload.ts';
import type { DataField, DataFlow, Exit, MakeExit, QueryLanguage } from './query-language/query-language.ts';
import type { Scope } from './query-language/scope.ts';
import type { Undertaking } from './rehearsal.ts';
import type { Branch, WriteEvent } from './runner/branch.ts';
import type { Execution } from './runner/execution.ts';
import type { Retrier } from './runner/retrier.ts';
import type { StatesError } from './states-error.ts';
import type { TaskOptions } from './tasks/task-options.ts';

/** States and the first of them: a whole machine, a branch of a Parallel, or a Map's processing of one item. */
export interface Workflow {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
}

/** A checked definition, ready to run. */
export interface Machine extends Workflow {
  readonly timeoutSeconds: number | undefined;
}

/** The outcome of a state's work. */
export interface Outcome {
  readonly result: Json | Payload;
  /** The next state, where the state itself decides it. */
  readonly next?: string;
  /** The state's output and variables, where they differ from its own data flow. */
  readonly exit?: MakeExit;
}

export type Work = (frame: Frame) => Awaitable<Outcome>;

/** One attempt to run a state. */
export interface Frame {
  readonly execution: Execution;
  readonly branch: Branch;
  readonly stateName: string;
  /** The state's raw input. */
  readonly input: Payload;
  /** The scope in which the state's own fields are evaluated. */
  readonly scope: Scope;
  /** The state's effective input. */
  readonly arguments: Json;
  /** Writes an event of the state's work. */
  readonly write: WriteEvent;
  /** Writes an event that later events do not point back to. */
  readonly note: WriteEvent;
  /** Does the work that the state sets going, or what a test puts in its place. */
  perform(work: Undertaking): Promise<Payload>;
  /**
   * What the state did next in an execution that goes on over its history; nothing where that is not recorded. Only then
   * may the state do something in earnest: by the time of the answer, all that is recorded is known.
   */
  readonly reach: () => Awaitable<HistoryEvent | undefined>;
  /** The token of this attempt (`taskTokenOf`). */
  readonly taskToken: () => string;
  /** Runs a line of states within this one. */
  runWorkflow(workflow: Workflow, branch: Branch, input: Payload): Promise<Payload>;
}

export interface Catcher {
  readonly matches: (failure: StatesError) => boolean;
  readonly next: string;
  readonly exit: (...from: Parameters<MakeExit>) => Awaitable<Exit>;
}

/** A state, ready to run. */
export interface State {
  readonly name: string;
  readonly type: StateType;
  readonly flow: DataFlow;
  readonly work: Work;
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
  /** The state that follows, if any does. */
  readonly next: string | undefined;
  /** Whether its fields can name the token of the attempt. */
  readonly takesToken: boolean;
}

/** A state type's declaration of itself. */
export interface StateType {
  readonly entered: EnteredEvent;
  readonly exited?: ExitedEvent;
  /** Written when the state fails for good. */
  readonly failed?: PlainEvent;
  /** Written when the state is ended from outside. */
  readonly aborted?: PlainEvent;
  /** The fields for data that apply. */
  readonly data: readonly DataField[];
  /** Whether Retry and Catch apply. */
  readonly handlesErrors: boolean;
  /** Whether the context object of such a state has its attempt's token; absent: none has. */
  takesToken?(fields: FieldReader): boolean;
  /** How it ends: with `Next` or `End`, by its own choice, or for good. */
  readonly transition: 'next' | 'choice' | 'terminal';
  compile(fields: FieldReader, context: CompileContext): Work;
}

/** The context in which a state is compiled. */
export interface CompileContext {
  readonly language: QueryLanguage;
  readonly tasks: TaskOptions;
  /** Compiles the states within a Parallel or Map. */
  readonly compileWorkflow: (fields: FieldReader) => Workflow;
  /** Notes a transition to another state, to be checked when all are known. */
  readonly addTransition: (target: string, location: string) => void;
}
