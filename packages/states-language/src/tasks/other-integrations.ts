/** An optimised integration that is no API's, or that the emulator does not run: a test may mock it all the same. */
export interface OtherIntegration {
  /** The service whose API's answer the result is, as `aws-sdk:` integrations name it; absent where it is no API's. */
  readonly model: string | undefined;
  /** The operations that `.sync` asks for progress, by the actions; undefined for an action without `.sync`. */
  readonly actions: Readonly<Record<string, string | undefined>>;
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html */
export const OTHER_INTEGRATIONS: Readonly<Record<string, OtherIntegration>> = {
  apigateway: { model: undefined, actions: { invoke: undefined } },
  athena: {
    model: 'athena',
    actions: {
      getQueryExecution: undefined,
      getQueryResults: undefined,
      startQueryExecution: 'getQueryExecution',
      stopQueryExecution: undefined,
    },
  },
  batch: { model: 'batch', actions: { submitJob: 'describeJobs' } },
  bedrock: {
    model: undefined,
    actions: { createModelCustomizationJob: 'getModelCustomizationJob', invokeModel: undefined },
  },
  codebuild: {
    model: 'codebuild',
    actions: {
      batchDeleteBuilds: undefined,
      batchGetReports: undefined,
      deleteBuildBatch: undefined,
      retryBuildBatch: 'batchGetBuildBatches',
      startBuild: 'batchGetBuilds',
      startBuildBatch: 'batchGetBuildBatches',
      stopBuild: undefined,
      stopBuildBatch: undefined,
    },
  },
  databrew: { model: 'databrew', actions: { startJobRun: 'describeJobRun' } },
  ecs: { model: 'ecs', actions: { runTask: 'describeTasks' } },
  eks: {
    model: undefined,
    actions: {
      call: undefined,
      createCluster: 'describeCluster',
      createFargateProfile: 'describeFargateProfile',
      createNodegroup: 'describeNodegroup',
      deleteCluster: 'describeCluster',
      deleteFargateProfile: 'describeFargateProfile',
      deleteNodegroup: 'describeNodegroup',
      runJob: 'call',
    },
  },
  elasticmapreduce: {
    model: undefined,
    actions: {
      addStep: 'describeStep',
      cancelStep: undefined,
      createCluster: 'describeCluster',
      modifyInstanceFleetByName: undefined,
      modifyInstanceGroupByName: undefined,
      setClusterTerminationProtection: undefined,
      terminateCluster: 'describeCluster',
    },
  },
  'emr-containers': {
    model: 'emrcontainers',
    actions: {
      createVirtualCluster: undefined,
      deleteVirtualCluster: 'describeVirtualCluster',
      startJobRun: 'describeJobRun',
    },
  },
  'emr-serverless': {
    model: 'emrserverless',
    actions: {
      cancelJobRun: 'getJobRun',
      createApplication: 'getApplication',
      deleteApplication: 'getApplication',
      startApplication: 'getApplication',
      startJobRun: 'getJobRun',
      stopApplication: 'getApplication',
    },
  },
  glue: { model: 'glue', actions: { startJobRun: 'getJobRun' } },
  http: { model: undefined, actions: { invoke: undefined } },
  mediaconvert: { model: 'mediaconvert', actions: { createJob: 'getJob' } },
  // The other actions of SageMaker run here.
  sagemaker: { model: 'sagemaker', actions: { createLabelingJob: 'describeLabelingJob' } },
};

const RESOURCE = /^arn:[^:]+:states:::([\w-]+):(\w+)(?:\.(?:sync|waitForTaskToken))?$/;

/** Whether a Resource names an integration that AWS has and the emulator does not run. */
export function isOtherIntegration(resource: string): boolean {
  const [, service = '', action = ''] = RESOURCE.exec(resource) ?? [];
  const other = Object.hasOwn(OTHER_INTEGRATIONS, service) ? OTHER_INTEGRATIONS[service] : undefined;
  return other !== undefined && Object.hasOwn(other.actions, action);
}
