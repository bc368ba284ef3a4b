import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { Loading } from '../../shared/loading.tsx';
import { Failure } from '../../shared/query-view.tsx';
import { usePlace } from '../../shell/page-frame.tsx';
import { machineArnOf } from '../executions/machine-arn-of.ts';
import { type ShownExecution, useExecution } from '../executions/use-execution.ts';
import { compareExecutions, faredDifferently } from './compare-executions.ts';
import { compareHref } from './compare-href.ts';
import { ComparedExecution } from './compared-execution.tsx';
import { ComparedStates } from './compared-states.tsx';

export default function ComparePage() {
  const [search] = useSearchParams();
  const [one, other] = [search.get('one') ?? '', search.get('other') ?? ''];
  const machineArn = machineArnOf(one);
  usePlace(
    { text: 'State machines', href: '/machines' },
    { text: machineArn.split(':')[6] ?? '', href: `/machines/${encodeURIComponent(machineArn)}` },
    { text: 'Comparison', href: compareHref(one, other) },
  );
  return (
    <ContentLayout header={<Header variant="h1">Two executions</Header>}>
      {one === '' || other === '' ? (
        <Alert type="info">Choose two executions in the list of a state machine, and compare them.</Alert>
      ) : (
        <Comparison one={one} other={other} />
      )}
    </ContentLayout>
  );
}

const HALF = { colspan: { default: 12, xs: 6 } };

function Comparison({ one: oneArn, other: otherArn }: { readonly one: string; readonly other: string }) {
  const [one, other] = [useExecution(oneArn), useExecution(otherArn)];
  const error = one.error ?? other.error;
  if (error) return <Failure error={error} />;
  return one.shown && other.shown ? <Compared one={one.shown} other={other.shown} /> : <Loading />;
}

function Compared({ one, other }: { readonly one: ShownExecution; readonly other: ShownExecution }) {
  const states = useMemo(() => compareExecutions(one.view, other.view), [one.view, other.view]);
  const different = useMemo(() => faredDifferently(states), [states]);
  return (
    <SpaceBetween size="l">
      <Grid gridDefinition={[HALF, HALF]}>
        <ComparedExecution shown={one} title="One" different={different} />
        <ComparedExecution shown={other} title="Other" different={different} />
      </Grid>
      <ComparedStates states={states} />
    </SpaceBetween>
  );
}
