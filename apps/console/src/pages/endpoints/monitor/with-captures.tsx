import type { ReactNode } from 'react';
import type { Endpoint } from '../../../aws/sagemaker.ts';
import { Empty } from '../../../shared/empty.tsx';
import { QueryView } from '../../../shared/query-view.tsx';
import { type CaptureFolder, captureFolder } from '../capture-folder.ts';
import type { Dataset } from './find-dataset.ts';
import { useDataset } from './use-monitor.ts';

interface Props {
  readonly endpoint: Endpoint;
  children(folder: CaptureFolder, dataset: Dataset): ReactNode;
}

/** Shows content that needs the captures of an endpoint and the data set that its model learnt from. */
export function WithCaptures({ endpoint, children }: Props) {
  const folder = captureFolder(endpoint);
  if (!folder)
    return (
      <Empty
        title="This endpoint captures nothing."
        command="npx nx deploy endpoint-deployer --capture-prefix s3://BUCKET/capture"
      />
    );
  return <WithDataset folder={folder}>{children}</WithDataset>;
}

function WithDataset({ folder, children }: { readonly folder: CaptureFolder } & Pick<Props, 'children'>) {
  const dataset = useDataset(folder.bucket);
  return (
    <QueryView query={dataset}>
      {(found) =>
        found ? (
          children(folder, found)
        ) : (
          <Empty
            title="No data set is staged in the bucket of the captures."
            command="npx nx stage training-pipeline"
          />
        )
      }
    </QueryView>
  );
}
