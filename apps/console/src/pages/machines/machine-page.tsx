import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { describeMachine, type Machine } from '../../aws/states.ts';
import { QueryView } from '../../shared/query-view.tsx';
import { usePlace } from '../../shell/page-frame.tsx';
import { DefinitionView } from './definition-view.tsx';
import { ExecutionList } from './execution-list.tsx';
import { StartExecution } from './start-execution.tsx';

export default function MachinePage() {
  const { arn = '' } = useParams();
  usePlace(
    { text: 'State machines', href: '/machines' },
    { text: arn.split(':')[6] ?? arn, href: `/machines/${encodeURIComponent(arn)}` },
  );
  const machine = useQuery({
    queryKey: ['states', arn, 'machine'],
    queryFn: ({ signal }) => describeMachine(arn, signal),
  });
  return <QueryView query={machine}>{(found) => <MachineDetails machine={found} />}</QueryView>;
}

function MachineDetails({ machine }: { readonly machine: Machine }) {
  const [isStarting, setStarting] = useState(false);
  const { name, stateMachineArn = '', type, definition = '{}' } = machine;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={`${type === 'EXPRESS' ? 'Express' : 'Standard'} · ${machine.roleArn}`}
          actions={
            <Button variant="primary" onClick={() => setStarting(true)}>
              Start an execution
            </Button>
          }
        >
          {name}
        </Header>
      }
    >
      <Tabs
        variant="container"
        tabs={[
          { id: 'executions', label: 'Executions', content: <ExecutionList machineArn={stateMachineArn} /> },
          { id: 'definition', label: 'Definition', content: <DefinitionView definition={definition} /> },
        ]}
      />
      {isStarting && <StartExecution machine={machine} onDone={() => setStarting(false)} />}
    </ContentLayout>
  );
}
