import type { Clock } from '@scones/deterministic';
import type { Identity } from '@scones/emulator-core';
import type { z } from 'zod';
import type { Json } from '../template/json.ts';
import type { Actor } from '../stack/stack-target.ts';

/** The services whose calls resources consist of. */
export type CalledService =
  | 'cloudformation'
  | 'dynamodb'
  | 'events'
  | 'iam'
  | 'lambda'
  | 'logs'
  | 'monitoring'
  | 's3'
  | 'sagemaker'
  | 'sns'
  | 'sqs'
  | 'ssm'
  | 'states';

/** Calls an operation of another of the emulator's services. Rejects with that service's own `AwsError`. */
export type CallService = (
  service: CalledService,
  operation: string,
  input: object,
  /** With whose permissions the call is made; by default with the emulator's. */
  actor?: Actor,
) => Promise<unknown>;

/** The URL of an object of S3, as if it were presigned for putting. */
export type ResponseUrl = (bucket: string, key: string) => string;

/** The means with which one resource is made. */
export interface ResourceContext {
  readonly identity: Identity;
  readonly callService: CallService;
  /** `stack-LogicalId-RANDOM`, as CloudFormation names what has no name of its own. */
  readonly newName: (longest: number) => string;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly stackId: string;
  readonly logicalId: string;
  /** Where a function can put an object of S3 without credentials. */
  readonly responseUrl: ResponseUrl;
  /** An object of S3 as text, that the emulator itself waits for. Rejects with S3's own `AwsError`. */
  readonly readObject: (bucket: string, key: string) => Promise<string>;
  /** An object of S3 as text, with the permissions that the resource is made with. Rejects with S3's own `AwsError`. */
  readonly readSource: (bucket: string, key: string) => Promise<string>;
}

export interface MadeResource {
  /** `Ref` answers it. */
  readonly physicalId: string;
  /** `Fn::GetAtt` answers these. */
  readonly attributes?: Readonly<Record<string, Json>>;
}

/** A type of resource, mapped on the operations of a service. */
export interface ResourceType {
  readonly type: string;
  /** Strict: a property that it doesn't name fails the resource. */
  readonly properties: z.ZodType;
  /** `Fn::GetAtt` may ask for these; absent, for whatever the resource turns out to have. */
  readonly attributes?: readonly string[];
  /** The properties that cannot change without a new resource. */
  readonly replacedBy: readonly string[];
  create(context: ResourceContext, properties: never): Promise<MadeResource>;
  update(
    context: ResourceContext,
    physicalId: string,
    properties: never,
    previous: never,
  ): Promise<MadeResource>;
  remove(context: ResourceContext, physicalId: string, properties: never): Promise<void>;
}

/** Types a resource's functions by the schema of its properties. */
export function defineResource<Schema extends z.ZodType>(definition: {
  readonly type: string;
  readonly properties: Schema;
  readonly attributes?: readonly string[];
  readonly replacedBy: readonly (keyof z.output<Schema> & string)[];
  create(context: ResourceContext, properties: z.output<Schema>): Promise<MadeResource>;
  update(
    context: ResourceContext,
    physicalId: string,
    properties: z.output<Schema>,
    previous: z.output<Schema>,
  ): Promise<MadeResource>;
  remove(context: ResourceContext, physicalId: string, properties: z.output<Schema>): Promise<void>;
}): ResourceType {
  return definition;
}
