import { AwsError, type EmulatedService, type Identity } from '@scones/emulator-core';

const QUALIFIER = 'hnb659fds';
/** The version of the CDK's bootstrap template that has these roles and this bucket. */
const VERSION = '33';
const ANYTHING = 'arn:aws:iam::aws:policy/AdministratorAccess';

/** The policies of each role, by the part of its name between `cdk-hnb659fds-` and the account. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  'cfn-exec-role': [ANYTHING],
  'deploy-role': [ANYTHING],
  'file-publishing-role': ['arn:aws:iam::aws:policy/AmazonS3FullAccess'],
  'lookup-role': ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
};

/** The services that keep what `cdk bootstrap` leaves. */
export type BootstrappedServices = Readonly<Record<'iam' | 's3' | 'ssm', EmulatedService>>;

/** Calls an operation of one of them. */
type Call = (service: keyof BootstrappedServices, operation: string, input: object) => Promise<unknown>;

/**
 * The resources that `cdk bootstrap` leaves in an account: the bucket for assets, the roles that the CDK's command line
 * assumes, and the parameter with the version. There are no containers, and so no repository for images.
 */
export async function bootstrapAccount(services: BootstrappedServices, identity: Identity): Promise<void> {
  const call: Call = async (service, operation, input) =>
    await services[service].call(operation, input, { requestId: 'bootstrap' });
  await makeBucket(call, identity);
  for (const [name, policies] of Object.entries(ROLES)) await makeRole(call, identity, name, policies);
  await call('ssm', 'PutParameter', {
    Name: `/cdk-bootstrap/${QUALIFIER}/version`,
    Type: 'String',
    Value: VERSION,
  }).catch(unlessThere('ParameterAlreadyExists'));
}

async function makeBucket(call: Call, { account, region }: Identity): Promise<void> {
  const Bucket = `cdk-${QUALIFIER}-assets-${account}-${region}`;
  const { Buckets } = (await call('s3', 'ListBuckets', {})) as { Buckets: readonly { Name: string }[] };
  if (Buckets.some(({ Name }) => Name === Bucket)) return;
  await call('s3', 'CreateBucket', {
    Bucket,
    ...(region !== 'us-east-1' && { CreateBucketConfiguration: { LocationConstraint: region } }),
  });
}

async function makeRole(
  call: Call,
  { account, region }: Identity,
  name: string,
  policies: readonly string[],
): Promise<void> {
  const RoleName = `cdk-${QUALIFIER}-${name}-${account}-${region}`;
  const Principal =
    name === 'cfn-exec-role'
      ? { Service: 'cloudformation.amazonaws.com' }
      : { AWS: `arn:aws:iam::${account}:root` };
  await call('iam', 'CreateRole', {
    RoleName,
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }],
    }),
  }).catch(unlessThere('EntityAlreadyExists'));
  for (const PolicyArn of policies) await call('iam', 'AttachRolePolicy', { RoleName, PolicyArn });
}

/** Resources that an earlier emulator made stay as they are. */
function unlessThere(code: string): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof AwsError) || error.code !== code) throw error;
  };
}
