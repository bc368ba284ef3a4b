import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AwsFailure } from '../aws/aws-failure.ts';
import { Loading } from './loading.tsx';

interface Props<Data> {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** A query's result. Before the result it shows that the query is under way, and after a failure the reason. */
export function QueryView<Data>({ query, children }: Props<Data>) {
  const { data, error, refetch } = query;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return children(data);
}

export function Failure({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  return (
    <Alert
      type="error"
      header={error instanceof AwsFailure ? `${error.action}: ${error.code}` : error.name}
      action={onRetry && <Button onClick={onRetry}>Ask again</Button>}
    >
      {error.message}
    </Alert>
  );
}
