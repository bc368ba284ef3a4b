import type { TestStateCommandOutput } from '@aws-sdk/client-sfn';
import {
  DefinitionError,
  InvalidTest,
  runStateTest,
  type StateTest,
  type StateTestResult,
} from '@scones/states-language';
import { z } from 'zod';
import { operation, type StepFunctionsContext } from '../context.ts';
import { errors } from '../errors.ts';
import { readInput } from '../executions/execution-input.ts';
import { describeExchange } from '../describe-exchange.ts';
import { outputModel } from '../output-models/output-models.ts';
import { checkRoleArn, stateMachineArn, testExecutionArn } from '../names.ts';

const data = z.string().max(262_144);
const count = z.number().int().min(0);

const input = z.strictObject({
  definition: z.string().min(1).max(1_048_576),
  roleArn: z.string().min(1).max(256).optional(),
  input: data.optional(),
  inspectionLevel: z.enum(['INFO', 'DEBUG', 'TRACE']).optional(),
  revealSecrets: z.boolean().optional(),
  variables: data.optional(),
  stateName: z.string().min(1).max(80).optional(),
  mock: z
    .strictObject({
      result: data.optional(),
      errorOutput: z
        .strictObject({ error: z.string().max(256).optional(), cause: z.string().max(32_768).optional() })
        .optional(),
      fieldValidationMode: z.enum(['STRICT', 'PRESENT', 'NONE']).optional(),
    })
    .optional(),
  context: data.optional(),
  stateConfiguration: z
    .strictObject({
      retrierRetryCount: count.optional(),
      errorCausedByState: z.string().min(1).max(80).optional(),
      mapIterationFailureCount: count.optional(),
      mapItemReaderData: data.optional(),
    })
    .optional(),
});

export const testState = operation<TestStateCommandOutput>()(input, async (context, request) => {
  const { inspectionLevel = 'INFO', stateConfiguration, ...given } = request;
  if (given.roleArn !== undefined) checkRoleArn(given.roleArn);
  const test = { ...given, input: readInput(given.input), configuration: stateConfiguration };
  const { inspection, ...outcome } = await run(context, test);
  if (inspectionLevel === 'INFO') return outcome;
  const exchange = inspectionLevel === 'TRACE' ? describeExchange(inspection) : {};
  return { ...outcome, inspectionData: { ...describe(inspection), ...exchange } };
});

async function run(context: StepFunctionsContext, test: StateTest): Promise<StateTestResult> {
  const { identity, clock, random, tests } = context;
  const [machine, name] = [random.uuid(), random.uuid()];
  const executionArn = testExecutionArn(identity, machine, name);
  const names = {
    executionArn,
    executionName: name,
    stateMachineArn: stateMachineArn(identity, machine),
    stateMachineName: machine,
    region: identity.region,
  };
  const { callService, http, canCall, evaluateElsewhere, signal } = tests;
  const ports = {
    clock,
    random,
    outputModel,
    evaluateElsewhere,
    http,
    callService: (call: Parameters<typeof callService>[0]) => callService(call, executionArn),
    ...(canCall && { canCall }),
  };
  try {
    return await runStateTest(test, { names, ports, signal });
  } catch (error) {
    if (signal.aborted) return endedByEmulator(test, error);
    throw refusal(error);
  }
}

/** An emulator that ends takes its tests with it, as it does with Express executions. */
function endedByEmulator({ input: raw }: StateTest, reason: unknown): StateTestResult {
  const inspection = { input: raw, steps: {} };
  return { status: 'FAILED', error: 'States.Runtime', cause: String(reason), inspection };
}

function refusal(error: unknown): unknown {
  if (error instanceof DefinitionError) return errors.InvalidDefinition({ faults: error.message });
  if (!(error instanceof InvalidTest)) return error;
  const { message, isDefinition } = error;
  return isDefinition
    ? errors.InvalidDefinition({ faults: message })
    : errors.ValidationException.invalidTest({ reason: message });
}

/** The steps that are JSON documents are texts on the wire; the numbers of a Map are numbers. */
function describe({ input: raw, steps, variables, errorDetails }: StateTestResult['inspection']): object {
  const { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage, ...documents } = steps;
  const numbers = { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage };
  return {
    input: raw,
    ...mapValues(documents, (value) => JSON.stringify(value)),
    ...mapValues(numbers, (value) => value),
    ...(variables !== undefined && { variables: JSON.stringify(variables) }),
    ...(errorDetails && { errorDetails }),
  };
}

/** Without the members that are absent. */
function mapValues(members: object, change: (value: unknown) => unknown): object {
  const present = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, change(value)]));
}
