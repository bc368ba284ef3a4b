import type { Inference, ReportInference } from '@scones/model-monitor';
import type { Evaluation, PictureResult } from '@scones/training-pipeline';
import { customAttributeOfKey } from '@scones/workflow';

interface Evaluated {
  readonly classes: Evaluation['classes'];
  readonly pictures: readonly Pick<PictureResult, 'key' | 'label'>[];
}

/**
 * The captures with their pictures' keys and true classes. The Lambda that asks the endpoint sends the key along, and
 * the capture keeps it. A capture without a key stays, without a name.
 */
export function namedInferences(
  { classes, pictures }: Evaluated,
  inferences: readonly Inference[],
): ReportInference[] {
  const byAttribute = new Map(pictures.map((picture) => [customAttributeOfKey(picture.key), picture]));
  return inferences.map((inference) => {
    const [attribute] = inference.customAttributes ?? [];
    const picture = attribute === undefined ? undefined : byAttribute.get(attribute);
    const expectedLabel = picture && classes[picture.label];
    return {
      ...inference,
      ...(picture && { name: picture.key }),
      ...(expectedLabel !== undefined && { expectedLabel }),
    };
  });
}
