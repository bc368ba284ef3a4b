import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { AddressTabs } from '../../shared/address-tabs.tsx';
import { describeFunction } from '../../aws/lambda-client.ts';
import { LogLines } from '../../shared/log-lines.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { useLogEvents } from '../../shared/log-events/use-log-events.ts';
import { usePlace } from '../../shell/page-frame.tsx';
import { FunctionFacts } from './function-facts.tsx';
import { InvocationCharts } from './invocation-charts.tsx';
import { invocationFacts } from './invocation-facts.ts';
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
  const group = LoggingConfig?.LogGroup ?? `/aws/lambda/${FunctionName}`;
  const log = useLogEvents(group);
  const events = useMemo(() => log.data ?? [], [log.data]);
  const invocations = useMemo(() => readInvocations(events), [events]);
  return (
    <SpaceBetween size="l">
      <Container>
        <FunctionFacts configuration={configuration} facts={invocationFacts(invocations)} group={group} />
      </Container>
      <AddressTabs
        tabs={[
          {
            id: 'invocations',
            label: 'Invocations',
            content: (
              <SpaceBetween size="l">
                <InvocationCharts invocations={invocations} />
                <InvocationTable invocations={invocations} events={events} group={group} />
              </SpaceBetween>
            ),
          },
          { id: 'log', label: 'Log', content: <LogLines events={events} isNewestFirst group={group} /> },
          { id: 'try', label: 'Try an event', content: <TryEvent functionName={FunctionName} /> },
        ]}
      />
    </SpaceBetween>
  );
}
