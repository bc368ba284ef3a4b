import Box from '@cloudscape-design/components/box';
import { durationText } from '@scones/execution-view';
import { useQuery } from '@tanstack/react-query';
import { getObject } from '../../../aws/s3-client.ts';
import { JsonView } from '../../../shared/json-view.tsx';
import { QueryView } from '../../../shared/query-view.tsx';
import { Status } from '../../../shared/status.tsx';
import { type Column, VirtualTable } from '../../../shared/virtual-table.tsx';
import { type ChildResult, filesOf, readResults, type StoredObject } from './read-results.ts';

/** The results that a Map Run has written for its children, which is all that is left of Express children. */
export function MapRunResults({ manifest }: { readonly manifest: StoredObject }) {
  const results = useQuery({
    queryKey: ['s3', manifest.bucket, 'results', manifest.key],
    queryFn: ({ signal }) => resultsOf(manifest, signal),
  });
  return (
    <QueryView query={results}>
      {(children) => (
        <>
          <Box variant="awsui-key-label">Results in {manifest.bucket}</Box>
          <VirtualTable
            label="The results of the children"
            columns={COLUMNS}
            rows={children}
            keyOf={({ name }) => name}
            below={({ name, input, output }) => (
              <JsonView value={{ input, output }} label={`what ${name} did`} />
            )}
            maxHeight={400}
            empty="Nothing has been written."
          />
        </>
      )}
    </QueryView>
  );
}

async function resultsOf(manifest: StoredObject, signal: AbortSignal): Promise<ChildResult[]> {
  const text = async ({ bucket, key }: StoredObject): Promise<string> =>
    new TextDecoder().decode((await getObject(bucket, key, signal)).bytes);
  const files = await Promise.all(filesOf(await text(manifest)).map(text));
  return files.flatMap(readResults);
}

const COLUMNS: readonly Column<ChildResult>[] = [
  {
    id: 'name',
    header: 'Child',
    width: 'minmax(140px, 1fr)',
    cell: ({ name }) => name,
    sortBy: ({ name }) => name,
  },
  {
    id: 'status',
    header: 'Status',
    width: '112px',
    cell: ({ status }) => <Status status={status} />,
    sortBy: ({ status }) => status,
  },
  {
    id: 'duration',
    header: 'Duration',
    width: '88px',
    align: 'end',
    cell: ({ startedAt, endedAt }) => durationText(endedAt - startedAt),
    sortBy: ({ startedAt, endedAt }) => endedAt - startedAt,
  },
];
