import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import LineChart from '@cloudscape-design/components/line-chart';
import Slider from '@cloudscape-design/components/slider';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { confidencePercent, coverageCurve, type Passing, passingAt } from '@scones/classifier-measures';
import { useMemo, useState } from 'react';
import { formatOf } from '../curves.tsx';
import type { JudgedPicture } from './judged-pictures.ts';
import { USUAL_THRESHOLD } from '../../../shared/threshold/threshold-of.ts';
import { useThreshold } from '../../../shared/threshold/use-threshold.ts';

const SHARE = formatOf('share');
const MOST_POINTS = 200;
const thresholdText = (threshold: number): string => confidencePercent(threshold, threshold);

interface Props {
  readonly pictures: readonly JudgedPicture[];
  /** The number of classes: the model is never less sure than by chance. */
  readonly classes: number;
}

/** The share of pictures that each threshold would pass, and how many of those are right. */
export function CoverageView({ pictures, classes }: Props) {
  const { data: configured } = useThreshold();
  const [moved, setMoved] = useState<number>();
  const threshold = moved ?? configured?.value ?? USUAL_THRESHOLD;
  const at = passingAt(pictures, threshold);
  return (
    <Container
      fitHeight
      header={
        <Header variant="h2" description="The fewer pictures pass, the more of them are right.">
          Coverage against accuracy
        </Header>
      }
    >
      <SpaceBetween size="m">
        <CoverageChart pictures={pictures} at={at} />
        <FormField
          label="Threshold"
          description={
            configured &&
            `The workflow's is ${thresholdText(configured.value)}, by ${configured.functionName}.`
          }
        >
          <Slider
            min={Math.floor(100 / classes)}
            max={100}
            step={1}
            value={Math.round(100 * threshold)}
            valueFormatter={(percent) => `${percent}%`}
            onChange={({ detail }) => setMoved(detail.value / 100)}
            ariaLabel="Threshold"
          />
        </FormField>
        <div aria-live="polite">
          <Consequence at={at} all={pictures.length} />
        </div>
      </SpaceBetween>
    </Container>
  );
}

function Consequence({
  at: { threshold, passed, right },
  all,
}: {
  readonly at: Passing;
  readonly all: number;
}) {
  if (passed === 0) return <Box>At {thresholdText(threshold)}, no picture passes.</Box>;
  return (
    <Box>
      At {thresholdText(threshold)}, <b>{passed}</b> of {all} pictures pass ({SHARE(passed / all)}), and{' '}
      <b>{right}</b> of those are right ({SHARE(right / passed)}): {passed - right} mistakes pass,{' '}
      {all - passed} pictures are left to a person.
    </Box>
  );
}

function CoverageChart({
  pictures,
  at,
}: {
  readonly pictures: readonly JudgedPicture[];
  readonly at: Passing;
}) {
  const curve = useMemo(
    () =>
      coverageCurve(pictures, MOST_POINTS).map(({ passed, right }) => ({
        x: passed / pictures.length,
        y: right / passed,
      })),
    [pictures],
  );
  const coverage = at.passed / pictures.length;
  const lowest = Math.min(1, ...curve.map(({ y }) => y));
  return (
    <LineChart
      series={[
        { type: 'line', title: 'Right of those that pass', data: curve, valueFormatter: SHARE },
        { type: 'threshold', title: 'Passes at the threshold', x: coverage },
      ]}
      xDomain={[0, 1]}
      yDomain={[Math.floor(lowest * 10) / 10, 1]}
      xScaleType="linear"
      xTickFormatter={SHARE}
      yTickFormatter={SHARE}
      xTitle="Pictures that pass"
      yTitle="Right"
      height={180}
      hideFilter
      ariaLabel="Coverage against accuracy"
    />
  );
}
