import type { Subscription } from '@aws-sdk/client-sns';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { listSubscriptions, listTopics, topicAttributes } from '../../aws/sns-client.ts';
import { arnName } from '../../shared/arn-name.ts';
import { Empty } from '../../shared/empty.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { usePlace } from '../../shell/page-frame.tsx';
import { Deliveries } from './deliveries.tsx';

/** A topic of SNS: its subscriptions, and the messages to them. */
export default function TopicPage() {
  const { name = '' } = useParams();
  usePlace({ text: 'Topics', href: '/topics' }, { text: name, href: `/topics/${encodeURIComponent(name)}` });
  const topics = useQuery({ queryKey: ['sns'], queryFn: listTopics });
  return (
    <ContentLayout header={<Header variant="h1">{name}</Header>}>
      <QueryView query={topics}>
        {(arns) => {
          const arn = arns.find((each) => arnName(each) === name);
          return arn === undefined ? (
            <Empty title="There is no topic of this name." />
          ) : (
            <TopicDetails arn={arn} />
          );
        }}
      </QueryView>
    </ContentLayout>
  );
}

function TopicDetails({ arn }: { readonly arn: string }) {
  const attributes = useQuery({ queryKey: ['sns', arn], queryFn: () => topicAttributes(arn) });
  const subscriptions = useQuery({
    queryKey: ['sns', arn, 'subscriptions'],
    queryFn: () => listSubscriptions(arn),
  });
  return (
    <SpaceBetween size="l">
      <QueryView query={attributes}>
        {({ DisplayName, TopicArn, SubscriptionsPending }) => (
          <Container>
            <KeyValuePairs
              columns={3}
              items={[
                { label: 'Shown as', value: DisplayName ?? '–' },
                { label: 'Waiting for confirmation', value: SubscriptionsPending ?? '0' },
                { label: 'ARN', value: TopicArn ?? arn },
              ]}
            />
          </Container>
        )}
      </QueryView>
      <QueryView query={subscriptions}>
        {(items) => (
          <Table<Subscription>
            header={
              <Header variant="h2" counter={`(${items.length})`}>
                Subscriptions
              </Header>
            }
            items={items}
            wrapLines
            ariaLabels={{ tableLabel: 'Subscriptions' }}
            columnDefinitions={COLUMNS}
            empty={<Empty title="The topic has no subscription." />}
          />
        )}
      </QueryView>
      <Deliveries topicArn={arn} />
    </SpaceBetween>
  );
}

const COLUMNS = [
  { id: 'protocol', header: 'By', cell: ({ Protocol = '–' }: Subscription) => Protocol },
  { id: 'endpoint', header: 'To', cell: ({ Endpoint = '–' }: Subscription) => Endpoint },
  {
    id: 'confirmed',
    header: 'Confirmed',
    cell: ({ SubscriptionArn }: Subscription) => (SubscriptionArn?.startsWith('arn:') ? 'Yes' : 'Not yet'),
  },
];
