import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { AddressTabs } from '../../shared/address-tabs.tsx';
import { JsonView } from '../../shared/json-view.tsx';
import { EventTable } from './event-table.tsx';
import type { ShownExecution } from './use-execution.ts';

interface Props {
  readonly shown: ShownExecution;
  onSelect(nodeId: string): void;
}

/** The less important views, each in a tab. */
export function ExecutionTabs({ shown, onSelect }: Props) {
  const { execution, view, events, definition } = shown;
  return (
    <AddressTabs
      tabs={[
        {
          id: 'events',
          label: `Events (${events.length})`,
          content: <EventTable story={view.story} onSelect={onSelect} />,
        },
        {
          id: 'data',
          label: 'Input and output',
          content: (
            <SpaceBetween size="m">
              <Header variant="h3">Input</Header>
              <JsonView value={execution.input ?? '{}'} label="the input" />
              <Header variant="h3">Output</Header>
              {execution.output === undefined ? (
                'There is none.'
              ) : (
                <JsonView value={execution.output} label="the output" />
              )}
            </SpaceBetween>
          ),
        },
        {
          id: 'definition',
          label: 'Definition',
          content: <JsonView value={definition} label="the definition" />,
        },
      ]}
    />
  );
}
