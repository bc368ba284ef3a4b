import Link from '@cloudscape-design/components/link';
import { useMemo } from 'react';
import type { ListedObject } from '../../aws/s3-client.ts';
import { bytesText } from '../../shared/bytes-text.ts';
import { PageLink } from '../../shared/page-link.tsx';
import { Time } from '../../shared/time.tsx';
import { type Column, VirtualTable } from '../../shared/virtual-table.tsx';
import { folderHref } from './places-in.ts';

interface Props {
  readonly bucket: string;
  readonly prefix: string;
  readonly prefixes: readonly string[];
  readonly objects: readonly ListedObject[];
  onChoose(object: ListedObject): void;
}

interface Row {
  readonly key: string;
  /** Absent for a folder. */
  readonly object?: ListedObject;
}

export function ObjectList({ bucket, prefix, prefixes, objects, onChoose }: Props) {
  const rows = useMemo<Row[]>(
    () => [...prefixes.map((key) => ({ key })), ...objects.map((object) => ({ key: object.key, object }))],
    [prefixes, objects],
  );
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      {
        id: 'name',
        header: 'Name',
        width: 'minmax(240px, 3fr)',
        cell: ({ key, object }) => {
          const name = key.slice(prefix.length);
          return object ? (
            <Link onFollow={() => onChoose(object)}>{name}</Link>
          ) : (
            <PageLink to={folderHref(bucket, key)}>{name}</PageLink>
          );
        },
        sortBy: ({ key }) => key,
      },
      {
        id: 'size',
        header: 'Size',
        width: '100px',
        cell: ({ object }) => (object ? bytesText(object.size) : '–'),
        sortBy: ({ object }) => object?.size ?? -1,
      },
      {
        id: 'modified',
        header: 'Written',
        width: '190px',
        cell: ({ object }) => object?.modifiedAt && <Time at={object.modifiedAt.getTime()} />,
        sortBy: ({ object }) => object?.modifiedAt?.getTime() ?? 0,
      },
    ],
    [bucket, prefix, onChoose],
  );
  return <VirtualTable label="Objects" columns={columns} rows={rows} keyOf={({ key }) => key} />;
}
