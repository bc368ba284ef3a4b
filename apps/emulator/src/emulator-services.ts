import { systemClock } from '@scones/deterministic';
import type { EmulatedService } from '@scones/emulator-core';
import { iam } from '@scones/emulator-iam';
import { s3Service } from '@scones/emulator-s3';
import { stsService } from '@scones/emulator-sts';
import { tagging } from '@scones/emulator-tagging';
import { bootstrapAccount } from './bootstrap-account.ts';
import { noticeOfItem } from './console/change-notices.ts';
import { mapRecord } from './map-record.ts';
import type { CalledServices } from './ports/called-services.ts';
import type { RequireRole } from './ports/http-tasks.ts';
import { resourceContext } from './ports/resource-context.ts';
import type { StackServices } from './ports/stack-resources.ts';
import { taggedResources } from './ports/tagged-resources.ts';
import { temporaryCredentials } from './ports/temporary-credentials.ts';
import type { MadeServices } from './resettable-services.ts';
import { checks } from './services/checked.ts';
import { cloudFormation } from './services/cloudformation.ts';
import { lambda } from './services/lambda.ts';
import { messaging } from './services/messaging.ts';
import type { EmulatorServicesOptions } from './services/options.ts';
import { sageMaker } from './services/sagemaker.ts';
import { stepFunctions } from './services/step-functions.ts';
import * as simpleServices from './simple-services.ts';

/** Every service, and the narrow ports through which they meet: each calls the others as they are checked. */
export function emulatorServices(options: EmulatorServicesOptions): MadeServices {
  const { store, folders, identity, clock, random, enforceIam } = options;
  store.onChange(noticeOfItem(options.console.notify));
  const called = (): CalledServices => checked;
  const inStacks = (): StackServices => ({ ...checked, s3: checkedS3 });
  const all = (): readonly EmulatedService[] => [...Object.values(checked), checkedS3];
  const s3 = s3Service({ store, identity, clock, random, objectsFolder: folders.objects });
  const { rootKey } = options;
  const access = iam({
    store,
    identity,
    clock,
    clientClock: systemClock,
    random,
    rootKey,
    resourceContext: resourceContext(all),
  });
  const simple = mapRecord(simpleServices, (make) => make(options));
  const told = messaging(options, called);
  const learning = sageMaker(options, { messaging: told, s3, access });
  const requireRole: RequireRole = (roleArn, request) => {
    if (enforceIam) access.requireAccess(states, { session: access.sessionFor(roleArn) }, request);
  };
  const states = stepFunctions(options, told, all, requireRole, learning);
  const { check, missing } = checks(options, access);
  const checkedS3 = check(s3);
  const checked = mapRecord(
    {
      cloudformation: cloudFormation(options, s3, inStacks),
      states,
      lambda: lambda(options, { messaging: told, s3, access, services: called }),
      sagemaker: learning.control,
      sagemakerRuntime: learning.runtime,
      sts: stsService({ identity, clock, ...temporaryCredentials(access, enforceIam) }),
      iam: access,
      ...simple,
      events: told.eventBus,
      monitoring: told.metrics,
      sns: told.topics,
      logs: told.logs,
      tagging: tagging({ taggedResources: taggedResources(all, random) }),
    },
    check,
  );
  return {
    // S3 comes last: it takes every request that is left, also one to a missing service.
    services: [...Object.values(checked), missing(all().map(({ names }) => names.scope)), checkedS3],
    awsServices: all(),
    async recover() {
      await bootstrapAccount({ iam: access, ssm: simple.ssm, s3 }, identity);
      await learning.recover();
      await states.recover();
    },
  };
}
