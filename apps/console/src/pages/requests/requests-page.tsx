import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { listRequests, type RecordedRequest } from '../../aws/requests.ts';
import { QueryView } from '../../shared/query-view.tsx';
import { usePlace } from '../../shell/page-frame.tsx';
import { fittingRequests, servicesOf, type Wanted } from './fitting-requests.ts';
import { RequestFilter } from './request-filter.tsx';
import { RequestTable } from './request-table.tsx';

/** The last calls, each with IAM's answer: the record that one wishes for during development. */
export default function RequestsPage() {
  usePlace({ text: 'Requests', href: '/requests' });
  const requests = useQuery({
    queryKey: ['requests'],
    queryFn: ({ signal }) => listRequests(signal),
    meta: { atMostEvery: 1000 },
  });
  return (
    <ContentLayout
      header={
        <Header variant="h1" description="The last thousand calls except the console’s own, as they come.">
          Requests
        </Header>
      }
    >
      <QueryView query={requests}>{(all) => <Requests all={all} />}</QueryView>
    </ContentLayout>
  );
}

function Requests({ all }: { readonly all: readonly RecordedRequest[] }) {
  const [wanted, setWanted] = useState<Wanted>({ text: '', service: '', outcome: 'all' });
  const shown = useMemo(() => fittingRequests(all, wanted), [all, wanted]);
  const services = useMemo(() => servicesOf(all), [all]);
  const isFiltered = shown.length < all.length;
  return (
    <Container>
      <SpaceBetween size="s">
        <RequestFilter
          wanted={wanted}
          services={services}
          countText={isFiltered ? `${shown.length} of ${all.length}` : `${all.length} requests`}
          onChange={setWanted}
        />
        <RequestTable requests={shown} isFiltered={isFiltered} />
      </SpaceBetween>
    </Container>
  );
}
