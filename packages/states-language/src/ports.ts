import type { Clock, Random } from '@scones/deterministic';
import type { HistoryEvent } from './history.ts';
import type { HttpPort } from './http-port.ts';
import type { JsonObject } from './json.ts';
import type { MockedTasks } from './mocked-tasks.ts';
import type { MapRun, MapRunRequest } from './map-run.ts';
import type { EvaluateElsewhere } from './query-language/long-evaluation.ts';
import type { TaskTokens } from './tasks/task-tokens.ts';

/** A call of another AWS service, as a Task state makes it. */
export interface ServiceCall {
  /** The service's name in the Resource: `lambda`, `sagemaker`, `states`. */
  readonly service: string;
  /** The action's name in the Resource: `invoke`, `createTrainingJob`. */
  readonly action: string;
  /** The action's parameters as its API names them; Lambda's `Payload` is the text to send. */
  readonly parameters: JsonObject;
  /** The role that the call is made with. */
  readonly roleArn: string;
  readonly signal: AbortSignal;
}

export interface ServiceResponse {
  /** The action's output as its API has it; Lambda's `Payload` is the text that came back. */
  readonly output: JsonObject;
  /** The bytes of the `Body` that the action answered, where they are more than its text. */
  readonly body?: Uint8Array;
  readonly requestId?: string;
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

interface ServiceErrorOptions {
  readonly serviceName?: string | undefined;
  readonly isModelled?: boolean | undefined;
  readonly extendedRequestId?: string | undefined;
}

/** An error that a service answered. */
export class ServiceError extends Error {
  readonly code: string;
  readonly statusCode: number;
  readonly requestId: string;
  /** As AWS's SDK for Java has it, where that is not the name in the Resource with a capital. */
  readonly serviceName: string | undefined;
  /** Whether the API's model has the error; the SDK for Java has a class of its own for none other. */
  readonly isModelled: boolean;
  /** The second id of a request to S3. */
  readonly extendedRequestId: string | undefined;

  constructor(
    code: string,
    message: string,
    statusCode: number,
    requestId: string,
    options: ErrorOptions & ServiceErrorOptions = {},
  ) {
    super(message, options);
    this.serviceName = options.serviceName;
    this.isModelled = options.isModelled ?? true;
    this.extendedRequestId = options.extendedRequestId;
    this.name = code;
    this.code = code;
    this.statusCode = statusCode;
    this.requestId = requestId;
  }
}

/** A task of an activity, for the first worker that asks for one. */
export interface ActivityTask {
  readonly activityArn: string;
  readonly taskToken: string;
  /** JSON text. */
  readonly input: string;
}

/** A pause between two looks at a job. */
interface Pause {
  /** The service that does the job. */
  readonly service: string;
  /** The parameters by which the service describes the job: `{ executionArn }`. */
  readonly identity: JsonObject;
  /** How often it was looked at. */
  readonly looks: number;
  readonly signal: AbortSignal;
}

/** Everything that an execution needs from outside. */
export interface Ports {
  /** Rejects with a `ServiceError` when the service refuses. */
  readonly callService: (call: ServiceCall) => Promise<ServiceResponse>;
  /** Absent: HTTP tasks fail. */
  readonly http?: HttpPort | undefined;
  readonly clock: Clock;
  /** Waits until it is time to look again at a job that another service has begun. Rejects when it is aborted. */
  readonly pause: (pause: Pause) => Promise<void>;
  readonly random: Random;
  readonly history: (event: HistoryEvent) => void;
  /** Absent: expressions that take long hold the caller's thread, for five seconds and what their last step takes. */
  readonly evaluateElsewhere?: EvaluateElsewhere | undefined;
  /** Answers in place of tasks' calls. Absent: every task makes its own. */
  readonly mockedTasks?: MockedTasks | undefined;
  /** Begins a run of a distributed Map, whose items are executions of their own, or goes on with the one of that ARN. */
  readonly startMapRun: (request: MapRunRequest, arn?: string) => MapRun;
  /** Where tasks wait for reports: one for all executions of a host. */
  readonly taskTokens: TaskTokens;
  /** Whether there is the activity. Absent: there are all. */
  readonly hasActivity?: ((activityArn: string) => boolean) | undefined;
  /**
   * Answers the name of the worker that took the task, if it has one. Rejects with a `ServiceError` where there is no
   * such activity. An aborted signal withdraws the task.
   */
  readonly scheduleActivity: (task: ActivityTask, signal: AbortSignal) => Promise<string | undefined>;
}
