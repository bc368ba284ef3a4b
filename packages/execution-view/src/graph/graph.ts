/** A state, the start or the end of a machine; a Parallel or Map state is a group that holds others. */
export interface GraphNode {
  /** Unique in the graph: the state's name behind those of the groups that it stands in. */
  readonly id: string;
  readonly kind: 'start' | 'end' | 'state';
  readonly name: string;
  /** Unique in the graph: the names of the groups around the state, then its own. */
  readonly type?: string;
  /** The Task's call, in short: `lambda:invoke`. */
  readonly resource?: string;
  /** The group that it stands in. */
  readonly parent?: string;
  readonly isGroup: boolean;
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'choice' | 'default' | 'catch';
  /** The rule of a Choice, or the errors that are caught. */
  readonly label?: string;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export const START_ID = 'start';
export const END_ID = 'end';

/** The id of a node inside a group begins with the group's id and the number of the branch. */
export function nodeId(scope: string, name: string): string {
  return `${scope}/${name}`;
}

/** The scope of a branch of a Parallel state, or of a Map state's one processor. */
export function innerScope(groupId: string, branch: number): string {
  return `${groupId}#${branch}`;
}
