import type { Json } from '../json.ts';
import type { OpenResults } from './results.ts';
import { OUTPUTS, type ResultFormat } from './writer-config.ts';

/** The children's results as the Map's own. JSON Lines, which only a WriterConfig asks for, are a text. */
export function collectResults({ valuesOf, extension, join }: ResultFormat): OpenResults {
  return async () => {
    const values: (readonly Json[])[] = [];
    return {
      areFiles: false,
      add: async (child, index) => void (values[index] = valuesOf(child)),
      addPending: async () => undefined,
      finish: async () =>
        extension === 'json' ? values.flat() : join(values.flat().map((value) => JSON.stringify(value))),
    };
  };
}

/** Without a ResultWriter the result is the outputs of the children that succeeded. */
export const collectOutputs = collectResults(OUTPUTS);
