import type { EventDetails, EventType, Position } from '../history.ts';
import type { Json } from '../json.ts';
import type { Payload } from '../payload.ts';
import type { Scope, Variables } from '../query-language/scope.ts';
import type { MapItem } from '../maps/map-items.ts';
import type { Workflow } from '../workflow.ts';
import type { Execution } from './execution.ts';

/** A line of states that run one after the other: the execution's own, or one of a Parallel or Map. */
export interface Branch extends Position {
  variables: Variables;
  readonly signal: AbortSignal;
  /** The item that the line works on, within a Map. */
  readonly mapItem?: MapItem;
  /** Whether the line belongs to a Parallel state, which logs states that it ends as aborted. */
  readonly isParallel?: boolean;
}

/** Writes an event and answers its id. */
export type WriteEvent = <T extends EventType>(type: T, details: EventDetails[T]) => number;

/** One attempt to run a state. */
export interface Frame {
  readonly execution: Execution;
  readonly branch: Branch;
  readonly stateName: string;
  /** The state's raw input. */
  readonly input: Payload;
  /** What the state's own fields are evaluated in. */
  readonly scope: Scope;
  /** What the state works on. */
  readonly arguments: Json;
  /** Writes an event of the state's work. */
  readonly write: WriteEvent;
  /** Writes an event that what follows does not point back to. */
  readonly note: WriteEvent;
  /** Runs a line of states within this one. */
  runWorkflow(workflow: Workflow, branch: Branch, input: Payload): Promise<Payload>;
}
