import type { Output, Stack, StackEvent, StackResourceSummary } from '@aws-sdk/client-cloudformation';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { AddressTabs } from '../../shared/address-tabs.tsx';
import { describeStack, stackEvents, stackResources } from '../../aws/cloudformation-client.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Status } from '../../shared/status.tsx';
import { Time } from '../../shared/time.tsx';
import { type Column, VirtualTable } from '../../shared/virtual-table.tsx';
import { pageOfResource } from './page-of-resource.ts';
import { usePlace } from '../../shell/page-frame.tsx';

export default function StackPage() {
  const { name = '' } = useParams();
  usePlace({ text: 'Stacks', href: '/stacks' }, { text: name, href: `/stacks/${encodeURIComponent(name)}` });
  const stack = useQuery({ queryKey: ['cloudformation', name], queryFn: () => describeStack(name) });
  const resources = useQuery({
    queryKey: ['cloudformation', name, 'resources'],
    queryFn: () => stackResources(name),
  });
  const events = useQuery({ queryKey: ['cloudformation', name, 'events'], queryFn: () => stackEvents(name) });
  return (
    <ContentLayout header={<Header variant="h1">{name}</Header>}>
      <SpaceBetween size="l">
        <QueryView query={stack}>
          {(found) => (found ? <Summary stack={found} /> : <Empty title="There is no such stack." />)}
        </QueryView>
        <AddressTabs
          tabs={[
            {
              id: 'resources',
              label: 'Resources',
              content: (
                <QueryView query={resources}>
                  {(rows) => (
                    <VirtualTable
                      label="Resources"
                      columns={RESOURCES}
                      rows={rows}
                      keyOf={({ LogicalResourceId = '' }) => LogicalResourceId}
                    />
                  )}
                </QueryView>
              ),
            },
            {
              id: 'events',
              label: 'Events',
              content: (
                <QueryView query={events}>
                  {(rows) => (
                    <VirtualTable
                      label="Events"
                      columns={EVENTS}
                      rows={rows}
                      keyOf={({ EventId = '' }) => EventId}
                    />
                  )}
                </QueryView>
              ),
            },
            {
              id: 'outputs',
              label: 'Outputs',
              content: (
                <VirtualTable
                  label="Outputs"
                  columns={OUTPUTS}
                  rows={stack.data?.Outputs ?? []}
                  keyOf={({ OutputKey = '' }) => OutputKey}
                  empty="The stack has no output."
                />
              ),
            },
          ]}
        />
      </SpaceBetween>
    </ContentLayout>
  );
}

function Summary({ stack }: { readonly stack: Stack }) {
  return (
    <Container header={<Header variant="h2">Summary</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Status', value: <Status status={stack.StackStatus ?? ''} /> },
          { label: 'Made', value: <Time at={stack.CreationTime?.getTime() ?? 0} /> },
          { label: 'Description', value: stack.Description ?? '–' },
          ...(stack.StackStatusReason === undefined
            ? []
            : [{ label: 'Why', value: stack.StackStatusReason }]),
        ]}
      />
    </Container>
  );
}

interface PhysicalIdProps {
  readonly type: string | undefined;
  readonly physicalId: string | undefined;
}

function PhysicalId({ type, physicalId }: PhysicalIdProps) {
  const page = pageOfResource({ type, physicalId });
  return (
    <span title={physicalId}>
      {page === undefined ? physicalId : <PageLink to={page}>{physicalId}</PageLink>}
    </span>
  );
}

const RESOURCES: readonly Column<StackResourceSummary>[] = [
  {
    id: 'logical',
    header: 'Logical id',
    width: 'minmax(220px, 1.4fr)',
    narrow: { width: 'minmax(120px, 1fr)', place: 1 },
    cell: ({ LogicalResourceId }) => LogicalResourceId,
    sortBy: ({ LogicalResourceId = '' }) => LogicalResourceId,
  },
  {
    id: 'type',
    header: 'Type',
    width: 'minmax(200px, 1fr)',
    cell: ({ ResourceType }) => ResourceType,
    sortBy: ({ ResourceType = '' }) => ResourceType,
  },
  {
    id: 'status',
    header: 'Status',
    width: '190px',
    narrow: { width: '150px', place: 2 },
    cell: ({ ResourceStatus }) => <Status status={ResourceStatus ?? ''} />,
    sortBy: ({ ResourceStatus = '' }) => ResourceStatus,
  },
  {
    id: 'physical',
    header: 'Physical id',
    width: 'minmax(260px, 2fr)',
    cell: ({ ResourceType, PhysicalResourceId }) => (
      <PhysicalId type={ResourceType} physicalId={PhysicalResourceId} />
    ),
  },
];

const EVENTS: readonly Column<StackEvent>[] = [
  {
    id: 'time',
    header: 'Time',
    width: '190px',
    cell: ({ Timestamp }) => <Time at={Timestamp?.getTime() ?? 0} />,
  },
  {
    id: 'logical',
    header: 'Logical id',
    width: 'minmax(220px, 1.4fr)',
    cell: ({ LogicalResourceId }) => LogicalResourceId,
    sortBy: ({ LogicalResourceId = '' }) => LogicalResourceId,
  },
  {
    id: 'status',
    header: 'Status',
    width: '230px',
    cell: ({ ResourceStatus }) => <Status status={ResourceStatus ?? ''} />,
  },
  {
    id: 'why',
    header: 'Why',
    width: 'minmax(240px, 2fr)',
    cell: ({ ResourceStatusReason = '' }) => <span title={ResourceStatusReason}>{ResourceStatusReason}</span>,
  },
];

const OUTPUTS: readonly Column<Output>[] = [
  { id: 'key', header: 'Key', width: 'minmax(200px, 1fr)', cell: ({ OutputKey }) => OutputKey },
  {
    id: 'value',
    header: 'Value',
    width: 'minmax(300px, 2fr)',
    cell: ({ OutputValue }) => <PhysicalId type={undefined} physicalId={OutputValue} />,
  },
  {
    id: 'what',
    header: 'Description',
    width: 'minmax(240px, 1.5fr)',
    cell: ({ Description = '' }) => Description,
  },
];
