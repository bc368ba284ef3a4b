import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { AddressTabs } from '../../shared/address-tabs.tsx';
import { describeEndpoint, type Endpoint } from '../../aws/sagemaker.ts';
import { QueryView } from '../../shared/query-view.tsx';
import { usePlace } from '../../shell/page-frame.tsx';
import { Metrics } from './metrics.tsx';
import { Monitor } from './monitor/monitor.tsx';
import { WithCaptures } from './monitor/with-captures.tsx';
import { StreamTab } from './stream/stream-tab.tsx';
import { useStream } from './stream/use-stream.ts';
import { Summary } from './summary.tsx';
import { Variants } from './variants.tsx';

export default function EndpointPage() {
  const { name = '' } = useParams();
  usePlace(
    { text: 'Endpoints', href: '/endpoints' },
    { text: name, href: `/endpoints/${encodeURIComponent(name)}` },
  );
  const endpoint = useQuery({
    queryKey: ['sagemaker', name, 'endpoint'],
    queryFn: ({ signal }) => describeEndpoint(name, signal),
  });
  return (
    <ContentLayout header={<Header variant="h1">{name}</Header>}>
      <QueryView query={endpoint}>{(found) => <EndpointDetails key={name} endpoint={found} />}</QueryView>
    </ContentLayout>
  );
}

function EndpointDetails({ endpoint }: { readonly endpoint: Endpoint }) {
  const { EndpointName = '', EndpointConfigName = '', ProductionVariants = [], CreationTime = 0 } = endpoint;
  const stream = useStream(EndpointName);
  const variantName = ProductionVariants[0]?.VariantName ?? '';
  return (
    <SpaceBetween size="l">
      <Summary endpoint={endpoint} />
      <AddressTabs
        ariaLabel="About the endpoint"
        tabs={[
          {
            id: 'monitor',
            label: 'Monitor',
            content: (
              <WithCaptures endpoint={endpoint}>
                {(folder, dataset) => (
                  <Monitor endpointName={EndpointName} folder={folder} dataset={dataset} />
                )}
              </WithCaptures>
            ),
          },
          {
            id: 'stream',
            label: stream.isOn ? 'Stream (on)' : 'Stream',
            content: (
              <WithCaptures endpoint={endpoint}>
                {(folder, dataset) => (
                  <StreamTab endpointName={EndpointName} folder={folder} dataset={dataset} stream={stream} />
                )}
              </WithCaptures>
            ),
          },
          {
            id: 'requests',
            label: 'Requests',
            content: (
              <Metrics endpointName={EndpointName} variantName={variantName} since={CreationTime * 1000} />
            ),
          },
          {
            id: 'variants',
            label: 'Variants',
            content: <Variants variants={ProductionVariants} configName={EndpointConfigName} />,
          },
        ]}
      />
    </SpaceBetween>
  );
}
