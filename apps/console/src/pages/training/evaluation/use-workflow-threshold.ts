import { useQuery } from '@tanstack/react-query';
import { listFunctions } from '../../../aws/lambda-client.ts';

export interface WorkflowThreshold {
  readonly value: number;
  readonly functionName: string;
}

/** How sure the deployed workflow asks the model to be; undefined where no function has a threshold. */
export function useWorkflowThreshold(): WorkflowThreshold | undefined {
  const { data = [] } = useQuery({ queryKey: ['lambda', undefined, 'functions'], queryFn: listFunctions });
  for (const { FunctionName = '', Environment } of data) {
    const text = Environment?.Variables?.['THRESHOLD'];
    if (text) return { value: Number(text), functionName: FunctionName };
  }
  return undefined;
}
