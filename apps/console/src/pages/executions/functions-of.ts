import type { Attempt, StateDefinition, Workflow } from '@scones/execution-view';
import { memberOf, parsedJson } from '../../shared/parsed-json.ts';

/** The names of the functions that a machine's states call, the last state's first. */
export function functionsOf(workflow: Workflow): string[] {
  const states = [...workflow.states.values()];
  const found = states.flatMap((state) =>
    [functionOfState(state) ?? [], state.inner.flatMap(functionsOf)].flat(),
  );
  return [...new Set(found.reverse())];
}

function functionOfState({ resource, source }: StateDefinition): string | undefined {
  const parameters = source['Parameters'] ?? source['Arguments'];
  return functionName(memberOf(parameters, 'FunctionName') ?? resource);
}

/** The function that one try of a state called, from the event: the definition may leave it to the input. */
export function functionOfAttempt({ input, resource }: Attempt): string | undefined {
  if (resource?.startsWith('lambda:invoke')) return functionName(memberOf(parsedJson(input), 'FunctionName'));
  return functionName(resource);
}

/** The function's name in its ARN, without version or alias. */
function functionName(named: unknown): string | undefined {
  if (typeof named !== 'string') return undefined;
  if (!named.startsWith('arn:')) return /^[\w-]+$/.test(named) ? named : undefined;
  return /^arn:[^:]*:lambda:[^:]*:\d*:function:([^:]+)/.exec(named)?.[1];
}
