import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';

/** The statuses of AWS's services and of the views, in the console's colours and signs. */
const LOOKS: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  active: 'success',
  aborted: 'stopped',
  alarm: 'error',
  caught: 'warning',
  caughterror: 'warning',
  completed: 'success',
  creating: 'in-progress',
  deleting: 'in-progress',
  disabled: 'stopped',
  enabled: 'success',
  failed: 'error',
  inprogress: 'in-progress',
  inservice: 'success',
  insufficientdata: 'pending',
  ok: 'success',
  pending: 'pending',
  pendingredrive: 'pending',
  retriable: 'warning',
  running: 'in-progress',
  stopped: 'stopped',
  stopping: 'in-progress',
  succeeded: 'success',
  timedout: 'error',
  updating: 'in-progress',
};

/** A status by sign, colour and word; `TIMED_OUT` reads "Timed out". */
export function Status({ status }: { readonly status: string }) {
  const look = LOOKS[status.toLowerCase().replaceAll(/[^a-z]/g, '')] ?? lookOfStack(status);
  return (
    <span className="status">
      <StatusIndicator type={look}>{statusText(status)}</StatusIndicator>
    </span>
  );
}

/** CloudFormation has about twenty statuses, whose endings say what they are. */
function lookOfStack(status: string): StatusIndicatorProps.Type {
  if (status.endsWith('_IN_PROGRESS')) return 'in-progress';
  if (status.includes('ROLLBACK') || status.endsWith('_FAILED')) return 'error';
  return status.endsWith('_COMPLETE') ? 'success' : 'info';
}

/** Words that AWS writes in capitals because they are short for others. */
const ABBREVIATIONS = new Set(['OK']);

function statusText(status: string): string {
  if (ABBREVIATIONS.has(status)) return status;
  const words = status
    .replaceAll('_', ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
