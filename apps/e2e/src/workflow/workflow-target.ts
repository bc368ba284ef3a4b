import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SFNClient } from '@aws-sdk/client-sfn';

/** A place where the workflow is deployed and can be tested. */
export interface WorkflowTarget {
  readonly s3: S3Client;
  readonly lambda: LambdaClient;
  readonly stepFunctions: SFNClient;
  readonly bucket: string;
  readonly stateMachineArn: string;
  /** Names of the functions that the tests change. */
  readonly functions: { readonly serialize: string; readonly infer: string };
  readonly pictures: { readonly confident: TargetPicture; readonly doubtful: TargetPicture };
  /** Removes everything that was made for the target, once. */
  tearDown(): Promise<void>;
}

/** A picture for which it is known how sure the target's endpoint is. */
export interface TargetPicture {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A threshold for its execution, where the function's own would not do. */
  readonly threshold?: number;
}
