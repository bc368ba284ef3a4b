import { sageMakerStateChange } from '@scones/emulator-events';
import type { Iam } from '@scones/emulator-iam';
import { sageMakerServices } from '@scones/emulator-sagemaker';
import { notifyingObjects } from '../console/notifying-ports.ts';
import { containerPrograms } from '../ports/container-programs.ts';
import { endpointMetrics, trainingMetrics } from '../ports/metrics.ts';
import { sageMakerObjects } from '../ports/sagemaker-objects.ts';
import type { Messaging } from './messaging.ts';
import type { EmulatorServicesOptions, S3 } from './options.ts';

interface Needed {
  readonly messaging: Messaging;
  readonly s3: S3;
  readonly access: Iam;
}

/** Training jobs and endpoints: programs of this machine that read and write the account's objects. */
export function sageMaker(options: EmulatorServicesOptions, { messaging, s3, access }: Needed) {
  const { store, identity, clock, random, folders, enforceIam, onFault } = options;
  const { logs, metrics, eventBus } = messaging;
  return sageMakerServices({
    store,
    identity,
    clock,
    random,
    onFault,
    logs,
    objectsAs: sageMakerObjects(
      notifyingObjects(s3.objects, options.console.notify),
      (roleArn, action, resource) => {
        if (!enforceIam) return;
        access.requireAccess(s3, { session: access.sessionFor(roleArn) }, { action, resource });
      },
    ),
    programFor: containerPrograms(folders.compileCache, options.modelServer),
    workFolder: folders.sagemaker,
    metrics: endpointMetrics(metrics),
    trainingMetrics: trainingMetrics(metrics),
    onStatusChange: (change) => eventBus.putEvent(() => sageMakerStateChange(change)),
  });
}
