import { structure } from '@scones/emulator-core';
import type { DeleteModelCommandOutput, DeleteModelInput } from '@aws-sdk/client-sagemaker';
import { foundModel } from '../records/found.ts';
import { operation } from '../context.ts';
import { resourceName } from '../input/request-members.ts';

export const deleteModel = operation<DeleteModelCommandOutput>()(
  structure<DeleteModelInput>()({ ModelName: resourceName() }),
  (context, { ModelName }) => {
    const model = foundModel(context, ModelName);
    const { models, tags, transaction } = context.records;
    transaction(() => {
      models.delete(ModelName);
      tags.delete(model.arn);
    });
    return {};
  },
);
