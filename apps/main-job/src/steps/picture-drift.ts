import {
  detectDrift,
  type DriftReport,
  type Inference,
  makeBaseline,
  pictureStatistics,
  type PictureStatistics,
  samplesOf,
} from '@scones/model-monitor';
import sharp from 'sharp';

/** Whether the pictures that the endpoint sees look like those that the model learnt from. */
export async function pictureDrift(
  training: Iterable<Uint8Array>,
  inferences: readonly Inference[],
): Promise<DriftReport> {
  const seen = inferences.flatMap(({ image }) => (image ? [Buffer.from(image.base64, 'base64')] : []));
  const learnt = samplesOf([], await statisticsOf([...training]));
  // There is no baseline of the confidence: a model's confidence in pictures that it has learnt by heart means nothing.
  const { confidence: _confidence, ...numbers } = learnt.numbers;
  return detectDrift(makeBaseline({ numbers, labels: {} }), samplesOf(inferences, await statisticsOf(seen)));
}

function statisticsOf(pictures: readonly Uint8Array[]): Promise<PictureStatistics[]> {
  return Promise.all(
    pictures.map(async (file) => {
      const { data, info } = await sharp(file)
        .toColourspace('srgb')
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      return pictureStatistics({ width: info.width, height: info.height, rgb: data });
    }),
  );
}
