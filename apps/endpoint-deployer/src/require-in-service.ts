import { CommandError } from '@scones/command-line';
import type { EndpointStatusReport } from './endpoint-status.ts';

/** SageMaker does not update an endpoint that is busy or has failed. */
export function requireInService({ endpointName, status, failureReason }: EndpointStatusReport): void {
  if (status === 'InService') return;
  const reason = failureReason === undefined ? '' : `: ${failureReason}`;
  throw new CommandError(
    'ENDPOINT_NOT_IN_SERVICE',
    `The endpoint ${endpointName} is ${status}${reason}`,
    status === 'Failed'
      ? `A failed endpoint can only be deleted: endpoint-deployer delete --name ${endpointName}; then deploy it again.`
      : `Wait until it is InService: aws sagemaker wait endpoint-in-service --endpoint-name ${endpointName}`,
  );
}
