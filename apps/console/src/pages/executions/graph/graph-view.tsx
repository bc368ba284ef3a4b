import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import { type ExecutionView, type ItemChoice, viewItem } from '@scones/execution-view';
import { useMemo, useState } from 'react';
import { MachineGraph } from './machine-graph.tsx';

interface Props {
  readonly view: ExecutionView;
  readonly selected: string | undefined;
  onSelect(nodeId: string | undefined): void;
}

/** The graph view of an execution; where a Map state ran over several items, all of them together or one. */
export function GraphView({ view, selected, onSelect }: Props) {
  const [item, setItem] = useState<ItemChoice>();
  const shown = useMemo(() => (item ? viewItem(view, item) : view), [view, item]);
  return (
    <Container
      header={
        <Header variant="h2" actions={<ItemSelect view={view} item={item} onChoose={setItem} />}>
          Graph view
        </Header>
      }
      disableContentPaddings
    >
      <MachineGraph graph={view.graph} view={shown} selected={selected} onSelect={onSelect} />
    </Container>
  );
}

interface SelectProps {
  readonly view: ExecutionView;
  readonly item: ItemChoice | undefined;
  onChoose(item: ItemChoice | undefined): void;
}

const ALL = { value: '', label: 'All items together' };

function ItemSelect({ view, item, onChoose }: SelectProps) {
  const groups = useMemo(() => itemGroups(view), [view]);
  if (groups.length === 0) return null;
  const options = [ALL, ...groups];
  const chosen = groups.flatMap((group) => group.options).find(({ value }) => value === valueOf(item));
  return (
    <Select
      options={options}
      selectedOption={chosen ?? ALL}
      onChange={({ detail }) => onChoose(itemOf(detail.selectedOption.value ?? ''))}
      filteringType="auto"
      virtualScroll
      ariaLabel="The item that the graph shows"
      expandToViewport
    />
  );
}

/** Of each Map state that ran over more than one item, its items. */
function itemGroups({ graph, nodes }: ExecutionView) {
  return graph.nodes.flatMap(({ id, name }) => {
    const total = nodes.get(id)?.items?.total ?? 0;
    if (total < 2) return [];
    const options = Array.from({ length: total }, (_, iteration) => ({
      value: valueOf({ nodeId: id, iteration }),
      label: `${name}: item #${iteration}`,
    }));
    return [{ label: name, options }];
  });
}

function valueOf(item: ItemChoice | undefined): string {
  return item ? `${item.iteration} ${item.nodeId}` : '';
}

function itemOf(value: string): ItemChoice | undefined {
  const [, iteration, nodeId] = /^(\d+) (.*)$/s.exec(value) ?? [];
  return iteration === undefined || nodeId === undefined
    ? undefined
    : { iteration: Number(iteration), nodeId };
}
