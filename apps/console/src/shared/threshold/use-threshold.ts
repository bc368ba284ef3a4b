import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { listFunctions } from '../../aws/lambda-client.ts';
import { type Threshold, thresholdOf } from './threshold-of.ts';

/**
 * How sure the deployed workflow asks the model to be; null where no function says so. Where several do, the first of the
 * names given counts.
 */
export function useThreshold(functionNames?: readonly string[]): UseQueryResult<Threshold | null> {
  return useQuery({
    queryKey: ['lambda', undefined, 'functions'],
    queryFn: listFunctions,
    select: (functions) => thresholdOf(functions, functionNames),
  });
}
