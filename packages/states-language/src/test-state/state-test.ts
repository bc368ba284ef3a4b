import type { Json } from '../json.ts';
import type { HttpRequest, HttpResponse } from '../http-port.ts';
import type { DataStep } from '../rehearsal.ts';
import type { OutputModel } from './output-model.ts';
import type { Ports } from '../ports.ts';
import type { ParseOptions } from '../definition/parse.ts';

type FieldValidationMode = 'STRICT' | 'PRESENT' | 'NONE';

/** What stands in for a state's work. */
export interface Mock {
  /** JSON text. */
  readonly result?: string | undefined;
  readonly errorOutput?:
    { readonly error?: string | undefined; readonly cause?: string | undefined } | undefined;
  readonly fieldValidationMode?: FieldValidationMode | undefined;
}

export interface TestConfiguration {
  readonly errorCausedByState?: string | undefined;
  /** The text that the ItemReader of a Map would read. */
  readonly mapItemReaderData?: string | undefined;
  readonly mapIterationFailureCount?: number | undefined;
  readonly retrierRetryCount?: number | undefined;
}

/** The test of one state, as TestState is asked for it. */
export interface StateTest {
  /** A state, or with `stateName` a whole machine. */
  readonly definition: string;
  readonly stateName?: string | undefined;
  /** JSON text. */
  readonly input: string;
  /** JSON text of an object. */
  readonly variables?: string | undefined;
  /** JSON text of the context object. */
  readonly context?: string | undefined;
  readonly mock?: Mock | undefined;
  readonly configuration?: TestConfiguration | undefined;
  readonly roleArn?: string | undefined;
  readonly revealSecrets?: boolean | undefined;
}

/** The names of the execution that a tested state believes to be in. */
export interface TestNames {
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly region: string;
}

export interface TestPorts extends Pick<
  Ports,
  'callService' | 'http' | 'clock' | 'random' | 'evaluateElsewhere'
> {
  readonly canCall?: ParseOptions['canCall'];
  /** The model of a service's outputs by its name in `aws-sdk:` integrations, which mocked results are checked against. */
  readonly outputModel: (service: string) => OutputModel | undefined;
}

/** Which Retry and which Catch an error met. */
export interface ErrorDetails {
  readonly catchIndex?: number;
  readonly retryIndex?: number;
  readonly retryBackoffIntervalSeconds?: number;
}

interface Inspection {
  readonly input: string;
  readonly steps: Readonly<Partial<Record<DataStep, Json>>>;
  /** The variables afterwards; absent where there are none. */
  readonly variables?: Json;
  readonly errorDetails?: ErrorDetails;
  /** The request of an HTTP task, without secrets unless they are asked for. */
  readonly request?: HttpRequest;
  readonly response?: HttpResponse;
}

export interface StateTestResult {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  /** JSON text. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly nextState?: string;
  readonly inspection: Inspection;
}
