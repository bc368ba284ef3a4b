import { join } from 'node:path';
import type { Clock, Random } from '@scones/deterministic';
import { cloudFormation } from '@scones/emulator-cloudformation';
import { cloudWatch } from '@scones/emulator-cloudwatch';
import type { EmulatedService, HttpService, Identity, Store } from '@scones/emulator-core';
import { events, executionStatusChange, sageMakerStateChange } from '@scones/emulator-events';
import { guarded, iam, identified } from '@scones/emulator-iam';
import { lambdaService, type RuntimeClient } from '@scones/emulator-lambda';
import { logsService } from '@scones/emulator-logs';
import { s3Service } from '@scones/emulator-s3';
import { type ContainerAddress, sageMakerServices } from '@scones/emulator-sagemaker';
import { sns } from '@scones/emulator-sns';
import { ssm } from '@scones/emulator-ssm';
import { stepFunctions } from '@scones/emulator-step-functions';
import { stsService } from '@scones/emulator-sts';
import { tagging } from '@scones/emulator-tagging';
import { bootstrapAccount } from './bootstrap-account.ts';
import { healthService } from './health-service.ts';
import { missingServices } from './missing-services.ts';
import { containerPrograms } from './ports/container-programs.ts';
import { deliveryLog } from './ports/delivery-log.ts';
import { functionDestinations } from './ports/function-destinations.ts';
import { lambdaObjects } from './ports/lambda-objects.ts';
import { countExecution, endpointMetrics, lambdaMetrics, trainingMetrics } from './ports/metrics.ts';
import type { CalledServices } from './ports/called-services.ts';
import { notificationTargets } from './ports/notification-targets.ts';
import { resourcePolicies } from './ports/resource-policies.ts';
import { sageMakerObjects } from './ports/sagemaker-objects.ts';
import { serviceCalls } from './ports/service-calls.ts';
import { stackResources } from './ports/stack-resources.ts';
import { temporaryCredentials } from './ports/temporary-credentials.ts';
import { topicFunctions } from './ports/topic-functions.ts';
import { taggedResources } from './ports/tagged-resources.ts';

/** As in the emulator's package.json. */
export const VERSION = '0.0.0';

/** Longer than any emulator is left running with a sandbox always in use. */
const SANDBOX_CREDENTIALS_SECONDS = 7 * 24 * 3600;

interface Surroundings {
  readonly store: Store;
  readonly folder: string;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  /** Where the emulator can be reached; asked only when it listens. */
  readonly endpointUrl: () => string;
  /** What answers for every endpoint, in place of processes of our own. */
  readonly modelServer?: ContainerAddress | undefined;
  /** Whether roles may do only what their policies allow. */
  readonly enforceIam: boolean;
  /** Absent, functions run under the emulator's own. */
  readonly runtimeClient: RuntimeClient | undefined;
  readonly onFault: (error: unknown) => void;
}

interface EmulatorServices {
  /** In the order in which they are asked, and closed: who calls others first, S3 last. */
  readonly services: readonly HttpService[];
  /** Brings back what an earlier emulator left running. */
  readonly recover: () => Promise<void>;
}

/** Every service, and the narrow ports through which they meet. */
export function emulatorServices(surroundings: Surroundings): EmulatorServices {
  const { folder, random, enforceIam } = surroundings;
  const s3 = s3Service({ ...surroundings, objectsFolder: join(folder, 'objects') });
  const logs = logsService(surroundings);
  const topics = sns({
    ...surroundings,
    url: surroundings.endpointUrl,
    callFunction: topicFunctions(() => called().lambda, random),
    ...deliveryLog(logs, surroundings),
  });
  const told = notificationTargets({ ...surroundings, called: () => called(), logs });
  const eventBus = events({ ...surroundings, ...told });
  const metrics = cloudWatch({ ...surroundings, ...told });
  const access = iam({
    ...surroundings,
    resourcePolicies: resourcePolicies(s3, topics, { functionPolicy: (arn) => lambda.functionPolicy(arn) }),
  });
  const sageMaker = sageMakerServices({
    ...surroundings,
    objectsAs: sageMakerObjects(s3.objects, (roleArn, action, resource) => {
      if (enforceIam) access.requireAccess(s3, { session: access.sessionFor(roleArn) }, { action, resource });
    }),
    logs,
    programFor: containerPrograms(join(folder, 'compile-cache'), surroundings.modelServer),
    workFolder: join(folder, 'sagemaker'),
    metrics: endpointMetrics(metrics),
    trainingMetrics: trainingMetrics(metrics),
    onStatusChange: (change) => eventBus.putEvent(sageMakerStateChange(change)),
  });
  const lambda = lambdaService({
    ...surroundings,
    folder: join(folder, 'lambda'),
    logs,
    objects: lambdaObjects(s3.objects),
    metrics: lambdaMetrics(metrics),
    destinations: functionDestinations({ ...surroundings, called: () => called() }),
    credentials: (roleArn, functionName) =>
      access.issueCredentials(
        { ...access.sessionFor(roleArn), sessionName: functionName },
        SANDBOX_CREDENTIALS_SECONDS,
      ),
  });
  const hold = (service: EmulatedService): EmulatedService =>
    enforceIam ? guarded(service, access, surroundings.identity) : identified(service, access);
  const called = (): CalledServices => held;
  const services = (): readonly EmulatedService[] => [...Object.values(held), heldS3];
  const states = stepFunctions({
    ...surroundings,
    ...serviceCalls(services, random),
    logs,
    onExecutionStatusChange(execution) {
      eventBus.putEvent(executionStatusChange(execution));
      countExecution(metrics, execution);
    },
  });
  const held = {
    cloudFormation: hold(
      cloudFormation({
        ...surroundings,
        ...stackResources(services, s3.objects, random, surroundings.endpointUrl),
      }),
    ),
    states: hold(states),
    lambda: hold(lambda),
    sageMaker: hold(sageMaker.control),
    sageMakerRuntime: hold(sageMaker.runtime),
    sts: hold(stsService({ ...surroundings, ...temporaryCredentials(access, enforceIam) })),
    iam: hold(access),
    ssm: hold(ssm(surroundings)),
    events: hold(eventBus),
    cloudWatch: hold(metrics),
    sns: hold(topics),
    logs: hold(logs),
    tagging: hold(tagging({ taggedResources: taggedResources(services, random) })),
  };
  const heldS3 = hold(s3);
  const health = healthService({
    version: VERSION,
    lambdaRuntime: surroundings.runtimeClient?.name ?? 'own',
    services: Object.fromEntries(services().map(({ name, operationNames }) => [name, operationNames])),
  });
  return {
    // S3, which takes whatever is left, would take requests for what is missing too.
    services: [health, ...Object.values(held), identified(missingServices, access), heldS3],
    async recover() {
      await bootstrapAccount(services, surroundings.identity);
      await sageMaker.recover();
    },
  };
}
