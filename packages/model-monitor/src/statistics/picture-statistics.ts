export interface PictureStatistics {
  /** Mean luma, from 0 (black) to 1 (white). */
  readonly brightness: number;
  /** Standard deviation of luma, from 0 to 0.5. */
  readonly contrast: number;
  /** Root mean square of luma's Laplacian: low for blurred pictures, high for sharp or noisy ones. */
  readonly sharpness: number;
}

/** Of interleaved RGB, one byte a channel. */
export function pictureStatistics(picture: {
  width: number;
  height: number;
  rgb: Uint8Array;
}): PictureStatistics {
  const luma = lumaOf(picture.rgb);
  const brightness = luma.reduce((sum, value) => sum + value, 0) / luma.length;
  const variance = luma.reduce((sum, value) => sum + (value - brightness) ** 2, 0) / luma.length;
  return {
    brightness,
    contrast: Math.sqrt(variance),
    sharpness: sharpnessOf(luma, picture.width, picture.height),
  };
}

/** Rec. 601, in [0, 1]. */
function lumaOf(rgb: Uint8Array): Float64Array {
  return Float64Array.from({ length: rgb.length / 3 }, (_, pixel) => {
    const [red, green, blue] = rgb.subarray(3 * pixel, 3 * pixel + 3);
    return (0.299 * red! + 0.587 * green! + 0.114 * blue!) / 255;
  });
}

function sharpnessOf(luma: Float64Array, width: number, height: number): number {
  let sum = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      sum += (4 * luma[at]! - luma[at - 1]! - luma[at + 1]! - luma[at - width]! - luma[at + width]!) ** 2;
    }
  }
  return Math.sqrt(sum / Math.max(1, (width - 2) * (height - 2)));
}
