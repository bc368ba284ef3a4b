import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { getObject } from '../../../aws/s3-client.ts';
import { bytesText } from '../../../shared/bytes-text.ts';
import { JsonView } from '../../../shared/json-view.tsx';
import { QueryView } from '../../../shared/query-view.tsx';
import { type TarEntry, tarEntries } from './tar-entries.ts';

/** What a model artefact or another `.tar.gz` holds; texts in it open. */
export function ArchiveView({ bucket, objectKey }: { readonly bucket: string; readonly objectKey: string }) {
  const entries = useQuery({
    queryKey: ['s3', bucket, 'archive', objectKey],
    queryFn: async ({ signal }) => {
      const { bytes } = await getObject(bucket, objectKey, signal);
      const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
      return tarEntries(new Uint8Array(await new Response(unpacked).arrayBuffer()));
    },
    // It is as large as the archive unpacked.
    gcTime: 60_000,
  });
  return (
    <QueryView query={entries}>
      {(found) =>
        found.length === 0 ? (
          <>The archive holds no file.</>
        ) : (
          <SpaceBetween size="xs">
            {found.map((entry) => (
              <Entry key={entry.name} entry={entry} isOnlyText={found.filter(isText).length === 1} />
            ))}
          </SpaceBetween>
        )
      }
    </QueryView>
  );
}

interface EntryProps {
  readonly entry: TarEntry;
  readonly isOnlyText: boolean;
}

function Entry({ entry, isOnlyText }: EntryProps) {
  const { name, bytes } = entry;
  const title = `${name} (${bytesText(bytes.length)})`;
  if (!isText(entry)) return <div>{title}</div>;
  return (
    <ExpandableSection headerText={title} defaultExpanded={isOnlyText}>
      <JsonView value={new TextDecoder().decode(bytes)} label={name} />
    </ExpandableSection>
  );
}

const LARGEST_TEXT = 512 * 1024;

function isText({ name, bytes }: TarEntry): boolean {
  return /\.(json|txt|csv|py|ya?ml|md|lst)$/i.test(name) && bytes.length <= LARGEST_TEXT;
}
