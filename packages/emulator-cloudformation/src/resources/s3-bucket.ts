import { z } from 'zod';
import { defineResource, type ResourceContext } from '../resource-type.ts';
import { tagList } from './tags.ts';
import { unlessGone } from './unless-gone.ts';

const lifecycleRule = z.strictObject({
  Id: z.string().optional(),
  Prefix: z.string().optional(),
  Status: z.enum(['Enabled', 'Disabled']),
  ExpirationInDays: z.number().optional(),
  AbortIncompleteMultipartUpload: z.strictObject({ DaysAfterInitiation: z.number() }).optional(),
});

const properties = z.strictObject({
  BucketName: z.string().optional(),
  BucketEncryption: z
    .strictObject({
      ServerSideEncryptionConfiguration: z
        .array(
          z.strictObject({
            ServerSideEncryptionByDefault: z.strictObject({ SSEAlgorithm: z.literal('AES256') }),
            BucketKeyEnabled: z.boolean().optional(),
          }),
        )
        .length(1),
    })
    .optional(),
  LifecycleConfiguration: z.strictObject({ Rules: z.array(lifecycleRule) }).optional(),
  OwnershipControls: z
    .strictObject({ Rules: z.array(z.strictObject({ ObjectOwnership: z.literal('BucketOwnerEnforced') })) })
    .optional(),
  PublicAccessBlockConfiguration: z
    .strictObject({
      BlockPublicAcls: z.boolean().optional(),
      BlockPublicPolicy: z.boolean().optional(),
      IgnorePublicAcls: z.boolean().optional(),
      RestrictPublicBuckets: z.boolean().optional(),
    })
    .optional(),
  Tags: tagList,
});
type BucketProperties = z.output<typeof properties>;

export const bucket = defineResource({
  type: 'AWS::S3::Bucket',
  properties,
  attributes: ['Arn', 'DomainName', 'RegionalDomainName', 'DualStackDomainName', 'WebsiteURL'],
  replacedBy: ['BucketName'],
  async create(context, wanted) {
    const name = wanted.BucketName ?? context.newName(63).toLowerCase();
    await context.callService('s3', 'CreateBucket', {
      Bucket: name,
      ...(context.identity.region !== 'us-east-1' && {
        CreateBucketConfiguration: { LocationConstraint: context.identity.region },
      }),
    });
    try {
      await configure(context, name, wanted);
    } catch (error) {
      await context.callService('s3', 'DeleteBucket', { Bucket: name });
      throw error;
    }
    return { physicalId: name, attributes: attributesOf(context, name) };
  },
  async update(context, name, wanted) {
    await configure(context, name, wanted);
    return { physicalId: name, attributes: attributesOf(context, name) };
  },
  async remove({ callService }, name) {
    await unlessGone('NoSuchBucket', callService('s3', 'DeleteBucket', { Bucket: name }));
  },
});

async function configure(
  { callService }: ResourceContext,
  Bucket: string,
  wanted: BucketProperties,
): Promise<void> {
  const put = async (name: string, document: object | undefined): Promise<void> => {
    if (document) await callService('s3', `Put${name}`, { Bucket, ...document });
    else await callService('s3', `Delete${name.replace('Configuration', '')}`, { Bucket });
  };
  const { OwnershipControls, PublicAccessBlockConfiguration, LifecycleConfiguration, Tags } = wanted;
  await put('BucketEncryption', encryptionOf(wanted));
  await put('BucketOwnershipControls', OwnershipControls && { OwnershipControls });
  await put('PublicAccessBlock', PublicAccessBlockConfiguration && { PublicAccessBlockConfiguration });
  await put('BucketLifecycleConfiguration', LifecycleConfiguration && lifecycleOf(LifecycleConfiguration));
  await put('BucketTagging', Tags.length > 0 ? { Tagging: { TagSet: Tags } } : undefined);
}

function encryptionOf({ BucketEncryption }: BucketProperties): object | undefined {
  return (
    BucketEncryption && {
      ServerSideEncryptionConfiguration: {
        Rules: BucketEncryption.ServerSideEncryptionConfiguration.map(
          ({ ServerSideEncryptionByDefault, BucketKeyEnabled }) => ({
            ApplyServerSideEncryptionByDefault: ServerSideEncryptionByDefault,
            ...(BucketKeyEnabled !== undefined && { BucketKeyEnabled }),
          }),
        ),
      },
    }
  );
}

function lifecycleOf({ Rules }: { readonly Rules: z.output<typeof lifecycleRule>[] }): object {
  return {
    LifecycleConfiguration: {
      Rules: Rules.map(({ Id, Prefix, ExpirationInDays, ...rule }) => ({
        ...(Id !== undefined && { ID: Id }),
        Filter: { Prefix: Prefix ?? '' },
        ...(ExpirationInDays !== undefined && { Expiration: { Days: ExpirationInDays } }),
        ...rule,
      })),
    },
  };
}

function attributesOf({ identity }: ResourceContext, name: string): Record<string, string> {
  return {
    Arn: `arn:aws:s3:::${name}`,
    DomainName: `${name}.s3.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${identity.region}.amazonaws.com`,
  };
}
