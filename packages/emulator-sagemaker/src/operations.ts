import type { OperationTable } from '@scones/emulator-core';
import type { SageMakerContext } from './context.ts';
import { addTags } from './operations/add-tags.ts';
import { createEndpoint } from './operations/create-endpoint.ts';
import { createEndpointConfig } from './operations/create-endpoint-config.ts';
import { createModel } from './operations/create-model.ts';
import { createTrainingJob } from './operations/create-training-job.ts';
import { deleteEndpoint } from './operations/delete-endpoint.ts';
import { deleteEndpointConfig } from './operations/delete-endpoint-config.ts';
import { deleteModel } from './operations/delete-model.ts';
import { deleteTags } from './operations/delete-tags.ts';
import { describeEndpoint } from './operations/describe-endpoint.ts';
import { describeEndpointConfig } from './operations/describe-endpoint-config.ts';
import { describeModel } from './operations/describe-model.ts';
import { describeTrainingJob } from './operations/describe-training-job.ts';
import { listEndpointConfigs } from './operations/list-endpoint-configs.ts';
import { listEndpoints } from './operations/list-endpoints.ts';
import { listModels } from './operations/list-models.ts';
import { listTags } from './operations/list-tags.ts';
import { listTrainingJobs } from './operations/list-training-jobs.ts';
import { stopTrainingJob } from './operations/stop-training-job.ts';
import { updateEndpoint } from './operations/update-endpoint.ts';

/** Every operation of the control plane. */
export const operations = {
  AddTags: addTags,
  CreateEndpoint: createEndpoint,
  CreateEndpointConfig: createEndpointConfig,
  CreateModel: createModel,
  CreateTrainingJob: createTrainingJob,
  DeleteEndpoint: deleteEndpoint,
  DeleteEndpointConfig: deleteEndpointConfig,
  DeleteModel: deleteModel,
  DeleteTags: deleteTags,
  DescribeEndpoint: describeEndpoint,
  DescribeEndpointConfig: describeEndpointConfig,
  DescribeModel: describeModel,
  DescribeTrainingJob: describeTrainingJob,
  ListEndpointConfigs: listEndpointConfigs,
  ListEndpoints: listEndpoints,
  ListModels: listModels,
  ListTags: listTags,
  ListTrainingJobs: listTrainingJobs,
  StopTrainingJob: stopTrainingJob,
  UpdateEndpoint: updateEndpoint,
} satisfies OperationTable<SageMakerContext>;
