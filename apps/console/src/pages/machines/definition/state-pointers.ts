import { innerScope, nodeId } from '@scones/execution-view';
import { memberOf } from '../../../shared/parsed-json.ts';
import { escaped } from './json-lines.ts';

/** The place of each node of a machine's graph in its definition, as a JSON pointer. */
export function statePointers(definition: unknown): ReadonlyMap<string, string> {
  return new Map(pointersIn(definition, '', ''));
}

function pointersIn(workflow: unknown, scope: string, pointer: string): [string, string][] {
  const states = memberOf(workflow, 'States');
  if (typeof states !== 'object' || states === null) return [];
  return Object.entries(states).flatMap(([name, state]) => {
    const id = nodeId(scope, name);
    const own = `${pointer}/States/${escaped(name)}`;
    return [
      [id, own] as [string, string],
      ...innerWorkflows(state).flatMap(([path, inner], branch) =>
        pointersIn(inner, innerScope(id, branch), `${own}/${path}`),
      ),
    ];
  });
}

function innerWorkflows(state: unknown): [path: string, workflow: unknown][] {
  const name = ['ItemProcessor', 'Iterator'].find((member) => memberOf(state, member) !== undefined);
  if (name !== undefined) return [[name, memberOf(state, name)]];
  const branches = memberOf(state, 'Branches');
  return Array.isArray(branches)
    ? branches.map((branch: unknown, index) => [`Branches/${index}`, branch])
    : [];
}
