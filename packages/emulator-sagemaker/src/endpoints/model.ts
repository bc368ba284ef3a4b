import { structure } from '@scones/emulator-core';
import type {
  ContainerDefinition,
  ImageConfig,
  ModelDataSource,
  S3ModelDataSource,
  VpcConfig,
} from '@aws-sdk/client-sagemaker';
import { notSupported, someOf, text, textMap } from '../input/constraints.ts';
import { resourceName } from '../input/request-members.ts';
import { s3Uri } from '../input/s3-uri.ts';

const modelDataSource = structure<ModelDataSource>()({
  S3DataSource: structure<S3ModelDataSource>()({
    S3Uri: s3Uri,
    S3DataType: someOf(['S3Prefix', 'S3Object'], ['S3Object'], 'the S3DataType'),
    CompressionType: someOf(['None', 'Gzip'], ['Gzip'], 'the CompressionType'),
  }),
});

export const containerDefinition = structure<ContainerDefinition>()({
  ContainerHostname: resourceName().optional(),
  Image: text({ min: 1, max: 255, pattern: '[\\S]+' }),
  ImageConfig: structure<ImageConfig>()({
    RepositoryAccessMode: someOf(['Platform', 'Vpc'], ['Platform'], 'the RepositoryAccessMode'),
  }).optional(),
  ModelDataUrl: s3Uri.optional(),
  ModelDataSource: modelDataSource.optional(),
  Environment: textMap(
    { max: 1024, pattern: '[a-zA-Z_][a-zA-Z0-9_]*' },
    { max: 1024, pattern: '[\\S\\s]*' },
    100,
  ).optional(),
  Mode: someOf(['SingleModel', 'MultiModel'], ['SingleModel'], 'the container mode').optional(),
});

type Container = ReturnType<typeof containerDefinition.parse>;

/** A model as it is stored. */
export interface Model {
  readonly name: string;
  readonly arn: string;
  readonly container: Container;
  /** Whether the container was given as a list of one. */
  readonly isListed?: boolean;
  readonly executionRoleArn: string;
  readonly vpcConfig?: VpcConfig;
  readonly isIsolated?: boolean;
  readonly creationTime: number;
}

/** The place of the model's archive, in either form of the request. */
export function modelDataOf({ ModelDataUrl, ModelDataSource }: Container): string | undefined {
  return ModelDataUrl ?? ModelDataSource?.S3DataSource?.S3Uri;
}

export const PIPELINE_REFUSED = notSupported('a model of several containers');
