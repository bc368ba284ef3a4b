import type { ExecutionIdentity } from '../execution-identity.ts';
import type { HttpExchange } from '../http-port.ts';
import { type Json, type JsonObject, nestingFault } from '../json.ts';
import { Payload } from '../payload.ts';
import type { Ports, ServiceResponse } from '../ports.ts';
import type { WaitingTask } from './task-tokens.ts';

/** How long a Task state waits for the work that its service has begun. */
export type Pattern = 'request' | 'sync' | 'sync:2' | 'waitForTaskToken';

/** One run of a task. */
export interface TaskRun {
  readonly arguments: Json;
  /** The same as JSON, as it was written. */
  readonly argumentsText: string;
  readonly roleArn: string;
  readonly ports: Ports;
  readonly identity: ExecutionIdentity;
  readonly signal: AbortSignal;
  /** Whether the call may have been made before, by an emulator that ended. */
  readonly isAgain: boolean;
  readonly heartbeatSeconds: number | undefined;
  /** Hears of the request of an HTTP task, and again of its answer; present in a test. */
  readonly noteExchange?: ((exchange: HttpExchange) => void) | undefined;
  /** The token under which somebody outside may report on it. */
  readonly taskToken: () => string;
  /** What waits for that report; present where the resource `awaitsReport`. */
  readonly waiting?: WaitingTask | undefined;
}

/** A job that a service has begun, as `.sync` follows it. */
export interface Job {
  /** The action that describes it, and the parameters for that, from those of the call and from its answer. */
  readonly describe: string;
  readonly identify: (parameters: JsonObject, answer: JsonObject) => JsonObject;
  /** Whether its description says that it is running, has succeeded or has failed. */
  readonly progress: (description: JsonObject) => 'running' | 'succeeded' | 'failed';
  /** The action that asks it to end before its time, with the parameters that describe it. */
  readonly stop: string;
  /** How a call that is made again finds what it began the first time: by the refusal of a second one. */
  readonly begun?: {
    /** The code of the refusal. */
    readonly code: string;
    /** What the refusal tells of the first answer. */
    readonly answer: (message: string) => JsonObject;
    /** The first answer, from the description. */
    readonly output: (description: JsonObject) => JsonObject;
  };
}

/** An action of a service that a Task state can call. */
export interface Action {
  readonly patterns: readonly Pattern[];
  /** The API's parameters from the state's. */
  readonly prepare?: (parameters: JsonObject, run: TaskRun) => JsonObject;
  /** The state's result from the API's output. Throws `StatesError` where an output is a failure. */
  readonly finish?: (response: ServiceResponse) => Json;
  /** Whether the result is without the metadata of the HTTP response. */
  readonly isBare?: boolean;
  readonly job?: Job;
}

/**
 * Step Functions calls services with Java's client, and tells of its exceptions: one for each error of the service's
 * model, and one for all others.
 */
export interface JavaErrors {
  /** The exception for all others: `AmazonSQSException`. */
  readonly base: string;
  /** Those others, by our codes, each with the code that AWS shows of it. */
  readonly unmodelled: Readonly<Record<string, string>>;
}

/** A service with an integration of its own, `arn:aws:states:::<service>:<action>`. */
export interface Integration {
  /** The prefix of its errors' names. */
  readonly errorPrefix: string;
  /** The service's name in the cause of an error. */
  readonly causeName: string;
  /** Its errors as Java's client has them, where that is not the prefix and the code. */
  readonly javaErrors?: JavaErrors;
  readonly actions: Readonly<Record<string, Action>>;
}

/** A task's parameters are an object; any other value becomes an empty one, which the service refuses. */
export function asParameters(value: Json): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/** A text that a service returned: JSON where it is JSON that can be taken, and a string otherwise. */
export function parseResult(text: string): Payload {
  if (nestingFault(text) !== undefined) return new Payload(text);
  try {
    return Payload.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return new Payload(text);
  }
}
