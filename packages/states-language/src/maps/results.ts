import type { Json } from '../json.ts';
import type { ChildInput } from '../map-run.ts';
import type { ExecutionResult } from '../execution-result.ts';
import type { ExecutionIdentity } from '../execution-identity.ts';
import type { Frame } from '../workflow.ts';

/** A child execution that has ended. */
export interface EndedChild extends ChildInput {
  readonly executionType: 'STANDARD' | 'EXPRESS';
  readonly identity: ExecutionIdentity;
  readonly result: ExecutionResult;
  readonly stopTime: number;
}

/** Takes results as they come, and answers the Map's own result at the end. */
export interface Results {
  /** Whether they go to files, not into the Map's output. */
  readonly areFiles: boolean;
  /** `index` is the child's place in the order of the items. */
  readonly add: (child: EndedChild, index: number) => Promise<void>;
  /** Takes a child that never began, since the run failed before. */
  readonly addPending: (child: ChildInput) => Promise<void>;
  readonly finish: () => Promise<Json>;
}

export type OpenResults = (frame: Frame, mapRunArn: string) => Promise<Results>;
