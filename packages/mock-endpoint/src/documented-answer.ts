/** How sure the mock is where a name has no probability of its own: one passes the usual threshold, the other doesn't. */
const PROBABILITIES = { confident: 0.97, doubtful: 0.62 } as const;

/** `<class>-<confident|doubtful>[-<probability>].<png|jpg|jpeg>` */
const NAME =
  /^(?<pictured>.+)-(?<sureness>confident|doubtful)(?:-(?<probability>[01](?:\.\d+)?))?\.(?:png|jpe?g)$/;

export const GRAMMAR = '<class>-<confident|doubtful>[-<probability>].<png|jpg|jpeg>';

export type DocumentedAnswer =
  | { readonly probabilities: readonly number[] }
  /** Why the name has no answer. */
  | { readonly refusal: string };

/**
 * The mock's answer for a picture, from its name alone: the named class gets the probability, the others share the
 * rest.
 */
export function documentedAnswer(pictureName: string, classes: readonly string[]): DocumentedAnswer {
  const { pictured, sureness, probability } = NAME.exec(pictureName)?.groups ?? {};
  if (pictured === undefined || sureness === undefined)
    return { refusal: `The picture's name '${pictureName}' is not ${GRAMMAR}.` };
  if (!classes.includes(pictured))
    return { refusal: `The class '${pictured}' of '${pictureName}' is not one of ${classes.join(', ')}.` };
  const sure =
    probability === undefined ? PROBABILITIES[sureness as keyof typeof PROBABILITIES] : Number(probability);
  const least = 1 / classes.length;
  if (sure < least || sure > 1)
    return {
      refusal: `The probability of '${pictureName}' is not from ${least} to 1, so another class would be likelier.`,
    };
  const other = (1 - sure) / (classes.length - 1);
  return { probabilities: classes.map((name) => round(name === pictured ? sure : other)) };
}

/** Rounds to what reads well in JSON: 0.38 rather than 0.38000000000000001. */
function round(probability: number): number {
  return Number(probability.toFixed(6));
}
