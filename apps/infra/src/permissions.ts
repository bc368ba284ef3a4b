import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Permission } from '@scones/lambda-bundle';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';

/** Something that a function may get permissions on. */
export interface Permitted {
  readonly dataBucket: IBucket;
  readonly endpointName: string;
}

type Permit = (role: Role, permitted: Permitted) => void;

/** How a role gets each permission that a Lambda's package can ask for. */
export const PERMIT = { readObjects, invokeEndpoint } as const satisfies Record<Permission, Permit>;

function readObjects(role: Role, { dataBucket }: Permitted): void {
  role.addToPolicy(
    new PolicyStatement({ actions: ['s3:GetObject'], resources: [dataBucket.arnForObjects('*')] }),
  );
  // Without it S3 answers AccessDenied, not NoSuchKey, for a key that does not exist.
  role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [dataBucket.bucketArn] }));
  acknowledgeWildcard(
    role,
    dataBucket.arnForObjects('*'),
    'An execution names the picture that it is about, anywhere in the stack’s own bucket.',
  );
}

function invokeEndpoint(role: Role, { endpointName }: Permitted): void {
  const endpoint = Stack.of(role).formatArn({
    service: 'sagemaker',
    resource: 'endpoint',
    resourceName: endpointName.toLowerCase(),
  });
  role.addToPolicy(new PolicyStatement({ actions: ['sagemaker:InvokeEndpoint'], resources: [endpoint] }));
}
