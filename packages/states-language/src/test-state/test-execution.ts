import type { Json, JsonObject } from '../json.ts';
import type { Rehearsal } from '../rehearsal.ts';
import type { Execution } from '../runner/execution.ts';
import { ExecutionHistory } from '../runner/execution-history.ts';
import { TaskTokens } from '../tasks/task-tokens.ts';
import { formatTimestamp } from '../timestamp.ts';
import type { StateTest, TestNames, TestPorts } from './state-test.ts';

export interface TestOptions {
  readonly names: TestNames;
  readonly ports: TestPorts;
  readonly signal: AbortSignal;
}

/** The execution that a tested state believes to be in; it keeps no history. */
export function testExecution(
  test: StateTest,
  { names, ports, signal }: TestOptions,
  rehearsal: Rehearsal,
): Execution {
  const { clock, random, callService, http, evaluateElsewhere } = ports;
  const input = JSON.parse(test.input) as Json;
  const startTime = clock.now();
  return {
    identity: { ...names, roleArn: test.roleArn ?? '', startTime, redriveCount: 0 },
    ports: {
      clock,
      pause: onlyMocked,
      random,
      callService,
      http,
      evaluateElsewhere,
      history: () => undefined,
      startMapRun: onlyMocked,
      taskTokens: new TaskTokens(),
      scheduleActivity: onlyMocked,
    },
    history: new ExecutionHistory({ clock, sink: () => undefined, limit: Infinity }),
    input,
    signal,
    context: () => contextOf(test, names, input, startTime),
    rehearsal,
  };
}

/** What goes on outside of a state's call is there only as a mock. */
function onlyMocked(): never {
  throw new Error('A test without a mock starts no job, no Map Run and no activity.');
}

/** A test's context object is that of an Express execution. */
function contextOf({ roleArn }: StateTest, names: TestNames, input: Json, startTime: number): JsonObject {
  return {
    Execution: {
      Id: names.executionArn,
      Input: input,
      Name: names.executionName,
      RoleArn: roleArn ?? null,
      StartTime: formatTimestamp(startTime),
    },
    StateMachine: { Id: names.stateMachineArn, Name: names.stateMachineName },
  };
}
