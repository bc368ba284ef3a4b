import type { Evaluate } from '../query-language/query-language.ts';
import type { readFloat, readInteger } from '../query-language/typed-fields.ts';
import type { Workflow } from '../workflow.ts';

/** The fields that both modes of a Map have. */
export interface MapFields {
  readonly workflow: Workflow;
  readonly readItems: Evaluate;
  readonly selectItem: Evaluate | undefined;
  readonly maxConcurrency: ReturnType<typeof readInteger>;
  readonly toleratedFailureCount: ReturnType<typeof readInteger>;
  readonly toleratedFailurePercentage: ReturnType<typeof readFloat>;
}
