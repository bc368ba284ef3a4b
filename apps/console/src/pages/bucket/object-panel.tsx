import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import { useMutation, useQuery } from '@tanstack/react-query';
import { deleteObject, getObject, type ListedObject } from '../../aws/s3-client.ts';
import { bytesText } from '../../shared/bytes-text.ts';
import { JsonView } from '../../shared/json-view.tsx';
import { Failure, QueryView } from '../../shared/query-view.tsx';
import { StoredPicture } from '../../shared/pictures/stored-picture.tsx';
import { Time } from '../../shared/time.tsx';
import { ArchiveView } from './preview/archive-view.tsx';
import { CsvTable } from './preview/csv-table.tsx';
import { isPicture } from '../../shared/pictures/is-picture.ts';

/** A preview shows no more of a text than this. */
const LARGEST_PREVIEW = 512 * 1024;
/** A larger archive is not unpacked in the browser. */
const LARGEST_ARCHIVE = 64 * 1024 * 1024;

interface Props {
  readonly bucket: string;
  readonly object: ListedObject;
}

/** One object: its facts, and its content where that can be shown. */
export function ObjectPanel({ bucket, object }: Props) {
  const { key, size, modifiedAt } = object;
  const removal = useMutation({ mutationFn: () => deleteObject(bucket, key) });
  return (
    <SplitPanel header={key.split('/').at(-1) ?? key} closeBehavior="hide">
      <SpaceBetween size="m">
        {removal.error && <Failure error={removal.error} />}
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Key', value: key },
            { label: 'Size', value: bytesText(size) },
            { label: 'Written', value: modifiedAt && <Time at={modifiedAt.getTime()} /> },
          ]}
        />
        <Preview bucket={bucket} object={object} />
        <Button loading={removal.isPending} disabled={removal.isSuccess} onClick={() => removal.mutate()}>
          {removal.isSuccess ? 'Deleted' : 'Delete the object'}
        </Button>
      </SpaceBetween>
    </SplitPanel>
  );
}

function Preview({ bucket, object: { key, size } }: Props) {
  if (isPicture(key)) return <StoredPicture bucket={bucket} objectKey={key} size={256} />;
  if (/\.(tar\.gz|tgz)$/i.test(key))
    return size > LARGEST_ARCHIVE ? (
      <>The archive is too large for a preview.</>
    ) : (
      <ArchiveView bucket={bucket} objectKey={key} />
    );
  if (!/\.(json|jsonl|csv|lst|txt|ya?ml|log)$/i.test(key)) return <>There is no preview of such an object.</>;
  if (size > LARGEST_PREVIEW) return <>The object is too large for a preview.</>;
  return <TextPreview bucket={bucket} objectKey={key} />;
}

function TextPreview({ bucket, objectKey }: { readonly bucket: string; readonly objectKey: string }) {
  const text = useQuery({
    queryKey: ['s3', bucket, 'object', objectKey],
    queryFn: async ({ signal }) =>
      new TextDecoder().decode((await getObject(bucket, objectKey, signal)).bytes),
  });
  return (
    <QueryView query={text}>
      {(shown) =>
        /\.csv$/i.test(objectKey) ? <CsvTable text={shown} /> : <JsonView value={shown} label="the object" />
      }
    </QueryView>
  );
}
