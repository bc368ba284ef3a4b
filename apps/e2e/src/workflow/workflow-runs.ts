import { type Execution, startExecution } from './execution.ts';
import { StoredPictures } from './stored-pictures.ts';
import type { TargetPicture, WorkflowTarget } from './workflow-target.ts';

/** Runs the workflow of a target on pictures, which it stores for the duration of the tests. */
export class WorkflowRuns {
  readonly target: WorkflowTarget;
  readonly pictures: StoredPictures;

  constructor(target: WorkflowTarget) {
    this.target = target;
    this.pictures = new StoredPictures(target.s3, target.bucket);
  }

  readonly start = async (key: string, threshold?: number): Promise<Execution> =>
    await startExecution(this.target.stepFunctions, this.target.stateMachineArn, {
      s3_bucket: this.target.bucket,
      s3_key: key,
      ...(threshold !== undefined && { threshold }),
    });

  /** Runs the workflow on a picture that is stored in a folder of its own. */
  readonly classify = async (folder: string, picture: TargetPicture): Promise<Execution> =>
    await this.start(await this.pictures.put(folder, picture), picture.threshold);
}
