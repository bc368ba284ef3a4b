import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { defineResource, type ResourceContext } from '../resources/resource-type.ts';
import { lifecycleRule, s3Rule } from './s3-lifecycle.ts';
import { tagList } from '../resources/tags.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const encryptionRule = z.strictObject({
  ServerSideEncryptionByDefault: z
    .strictObject({ SSEAlgorithm: z.string(), KMSMasterKeyID: z.string().optional() })
    .optional(),
  BucketKeyEnabled: z.boolean().optional(),
});

const corsRule = z.strictObject({
  AllowedHeaders: z.array(z.string()).optional(),
  AllowedMethods: z.array(z.string()),
  AllowedOrigins: z.array(z.string()),
  ExposedHeaders: z.array(z.string()).optional(),
  Id: z.string().optional(),
  MaxAge: z.number().optional(),
});

const properties = z.strictObject({
  BucketName: z.string().optional(),
  AccessControl: z
    .literal('Private', { error: 'The emulator does not support access control lists: use a bucket policy' })
    .optional(),
  BucketEncryption: z
    .strictObject({ ServerSideEncryptionConfiguration: z.array(encryptionRule).length(1) })
    .optional(),
  CorsConfiguration: z.strictObject({ CorsRules: z.array(corsRule) }).optional(),
  LifecycleConfiguration: z.strictObject({ Rules: z.array(lifecycleRule) }).optional(),
  OwnershipControls: z
    .strictObject({ Rules: z.array(z.strictObject({ ObjectOwnership: z.string() })) })
    .optional(),
  PublicAccessBlockConfiguration: z
    .strictObject({
      BlockPublicAcls: z.boolean().optional(),
      BlockPublicPolicy: z.boolean().optional(),
      IgnorePublicAcls: z.boolean().optional(),
      RestrictPublicBuckets: z.boolean().optional(),
    })
    .optional(),
  VersioningConfiguration: z.strictObject({ Status: z.string() }).optional(),
  Tags: tagList,
});
type BucketProperties = z.output<typeof properties>;

export const bucket = defineResource({
  type: 'AWS::S3::Bucket',
  properties,
  attributes: ['Arn', 'DomainName', 'DualStackDomainName', 'RegionalDomainName', 'WebsiteURL'],
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
      await configure(context, name, wanted, { Tags: [] });
    } catch (error) {
      await context.callService('s3', 'DeleteBucket', { Bucket: name });
      throw error;
    }
    return { physicalId: name, attributes: attributesOf(context, name) };
  },
  async update(context, name, wanted, previous) {
    await configure(context, name, wanted, previous);
    return { physicalId: name, attributes: attributesOf(context, name) };
  },
  async remove({ callService }, name) {
    await unlessGone('NoSuchBucket', callService('s3', 'DeleteBucket', { Bucket: name }));
  },
});

/** Each is put by S3's operation `Put…` and removed by `Delete…`. */
const CONFIGURATIONS: Readonly<Record<string, (wanted: BucketProperties) => object | undefined>> = {
  BucketEncryption: encryptionOf,
  BucketOwnershipControls: ({ OwnershipControls }) => OwnershipControls && { OwnershipControls },
  PublicAccessBlock: ({ PublicAccessBlockConfiguration }) =>
    PublicAccessBlockConfiguration && { PublicAccessBlockConfiguration },
  BucketLifecycleConfiguration: ({ LifecycleConfiguration }) =>
    LifecycleConfiguration && { LifecycleConfiguration: { Rules: LifecycleConfiguration.Rules.map(s3Rule) } },
  BucketTagging: ({ Tags }) => (Tags.length > 0 ? { Tagging: { TagSet: Tags } } : undefined),
  BucketCors: corsOf,
};

async function configure(
  { callService }: ResourceContext,
  Bucket: string,
  wanted: BucketProperties,
  previous: BucketProperties,
): Promise<void> {
  for (const [name, documentOf] of Object.entries(CONFIGURATIONS)) {
    const document = documentOf(wanted);
    if (isDeepStrictEqual(document, documentOf(previous))) continue;
    if (document) await callService('s3', `Put${name}`, { Bucket, ...document });
    else await callService('s3', `Delete${name.replace('Configuration', '')}`, { Bucket });
  }
  const { VersioningConfiguration } = wanted;
  if (!isDeepStrictEqual(VersioningConfiguration, previous.VersioningConfiguration))
    await callService('s3', 'PutBucketVersioning', {
      Bucket,
      VersioningConfiguration: VersioningConfiguration ?? { Status: 'Suspended' },
    });
}

function encryptionOf({ BucketEncryption }: BucketProperties): object | undefined {
  return (
    BucketEncryption && {
      ServerSideEncryptionConfiguration: {
        Rules: BucketEncryption.ServerSideEncryptionConfiguration.map(
          ({ ServerSideEncryptionByDefault, BucketKeyEnabled }) => ({
            ...(ServerSideEncryptionByDefault && {
              ApplyServerSideEncryptionByDefault: ServerSideEncryptionByDefault,
            }),
            ...(BucketKeyEnabled !== undefined && { BucketKeyEnabled }),
          }),
        ),
      },
    }
  );
}

function corsOf({ CorsConfiguration }: BucketProperties): object | undefined {
  return (
    CorsConfiguration && {
      CORSConfiguration: {
        CORSRules: CorsConfiguration.CorsRules.map(({ ExposedHeaders, Id, MaxAge, ...rule }) => ({
          ...rule,
          ...(ExposedHeaders && { ExposeHeaders: ExposedHeaders }),
          ...(Id !== undefined && { ID: Id }),
          ...(MaxAge !== undefined && { MaxAgeSeconds: MaxAge }),
        })),
      },
    }
  );
}

function attributesOf({ identity }: ResourceContext, name: string): Record<string, string> {
  const { region } = identity;
  return {
    Arn: `arn:aws:s3:::${name}`,
    DomainName: `${name}.s3.amazonaws.com`,
    DualStackDomainName: `${name}.s3.dualstack.${region}.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    WebsiteURL: `http://${name}.s3-website-${region}.amazonaws.com`,
  };
}
