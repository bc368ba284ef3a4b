import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { S3Link } from '../../../shared/s3-link.tsx';
import { StoredPicture } from '../../../shared/pictures/stored-picture.tsx';
import { Probabilities } from '../../executions/classification/probabilities.tsx';
import '../../executions/classification/classification.css';
import type { JudgedPicture } from './judged-pictures.ts';

interface Props {
  readonly picture: JudgedPicture;
  readonly bucket: string;
  readonly classes: readonly string[];
}

/** One picture, and how sure the model is of each class. */
export function JudgedPanel({ picture, bucket, classes }: Props) {
  const { key, shown, taken, isRight, probabilities } = picture;
  return (
    <SplitPanel header={key.split('/').at(-1) ?? key} closeBehavior="hide">
      <SpaceBetween size="m">
        <StoredPicture bucket={bucket} objectKey={key} size={192} />
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Shows', value: classes[shown] },
            {
              label: 'Taken for',
              value: <StatusIndicator type={isRight ? 'success' : 'error'}>{classes[taken]}</StatusIndicator>,
            },
            { label: 'Key', value: <S3Link uri={`s3://${bucket}/${key}`} /> },
          ]}
        />
        <Probabilities inferences={probabilities} labels={classes} threshold={undefined} />
      </SpaceBetween>
    </SplitPanel>
  );
}
