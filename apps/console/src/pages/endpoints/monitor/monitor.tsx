import Alert from '@cloudscape-design/components/alert';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { confidencePercent, percent } from '@scones/classifier-measures';
import { chooseInsets, type Inference, inferenceStatistics } from '@scones/model-monitor';
import { useState } from 'react';
import { Empty } from '../../../shared/empty.tsx';
import { QueryView } from '../../../shared/query-view.tsx';
import type { CaptureFolder } from '../capture-folder.ts';
import { AgainstBaseline } from './against-baseline.tsx';
import { BAND_NAMES, countByBand } from './confidence-bands.ts';
import { ConfidenceChart } from './confidence-chart.tsx';
import { driftNow, FIRST_ANSWERS, type Training } from './drift-now.ts';
import { DriftTable, Verdict } from './drift-table.tsx';
import { EndpointAlarms } from './endpoint-alarms.tsx';
import type { Dataset } from './find-dataset.ts';
import { PictureStrip } from './picture-strip.tsx';
import { USUAL_THRESHOLD } from '../../../shared/threshold/threshold-of.ts';
import { useThreshold } from '../../../shared/threshold/use-threshold.ts';
import { useCaptures, usePictures, useTraining } from './use-monitor.ts';

interface Props {
  readonly endpointName: string;
  readonly folder: CaptureFolder;
  readonly dataset: Dataset;
}

/** How sure the endpoint is, and whether its pictures still look like those that the model learnt from. */
export function Monitor({ endpointName, folder, dataset }: Props) {
  const captures = useCaptures(folder, dataset.classes);
  const training = useTraining(dataset);
  return (
    <QueryView query={captures}>
      {(answers) =>
        answers.length === 0 ? (
          <Empty title="Nothing is captured yet." command="npm start" />
        ) : (
          <QueryView query={training}>
            {(learnt) => (
              <Answers endpointName={endpointName} dataset={dataset} answers={answers} training={learnt} />
            )}
          </QueryView>
        )
      }
    </QueryView>
  );
}

interface AnswersProps {
  readonly endpointName: string;
  readonly dataset: Dataset;
  readonly answers: readonly Inference[];
  readonly training: Training;
}

/** The least confident picture in each stretch of time. */
const MOST_INSETS = 16;
const NEWEST = [50, 200, 1000] as const;

function Answers({ endpointName, dataset, answers, training }: AnswersProps) {
  const [newest, setNewest] = useState(200);
  const threshold = useThreshold();
  const now = answers.slice(-newest);
  const pictures = usePictures(now);
  const first = answers.slice(0, FIRST_ANSWERS);
  const report = driftNow({ training, first, now, picturesNow: pictures });
  const options = NEWEST.map((count) => ({ value: String(count), label: `The newest ${count} answers` }));
  return (
    <QueryView query={threshold}>
      {(configured) => {
        const least = configured?.value ?? USUAL_THRESHOLD;
        const statistics = inferenceStatistics(now, { threshold: least });
        return (
          <SpaceBetween size="l">
            <FormField label="Looked at">
              <Select
                options={options}
                selectedOption={options.find(({ value }) => value === String(newest)) ?? null}
                onChange={({ detail }) => setNewest(Number(detail.selectedOption.value))}
              />
            </FormField>
            {report.verdict === 'drifted' && (
              <Alert
                type="error"
                header="The endpoint is asked about other pictures than the model learnt from"
              >
                Look at the pictures below, then train anew with some like them.
              </Alert>
            )}
            <KeyValuePairs
              columns={4}
              items={[
                { label: 'Answers', value: String(statistics.count) },
                {
                  label: 'Below the threshold',
                  value: `${statistics.belowThreshold} (${percent(statistics.shareBelowThreshold)})`,
                },
                {
                  label: 'Confidence, median',
                  value: statistics.confidence ? confidencePercent(statistics.confidence.p50, least) : '–',
                },
                { label: 'Drift', value: <Verdict verdict={report.verdict} /> },
              ]}
            />
            <Header variant="h2">Confidence over time</Header>
            <ConfidenceChart inferences={now} threshold={least} />
            <Header
              variant="h3"
              counter={`(${statistics.belowThreshold})`}
              description="Some of them, as the endpoint saw them"
            >
              Below the threshold
            </Header>
            <PictureStrip
              label="Pictures below the threshold"
              bucket={dataset.bucket}
              inferences={chooseInsets(
                now.filter(({ confidence }) => confidence < least),
                MOST_INSETS,
              )}
              threshold={least}
            />
            <ColumnLayout columns={2} minColumnWidth={280}>
              <AgainstBaseline
                title="Classes"
                names={dataset.classes}
                baseline={{ title: 'Training pictures', counts: training.byClass }}
                now={statistics.byLabel}
              />
              <AgainstBaseline
                title="Confidence"
                names={BAND_NAMES}
                baseline={{ title: `First ${first.length} answers`, counts: countByBand(first) }}
                now={countByBand(now)}
              />
            </ColumnLayout>
            <Header variant="h2">Drift by measure</Header>
            <DriftTable report={report} />
            <Header variant="h2">Alarms</Header>
            <EndpointAlarms endpointName={endpointName} />
          </SpaceBetween>
        );
      }}
    </QueryView>
  );
}
