import type { EmulatedService } from '@scones/emulator-core';
import { executionStatusChange } from '@scones/emulator-events';
import type { SageMakerServices } from '@scones/emulator-sagemaker';
import {
  stepFunctions as stepFunctionsService,
  type StepFunctionsService,
} from '@scones/emulator-step-functions';
import { lambdaElsewhere } from '../ports/lambda-elsewhere.ts';
import { httpTasks, type RequireRole } from '../ports/http-tasks.ts';
import { untilJobEnds } from '../ports/job-ends.ts';
import { countExecution } from '../ports/metrics.ts';
import { serviceCalls } from '../ports/service-calls.ts';
import type { Messaging } from './messaging.ts';
import type { EmulatorServicesOptions } from './options.ts';

/** State machines, whose Task states call any of the services. */
export function stepFunctions(
  options: EmulatorServicesOptions,
  { logs, eventBus, metrics }: Messaging,
  services: () => readonly EmulatedService[],
  requireRole: RequireRole,
  jobs: SageMakerServices,
): StepFunctionsService {
  const { store, identity, random, onFault, executionTime: time } = options;
  const { canCall, callService } = lambdaElsewhere(serviceCalls(services, random), options.lambdaEndpoint);
  return stepFunctionsService({
    store,
    identity,
    clock: time.clock,
    requestClock: options.clock,
    pause: untilJobEnds(time, jobs),
    holdTime: (work) => time.call(work),
    random,
    onFault,
    logs,
    canCall,
    mocks: options.mocks,
    http: httpTasks(eventBus, requireRole, time),
    callService: (call, executionArn) => time.call(() => callService(call, executionArn)),
    onChange: (arn) => options.console.notify('states', arn),
    onExecutionStatusChange(execution) {
      eventBus.putEvent(() => executionStatusChange(execution));
      countExecution(metrics, execution);
    },
  });
}
