import Alert from '@cloudscape-design/components/alert';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { readCause } from '@scones/execution-view';
import { JsonView } from '../../shared/json-view.tsx';

interface Props {
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** The reason why an execution or a state failed: a sentence first, the details below. */
export function FailureAlert({ error, cause }: Props) {
  const { message, isDocument } = readCause(cause ?? '');
  return (
    <Alert type="error" header={error ?? 'It failed without naming an error'}>
      {message}
      {isDocument && (
        <ExpandableSection headerText="The whole cause" variant="footer">
          <JsonView value={cause} label="the cause" />
        </ExpandableSection>
      )}
    </Alert>
  );
}
