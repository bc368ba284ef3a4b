import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { durationText } from '@scones/execution-view';
import type { TrainingJob } from '../../aws/sagemaker.ts';
import { useNow } from '../executions/use-now.ts';
import { stepShares } from './step-shares.ts';
import './job-steps.css';

/** The steps that the job went through, along its time. */
export function JobSteps({ job }: { readonly job: TrainingJob }) {
  const now = useNow(job.TrainingJobStatus === 'InProgress');
  const steps = stepShares(job.SecondaryStatusTransitions ?? [], now);
  return (
    <Container header={<Header variant="h2">Steps</Header>}>
      <ol className="job-steps">
        {steps.map(({ status, message, milliseconds, from, share }, index) => (
          <li key={index}>
            <StatusIndicator type={milliseconds === undefined ? 'in-progress' : lookOf(status)}>
              {status}
            </StatusIndicator>
            <span className="length">{milliseconds === undefined ? 'runs' : durationText(milliseconds)}</span>
            <div className="track" aria-hidden>
              <div
                className="bar"
                style={{ insetInlineStart: `min(${from * 100}%, 100% - 3px)`, inlineSize: `${share * 100}%` }}
              />
            </div>
            <span className="message">{message}</span>
          </li>
        ))}
      </ol>
    </Container>
  );
}

/** A step that has ended counts as done, unless it is the job's failure. */
function lookOf(status: string): StatusIndicatorProps.Type {
  if (status === 'Failed' || status === 'MaxRuntimeExceeded' || status === 'Interrupted') return 'error';
  return status === 'Stopped' ? 'stopped' : 'success';
}
