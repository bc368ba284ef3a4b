import type { Inference } from './inference.ts';

/**
 * The key of the picture that an answer is about, which the workflow sends along, encoded, as the custom attribute.
 * Another caller may send anything: undefined where it is nothing that can be decoded.
 */
export function pictureKeyOf({ customAttributes }: Pick<Inference, 'customAttributes'>): string | undefined {
  const [attribute] = customAttributes ?? [];
  try {
    return attribute === undefined ? undefined : decodeURIComponent(attribute);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
