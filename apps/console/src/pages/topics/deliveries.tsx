import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { listLogGroups } from '../../aws/logs.ts';
import { Empty } from '../../shared/empty.tsx';
import { useLogEvents } from '../../shared/log-events/use-log-events.ts';
import { LogLines } from '../../shared/log-lines.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { deliveryGroups } from './delivery-groups.ts';

/** The messages that the topic sent, from its delivery logs. */
export function Deliveries({ topicArn }: { readonly topicArn: string }) {
  const groups = useQuery({
    queryKey: ['logs'],
    queryFn: ({ signal }) => listLogGroups(signal),
    meta: { atMostEvery: 1000 },
  });
  const { arrived, failed } = deliveryGroups(topicArn);
  return (
    <Container header={<Header variant="h2">What was sent</Header>}>
      <QueryView query={groups}>
        {(all) => {
          const isThere = (group: string) => all.some(({ logGroupName }) => logGroupName === group);
          if (!isThere(arrived) && !isThere(failed)) return <Empty title="Nothing has been sent yet." />;
          return (
            <SpaceBetween size="l">
              {isThere(failed) && <Log title="Did not arrive" group={failed} />}
              {isThere(arrived) && <Log title="Arrived" group={arrived} />}
            </SpaceBetween>
          );
        }}
      </QueryView>
    </Container>
  );
}

function Log({ title, group }: { readonly title: string; readonly group: string }) {
  const events = useLogEvents(group);
  return (
    <SpaceBetween size="xs">
      <Header variant="h3">{title}</Header>
      <QueryView query={events}>
        {(all) => <LogLines events={all} isNewestFirst group={group} maxHeight={360} />}
      </QueryView>
    </SpaceBetween>
  );
}
