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
  /** `index` is the child's place in the order of the items. */
  readonly add: (child: EndedChild, index: number) => Promise<void>;
  /** Takes a child that never began, since the run failed before. */
  readonly addPending: (child: ChildInput) => Promise<void>;
  readonly finish: () => Promise<Json>;
}

export type OpenResults = (frame: Frame, mapRunArn: string) => Promise<Results>;

/** Without a ResultWriter the result is the outputs of the children that succeeded. */
export const collectOutputs: OpenResults = async () => {
  const outputs: Json[] = [];
  return {
    async add({ result }, index) {
      if (result.status === 'SUCCEEDED') outputs[index] = JSON.parse(result.output) as Json;
    },
    addPending: async () => undefined,
    // A child that failed has left a hole.
    finish: async () => outputs.filter(() => true),
  };
};
