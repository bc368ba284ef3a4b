import type { TableRow } from '@scones/execution-view';

interface Props {
  readonly row: TableRow;
  /** Undefined where nothing is inside. */
  readonly isOpen: boolean | undefined;
  /** Whether any row unfolds. */
  readonly isTree: boolean;
  onTurn(id: string): void;
  onSelect(nodeId: string): void;
}

/** A state's name, indented by its depth, after the button that unfolds it. */
export function StateName({ row: { id, name, depth, run }, isOpen, isTree, onTurn, onSelect }: Props) {
  return (
    <span className="state-name" style={{ paddingInlineStart: `${depth * 20}px` }}>
      {isOpen === undefined ? (
        isTree && <span className="turn" />
      ) : (
        <button
          type="button"
          className="turn"
          aria-expanded={isOpen}
          aria-label={`What is inside of ${name}`}
          onClick={(event) => {
            event.stopPropagation();
            onTurn(id);
          }}
        >
          {isOpen ? '▾' : '▸'}
        </button>
      )}
      <button type="button" className="choose" title={name} onClick={() => onSelect(run.nodeId)}>
        {name}
      </button>
    </span>
  );
}
