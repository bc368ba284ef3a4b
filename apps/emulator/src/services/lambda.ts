import type { EmulatedService } from '@scones/emulator-core';
import type { Iam } from '@scones/emulator-iam';
import { lambdaService } from '@scones/emulator-lambda';
import type { CalledServices } from '../ports/called-services.ts';
import { functionDestinations } from '../ports/function-destinations.ts';
import { lambdaObjects } from '../ports/lambda-objects.ts';
import { lambdaMetrics } from '../ports/metrics.ts';
import { codeUrls } from '../ports/object-urls.ts';
import type { Messaging } from './messaging.ts';
import type { EmulatorServicesOptions, S3 } from './options.ts';

/** Longer than any emulator is left running with a sandbox always in use. */
const SANDBOX_CREDENTIALS_SECONDS = 7 * 24 * 3600;

interface Needed {
  readonly messaging: Messaging;
  readonly s3: S3;
  readonly access: Iam;
  readonly services: () => CalledServices;
}

/** Functions, in sandboxes that sign with their roles. */
export function lambda(
  options: EmulatorServicesOptions,
  { messaging, s3, access, services }: Needed,
): EmulatedService {
  const { store, identity, clock, random, endpointUrl, runtimeClient, onFault, folders } = options;
  return lambdaService({
    store,
    identity,
    clock,
    random,
    endpointUrl,
    linkTo: codeUrls(options),
    runtimeClient,
    onFault,
    logs: messaging.logs,
    folder: folders.lambda,
    objects: lambdaObjects(s3.objects),
    metrics: lambdaMetrics(messaging.metrics),
    destinations: functionDestinations({ services, random }),
    credentials: (roleArn, functionName) =>
      access.issueCredentials(
        { ...access.sessionFor(roleArn), sessionName: functionName },
        SANDBOX_CREDENTIALS_SECONDS,
      ),
  });
}
