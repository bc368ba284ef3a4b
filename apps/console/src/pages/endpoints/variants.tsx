import Box from '@cloudscape-design/components/box';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { describeEndpointConfig, type Endpoint, type EndpointConfig } from '../../aws/sagemaker.ts';
import { QueryView } from '../../shared/query-view.tsx';

type Running = NonNullable<Endpoint['ProductionVariants']>[number];
type Configured = NonNullable<EndpointConfig['ProductionVariants']>[number];
interface Row {
  readonly running: Running;
  readonly configured: Configured | undefined;
}

interface Props {
  readonly variants: readonly Running[];
  readonly configName: string;
}

/** The variants that serve the requests, and their configuration. */
export function Variants({ variants, configName }: Props) {
  const config = useQuery({
    queryKey: ['sagemaker', configName, 'endpoint-config'],
    queryFn: ({ signal }) => describeEndpointConfig(configName, signal),
  });
  return (
    <QueryView query={config}>
      {({ ProductionVariants = [] }) => (
        <Table<Row>
          variant="embedded"
          wrapLines
          items={variants.map((running) => ({
            running,
            configured: ProductionVariants.find(({ VariantName }) => VariantName === running.VariantName),
          }))}
          ariaLabels={{ tableLabel: 'Variants' }}
          columnDefinitions={COLUMNS}
          empty="No variant serves."
          footer={<Box color="text-body-secondary">Configuration {configName}</Box>}
        />
      )}
    </QueryView>
  );
}

const COLUMNS = [
  { id: 'name', header: 'Variant', isRowHeader: true, cell: ({ running }: Row) => running.VariantName },
  { id: 'model', header: 'Model', cell: ({ configured }: Row) => configured?.ModelName ?? '–' },
  {
    id: 'instances',
    header: 'Instances on AWS',
    cell: ({ running, configured }: Row) =>
      `${running.CurrentInstanceCount ?? '–'} × ${configured?.InstanceType ?? '–'}`,
  },
  { id: 'weight', header: 'Weight', cell: ({ running }: Row) => running.CurrentWeight ?? '–' },
];
