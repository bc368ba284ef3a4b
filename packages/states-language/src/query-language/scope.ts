import type { Random } from '@scones/deterministic';
import type { Json } from '../json.ts';
import type { NoteStep } from '../rehearsal.ts';
import type { EvaluateElsewhere } from './long-evaluation.ts';

export type Variables = Readonly<Record<string, Json>>;

/** The data that an expression can refer to. */
export interface Scope {
  /** `$` in a path, `$states.input` in JSONata. */
  readonly input: Json;
  readonly variables: Variables;
  /** `$$` in a path, `$states.context` in JSONata. */
  readonly context: () => Json;
  readonly random: Random;
  readonly evaluateElsewhere?: EvaluateElsewhere | undefined;
  /** Hears the steps of the data, where the state is tested. */
  readonly note?: NoteStep | undefined;
  /** `$states.result` */
  readonly result?: Json;
  /** `$states.errorOutput` */
  readonly errorOutput?: Json;
}
