import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import { checkMockResult } from './check-mock-result.ts';
import { InvalidTest } from './invalid-test.ts';
import { mockedResource, needsMock } from './mocked-resource.ts';
import { readContext } from './read-context.ts';
import type { Mock, StateTest, TestConfiguration, TestPorts } from './state-test.ts';
import { hasInnerState, type TestedState } from './tested-state.ts';

/** Checks what is asked of a test before anything runs. Throws `InvalidTest` with AWS's words. */
export function checkTest(test: StateTest, tested: TestedState, outputModel: TestPorts['outputModel']): void {
  const { mock, configuration = {} } = test;
  if (!mock) return checkWithoutMock(test, tested);
  checkMock(test, mock, tested, outputModel);
  checkTaskContext(test, tested);
  checkErrorSource(configuration, mock, tested);
}

/** The members of a request that only a mock gives sense to, by the names in AWS's sentences. */
function mockOnly({ context, configuration = {} }: StateTest): [string, unknown][] {
  return [
    ['MapIterationFailureCount', configuration.mapIterationFailureCount],
    ['ErrorCausedByState', configuration.errorCausedByState],
    ['MapItemReaderData', configuration.mapItemReaderData],
    ['RetrierRetryCount', configuration.retrierRetryCount],
    ['Context', context],
  ];
}

function checkWithoutMock(test: StateTest, { definition }: TestedState): void {
  const [first] = mockOnly(test).find(([, value]) => value !== undefined) ?? [];
  if (first) throw new InvalidTest(`TestState does not support ${first} when a mock is not specified.`);
  const { Type: type, Resource: resource } = definition;
  if (type === 'Map' || type === 'Parallel') {
    throw new InvalidTest(
      'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
      { isDefinition: true },
    );
  }
  if (type !== 'Task') return;
  if (needsMock(resource)) {
    const reason = `TestState API does not support the Resource '${resource as string}' when a mock is not specified.`;
    throw new InvalidTest(reason, { isDefinition: true });
  }
  if (test.roleArn === undefined)
    throw new InvalidTest('RoleArn must be specified when testing a Task state');
}

function checkMock(
  { revealSecrets }: StateTest,
  mock: Mock,
  { definition }: TestedState,
  outputModel: TestPorts['outputModel'],
): void {
  const type = definition['Type'] as string;
  if (!Object.hasOwn(RESULT_CHECKS, type)) {
    throw new InvalidTest(`State type '${type}' is not supported when a mock is specified`);
  }
  if (revealSecrets) {
    throw new InvalidTest('TestState does not support RevealSecrets when a mock is specified.');
  }
  if ((mock.result === undefined) === (mock.errorOutput === undefined)) {
    throw new InvalidTest('A test mock should have only one of the following fields: [result, errorOutput].');
  }
  if (mock.result === undefined) return;
  RESULT_CHECKS[type]?.(parseResult(mock.result), definition, mock, outputModel);
}

/** Only a task that somebody reports on has a token. */
function checkTaskContext({ context }: StateTest, { state }: TestedState): void {
  if (context === undefined || !Object.hasOwn(readContext(context), 'Task') || state.takesToken) return;
  throw new InvalidTest(
    "Invalid Context object provided: Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
  );
}

function parseResult(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new InvalidTest('Mocked result must be valid JSON', { cause });
  }
}

type CheckResult = (
  result: Json,
  definition: JsonObject,
  mock: Mock,
  outputModel: TestPorts['outputModel'],
) => void;

/** The state types that take a mock, and what their results must be. */
const RESULT_CHECKS: Readonly<Record<string, CheckResult>> = {
  Map(result, definition) {
    // A ResultWriter's result says where the results were written.
    if (definition['ResultWriter'] === undefined) requireArray(result);
    else requireObject(result);
  },
  Parallel(result, { Branches: branches }) {
    const { length } = requireArray(result);
    if (length !== (branches as Json[]).length) {
      throw new InvalidTest(
        'Mocked result must contain the same number of items as number of Parallel branches.',
      );
    }
  },
  Task(result, { Resource: resource }, { fieldValidationMode: mode = 'STRICT' }, outputModel) {
    const { service, operation } = mockedResource(resource as string) ?? {};
    if (mode === 'NONE' || service === undefined || operation === undefined) return;
    const model = outputModel(service);
    const structure = model?.outputOf(operation);
    if (!model || structure === undefined) {
      const missing = `The emulator has no model of ${service}:${operation}`;
      throw new InvalidTest(`${missing}: set mock.fieldValidationMode to NONE to test it unchecked.`);
    }
    if (structure !== null) checkMockResult(requireObject(result), structure, model, mode);
  },
};

function requireArray(result: Json): Json[] {
  if (Array.isArray(result)) return result;
  throw new InvalidTest('Mocked result must be an array.');
}

function requireObject(result: Json): JsonObject {
  if (isObject(result)) return result;
  throw new InvalidTest('Mocked result must be a JSON object.');
}

function checkErrorSource(
  { errorCausedByState: name }: TestConfiguration,
  { errorOutput }: Mock,
  { definition }: TestedState,
): void {
  if (name === undefined) return;
  if (!errorOutput) {
    throw new InvalidTest('TestState does not support ErrorCausedByState when an error is not mocked.');
  }
  if (!hasInnerState(definition, name)) {
    throw new InvalidTest(`The state '${name}' of ErrorCausedByState is not found in the tested state.`);
  }
}
