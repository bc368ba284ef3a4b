import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useRouteError } from 'react-router';

/** A page that can't be shown says so in its place, and the rest of the console still works. */
export function PageFailure() {
  const error = useRouteError();
  return (
    <Alert
      type="error"
      header="This page could not be shown"
      action={<Button onClick={() => location.reload()}>Load it again</Button>}
    >
      {error instanceof Error ? error.message : String(error)}
    </Alert>
  );
}
