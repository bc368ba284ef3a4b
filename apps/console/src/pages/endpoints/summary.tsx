import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Endpoint } from '../../aws/sagemaker.ts';
import { PageLink } from '../../shared/page-link.tsx';
import { Status } from '../../shared/status.tsx';
import { Time } from '../../shared/time.tsx';
import { captureFolder } from './capture-folder.ts';

export function Summary({ endpoint }: { readonly endpoint: Endpoint }) {
  const { CreationTime = 0, LastModifiedTime = 0, EndpointStatus = '', FailureReason } = endpoint;
  return (
    <Container header={<Header variant="h2">Summary</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Status', value: <Status status={EndpointStatus} /> },
          { label: 'Made', value: <Time at={CreationTime * 1000} /> },
          { label: 'Changed', value: <Time at={LastModifiedTime * 1000} /> },
          { label: 'Data capture', value: <Capture endpoint={endpoint} /> },
          ...(FailureReason === undefined ? [] : [{ label: 'Why it failed', value: FailureReason }]),
        ]}
      />
    </Container>
  );
}

function Capture({ endpoint }: { readonly endpoint: Endpoint }) {
  const folder = captureFolder(endpoint);
  if (!folder) return 'Nothing is captured';
  const { bucket, prefix } = folder;
  const share = endpoint.DataCaptureConfig?.CurrentSamplingPercentage ?? 100;
  return (
    <>
      <PageLink to={`/buckets/${bucket}?prefix=${encodeURIComponent(prefix)}`}>{prefix}</PageLink>
      {` (${share} % of the requests)`}
    </>
  );
}
