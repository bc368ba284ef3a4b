import { ServingError } from './serving-error.ts';

/** The head and body of an answer. */
export interface ServingAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/jsonlines';

/** How a request wants its answer: by `Accept`, else as JSON for one picture and as JSON Lines for several. */
export function answerType(accept: string | undefined, isBatch: boolean): string {
  const wanted = (accept ?? '*/*').split(',').map((type) => type.split(';')[0]?.trim().toLowerCase() ?? '');
  const byDefault = isBatch ? LINES_TYPE : JSON_TYPE;
  for (const type of wanted) {
    if (type === JSON_TYPE || type === LINES_TYPE) return type;
    if (type === '*/*' || type === 'application/*') return byDefault;
  }
  throw new ServingError(406, `Accept ${accept} is neither ${JSON_TYPE} nor ${LINES_TYPE}.`);
}

/**
 * One picture's probabilities as JSON are a list, several pictures' a list of lists; as JSON Lines each picture has a
 * line `{"prediction": […]}`, as SageMaker's built-in algorithm writes it.
 */
export function predictions(
  type: string,
  isBatch: boolean,
  probabilities: readonly (readonly number[])[],
): ServingAnswer {
  const body =
    type === LINES_TYPE
      ? probabilities.map((prediction) => `${JSON.stringify({ prediction })}\n`).join('')
      : JSON.stringify(isBatch ? probabilities : probabilities[0]);
  return { status: 200, type, body };
}

export function jsonAnswer(status: number, value: unknown): ServingAnswer {
  return { status, type: JSON_TYPE, body: JSON.stringify(value) };
}
