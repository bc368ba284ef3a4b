import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SFNClient } from '@aws-sdk/client-sfn';

/** Where the workflow stands ready to be looked at. */
export interface WorkflowTarget {
  readonly s3: S3Client;
  readonly lambda: LambdaClient;
  readonly stepFunctions: SFNClient;
  readonly bucket: string;
  readonly stateMachineArn: string;
  /** Names of the functions that the facts meddle with. */
  readonly functions: { readonly serialize: string; readonly infer: string };
  readonly pictures: { readonly confident: TargetPicture; readonly doubtful: TargetPicture };
  /** Takes away what was made for the target, once. */
  tearDown(): Promise<void>;
}

/** A picture about which it is known how sure the target's endpoint is of it. */
export interface TargetPicture {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** For its execution, where the function's own threshold would not do. */
  readonly threshold?: number;
}
