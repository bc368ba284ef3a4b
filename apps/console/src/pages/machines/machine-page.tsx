import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { describeMachine, type Machine } from '../../aws/states.ts';
import { AddressTabs } from '../../shared/address-tabs.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { usePlace } from '../../shell/page-frame.tsx';
import { DefinitionView } from './definition/definition-view.tsx';
import { ExecutionList } from './execution-list.tsx';
import { ClassifyPicture } from './picture/classify-picture.tsx';
import { StartExecution } from './start/start-execution.tsx';
import { useSampleInput } from './start/use-sample-input.ts';
import { pictureRequestOf } from './picture/picture-request.ts';
import './machine-page.css';

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
  const { name, stateMachineArn = '', type, definition = '{}', roleArn = '' } = machine;
  const sample = useSampleInput(stateMachineArn, definition);
  const request = pictureRequestOf(sample);
  const tabs = [
    { id: 'executions', label: 'Executions', content: <ExecutionList machineArn={stateMachineArn} /> },
    ...(request
      ? [
          {
            id: 'picture',
            label: 'Classify a picture',
            content: <ClassifyPicture machineArn={stateMachineArn} request={request} />,
          },
        ]
      : []),
    {
      id: 'definition',
      label: 'Definition',
      content: <DefinitionView machine={{ definition, roleArn }} sample={sample} />,
    },
  ];
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={`${type === 'EXPRESS' ? 'Express' : 'Standard'}, by the role ${roleArn.split('/').at(-1)}`}
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
      <AddressTabs tabs={tabs} />
      {isStarting && (
        <StartExecution machineArn={stateMachineArn} input={sample} onDone={() => setStarting(false)} />
      )}
    </ContentLayout>
  );
}
