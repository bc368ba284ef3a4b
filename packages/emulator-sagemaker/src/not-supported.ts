import type { NotSupported } from '@scones/emulator-core';

/** What SageMaker has and the emulator has not. */
export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'images other than image-classification',
    why: 'A program of this repository stands for the image, and there is one for the built-in image classification only.',
  },
  {
    what: 'several training instances (InstanceCount, InstanceGroups)',
    why: 'One machine stands for every instance type, so that a job has one instance; the same model comes out of one.',
  },
  { what: 'input mode Pipe', why: 'The program reads files; File and FastFile lay them out in its folder.' },
  {
    what: 'ManifestFile, AugmentedManifestFile and file systems as data sources',
    why: 'The channels are S3 prefixes; the .lst manifests of the algorithm name the pictures and their labels.',
  },
  {
    what: 'uncompressed artefacts (CompressionType NONE, ModelDataSource S3Prefix)',
    why: 'A model is a model.tar.gz, as every endpoint takes it.',
  },
  {
    what: 'ContainerEntrypoint, ContainerArguments and AlgorithmName',
    why: 'There are no containers, and no algorithms of the marketplace; the image says which program runs.',
  },
  {
    what: 'ServerlessJobConfig, MlflowConfig and ModelPackageConfig',
    why: 'They hand the job or its model to services that are not here.',
  },
  {
    what: 'models of several containers, multi-model containers and model packages',
    why: 'An endpoint’s process has one model; make one model for each and an endpoint or a variant for it.',
  },
  {
    what: 'ShadowProductionVariants, ExplainerConfig, ManagedInstanceScaling and inference components',
    why: 'A variant has a fixed number of processes, each of which answers for itself.',
  },
  {
    what: 'more than four instances of a variant',
    why: 'Each is a process with the whole model in this machine’s memory.',
  },
  {
    what: 'AsyncInferenceConfig and InvokeEndpointAsync',
    why: 'The workflow asks for an answer at once; call InvokeEndpoint.',
  },
  {
    what: 'InvokeEndpointWithResponseStream',
    why: 'The classifier answers in one piece; call InvokeEndpoint.',
  },
  {
    what: 'DeploymentConfig and RetainAllVariantProperties',
    why: 'An update brings the new processes up beside the old ones and changes over all at once.',
  },
  {
    what: 'UpdateEndpointWeightsAndCapacities',
    why: 'Make a configuration with the new weights and call UpdateEndpoint.',
  },
  {
    what: 'processing, transform, tuning, labeling, compilation and AutoML jobs',
    why: 'The workflow trains and serves; evaluate through the state machine, batches by one execution each.',
  },
  {
    what: 'monitoring schedules',
    why: 'Captures are written as Model Monitor reads them; `npx endpoint-deployer monitor` draws them.',
  },
  {
    what: 'the model registry, pipelines, experiments, feature store, domains, notebooks and Search',
    why: 'Studio and what it organises are not part of the workflow.',
  },
];
