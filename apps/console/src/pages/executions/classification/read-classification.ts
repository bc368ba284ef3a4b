import type { StateRun } from '@scones/execution-view';
import { memberOf, parsedJson } from '../../../shared/parsed-json.ts';

/** The picture of an execution, and its results so far. */
export interface Classification {
  readonly bucket: string;
  readonly key: string;
  /** Probabilities, one a class; absent until the endpoint has answered. */
  readonly inferences?: readonly number[];
  /** The execution's own threshold, which overrides the one in the function's settings. */
  readonly threshold?: number;
}

interface Execution {
  readonly input?: string | undefined;
  readonly output?: string | undefined;
}

/** Undefined for an execution that is not about one picture. */
export function readClassification(
  { input, output }: Execution,
  runs: readonly StateRun[],
): Classification | undefined {
  const request = parsedJson(input);
  const [bucket, key] = [memberOf(request, 's3_bucket'), memberOf(request, 's3_key')];
  if (typeof bucket !== 'string' || typeof key !== 'string') return undefined;
  const inferences = newestInferences([...runs.flatMap((run) => [run.input, run.output]), output]);
  const threshold = memberOf(request, 'threshold');
  return {
    bucket,
    key,
    ...(inferences && { inferences }),
    ...(typeof threshold === 'number' && { threshold }),
  };
}

/** An execution that fails has none in its output, but the input of its last states has them. */
function newestInferences(texts: readonly (string | undefined)[]): readonly number[] | undefined {
  return texts.reduceRight<readonly number[] | undefined>(
    (found, text) => found ?? inferencesIn(text),
    undefined,
  );
}

function inferencesIn(text: string | undefined): readonly number[] | undefined {
  if (!text?.includes('"inferences"')) return undefined;
  const document = parsedJson(text);
  const found = memberOf(document, 'body', 'inferences') ?? memberOf(document, 'inferences');
  const isList = Array.isArray(found) && found.length > 0 && found.every((each) => typeof each === 'number');
  return isList ? found : undefined;
}
