import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { TrainingJob } from '../../../aws/sagemaker.ts';
import { Empty } from '../../../shared/empty.tsx';
import { Loading } from '../../../shared/loading.tsx';
import { PageLink } from '../../../shared/page-link.tsx';
import { Failure } from '../../../shared/query-view.tsx';
import { usePlace } from '../../../shell/page-frame.tsx';
import { CurvesChart } from '../curves.tsx';
import { jobLogQuery, jobQuery } from '../job-queries.ts';
import { type Curves, metricCurves, metricFamilies, throughput } from '../metric-curves.ts';
import { ComparedValues } from './compared-values.tsx';

/** Several runs together: their curves, their results and their settings. */
export default function ComparePage() {
  const [search] = useSearchParams();
  const names = search.getAll('job');
  usePlace(
    { text: 'Training jobs', href: '/training' },
    { text: 'Compare', href: `/training/compare?${search.toString()}` },
  );
  const jobs = useQueries({ queries: names.map(jobQuery) });
  const logs = useQueries({ queries: names.map(jobLogQuery) });
  const error = [...jobs, ...logs].find((query) => query.error)?.error;
  const runs = jobs.flatMap(({ data }, index) =>
    data ? [{ job: data, events: logs[index]?.data ?? [] }] : [],
  );
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={`${names.length} training jobs, laid over each other.`}>
          Compare
        </Header>
      }
    >
      {error ? (
        <Failure error={error} />
      ) : names.length === 0 ? (
        <Empty title="No jobs are chosen.">
          <PageLink to="/training">Choose some in the list of training jobs</PageLink>
        </Empty>
      ) : runs.length < names.length ? (
        <Loading />
      ) : (
        <Runs runs={runs} />
      )}
    </ContentLayout>
  );
}

export interface Run {
  readonly job: TrainingJob;
  readonly events: readonly { readonly message?: string | undefined }[];
}

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  const withCurves = useMemo(
    () =>
      runs.map(({ job, events }) => ({
        job,
        curves: metricCurves(events, job.AlgorithmSpecification?.MetricDefinitions ?? []),
      })),
    [runs],
  );
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">How they learn</Header>}>
        <ColumnLayout columns={2} minColumnWidth={300}>
          {metricNames(runs).map((name) => (
            <CurvesChart
              key={name}
              title={name}
              unit={metricFamilies([name]).has('accuracy') ? 'share' : 'number'}
              curves={withCurves.map(({ job, curves }) => ({
                title: nameOf(job),
                points: curves.get(name) ?? [],
              }))}
            />
          ))}
          <CurvesChart
            title="Pictures a second"
            curves={withCurves.map(({ job, curves }) => ({
              title: nameOf(job),
              points: speedOf(job, curves),
            }))}
          />
        </ColumnLayout>
      </Container>
      <ComparedValues runs={withCurves} />
    </SpaceBetween>
  );
}

/** Every metric that one of the jobs has. */
function metricNames(runs: readonly Run[]): string[] {
  const all = runs.flatMap(({ job }) => job.AlgorithmSpecification?.MetricDefinitions ?? []);
  return [...new Set(all.flatMap(({ Name }) => Name ?? []))];
}

function nameOf({ TrainingJobName = '' }: TrainingJob): string {
  return TrainingJobName;
}

function speedOf({ HyperParameters }: TrainingJob, curves: Curves) {
  return throughput(curves, Number(HyperParameters?.['num_training_samples']));
}
