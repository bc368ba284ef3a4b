import type { Json, JsonObject } from '../json.ts';

/** What an expression can refer to. */
export interface EvaluationData {
  /** `$states` */
  readonly states: JsonObject;
  readonly variables: Readonly<Record<string, Json>>;
}

/** A value as JSON text, or why there is none, in AWS's words. */
export type EvaluationAnswer =
  { readonly text: string } | { readonly failure: string; readonly cause?: unknown };

/** An evaluation that takes long, to be run where it can be ended. It can be sent to another thread. */
export interface LongEvaluation {
  /** The JSONata expression. */
  readonly source: string;
  readonly data: EvaluationData;
  /** Where its random numbers begin. */
  readonly seed: number;
}

/** Evaluates an expression that takes long, where it can be ended; answers a failure when it was. */
export type EvaluateElsewhere = (evaluation: LongEvaluation) => Promise<EvaluationAnswer>;
