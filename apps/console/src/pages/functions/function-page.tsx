import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { describeFunction } from '../../aws/lambda-client.ts';
import { filterLogEvents } from '../../aws/logs.ts';
import { LogLines } from '../../shared/log-lines.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { usePlace } from '../../shell/page-frame.tsx';
import { InvocationTable } from './invocation-table.tsx';
import { readInvocations } from './read-invocations.ts';
import { TryEvent } from './try-event.tsx';

export default function FunctionPage() {
  const { name = '' } = useParams();
  usePlace(
    { text: 'Functions', href: '/functions' },
    { text: name, href: `/functions/${encodeURIComponent(name)}` },
  );
  const found = useQuery({ queryKey: ['lambda', name], queryFn: () => describeFunction(name) });
  return (
    <ContentLayout header={<Header variant="h1">{name}</Header>}>
      <QueryView query={found}>
        {(configuration) => <FunctionDetails configuration={configuration} />}
      </QueryView>
    </ContentLayout>
  );
}

function FunctionDetails({ configuration }: { readonly configuration: FunctionConfiguration }) {
  const { FunctionName = '', LoggingConfig } = configuration;
  const logGroupName = LoggingConfig?.LogGroup ?? `/aws/lambda/${FunctionName}`;
  const log = useQuery({
    queryKey: ['logs', logGroupName],
    queryFn: ({ signal }) => filterLogEvents({ logGroupName }, signal),
    meta: { atMostEvery: 500 },
  });
  const events = log.data ?? [];
  return (
    <SpaceBetween size="l">
      <Container>
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Runtime', value: configuration.Runtime ?? '–' },
            { label: 'Handler', value: configuration.Handler ?? '–' },
            { label: 'Memory', value: `${configuration.MemorySize} MB` },
            { label: 'Time-out', value: `${configuration.Timeout} s` },
            { label: 'Role', value: configuration.Role?.split('/').at(-1) ?? '–' },
            { label: 'Log group', value: logGroupName },
          ]}
        />
      </Container>
      <Tabs
        variant="container"
        tabs={[
          {
            id: 'invocations',
            label: 'Invocations',
            content: <InvocationTable invocations={readInvocations(events)} />,
          },
          { id: 'log', label: 'Log', content: <LogLines events={events} /> },
          { id: 'try', label: 'Try an event', content: <TryEvent functionName={FunctionName} /> },
        ]}
      />
    </SpaceBetween>
  );
}
