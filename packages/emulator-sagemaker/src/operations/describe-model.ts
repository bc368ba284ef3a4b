import { structure } from '@scones/emulator-core';
import type {
  ContainerDefinition,
  DescribeModelCommandOutput,
  DescribeModelInput,
} from '@aws-sdk/client-sagemaker';
import { type Model, modelDataOf } from '../endpoints/model.ts';
import { foundModel } from '../records/found.ts';
import { operation } from '../context.ts';
import { resourceName } from '../input/request-members.ts';

export const describeModel = operation<DescribeModelCommandOutput>()(
  structure<DescribeModelInput>()({ ModelName: resourceName() }),
  (context, { ModelName }) => {
    const model = foundModel(context, ModelName);
    return {
      ModelName: model.name,
      ModelArn: model.arn,
      ...(model.isListed
        ? { Containers: [describeContainer(model)] }
        : { PrimaryContainer: describeContainer(model) }),
      ...(model.vpcConfig && { VpcConfig: model.vpcConfig }),
      ExecutionRoleArn: model.executionRoleArn,
      CreationTime: new Date(model.creationTime),
      EnableNetworkIsolation: model.isIsolated ?? false,
    };
  },
);

/** Both forms of the data's place are shown, whichever was given. */
function describeContainer({ container }: Model): ContainerDefinition {
  const uri = modelDataOf(container);
  return {
    Mode: 'SingleModel',
    Environment: {},
    ...container,
    ...(uri !== undefined && {
      ModelDataUrl: uri,
      ModelDataSource: { S3DataSource: { S3Uri: uri, S3DataType: 'S3Object', CompressionType: 'Gzip' } },
    }),
  };
}
