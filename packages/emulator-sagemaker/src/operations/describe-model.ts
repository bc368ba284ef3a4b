import { structure } from '@scones/emulator-core';
import type { DescribeModelCommandOutput, DescribeModelInput } from '@aws-sdk/client-sagemaker';
import { foundModel } from '../found.ts';
import { sageMakerOperation } from '../sagemaker-operation.ts';
import { resourceName } from '../request-members.ts';

export const describeModel = sageMakerOperation<DescribeModelCommandOutput>()(
  structure<DescribeModelInput>()({ ModelName: resourceName() }),
  (context, { ModelName }) => {
    const model = foundModel(context, ModelName);
    return {
      ModelName: model.name,
      ModelArn: model.arn,
      PrimaryContainer: { Mode: 'SingleModel', Environment: {}, ...model.container },
      ExecutionRoleArn: model.executionRoleArn,
      CreationTime: new Date(model.creationTime),
      EnableNetworkIsolation: false,
    };
  },
);
