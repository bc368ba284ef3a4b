import type { Clock, Random } from '@scones/deterministic';
import { cloudFormation } from '@scones/emulator-cloudformation';
import { cloudWatch } from '@scones/emulator-cloudwatch';
import type { EmulatedService, Identity, Store } from '@scones/emulator-core';
import { events, executionStatusChange, sageMakerStateChange } from '@scones/emulator-events';
import { guarded, iam, identified } from '@scones/emulator-iam';
import { lambdaService, type RuntimeClient } from '@scones/emulator-lambda';
import { logsService } from '@scones/emulator-logs';
import { s3Service } from '@scones/emulator-s3';
import { type ContainerAddress, sageMakerServices } from '@scones/emulator-sagemaker';
import { sns } from '@scones/emulator-sns';
import { stepFunctions } from '@scones/emulator-step-functions';
import { stsService } from '@scones/emulator-sts';
import { tagging } from '@scones/emulator-tagging';
import { tellOfItem } from './console/change-notices.ts';
import type { Console } from './console/console.ts';
import { toldLogs, toldMetrics, toldObjects } from './console/told-ports.ts';
import { watched } from './console/watched-services.ts';
import { bootstrapAccount } from './bootstrap-account.ts';
import type { ServiceFolders } from './emulator-folder.ts';
import { mapRecord } from './map-record.ts';
import { missingServices } from './missing-services.ts';
import type { MadeServices } from './resettable-services.ts';
import * as simpleServices from './simple-services.ts';
import { containerPrograms } from './ports/container-programs.ts';
import { deliveryLog } from './ports/delivery-log.ts';
import { functionDestinations } from './ports/function-destinations.ts';
import { lambdaObjects } from './ports/lambda-objects.ts';
import { countExecution, endpointMetrics, lambdaMetrics, trainingMetrics } from './ports/metrics.ts';
import type { CalledServices } from './ports/called-services.ts';
import { notificationTargets } from './ports/notification-targets.ts';
import { sageMakerObjects } from './ports/sagemaker-objects.ts';
import { serviceCalls } from './ports/service-calls.ts';
import { stackResources } from './ports/stack-resources.ts';
import { temporaryCredentials } from './ports/temporary-credentials.ts';
import { topicFunctions } from './ports/topic-functions.ts';
import { taggedResources } from './ports/tagged-resources.ts';

/** Longer than any emulator is left running with a sandbox always in use. */
const SANDBOX_CREDENTIALS_SECONDS = 7 * 24 * 3600;

interface EmulatorServicesOptions {
  readonly store: Store;
  readonly folders: ServiceFolders;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  /** Where the emulator can be reached; asked only when it listens. */
  readonly endpointUrl: () => string;
  /** A container that answers for every endpoint, in place of processes of our own. */
  readonly modelServer?: ContainerAddress | undefined;
  /** Whether roles may do only what their policies allow. */
  readonly enforceIam: boolean;
  /** Absent, functions run under the emulator's own. */
  readonly runtimeClient: RuntimeClient | undefined;
  /** Hears of requests and changes. */
  readonly console: Pick<Console, 'notify' | 'requests'>;
  readonly onFault: (error: unknown) => void;
}

/** The parts of a service that calls no other one. */
type SimpleServiceOptions = Pick<EmulatorServicesOptions, 'store' | 'identity' | 'clock' | 'random'>;

/** Every service, and the narrow ports through which they meet. */
export function emulatorServices(options: EmulatorServicesOptions): MadeServices {
  const { store, folders, identity, clock, random, endpointUrl, enforceIam, runtimeClient, onFault } =
    options;
  const { notify, requests } = options.console;
  store.onChange(tellOfItem(notify));
  const calledServices = (): CalledServices => checkedServices;
  const awsServices = (): readonly EmulatedService[] => [...Object.values(checkedServices), checkedS3];

  const s3 = s3Service({ store, identity, clock, random, objectsFolder: folders.objects });
  const objects = toldObjects(s3.objects, notify);
  const logs = toldLogs(logsService({ store, identity, clock }), notify);
  const deliveries = deliveryLog(logs, { clock, identity, onFault });
  const topics = sns({
    store,
    identity,
    clock,
    random,
    url: endpointUrl,
    callFunction: topicFunctions(() => checkedServices.lambda, random),
    onDelivery: deliveries.onDelivery,
    onTopicDeleted: deliveries.onTopicDeleted,
  });
  const notifications = notificationTargets({ services: calledServices, logs, clock, random });
  const eventBus = events({ store, identity, clock, random, onFault, targets: notifications.targets });
  const metrics = toldMetrics(
    cloudWatch({ store, identity, clock, onFault, actions: notifications.actions }),
    notify,
  );
  const access = iam({ store, identity, clock, random });
  const sageMaker = sageMakerServices({
    store,
    identity,
    clock,
    random,
    onFault,
    logs,
    objectsAs: sageMakerObjects(objects, (roleArn, action, resource) => {
      if (enforceIam) access.requireAccess(s3, { session: access.sessionFor(roleArn) }, { action, resource });
    }),
    programFor: containerPrograms(folders.compileCache, options.modelServer),
    workFolder: folders.sagemaker,
    metrics: endpointMetrics(metrics),
    trainingMetrics: trainingMetrics(metrics),
    onStatusChange: (change) => eventBus.putEvent(sageMakerStateChange(change)),
  });
  const lambda = lambdaService({
    store,
    identity,
    clock,
    random,
    endpointUrl,
    runtimeClient,
    onFault,
    logs,
    folder: folders.lambda,
    objects: lambdaObjects(s3.objects),
    metrics: lambdaMetrics(metrics),
    destinations: functionDestinations({ services: calledServices, random }),
    credentials: (roleArn, functionName) =>
      access.issueCredentials(
        { ...access.sessionFor(roleArn), sessionName: functionName },
        SANDBOX_CREDENTIALS_SECONDS,
      ),
  });
  const taskCalls = serviceCalls(awsServices, random);
  const states = stepFunctions({
    store,
    identity,
    clock,
    random,
    onFault,
    logs,
    canCall: taskCalls.canCall,
    callService: taskCalls.callService,
    onChange: (arn) => notify('states', arn),
    onExecutionStatusChange(execution) {
      eventBus.putEvent(executionStatusChange(execution));
      countExecution(metrics, execution);
    },
  });
  const stackPorts = stackResources(
    () => ({ ...checkedServices, s3: checkedS3 }),
    s3.objects,
    random,
    endpointUrl,
  );
  const stacks = cloudFormation({
    store,
    identity,
    clock,
    random,
    onFault,
    callService: stackPorts.callService,
    readObject: stackPorts.readObject,
    responseUrl: stackPorts.responseUrl,
  });
  const { assumeRole, rootCredentials } = temporaryCredentials(access, enforceIam);
  const simpleOptions: SimpleServiceOptions = { store, identity, clock, random };
  const simple = mapRecord(simpleServices, (make) => make(simpleOptions));

  const sessionFor: (typeof access)['sessionFor'] = (roleArn) => access.sessionFor(roleArn);
  const watch = { clock, identity, requests, notify, sessionFor };
  const check = (service: EmulatedService): EmulatedService =>
    watched(enforceIam ? guarded(service, access, identity) : identified(service, access), watch);
  const checkedServices = mapRecord(
    {
      cloudformation: stacks,
      states,
      lambda,
      sagemaker: sageMaker.control,
      sagemakerRuntime: sageMaker.runtime,
      sts: stsService({ identity, clock, assumeRole, rootCredentials }),
      iam: access,
      ...simple,
      events: eventBus,
      monitoring: metrics,
      sns: topics,
      logs,
      tagging: tagging({ taggedResources: taggedResources(awsServices, random) }),
    },
    check,
  );
  const checkedS3 = check(s3);
  const missing = missingServices(awsServices().map(({ names }) => names.scope));
  return {
    // S3, which takes whatever is left, would take requests for what is missing too.
    services: [...Object.values(checkedServices), watched(identified(missing, access), watch), checkedS3],
    awsServices: awsServices(),
    async recover() {
      await bootstrapAccount({ iam: access, ssm: simple.ssm, s3 }, identity);
      await sageMaker.recover();
    },
  };
}
