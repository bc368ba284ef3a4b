import type { Diagnostic } from './diagnostic.ts';

/** A transition from one state to another; `from` is absent for StartAt. */
export interface Link {
  readonly from: string | undefined;
  readonly to: string;
  readonly location: string;
}

interface Graph {
  readonly names: readonly string[];
  readonly links: readonly Link[];
  readonly terminals: ReadonlySet<string>;
  /** The location of the states. */
  readonly location: string;
  /** Whether the states are the machine's own: AWS asks for a last state only there. */
  readonly isMachine: boolean;
}

/** Every transition must lead to a state, every state must be reachable, and one of the machine's own must be the last. */
export function checkTransitions(
  { names, links, terminals, location, isMachine }: Graph,
  report: (d: Diagnostic) => void,
): void {
  const known = new Set(names);
  for (const { to, location: at } of links) {
    if (!known.has(to)) report(missingTarget(`Missing 'Next' target: ${to}`, at));
  }
  if (isMachine && terminals.size === 0) {
    report({ severity: 'ERROR', code: 'MISSING_END_STATE', message: 'Workflow has no terminal state' });
    return;
  }
  const reached = reachableFrom(links);
  for (const name of names) {
    if (!reached.has(name)) report(missingTarget(`State "${name}" is not reachable.`, `${location}/${name}`));
  }
}

function missingTarget(message: string, location: string): Diagnostic {
  return { severity: 'ERROR', code: 'MISSING_TRANSITION_TARGET', message, location };
}

function reachableFrom(links: readonly Link[]): Set<string | undefined> {
  const targets = Map.groupBy(links, ({ from }) => from);
  const reached = new Set<string | undefined>([undefined]);
  for (const name of reached) {
    for (const { to } of targets.get(name) ?? []) reached.add(to);
  }
  return reached;
}
