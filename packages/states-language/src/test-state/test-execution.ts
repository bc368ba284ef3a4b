import type { Json, JsonObject } from '../json.ts';
import type { Rehearsal } from '../rehearsal.ts';
import type { Execution } from '../runner/execution.ts';
import { ExecutionHistory } from '../runner/execution-history.ts';
import { formatTimestamp } from '../timestamp.ts';
import type { StateTest, TestNames, TestPorts } from './state-test.ts';
import type { TestedState } from './tested-state.ts';

export interface TestOptions {
  readonly names: TestNames;
  readonly ports: TestPorts;
  readonly signal: AbortSignal;
}

/** The execution that a tested state believes to be in; it keeps no history. */
export function testExecution(
  test: StateTest,
  tested: TestedState,
  { names, ports, signal }: TestOptions,
  rehearsal: Rehearsal,
): Execution {
  const { clock, random, callService } = ports;
  const input = JSON.parse(test.input) as Json;
  const startTime = clock.now();
  const noMapRun = (): never => {
    throw new Error('A test starts no Map Run.');
  };
  return {
    identity: { ...names, roleArn: test.roleArn ?? '', startTime, redriveCount: 0 },
    ports: { clock, random, callService, history: () => undefined, startMapRun: noMapRun },
    history: new ExecutionHistory({ clock, sink: () => undefined, limit: Infinity }),
    input,
    signal,
    context: contextOf(test, tested, names, { input, startTime, token: random.uuid() }),
    rehearsal,
  };
}

interface Details {
  readonly input: Json;
  readonly startTime: number;
  readonly token: string;
}

/** A test's context object is that of an Express execution. */
function contextOf(
  { roleArn }: StateTest,
  { definition }: TestedState,
  names: TestNames,
  { input, startTime, token }: Details,
): JsonObject {
  const resource = definition['Resource'];
  const hasToken = typeof resource === 'string' && resource.endsWith('.waitForTaskToken');
  return {
    Execution: {
      Id: names.executionArn,
      Input: input,
      Name: names.executionName,
      ...(roleArn !== undefined && { RoleArn: roleArn }),
      StartTime: formatTimestamp(startTime),
    },
    StateMachine: { Id: names.stateMachineArn, Name: names.stateMachineName },
    ...(hasToken && { Task: { Token: token } }),
  };
}
