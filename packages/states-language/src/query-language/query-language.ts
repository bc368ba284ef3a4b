import type { FieldReader } from '../definition/field-reader.ts';
import type { Awaitable, Json } from '../json.ts';
import type { EvaluationError } from '../states-error.ts';
import type { Scope } from './scope.ts';

export type Evaluate = (scope: Scope) => Awaitable<Json>;

/** The fields that choose a state's input and shape its output. */
export type DataField =
  | 'InputPath'
  | 'Parameters'
  | 'ResultSelector'
  | 'ResultPath'
  | 'OutputPath'
  | 'Arguments'
  | 'Output'
  | 'Assign';

/** A state's output and the variables that it assigns. */
export interface Exit {
  readonly output: Json;
  readonly assigned?: Readonly<Record<string, Json>>;
}

export type MakeExit = (raw: Scope, result: Json) => Awaitable<Exit>;

export interface DataFlow {
  /** The scope of the state's own fields, from that of its raw input. */
  enter(raw: Scope): Scope;
  /** The state's effective input. */
  arguments(scope: Scope): Awaitable<Json>;
  readonly exit: MakeExit;
}

/** A field whose value may be written down, or computed as the state runs. */
export interface ValueField {
  /** The field as it is named in the definition: in JSONPath `SecondsPath`, where it is computed. */
  readonly field: string;
  /** The path or expression that computes it. */
  readonly source: string | undefined;
  evaluate(scope: Scope): Awaitable<Json>;
}

/** The kind of value that a field expects. */
export type ExpectedValue = 'integer' | 'float' | 'string' | 'array' | 'seconds' | 'duration' | 'timestamp';

export type Test = (scope: Scope) => Awaitable<boolean>;

/** JSONPath or JSONata: how a state's fields refer to data. */
export interface QueryLanguage {
  readonly name: 'JSONPath' | 'JSONata';
  /** Fields that only this language has. */
  readonly ownFields: readonly string[];
  readDataFlow(fields: FieldReader, applicable: readonly DataField[]): DataFlow;
  /** The exit by a Catch; the result is the error's name and cause. */
  readCatchExit(catcher: FieldReader): MakeExit;
  /** The exit by a Choice's rule that holds; the result is the filtered input. */
  readRuleExit(rule: FieldReader, state: FieldReader): MakeExit;
  readTemplate(fields: FieldReader, name: string): Evaluate | undefined;
  readValue(fields: FieldReader, name: string): ValueField | undefined;
  /** The items that a Map works on. */
  readItems(fields: FieldReader): Evaluate;
  /** The condition of a Choice's rule. */
  readTest(fields: FieldReader): Test;
  /** The error for a computed value of a kind that its field does not take. */
  unexpected(value: ValueField, found: Json, expected: ExpectedValue): EvaluationError;
}
