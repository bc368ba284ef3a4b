import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { confidencePercent } from '@scones/classifier-measures';
import { PageLink } from '../../../shared/page-link.tsx';
import { StoredPicture } from '../../../shared/pictures/stored-picture.tsx';
import type { Classification } from './read-classification.ts';
import { Probabilities } from './probabilities.tsx';
import { useLabels } from './use-labels.ts';
import { useThreshold } from '../../../shared/threshold/use-threshold.ts';
import './classification.css';

interface Props {
  readonly classification: Classification;
  readonly functionNames: readonly string[];
  readonly isRunning: boolean;
}

export function ClassificationCard(props: Props) {
  return (
    <Container header={<Header variant="h2">Picture</Header>} fitHeight>
      <ClassificationFacts {...props} />
    </Container>
  );
}

/** The picture that an execution is about, and how sure the model is of each class. */
export function ClassificationFacts({ classification, functionNames, isRunning }: Props) {
  const { bucket, key, inferences, threshold } = classification;
  const { data: configured } = useThreshold(functionNames);
  const labels = useLabels();
  const wanted = threshold ?? configured?.value;
  return (
    <div className="classification">
      <StoredPicture bucket={bucket} objectKey={key} size={144} />
      <SpaceBetween size="s">
        <Verdict inferences={inferences} labels={labels} threshold={wanted} isRunning={isRunning} />
        {inferences && <Probabilities inferences={inferences} labels={labels} threshold={wanted} />}
        <Box color="text-body-secondary" fontSize="body-s">
          <PageLink to={folderOf(bucket, key)}>{key}</PageLink>
          {wanted !== undefined && (
            <div>
              {threshold === undefined
                ? `The threshold of ${confidencePercent(wanted, wanted)} is the function's THRESHOLD.`
                : `The threshold of ${confidencePercent(wanted, wanted)} is the execution's own.`}
            </div>
          )}
        </Box>
      </SpaceBetween>
    </div>
  );
}

function folderOf(bucket: string, key: string): string {
  const prefix = key.slice(0, key.lastIndexOf('/') + 1);
  return `/buckets/${bucket}${prefix === '' ? '' : `?prefix=${encodeURIComponent(prefix)}`}`;
}

interface VerdictProps {
  readonly inferences: readonly number[] | undefined;
  readonly labels: readonly string[];
  readonly threshold: number | undefined;
  readonly isRunning: boolean;
}

function Verdict({ inferences, labels, threshold, isRunning }: VerdictProps) {
  if (!inferences)
    return isRunning ? (
      <StatusIndicator type="in-progress">The endpoint is being asked</StatusIndicator>
    ) : (
      <StatusIndicator type="stopped">The endpoint has not answered</StatusIndicator>
    );
  const best = Math.max(...inferences);
  const name = labelOf(labels, inferences.indexOf(best));
  if (threshold === undefined) return <StatusIndicator type="info">{name}</StatusIndicator>;
  return best < threshold ? (
    <StatusIndicator type="warning">Perhaps {name}: too unsure</StatusIndicator>
  ) : (
    <StatusIndicator>{name}: sure enough</StatusIndicator>
  );
}

function labelOf(labels: readonly string[], index: number): string {
  return labels[index] ?? `Class ${index}`;
}
