import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { Failure, QueryView } from '../../../shared/query-view.tsx';
import type { CaptureFolder } from '../capture-folder.ts';
import { ConfidenceChart } from '../monitor/confidence-chart.tsx';
import { FIRST_ANSWERS } from '../monitor/drift-now.ts';
import { DriftTable, Verdict } from '../monitor/drift-table.tsx';
import { EndpointAlarms } from '../monitor/endpoint-alarms.tsx';
import type { Dataset } from '../monitor/find-dataset.ts';
import { PictureStrip } from '../monitor/picture-strip.tsx';
import { USUAL_THRESHOLD } from '../../../shared/threshold/threshold-of.ts';
import { useThreshold } from '../../../shared/threshold/use-threshold.ts';
import { useCaptures, useTraining } from '../monitor/use-monitor.ts';
import { Knobs } from './knobs.tsx';
import { type Before, type Stream, streamDrift } from './use-stream.ts';

interface Props {
  readonly endpointName: string;
  readonly folder: CaptureFolder;
  readonly dataset: Dataset;
  readonly stream: Stream;
}

/** Pictures sent from this page, with settings that make them worse until the alarm rings. */
export function StreamTab({ endpointName, folder, dataset, stream }: Props) {
  const captures = useCaptures(folder, dataset.classes);
  const training = useTraining(dataset);
  const threshold = useThreshold();
  return (
    <QueryView query={training}>
      {(learnt) => (
        <QueryView query={captures}>
          {(answers) => (
            <QueryView query={threshold}>
              {(configured) => (
                <Live
                  endpointName={endpointName}
                  dataset={dataset}
                  stream={stream}
                  threshold={configured?.value ?? USUAL_THRESHOLD}
                  before={{ training: learnt, first: answers.slice(0, FIRST_ANSWERS) }}
                />
              )}
            </QueryView>
          )}
        </QueryView>
      )}
    </QueryView>
  );
}

interface LiveProps extends Omit<Props, 'folder'> {
  readonly threshold: number;
  readonly before: Before;
}

const SHOWN = 12;

function Live({ endpointName, dataset, stream, threshold, before }: LiveProps) {
  const { answers, sent, failure } = stream;
  const report = streamDrift(before, answers);
  const below = answers.filter(({ confidence }) => confidence < threshold).length;
  return (
    <SpaceBetween size="l">
      <Switch endpointName={endpointName} dataset={dataset} stream={stream} before={before} />
      <Knobs stream={stream} />
      {failure && <Failure error={failure} />}
      {sent > 0 && (
        <SpaceBetween size="l">
          <KeyValuePairs
            columns={4}
            items={[
              { label: 'Sent', value: String(sent) },
              { label: `Of the newest ${answers.length}, below the threshold`, value: String(below) },
              { label: 'Drift', value: <Verdict verdict={report.verdict} /> },
            ]}
          />
          <PictureStrip
            label="The newest pictures"
            bucket={dataset.bucket}
            inferences={answers.slice(-SHOWN).toReversed()}
            threshold={threshold}
          />
          <ConfidenceChart inferences={answers} threshold={threshold} />
          <Header variant="h2">Drift by measure</Header>
          <DriftTable report={report} />
        </SpaceBetween>
      )}
      <Header variant="h2">Alarms</Header>
      <EndpointAlarms endpointName={endpointName} />
    </SpaceBetween>
  );
}

function Switch({ dataset, stream, before, endpointName }: Omit<LiveProps, 'threshold'>) {
  const [error, setError] = useState<Error>();
  const [isAsked, setAsked] = useState(false);
  const start = (): void => {
    setError(undefined);
    setAsked(true);
    stream
      .start(dataset, before)
      .catch((reason: unknown) => setError(reason instanceof Error ? reason : new Error(String(reason))))
      .finally(() => setAsked(false));
  };
  return (
    <SpaceBetween size="s">
      <Box color="text-body-secondary">
        This page sends the pictures of {dataset.testPrefix} to the endpoint until it is stopped or left. The
        endpoint captures them as any others. The alarm {endpointName}-drift is set, and rings when a measure
        drifts.
      </Box>
      {stream.isOn ? (
        <Button iconName="close" onClick={stream.stop}>
          Stop the stream
        </Button>
      ) : (
        <Button variant="primary" iconName="caret-right-filled" loading={isAsked} onClick={start}>
          Start the stream
        </Button>
      )}
      {error && (
        <Alert type="error" header="The stream did not start">
          {error.message}
        </Alert>
      )}
    </SpaceBetween>
  );
}
