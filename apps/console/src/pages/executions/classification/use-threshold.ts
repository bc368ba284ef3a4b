import { useQueries } from '@tanstack/react-query';
import { describeFunction } from '../../../aws/lambda-client.ts';

interface Threshold {
  readonly value: number;
  readonly functionName: string;
}

/** The confidence that the workflow asks for: what the first of its functions that has a `THRESHOLD` is configured with. */
export function useThreshold(functionNames: readonly string[]): Threshold | undefined {
  const functions = useQueries({
    queries: functionNames.map((name) => ({
      queryKey: ['lambda', name],
      queryFn: () => describeFunction(name),
    })),
  });
  for (const { data } of functions) {
    const text = data?.Environment?.Variables?.['THRESHOLD']?.trim();
    if (text) return { value: Number(text), functionName: data?.FunctionName ?? '' };
  }
  return undefined;
}
