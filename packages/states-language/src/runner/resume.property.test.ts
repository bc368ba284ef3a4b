import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExecutionResult } from '../execution-result.ts';
import type { HistoryEvent } from '../history.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ServiceCall, ServiceResponse } from '../ports.ts';
import { lambdaAnswers, runStates, type TestRun, thrown } from '../test-run.ts';

/** A step of a generated machine, by what happens in it. */
type Step =
  | { readonly kind: 'pass' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'task'; readonly fails: number; readonly seconds: number; readonly isCaught: boolean }
  | { readonly kind: 'parallel'; readonly lines: Step[][]; readonly isCaught: boolean }
  | { readonly kind: 'map'; readonly line: Step[]; readonly concurrency: number; readonly isCaught: boolean };

const machine = fc.letrec<{ step: Step; line: Step[] }>((tie) => ({
  line: fc.array(tie('step'), { minLength: 1, maxLength: 3 }),
  step: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.record<Step & { kind: 'pass' }>({ kind: fc.constant('pass') }),
    fc.record<Step & { kind: 'wait' }>({ kind: fc.constant('wait') }),
    fc.record<Step & { kind: 'task' }>({
      kind: fc.constant('task'),
      // How many attempts fail; the machine grants three.
      fails: fc.constantFrom(0, 0, 0, 1, 3),
      seconds: fc.constantFrom(0, 0, 1, 7),
      isCaught: fc.boolean(),
    }),
    fc.record<Step & { kind: 'parallel' }>({
      kind: fc.constant('parallel'),
      lines: fc.array(tie('line'), { minLength: 1, maxLength: 3 }),
      isCaught: fc.boolean(),
    }),
    fc.record<Step & { kind: 'map' }>({
      kind: fc.constant('map'),
      line: tie('line'),
      concurrency: fc.constantFrom(0, 1, 2),
      isCaught: fc.boolean(),
    }),
  ),
})).line;

/** Names every state by its place, since a name may be used once in a machine. */
function statesOf(steps: readonly Step[], prefix = 'S'): Record<string, JsonObject> {
  const entries = steps.map((step, index): [string, JsonObject] => {
    const name = `${prefix}${index}`;
    const next = index === steps.length - 1 ? { End: true } : { Next: `${prefix}${index + 1}` };
    return [name, { ...stateOf(step, name), ...next }];
  });
  return { ...Object.fromEntries(entries), ...recoveries(steps, prefix) };
}

/** A state for each Catch to lead to. */
function recoveries(steps: readonly Step[], prefix: string): Record<string, JsonObject> {
  const caught = steps.flatMap((step, index) => ('isCaught' in step && step.isCaught ? [index] : []));
  return Object.fromEntries(
    caught.map((index) => [`${prefix}${index}c`, { Type: 'Pass', Result: 'caught', End: true }]),
  );
}

function stateOf(step: Step, name: string): JsonObject {
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: `${name}c` }];
  const caught = 'isCaught' in step && step.isCaught ? { Catch } : {};
  if (step.kind === 'pass') return { Type: 'Pass', Result: name, ResultPath: null };
  if (step.kind === 'wait') return { Type: 'Wait', Seconds: 3 };
  if (step.kind === 'task') {
    const { fails, seconds } = step;
    const Parameters = { name, fails, seconds, 'attempt.$': '$$.State.RetryCount' };
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2, JitterStrategy: 'FULL' }];
    const Resource = 'arn:aws:lambda:us-east-1:000000000000:function:f';
    return { Type: 'Task', Resource, Parameters, ResultPath: null, Retry, ...caught };
  }
  if (step.kind === 'parallel') {
    const Branches = step.lines.map((line, index) => workflowOf(line, `${name}p${index}-`));
    return { Type: 'Parallel', Branches, ResultPath: '$.all', ...caught };
  }
  const ItemProcessor = workflowOf(step.line, `${name}m-`);
  const Map = { Type: 'Map', ItemsPath: '$.items', ItemProcessor, MaxConcurrency: step.concurrency };
  return { ...Map, ItemSelector: { 'items.$': '$.items' }, ResultPath: '$.all', ...caught };
}

function workflowOf(line: readonly Step[], prefix: string): JsonObject {
  return { StartAt: `${prefix}0`, States: statesOf(line, prefix) };
}

interface Ended {
  readonly result: ExecutionResult;
  readonly events: readonly HistoryEvent[];
}

async function runOver(states: Record<string, Json>, recorded: readonly HistoryEvent[] = []): Promise<Ended> {
  const run: TestRun = runStates(states, {
    input: { items: [1, 2, 3] },
    recorded,
    callService: (call) => answer(run, call),
  });
  let result: ExecutionResult | undefined;
  void run.result.then((ended) => (result = ended));
  for (let days = 0; days < 20 && !result; days++) await run.clock.advance(86_400_000);
  if (!result) throw new Error(`It hangs after ${run.types().join()}`);
  return { result, events: run.events };
}

async function answer({ clock }: TestRun, call: ServiceCall): Promise<ServiceResponse> {
  const { Payload } = call.parameters as { Payload: string };
  const { fails, seconds, attempt } = JSON.parse(Payload) as {
    fails: number;
    seconds: number;
    attempt: number;
  };
  if (seconds > 0) await clock.sleep(seconds * 1000);
  return await lambdaAnswers(attempt < fails ? thrown('Broken') : null)(call);
}

function count(events: readonly HistoryEvent[], pattern: RegExp): number {
  return events.filter(({ type }) => pattern.test(type)).length;
}

it('goes on after any event to the same end, with each task scheduled and answered once', async () => {
  await fc.assert(
    fc.asyncProperty(machine, fc.nat(), fc.nat(), async (steps, first, second) => {
      const states = statesOf(steps);
      const whole = await runOver(states);
      const cut = whole.events.slice(0, 1 + (first % (whole.events.length - 1)));
      const once = await runOver(states, cut);
      expect(once.result).toEqual(whole.result);
      // It is cut off a second time, at an event of the first or of the second run.
      const again = await runOver(states, once.events.slice(0, 1 + (second % (once.events.length - 1))));
      expect(again.result).toEqual(whole.result);
      for (const { events } of [once, again]) {
        expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
        expect(count(events, /^LambdaFunctionScheduled$/)).toBeGreaterThanOrEqual(
          count(events, /^LambdaFunction(?:Succeeded|Failed)$/),
        );
        expect(count(events, /^Execution(?:Succeeded|Failed)$/)).toBe(1);
      }
      expect(once.events.slice(0, cut.length)).toEqual(cut);
    }),
    { numRuns: 150 },
  );
});
