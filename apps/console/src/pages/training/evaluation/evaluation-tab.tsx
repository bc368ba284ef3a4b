import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { countRight, expectedCalibrationError, reliabilityBins } from '@scones/classifier-measures';
import { useMemo } from 'react';
import type { TrainingJob } from '../../../aws/sagemaker.ts';
import { Empty } from '../../../shared/empty.tsx';
import { PageLink } from '../../../shared/page-link.tsx';
import { QueryView } from '../../../shared/query-view.tsx';
import { S3Link } from '../../../shared/s3-link.tsx';
import { formatOf } from '../curves.tsx';
import { ConfusionView } from './confusion-view.tsx';
import { CoverageView } from './coverage-view.tsx';
import type { Evaluation, Serving } from './read-evaluation.ts';
import { ReliabilityChart } from './reliability-chart.tsx';
import { useEvaluation, useServings } from './use-evaluation.ts';

/** The quality of a job's model, from the endpoint's answers about pictures whose class is known. */
export function EvaluationTab({ job }: { readonly job: TrainingJob }) {
  const artefact = job.ModelArtifacts?.S3ModelArtifacts;
  if (artefact === undefined) return <Empty title="The job has made no model yet." />;
  return <ServedModel job={job} artefact={artefact} />;
}

function ServedModel({ job, artefact }: { readonly job: TrainingJob; readonly artefact: string }) {
  const servings = useServings(artefact);
  return (
    <QueryView query={servings}>
      {(found) =>
        found.length === 0 ? (
          <Empty
            title="No endpoint that captures its answers serves this model."
            command={`npx --no -- endpoint-deployer deploy --from-training-job ${job.TrainingJobName}`}
          />
        ) : (
          <Answers job={job} servings={found} />
        )
      }
    </QueryView>
  );
}

function Answers({ job, servings }: { readonly job: TrainingJob; readonly servings: readonly Serving[] }) {
  const query = useEvaluation(job, servings);
  return (
    <QueryView query={query}>
      {(evaluation) => {
        if (!evaluation) return <Empty title="The job has no list of pictures that it validated with." />;
        if (evaluation.pictures.length === 0)
          return (
            <Empty
              title="The endpoint has not been asked about the test pictures yet."
              command="npx --no -- training-pipeline evaluate"
            />
          );
        return <Judged evaluation={evaluation} />;
      }}
    </QueryView>
  );
}

function Judged({ evaluation }: { readonly evaluation: Evaluation }) {
  const { pictures, classes, bucket } = evaluation;
  const bins = useMemo(() => reliabilityBins(pictures), [pictures]);
  return (
    <SpaceBetween size="l">
      <Source evaluation={evaluation} />
      <Container>
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Pictures', value: pictures.length },
            { label: 'Right', value: SHARE(countRight(pictures) / pictures.length) },
            { label: 'Mistakes', value: pictures.filter(({ isRight }) => !isRight).length },
            { label: 'Calibration error', value: SHARE(expectedCalibrationError(pictures)) },
          ]}
        />
      </Container>
      <ConfusionView pictures={pictures} classes={classes} bucket={bucket} />
      <ColumnLayout columns={2} minColumnWidth={320}>
        <Container
          fitHeight
          header={
            <Header variant="h2" description="How often it is right where it is about as sure.">
              Reliability
            </Header>
          }
        >
          <ReliabilityChart bins={bins} />
        </Container>
        <CoverageView pictures={pictures} classes={classes.length} />
      </ColumnLayout>
    </SpaceBetween>
  );
}

const SHARE = formatOf('share');

/** Says what everything below is computed from. */
function Source({
  evaluation: { pictures, list, servings, unlisted, again },
}: {
  readonly evaluation: Evaluation;
}) {
  const uri = `s3://${list.bucket}/${list.key}`;
  const names = [...new Set(servings.map(({ endpointName }) => endpointName))];
  return (
    <Box color="text-body-secondary">
      Computed from what{' '}
      {names.map((name) => (
        <span key={name}>
          <PageLink to={`/endpoints/${encodeURIComponent(name)}`}>{name}</PageLink>{' '}
        </span>
      ))}
      answered about {pictures.length} pictures of <S3Link uri={uri} />, as its captures tell since it serves
      this model; the list says what each picture shows.
      {again > 0 && ` Each picture counts by its first answer: ${again} later ones do not.`}
      {unlisted > 0 && ` ${unlisted} answers about other pictures are left out.`}
    </Box>
  );
}
