import {
  type EmulatedService,
  jsonService,
  resourceTagValues,
  restJsonService,
  type Store,
} from '@scones/emulator-core';
import { access } from './access.ts';
import type { SageMakerContext, Workers } from './context.ts';
import { Endpoints } from './endpoints/endpoints.ts';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations } from './operations.ts';
import type { SageMakerPorts } from './ports/ports.ts';
import type { Records } from './records/records.ts';
import { runtimeOperations, runtimeRoutes } from './runtime-routes.ts';
import { names, runtimeNames } from './service-names.ts';
import { resourceKinds } from './resource-kinds.ts';
import { TrainingJobs } from './training/training-jobs.ts';

export interface SageMakerServices {
  readonly control: EmulatedService;
  readonly runtime: EmulatedService;
  /** Fails the jobs that an earlier emulator left running, and starts its endpoints again. */
  recover(): Promise<void>;
  /** Resolves when a training job that runs has ended; undefined for one that does not run. */
  whenTrainingJobEnds(name: string): Promise<void> | undefined;
}

interface SageMakerOptions extends SageMakerPorts {
  readonly store: Store;
}

/** SageMaker's control plane and its runtime, over the same state. Closing the control plane ends every process. */
export function sageMakerServices(options: SageMakerOptions): SageMakerServices {
  const records = openRecords(options.store);
  const ports = portsOf(options);
  const workers: Workers = {
    trainingJobs: new TrainingJobs(ports, records),
    endpoints: new Endpoints(ports, records),
  };
  const context: SageMakerContext = { ports, records, workers };
  return {
    control: controlPlane(context),
    runtime: runtime(context),
    async recover() {
      await Promise.all([workers.trainingJobs.recover(), workers.endpoints.recover()]);
    },
    whenTrainingJobEnds: (name) => workers.trainingJobs.whenEnded(name),
  };
}

function controlPlane(context: SageMakerContext): EmulatedService {
  const { trainingJobs, endpoints } = context.workers;
  return jsonService({
    names,
    version: '1.1',
    target: 'SageMaker',
    operations,
    access,
    resourceContext: (resource) =>
      resourceTagValues(context.records.tags.get(resource)?.values, 'sagemaker:ResourceTag'),
    resourceKinds,
    context,
    notSupported: NOT_SUPPORTED,
    async close() {
      await Promise.all([trainingJobs.close(), endpoints.close()]);
    },
  });
}

function runtime(context: SageMakerContext): EmulatedService {
  return restJsonService({
    names: runtimeNames,
    routes: runtimeRoutes,
    operations: runtimeOperations,
    access,
    context,
    notSupported: NOT_SUPPORTED,
  });
}

function portsOf({
  identity,
  clock,
  random,
  objectsAs,
  logs,
  programFor,
  workFolder,
  metrics,
  trainingMetrics,
  onStatusChange,
  onFault,
}: SageMakerPorts): SageMakerPorts {
  return {
    identity,
    clock,
    random,
    objectsAs,
    logs,
    programFor,
    workFolder,
    metrics,
    trainingMetrics,
    onStatusChange,
    onFault,
  };
}

function openRecords(store: Store): Records {
  return {
    trainingJobs: store.collection('sagemaker/training-jobs'),
    models: store.collection('sagemaker/models'),
    endpointConfigs: store.collection('sagemaker/endpoint-configs'),
    endpoints: store.collection('sagemaker/endpoints'),
    tags: store.collection('sagemaker/tags'),
    transaction: (work) => store.transaction(work),
  };
}
